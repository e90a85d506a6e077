// What Python's worker asks of the browser to share: its cipher, and requests to the hub at this address
// (services/sealing.py and services/hub_client.py are the other side). Python's bytes are copied at once.
const bytesOf = (data) => {
  const view = data.getBuffer("u8");
  try {
    return view.data.slice();
  } finally {
    view.release();
  }
};
const cipher = (nonce, aad) => ({ name: "AES-GCM", iv: nonce, additionalData: aad, tagLength: 128 });
const keyFor = (key, use) => crypto.subtle.importKey("raw", key, "AES-GCM", false, [use]);

const seal = async (...given) => {
  const [key, nonce, plain, aad] = given.map(bytesOf);
  return new Uint8Array(await crypto.subtle.encrypt(cipher(nonce, aad), await keyFor(key, "encrypt"), plain));
};
const open = async (...given) => { // null where it was changed, or the key is another
  const [key, nonce, sealed, aad] = given.map(bytesOf);
  const unsealing = keyFor(key, "decrypt").then((real) => crypto.subtle.decrypt(cipher(nonce, aad), real, sealed));
  return unsealing.then((plain) => new Uint8Array(plain), () => null);
};

// At most so many bytes of a body: a server must not be able to fill this device. null for more.
const readUpTo = async (answer, most) => {
  const parts = [];
  let size = 0;
  const reader = answer.body?.getReader();
  for (let next = await reader?.read(); next && !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    parts.push(next.value);
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};

// `answer` never rejects: status 0 is no answer. `stop` ends the request.
const ask = (method, address, headers, body, seconds, most) => {
  const stopper = new AbortController();
  const late = setTimeout(() => stopper.abort(), seconds * 1000);
  const options = {
    method, headers: JSON.parse(headers), body: body ? bytesOf(body) : undefined, signal: stopper.signal,
    keepalive: method === "DELETE", // the page may be about to go
    cache: "no-store", credentials: "omit", mode: "same-origin", redirect: "error", referrerPolicy: "no-referrer",
  };
  const nothing = { status: 0, headers: "{}", body: new Uint8Array(0) };
  const asking = async () => {
    const answer = await fetch(address, options);
    const content = await readUpTo(answer, most);
    if (content === null) return nothing;
    return { status: answer.status, headers: JSON.stringify(Object.fromEntries(answer.headers)), body: content };
  };
  return {
    answer: asking().catch(() => nothing).finally(() => clearTimeout(late)),
    stop: () => stopper.abort(),
  };
};

// Without https, and not on this computer, a browser has no cipher: then nothing is shared.
export const hub = { works: Boolean(globalThis.crypto?.subtle), seal, open, ask };
