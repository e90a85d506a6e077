// Lets a test ask Python in the worker: window.ask(code) answers with what the code gives.
(() => {
  const worker = new Worker(`worker.js${location.search}`, { type: "module" });
  const waiting = new Map();
  window.taken = false;
  worker.onmessage = ({ data: { number, answer, problem } }) => {
    if (number === "taken") { window.taken = true; return; }
    const [resolve, reject] = waiting.get(number);
    problem ? reject(new Error(problem)) : resolve(answer);
  };
  worker.onerror = () => waiting.forEach(([, reject]) => reject(new Error("the worker did not start")));
  window.ask = (code) => new Promise((resolve, reject) => {
    waiting.set(waiting.size, [resolve, reject]);
    worker.postMessage({ number: waiting.size - 1, code });
  });
  // A page that does not answer its worker's neighbours: what a test needs to play a tab that hangs.
  window.hang = (seconds) => worker.postMessage({ number: -1, seconds });
})();
