// The page's side of the bridge: what Python, in its worker, asks of the page, and what the page tells it
// (services/bridge.py is the other side). Every message is a word and a text.
window.homewardBridge = (() => {
  const REST = 2000; // milliseconds
  const DRAWN = 500; // asked too early what it shows, Chromium forgets what it is about to show
  const rest = (time) => new Promise((go) => { setTimeout(go, time); });
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
    await rest(REST);
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
    if (!html) return;
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

  // "Clear this tablet": the record is empty already. Starting again takes the rest with it: what Python and
  // Flutter remember, and the printed page.
  const APP = "homeward"; // the service worker's cache: files of the app, the same for everybody
  const personal = async () => (await window.caches?.keys() ?? []).filter((name) => name !== APP);
  const clear = async () => {
    const steps = [
      () => localStorage.clear(),
      () => sessionStorage.clear(),
      () => withdraw(), // every reminder, and only then the taps on them
      async () => { for (const name of await personal()) await caches.delete(name); },
    ];
    for (const step of steps) {
      try {
        await step();
      } catch (problem) {
        console.error("clear", problem);
      }
    }
    history.replaceState(null, "", "#/cleared");
    location.reload();
  };
  const look = async () => {
    const nobodys = [window.homewardShell.key, "_flet_session_id"]; // the numbers to call; a random one of Flet's
    const own = (place) => Object.keys(place).filter((key) => !nobodys.includes(key)).length;
    toPython("left", JSON.stringify({
      values: own(localStorage) + own(sessionStorage),
      databases: (await indexedDB.databases?.())?.length ?? 0,
      caches: (await personal()).length,
      cookies: document.cookie ? document.cookie.split(";").length : 0,
      reminders: (await (await active())?.getNotifications() ?? []).length,
    }));
  };

  // A tab that slept must not show for long what should be locked by now, nor what is old.
  const awake = () => { if (!document.hidden) { toPython("awake", ""); giveTaps(); tellPermission(); } };
  document.addEventListener("visibilitychange", awake);
  document.addEventListener("resume", awake); // a page that the browser had frozen
  window.addEventListener("online", () => toPython("awake", ""));

  // A plan from the ward comes in the address. It is taken out before Flutter reads it, and out of this entry
  // of the browser's history. Where a plan takes several codes each scan loads a new page: until the last
  // one is here, and for an hour at most, the others wait in the browser's storage.
  const JOIN = "#/join/", WAITING = "homeward.join", HOUR = 3_600_000;
  const scanned = [];
  let listens = false;
  const waitingCodes = () => {
    const { until, codes } = JSON.parse(localStorage.getItem(WAITING)) ?? {};
    if (until > Date.now() && until <= Date.now() + HOUR) return codes.filter((code) => typeof code === "string");
    localStorage.removeItem(WAITING);
    return [];
  };
  const keepCodes = (text) => {
    const codes = JSON.parse(text);
    if (codes.length) localStorage.setItem(WAITING, JSON.stringify({ until: Date.now() + HOUR, codes }));
    else localStorage.removeItem(WAITING);
  };
  const giveCodes = () => {
    let codes = [];
    try { codes = waitingCodes(); } catch { localStorage.removeItem(WAITING); }
    codes.push(...scanned.splice(0));
    if (codes.length) toPython("join", JSON.stringify(codes));
  };
  const takeCode = () => {
    if (!location.hash.startsWith(JOIN)) return;
    scanned.push(location.hash.slice(JOIN.length));
    history.replaceState(history.state, "", `${location.pathname}${location.search}#/join`);
    if (listens) giveCodes();
  };

  // A carer's link: its code is a key. It is taken out in the same way, and kept in the record only.
  const CARER = "#/carer/";
  const links = [];
  const giveLinks = () => { for (const code of links.splice(0)) toPython("carer", code); };
  const takeLink = () => {
    if (!location.hash.startsWith(CARER)) return;
    links.push(location.hash.slice(CARER.length));
    history.replaceState(history.state, "", `${location.pathname}${location.search}#/`);
    if (listens) giveLinks();
  };

  const takeOut = () => { takeCode(); takeLink(); };
  takeOut();
  window.addEventListener("popstate", takeOut); // opened or typed while the app is here

  // Reminders. One is shown by the service worker, which also hears the tap on it and keeps it in a cache of
  // its own; Python gets each tap until it says "settled". One thing after the other, also before clearing.
  const TAPS = "homeward-taps", ICON = "icons/icon-192.png";
  let noting = Promise.resolve();
  const failed = (problem) => {
    console.error("reminder", problem.name); // its message might say what of
    return tellPermission(); // it may have been taken back unheard: then Python must not think it was shown
  };
  const note = (work) => (noting = noting.then(work).catch(failed).catch(() => {}));
  const active = async () => {
    const registration = await offline?.getRegistration();
    return registration?.active ? registration : null;
  };
  const tellPermission = async () => {
    const state = offline && "Notification" in window ? Notification.permission : "missing";
    const ready = (await active()) !== null, buttons = (window.Notification?.maxActions ?? 0) > 1;
    toPython("notify", JSON.stringify({ state, ready, buttons }));
  };
  const giveTaps = async () => {
    if (!listens || !(await window.caches?.has(TAPS))) return;
    const taps = await caches.open(TAPS);
    for (const request of await taps.keys()) toPython("tapped", await (await taps.match(request)).text());
  };
  const settled = async (uid) => (await caches.open(TAPS)).delete(`taps/${uid}`);
  const askToNotify = async () => { await window.Notification?.requestPermission(); await tellPermission(); };
  const notify = (text) => note(async () => {
    const { id, title, body, route, actions } = JSON.parse(text);
    const more = { body, tag: id, renotify: true, data: { id, route }, actions, icon: ICON, lang: "en-GB" };
    await (await active())?.showNotification(title, more);
    await rest(DRAWN);
  });
  const withdraw = (tag) => note(async () => {
    for (const one of await (await active())?.getNotifications({ tag }) ?? []) one.close();
  });
  offline?.addEventListener("message", giveTaps);
  offline?.ready.then(tellPermission);
  const watch = (permission) => { permission.onchange = tellPermission; };
  navigator.permissions?.query({ name: "notifications" }).then(watch, () => {});

  // The alarm of a nap: three soft tones. A browser lets a page sound only after a tap on it; without one, and
  // where nothing plays, it stays silent.
  let player = null;
  const ring = async (when) => {
    if (navigator.userActivation?.hasBeenActive === false || !window.AudioContext) return;
    player ??= new AudioContext();
    await player.resume(); // Safari lets it sound later if it did so once within a tap
    if (when !== "now") return player.suspend();
    for (const [turn, pitch] of [523, 659, 784].entries()) {
      const tone = player.createOscillator(), loud = player.createGain(), at = player.currentTime + turn * 0.6;
      tone.frequency.value = pitch;
      loud.gain.setValueAtTime(0, at);
      loud.gain.linearRampToValueAtTime(0.3, at + 0.05);
      loud.gain.exponentialRampToValueAtTime(0.001, at + 1.2);
      tone.connect(loud).connect(player.destination);
      tone.start(at);
      tone.stop(at + 1.2);
    }
    setTimeout(() => player.suspend(), 3000);
  };

  const asked = {
    shown: () => { show(); device(); listens = true; giveCodes(); giveLinks(); giveTaps(); tellPermission(); },
    codes: keepCodes,
    numbers: (text) => window.homewardShell.keepNumbers(text),
    "apply update": applyUpdate,
    install,
    persist,
    print,
    clear,
    look,
    "ask to notify": askToNotify,
    notify,
    withdraw,
    settled,
    ring,
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
