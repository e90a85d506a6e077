// Runs tools/web/archives.py in Pyodide's own Python. Argument: a JSON file with the folders to use.
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { pathToFileURL } from "node:url";

const job = JSON.parse(readFileSync(process.argv[2], "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${job.pyodide}/pyodide.mjs`).href);
// A fixed seed: compiled sets are in the order of their hashes.
const pyodide = await loadPyodide({ indexURL: job.pyodide, env: { PYTHONHASHSEED: "0" } });
let count = 0;
const mount = (folder) => {
  const place = `/mount/${count++}`;
  pyodide.FS.mkdirTree(place);
  pyodide.mountNodeFS(place, folder);
  return place;
};
const homes = Object.fromEntries(Object.entries(job.homes).map(([name, folder]) => [name, mount(folder)]));
pyodide.globals.set("places", pyodide.toPy({
  standard: `${mount(job.pyodide)}/python_stdlib.zip`, homes, out: mount(job.out), tools: mount(job.root),
}));
await pyodide.runPythonAsync(`
import sys
from pathlib import Path

sys.path.append(places["tools"])
from tools.web.archives import make

homes = {name: Path(place) for name, place in places["homes"].items()}
make(Path(places["standard"]), homes, Path(places["out"]))
`);
