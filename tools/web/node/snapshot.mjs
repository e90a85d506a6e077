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
writeFileSync(`${job.out}/snapshot.bin`, pyodide.makeMemorySnapshot());
