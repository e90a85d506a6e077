// Runs web/bridge.js outside a browser: a reminder is to be shown, and the permission was taken back unheard.
import { readFileSync } from "node:fs";
import vm from "node:vm";

const told = [], said = [], never = new Promise(() => {});
const permission = { now: "granted" };
class Refused extends Error { name = "TypeError"; }
const registration = {
  active: {}, getNotifications: async () => [],
  showNotification: async (title) => { permission.now = "denied"; throw new Refused(`No permission for ${title}`); },
};
const listens = { addEventListener: () => {} };
const Notification = { get permission() { return permission.now; }, maxActions: 2 };
const window = { ...listens, Notification, homewardShell: { key: "numbers" } };
const context = {
  window, Notification, console: { error: (...words) => said.push(words.join(" ")) }, setTimeout,
  navigator: { serviceWorker: { ...listens, ready: never, getRegistration: async () => registration }, userAgent: "" },
  document: listens, location: { hash: "", pathname: "/", search: "" }, history: {}, matchMedia: () => ({}),
  localStorage: {}, sessionStorage: {},
};
vm.runInNewContext(readFileSync(process.argv[2], "utf8"), context);
const { homewardBridge } = window;
homewardBridge.connect((...message) => told.push(message));
await homewardBridge.fromPython("notify", JSON.stringify({ id: "1", title: "Aciclovir", body: "", route: "/", actions: [] }));
await homewardBridge.fromPython("withdraw", "1"); // one thing after the other goes on
console.log(JSON.stringify({ told, said }));
