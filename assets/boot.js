// Starts the browser client with files of this address only, and keeps the block with the emergency
// numbers on the page whenever the app itself cannot be seen: while it opens, and when it has stopped.
(() => {
  const SECONDS_TO_OPEN = 20;
  const SECONDS_TO_COME_BACK = 2;
  const TO_DRAW = 300; // milliseconds
  const TO_WAIT = 5000; // a slow machine needs this long to send its pages
  const block = document.getElementById("opening");

  const showTrouble = (title, reason) => {
    document.getElementById("title").textContent = title;
    document.getElementById("reason").textContent = reason;
    document.getElementById("trouble").hidden = false;
    block.hidden = false;
  };
  const notOpened = () => showTrouble("Homeward has not opened", "Something went wrong on the way.");
  const stopped = () => showTrouble("Homeward has stopped", "What you saved is kept.");

  let drawn = false;
  let lost;
  const whileOpening = () => { if (!drawn) notOpened(); };
  setTimeout(whileOpening, SECONDS_TO_OPEN * 1000);
  window.addEventListener("error", whileOpening);
  window.addEventListener("unhandledrejection", whileOpening);
  document.getElementById("reload").addEventListener("click", () => location.reload());

  // The first frame says only "Working...": the numbers stay until the app itself has sent what it shows.
  const reveal = () => {
    drawn = true;
    if (lost === undefined) block.hidden = true;
  };

  const inTwoFrames = (then) => requestAnimationFrame(() => requestAnimationFrame(then));

  window.addEventListener("flutter-first-frame", () => {
    // Flutter forbids zooming; people who need it may zoom.
    document.querySelector("meta[name=viewport]").content = "width=device-width, initial-scale=1";
  }, { once: true });

  // When Homeward stops, Flet's client shows an endless "Working...": show the numbers instead.
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...where) {
      super(...where);
      this.addEventListener("open", () => {
        clearTimeout(lost);
        lost = undefined;
        if (drawn) block.hidden = true;
      });
      let messages = 0; // the first is a greeting, the pages come with the next
      this.addEventListener("message", () => {
        messages += 1;
        if (messages <= 2) setTimeout(inTwoFrames, messages === 1 ? TO_WAIT : TO_DRAW, reveal);
      });
      this.addEventListener("close", () => { lost ??= setTimeout(stopped, SECONDS_TO_COME_BACK * 1000); });
    }
  };

  // Safari brings a page back from its history without drawing it again.
  window.addEventListener("pageshow", (event) => {
    if (event.persisted && navigator.vendor.startsWith("Apple")) location.reload();
  });

  const base = new URL(document.baseURI).pathname;
  window.flet = {
    pyodide: false,
    multiView: false,
    noCdn: true,
    webSocketEndpoint: base + "ws",
    entrypointBaseUrl: base,
    assetBase: base,
    routeUrlStrategy: "hash",
    canvasKitBaseUrl: base + "canvaskit/",
    fontFallbackBaseUrl: base + "fallback-fonts/",
    webRenderer: "auto",
  };
  const { entrypointBaseUrl, assetBase, canvasKitBaseUrl, fontFallbackBaseUrl } = window.flet;
  const config = { multiViewEnabled: false, entrypointBaseUrl, assetBase, canvasKitBaseUrl, fontFallbackBaseUrl };
  if (!window._flutter) {
    notOpened();
    return;
  }
  _flutter.buildConfig = {
    builds: [
      { compileTarget: "dart2wasm", renderer: "skwasm", mainWasmPath: "main.dart.wasm",
        jsSupportRuntimePath: "main.dart.mjs" },
      { compileTarget: "dart2js", renderer: "canvaskit", mainJsPath: "main.dart.js" },
    ],
  };
  // No service worker settings: Flutter would register one that only removes itself.
  _flutter.loader.load({
    config,
    onEntrypointLoaded: async (engineInitializer) => {
      const engine = await engineInitializer.initializeEngine(config);
      window.flet.flutterApp = await engine.runApp();
    },
  }).catch(whileOpening);
})();
