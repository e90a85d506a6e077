// Runs web/hub.js outside a browser: each line asked is JSON with what to do and bytes as hex; so is each answer.
import { createInterface } from "node:readline";

const { hub } = await import(process.argv[2]);
const python = (hex) => { // as Pyodide hands bytes over
  const data = new Uint8Array(Buffer.from(hex, "hex"));
  return { getBuffer: () => ({ data, release: () => {} }) };
};
for await (const line of createInterface({ input: process.stdin })) {
  const { what, given } = JSON.parse(line);
  const done = await hub[what](...given.map(python));
  console.log(JSON.stringify(done === null ? null : Buffer.from(done).toString("hex")));
}
