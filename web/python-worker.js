// Runs Python in a worker of the page, started before Flutter has drawn anything. It talks to the page with
// messages: bytes are Flet's own, objects with a `homeward` field are ours (web/bridge.js, services/bridge.py).
import { hub } from "./hub.js";
import { openRecord } from "./opfs.js";
import { loadPyodide } from "./pyodide/pyodide.mjs";

const FROM_SNAPSHOT = self.name === "snapshot";
const APP = "/lib/homeward.zip";

const ask = (name) => fetch(new URL(name, import.meta.url));
const content = async (answer) => new Uint8Array(await answer.arrayBuffer());
const tell = (homeward, text = "") => self.postMessage({ homeward, text });

const flet = { documentUrl: "" };
const bridge = { tell, listen: null, files: null, hub, address: new URL(".", import.meta.url).href };
const opening = openRecord(() => tell("taken"));

const load = async () => {
  const app = ask("python/app.zip").then(content);
  const snapshot = FROM_SNAPSHOT ? await ask("python/snapshot.bin") : null;
  const options = {
    indexURL: new URL("pyodide/", import.meta.url).href,
    stdLibURL: new URL("python/standard.zip", import.meta.url).href,
    env: { PYTHONHASHSEED: "0", PYTHONTZPATH: "" }, // as the snapshot was made; time zones come with the app
    stdout: (text) => console.log(text),
    stderr: (text) => console.error(text),
  };
  if (snapshot?.ok) options._loadSnapshot = content(snapshot);
  const pyodide = await loadPyodide(options);
  pyodide._api.on_fatal = () => tell("failed"); // nothing runs in this worker any more
  pyodide.FS.writeFile(APP, await app);
  return pyodide;
};

const start = async () => {
  const pyodide = await load();
  bridge.files = await opening;
  pyodide.registerJsModule("flet_js", flet);
  pyodide.registerJsModule("homeward_js", bridge);
  await pyodide.runPythonAsync(`
import sys
if "${APP}" not in sys.path:
    sys.path.append("${APP}")
from main_web import start
start()
`);
  await flet.start_connection((message) => {
    const bytes = message.toJs();
    self.postMessage(bytes, [bytes.buffer]);
  });
  tell("started");
};

self.onmessage = ({ data }) => {
  if (typeof data.homeward === "string") bridge.listen?.(data.homeward, data.text);
  else flet.send(data);
};

start().catch((problem) => {
  console.error(problem);
  tell("failed");
});
