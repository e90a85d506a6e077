// Opens the record's files before Python needs them, because only asynchronous code can. It runs in the worker,
// beside the loading of Python; services/opfs_file.py says what stands in the files.
const FOLDER = "homeward";
const CHANNEL = "homeward record";
const FREE_SLOTS = 8; // with no content, at every start: copies are kept in them
const WAIT_FOR_OTHER_TAB = 3000; // milliseconds, with a look after each
const LOOK_AGAIN = 100;
const LET_OTHER_TAB_SAVE = 300;
const NO_SPACE = -28, FAILED = -5, READ_ONLY = -30; // as C names them: ENOSPC, EIO, EROFS

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

// Python calls these; an exception would only cross the border at a price.
const careful = (call) => {
  try {
    return call() ?? 0;
  } catch (problem) {
    return problem.name === "QuotaExceededError" ? NO_SPACE : FAILED;
  }
};

class Slot {
  constructor(handle) { this.handle = handle; }
  size() { return careful(() => this.handle.getSize()); }
  read(at, size) {
    return careful(() => {
      const bytes = new Uint8Array(size);
      return bytes.subarray(0, this.handle.read(bytes, { at }));
    });
  }
  write(at, data) {
    const view = data.getBuffer("u8");
    try {
      return careful(() => this.handle.write(view.data, { at }));
    } finally {
      view.release();
    }
  }
  truncate(size) { return careful(() => this.handle.truncate(size)); }
  flush() { return careful(() => this.handle.flush()); }
  close() { careful(() => this.handle.close()); }
}

class FrozenSlot {
  constructor(bytes) { this.bytes = bytes; }
  size() { return this.bytes.length; }
  read(at, size) { return this.bytes.subarray(at, at + size); }
  write() { return READ_ONLY; }
  truncate() { return READ_ONLY; }
  flush() { return READ_ONLY; }
  close() {}
}

// The answer for services/browser_record.py; it never rejects. `kind`: "durable" | "read-only" | "snapshot" |
// "memory". `onTaken` is called when another tab has asked for the record and this one has let go of it.
export const openRecord = async (onTaken) => {
  const channel = new BroadcastChannel(CHANNEL);
  const ask = () => channel.postMessage("let go");
  const letGoWhenAsked = (letGo) => {
    channel.onmessage = () => { letGo(); channel.close(); onTaken(); };
  };
  try {
    return await openSlots(ask, letGoWhenAsked);
  } catch (problem) {
    console.warn("The record cannot be kept in files:", problem.name);
  }
  try {
    return await openSnapshot(ask, letGoWhenAsked);
  } catch (problem) {
    console.warn("The record cannot be kept at all:", problem.name);
  }
  return { kind: "memory", slots: [], bytes: null, persisted: false, forget: () => forget([deleteDatabase, deleteFolder]) };
};

// For "Clear this tablet": away with what an earlier start kept in another way than this one.
const forget = async (steps) => {
  for (const step of steps) await step().catch((problem) => console.warn("Not forgotten:", problem.name));
};
const deleteDatabase = () => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase(FOLDER);
  request.onsuccess = resolve;
  request.onerror = request.onblocked = () => reject(new DOMException("", "InUseError")); // later, when it is let go
});
const deleteFolder = async () => (await navigator.storage.getDirectory()).removeEntry(FOLDER, { recursive: true });

const openSlots = async (ask, letGoWhenAsked) => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });
  const persisted = (await navigator.storage.persisted?.()) ?? false;
  for (let waited = 0; waited <= WAIT_FOR_OTHER_TAB; waited += LOOK_AGAIN) {
    const slots = await openHandles(folder);
    if (slots) {
      letGoWhenAsked(() => closeAll(slots));
      return { kind: "durable", slots, bytes: null, persisted, forget: () => forget([deleteDatabase]) };
    }
    ask(); // more than once: the other tab may still be starting
    await pause(LOOK_AGAIN);
  }
  return { kind: "read-only", slots: await readFrozen(folder), bytes: null, persisted, forget: () => forget([]) };
};

const slotName = (number) => `slot-${String(number).padStart(4, "0")}`;

// Every slot there is, and new ones until enough are free; null where another tab has them.
const openHandles = async (folder) => {
  const slots = [];
  try {
    for (let number = 0, free = 0; free < FREE_SLOTS || (await exists(folder, slotName(number))); number += 1) {
      const file = await folder.getFileHandle(slotName(number), { create: true });
      const slot = new Slot(await file.createSyncAccessHandle());
      slots.push(slot);
      if (typeof slot.handle.getSize() !== "number") throw new DOMException("", "NotSupportedError"); // Chrome 102
      if (slot.size() === 0) free += 1;
    }
    return slots;
  } catch (problem) {
    closeAll(slots);
    if (problem.name === "NoModificationAllowedError") return null;
    throw problem;
  }
};

const exists = (folder, name) => folder.getFileHandle(name).then(() => true, () => false);

// The first last: who opens starts with it, and must not find the others still closed to them.
const closeAll = (slots) => [...slots].reverse().forEach((slot) => slot.close());

const readFrozen = async (folder) => {
  const slots = [];
  for (let number = 0; await exists(folder, slotName(number)); number += 1) {
    const file = await (await folder.getFileHandle(slotName(number))).getFile();
    slots.push(new FrozenSlot(new Uint8Array(await file.arrayBuffer())));
  }
  return slots;
};

// A copy of the whole record in IndexedDB, a moment after each change: not durable, and the person is told.
const openSnapshot = async (ask, letGoWhenAsked) => {
  ask();
  await pause(LET_OTHER_TAB_SAVE);
  const database = await asked(Object.assign(indexedDB.open(FOLDER), {
    onupgradeneeded: ({ target }) => target.result.createObjectStore("record"),
  }));
  const store = (mode) => database.transaction("record", mode).objectStore("record");
  let mine = true, last = Promise.resolve();
  letGoWhenAsked(() => { mine = false; });
  const save = (data) => {
    const view = data.getBuffer("u8");
    const bytes = view.data.slice();
    view.release();
    if (mine) last = last.then(() => asked(store("readwrite").put(bytes, "record"))).catch(console.error);
  };
  const bytes = (await asked(store("readonly").get("record"))) ?? null;
  // What is saved last is the empty record: the page may only go when it is there.
  return { kind: "snapshot", slots: [], bytes, save, persisted: false, forget: () => forget([() => last, deleteFolder]) };
};

const asked = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
