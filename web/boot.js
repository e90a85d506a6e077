// Starts Python at once and Flutter beside it, from files of this address only, and takes the page with the
// emergency numbers away when both are there.
(() => {
  const SECONDS_TO_OPEN = 30;
  const SECONDS_FOR_SNAPSHOT = 15;
  const shell = window.homewardShell;
  const base = new URL(".", document.baseURI).href;

  let opened = false;
  const whileOpening = () => { if (!opened) shell.notOpened(); };
  setTimeout(whileOpening, SECONDS_TO_OPEN * 1000);
  window.addEventListener("error", whileOpening);
  window.addEventListener("unhandledrejection", whileOpening);

  // Python. Flet's client connects later than it starts: what either says before is kept for the other.
  let worker, running, ready, toScreen;
  let early = [], begun = false;
  const started = new Promise((resolve) => { ready = resolve; });
  const startPython = (name) => {
    running = name;
    worker = new Worker(new URL("python-worker.js", base), { type: "module", name });
    worker.onerror = () => { if (!begun) failed(name); }; // later ones do not end Python
    worker.onmessage = ({ data }) => {
      if (typeof data.homeward !== "string") toScreen ? toScreen(data) : early.push(data);
      else if (data.homeward === "started") { begun = true; ready(); }
      else if (data.homeward === "failed") failed(name);
      else if (data.homeward === "taken") taken();
      else window.homewardBridge.fromPython(data.homeward, data.text);
    };
  };
  const failed = (name) => {
    if (name !== running) return;
    worker.terminate();
    if (name === "snapshot" && !begun) startPython("plain");
    else opened ? shell.stopped() : shell.notOpened();
  };
  const taken = () => { // the record is open in one tab at a time, and what this one showed may be cleared there
    worker.terminate();
    shell.taken();
    document.querySelector("flutter-view")?.remove();
  };
  // The snapshot comes with the service worker. Where it does not lead to a start, Python starts without it.
  if (navigator.serviceWorker?.controller) {
    startPython("snapshot");
    const late = setTimeout(() => failed("snapshot"), SECONDS_FOR_SNAPSHOT * 1000);
    started.then(() => clearTimeout(late));
  } else {
    startPython("plain");
  }
  window.homewardBridge.connect((homeward, text) => worker.postMessage({ homeward, text }));

  // What Flet's client calls.
  window.jsConnect = async (_app, _arguments, onMessage) => {
    await started;
    toScreen = onMessage;
    early.splice(0).forEach(onMessage);
  };
  window.jsSend = async (_app, data) => worker.postMessage(data, [data.buffer]);
  window.jsDisconnect = async () => worker.terminate();

  // A page in the browser's history would keep the record open for itself.
  window.addEventListener("pagehide", () => worker.terminate());
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  // Flutter.
  const drawn = new Promise((resolve) => {
    window.addEventListener("flutter-first-frame", resolve, { once: true });
  });
  drawn.then(() => {
    // Flutter forbids zooming; people who need it may zoom.
    document.querySelector("meta[name=viewport]").content = "width=device-width, initial-scale=1";
  });
  Promise.all([drawn, window.homewardBridge.shown]).then(() => {
    requestAnimationFrame(() => requestAnimationFrame(() => { opened = true; shell.hide(); }));
  });

  // Flutter's own choice, made here so that the service worker keeps only the engine that is used.
  const chooseEngine = () => {
    const forChromium = "ImageDecoder" in window && "v8BreakIterator" in Intl && "Segmenter" in Intl;
    const garbageCollected = WebAssembly.validate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 95, 1, 120, 0]));
    const canvas = document.createElement("canvas");
    const drawsFast = canvas.getContext("webgl2") ?? canvas.getContext("webgl");
    if (navigator.vendor === "Google Inc." && forChromium && garbageCollected && drawsFast) return "skwasm";
    return forChromium ? "chromium" : "canvaskit";
  };

  const startFlutter = () => {
    const engine = chooseEngine();
    window.homewardBridge.keepOffline(engine);

    window.flet = {
      pyodide: true,
      multiView: false,
      noCdn: true,
      entrypointBaseUrl: base,
      assetBase: base,
      routeUrlStrategy: "hash",
      canvasKitBaseUrl: `${base}canvaskit/`,
      fontFallbackBaseUrl: `${base}fallback-fonts/`,
      webRenderer: "auto",
    };
    const { entrypointBaseUrl, assetBase, canvasKitBaseUrl, fontFallbackBaseUrl } = window.flet;
    const config = {
      multiViewEnabled: false, entrypointBaseUrl, assetBase, canvasKitBaseUrl, fontFallbackBaseUrl,
      canvasKitVariant: engine === "chromium" ? "chromium" : "full",
    };
    if (!window._flutter) {
      shell.notOpened();
      return;
    }
    const build = engine === "skwasm"
      ? { compileTarget: "dart2wasm", renderer: "skwasm", mainWasmPath: "main.dart.wasm", jsSupportRuntimePath: "main.dart.mjs" }
      : { compileTarget: "dart2js", renderer: "canvaskit", mainJsPath: "main.dart.js" };
    _flutter.buildConfig = { builds: [build] };
    // No service worker settings: Flutter would put its own in the place of ours.
    _flutter.loader.load({
      config,
      onEntrypointLoaded: async (engineInitializer) => {
        const engine = await engineInitializer.initializeEngine(config);
        window.flet.flutterApp = await engine.runApp();
      },
    }).catch(whileOpening);
  };

  // First the numbers are painted. A page in the background is not painted at all.
  const soon = new Promise((go) => { requestAnimationFrame(() => setTimeout(go)); setTimeout(go, 300); });
  soon.then(startFlutter).catch(whileOpening);
})();
