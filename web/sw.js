// Keeps the whole app on the device, so that it opens without a network. Files are kept by their content: a
// new version costs only what changed, and what is kept was checked against its hash. A new version waits
// until the app says "apply".
const FILES = new Map(/* path → [SHA-256, when it is kept], written here by tools/web/offline.py */);
const CACHE = "homeward";
const TAPS = "homeward-taps"; // also in bridge.js
const ENGINE = new URL(self.location).searchParams.get("engine");
const SCOPE = self.registration.scope;
const SERVER = /^(v1\/|healthz$)/; // answered by the hub, never from here
const AT_ONCE = 4;

const kept = ([, when]) => when === "always" || when === "if possible" || when.split(" ").includes(ENGINE);
const address = (hash) => new URL(`content/${hash}`, SCOPE).href;

const hashOf = async (bytes) =>
  Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");

// What was fetched for the first start comes from the browser's own store; if that is old, from the server.
const fetchChecked = async (path, hash) => {
  for (const cache of ["default", "reload"]) {
    const answer = await fetch(new URL(path, SCOPE), { cache });
    if (!answer.ok) continue;
    const bytes = await answer.arrayBuffer();
    if ((await hashOf(bytes)) === hash) {
      const headers = new Headers(answer.headers);
      headers.delete("content-encoding");
      headers.delete("content-length");
      return new Response(bytes, { headers });
    }
  }
  throw new Error(`${path} did not arrive whole`);
};

const keep = async (cache, path, [hash, when]) => {
  if (await cache.match(address(hash))) return;
  try {
    await cache.put(address(hash), await fetchChecked(path, hash));
  } catch (problem) {
    if (when !== "if possible") throw problem;
  }
};

const install = async () => {
  const cache = await caches.open(CACHE);
  const waiting = [...FILES].filter(([, file]) => kept(file));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await keep(cache, ...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
};

const tidy = async () => {
  const cache = await caches.open(CACHE);
  const current = new Set([...FILES.values()].map(([hash]) => address(hash)));
  for (const request of await cache.keys()) if (!current.has(request.url)) await cache.delete(request);
  await self.clients.claim();
};

const answer = async (request, path) => {
  const [hash, when] = FILES.get(path);
  const found = await (await caches.open(CACHE)).match(address(hash));
  if (found) return found;
  // The snapshot is of no use half right: without a checked one Python starts the longer way.
  return when === "if possible" ? new Response(null, { status: 404 }) : fetch(request);
};

// A tap on a reminder is kept until Python says that it has dealt with it: Python may be busy, or not there.
const answered = async ({ notification, action }) => {
  notification.close();
  const { id, route } = notification.data;
  const uid = crypto.randomUUID();
  const tap = JSON.stringify({ uid, id, route, action, at: Date.now() });
  await (await caches.open(TAPS)).put(new URL(`taps/${uid}`, SCOPE), new Response(tap));
  const pages = (await clients.matchAll({ type: "window", includeUncontrolled: true }))
    .filter(({ frameType }) => frameType !== "nested");
  for (const page of pages) page.postMessage("tapped");
  await (pages.length ? pages[0].focus() : clients.openWindow(`${SCOPE}#${route}`));
};

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("notificationclick", (event) => event.waitUntil(answered(event)));
self.addEventListener("message", ({ data }) => { if (data === "apply") self.skipWaiting(); });

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = new URL(request.url).pathname.slice(new URL(SCOPE).pathname.length);
  if (SERVER.test(path)) return;
  if (FILES.has(path)) event.respondWith(answer(request, path));
  else if (request.mode === "navigate") event.respondWith(answer(request, "index.html"));
});
