// The record and Python without the screens: what the app's own worker does, in little.
import { openRecord } from "./opfs.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";

// A browser that lacks what its address says.
if (self.location.search === "?nohandles") delete FileSystemFileHandle.prototype.createSyncAccessHandle;
else if (self.location.search) delete StorageManager.prototype.getDirectory;
if (self.location.search === "?nothing") Object.defineProperty(self, "indexedDB", { value: undefined });

const files = openRecord(() => self.postMessage({ number: "taken" }));
const START = `
import sys
sys.path.append("/app.zip")
from datetime import UTC, datetime
from models.records import Entry
from services.browser_record import open_browser_record
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
opened = open_browser_record(files, NOW.date())
record = opened.record
def put(number):
    record.put(Entry(f"uid-{number}", "note", NOW, NOW, text="x" * (number * 37 % 300)))
def texts():
    return ",".join(sorted(entry.uid for entry in record.diary.entries))
`;
const python = (async () => {
  const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
  python.FS.writeFile("/app.zip", new Uint8Array(await (await fetch("app.zip")).arrayBuffer()));
  python.globals.set("files", await files);
  python.runPython(START);
  return python;
})();

self.onmessage = async ({ data: { number, code, seconds } }) => {
  if (seconds) {
    for (const end = Date.now() + seconds * 1000; Date.now() < end;);
    return;
  }
  try {
    self.postMessage({ number, answer: await (await python).runPythonAsync(code) });
  } catch (problem) {
    self.postMessage({ number, problem: String(problem) });
  }
};
