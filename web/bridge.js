// The page's side of the bridge: what Python, in its worker, asks of the page, and what the page tells it
// (services/bridge.py is the other side). Every message is a word and a text.
window.homewardBridge = (() => {
  const REST = 2000; // milliseconds
  const offline = "serviceWorker" in navigator ? navigator.serviceWorker : null;
  let toPython = () => {};
  let show;
  const shown = new Promise((resolve) => { show = resolve; });

  // A new version of the app waits until the person says yes.
  let waiting = null;
  const offerUpdate = (registration) => {
    if (!registration.waiting || !offline.controller) return;
    waiting = registration.waiting;
    toPython("update", "ready");
  };
  const applyUpdate = () => {
    if (!waiting) return;
    offline.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage("apply");
  };
  const keepOffline = async (engine) => {
    await shown; // the first start and the first tap come first: keeping files costs time and network
    await new Promise((go) => { setTimeout(go, REST); });
    if (!offline) return;
    const registration = await offline.register(`sw.js?engine=${engine}`, { updateViaCache: "none" });
    const look = () => registration.update().catch(() => {}); // without a network there is nothing new
    offerUpdate(registration);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming.addEventListener("statechange", () => { if (coming.state === "installed") offerUpdate(registration); });
    });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
    look();
  };

  // The browser may offer to put the app on the home screen; it can be asked once, in a tap.
  let installer = null;
  window.addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    installer = event;
    device();
  });
  window.addEventListener("appinstalled", () => { installer = null; device(true); });
  const install = () => { installer?.prompt(); installer = null; device(); };

  const persist = async () => {
    const storage = navigator.storage;
    const safe = ((await storage?.persisted?.()) || (await storage?.persist?.())) ?? false;
    toPython("persist", safe ? "yes" : "no");
  };

  // What Settings says about the home screen depends on this.
  const device = (justInstalled = false) => {
    const installed = justInstalled || matchMedia("(display-mode: standalone)").matches || navigator.standalone === true;
    const apple = /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
    const system = apple ? "iphone" : /Android/.test(navigator.userAgent) ? "android" : "computer";
    toPython("device", JSON.stringify({ installed, system, offered: installer !== null }));
  };

  // A document of its own, not the app. The sandbox lets it be printed and run nothing. It stays until the
  // next one: a phone says that printing is over before it has drawn the pages, and a frame that is not
  // displayed prints empty in Firefox.
  let printed = null;
  const print = (html) => {
    printed?.remove();
    const frame = document.createElement("iframe");
    printed = frame;
    frame.sandbox = "allow-same-origin allow-modals";
    frame.style.cssText = "position:fixed;left:0;top:0;width:1px;height:1px;border:0;opacity:0;pointer-events:none";
    frame.ariaHidden = "true";
    frame.tabIndex = -1;
    frame.srcdoc = html;
    frame.addEventListener("load", () => {
      frame.contentWindow.focus(); // Safari prints what has the focus
      frame.contentWindow.print();
    });
    document.body.append(frame);
  };

  const askToNotify = async () =>
    toPython("notify", "Notification" in window ? await Notification.requestPermission() : "missing");
  const notify = async (text) => {
    const { title, body, route } = JSON.parse(text);
    const registration = await offline?.getRegistration();
    await registration?.showNotification(title, { body, data: { route }, tag: route });
  };

  const asked = {
    shown: () => { show(); device(); },
    numbers: (text) => window.homewardShell.keepNumbers(text),
    "apply update": applyUpdate,
    install,
    persist,
    print,
    "ask to notify": askToNotify,
    notify,
  };
  return {
    shown,
    keepOffline,
    connect: (send) => { toPython = send; },
    fromPython: async (word, text) => {
      try {
        await asked[word]?.(text);
      } catch (problem) {
        console.error(word, problem);
      }
    },
  };
})();
