// Starts Python as the browser will, with every import done, and keeps its memory: a later start reads that
// instead. Argument: a JSON file with the folders to use. Time and chance stand still, so that the same
// input gives the same bytes.
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const MOMENT = Date.UTC(2026, 0, 1);
Date.now = () => MOMENT;
performance.now = () => 0;
crypto.getRandomValues = (bytes) => bytes.fill(1);

// Without this Node would print the whole of Pyodide beside an error.
process.on("uncaughtException", (problem) => { console.error(problem.stack ?? problem); process.exit(1); });
process.on("unhandledRejection", (problem) => { console.error(problem.stack ?? problem); process.exit(1); });

const { loadPyodide } = await import(pathToFileURL(`${job.pyodide}/pyodide.mjs`).href);
const pyodide = await loadPyodide({
  indexURL: job.pyodide,
  stdLibURL: `${job.out}/standard.zip`,
  env: { PYTHONHASHSEED: "0", PYTHONTZPATH: "" }, // as in web/python-worker.js
  _makeSnapshot: true,
});
pyodide.FS.writeFile("/lib/homeward.zip", readFileSync(`${job.out}/app.zip`));
pyodide.runPython(readFileSync(`${job.root}/tools/web/warm_up.py`, "utf8"));

// What was freed still holds old bytes. Fill it with zeros, they compress to nothing: take every free piece,
// large ones first, until memory would have to grow.
const { _malloc, _free, _emscripten_get_sbrk_ptr, HEAPU8, HEAPU32 } = pyodide._module;
const used = () => HEAPU32[_emscripten_get_sbrk_ptr() >> 2];
const taken = [];
for (let size = 1 << 16; size >= 16; size >>= 1) {
  const before = used();
  while (used() === before) {
    const place = _malloc(size);
    HEAPU8.fill(0, place, place + size);
    taken.push(place);
  }
}
taken.forEach((place) => _free(place));
writeFileSync(`${job.out}/snapshot.bin`, pyodide.makeMemorySnapshot());
