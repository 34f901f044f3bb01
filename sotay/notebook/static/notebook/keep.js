// Keeps what is being typed on this device until the server has it: encrypted with a key that never
// leaves the browser, wiped at sign-out. Where the browser has no such key, for this tab alone.
const DATABASE = "so-tay";
const STORE = "kept";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inStore(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => { database.close(); resolve(request.result); };
    transaction.onerror = () => { database.close(); reject(transaction.error); };
  });
}

async function deviceKey() {
  const known = await inStore("readonly", (store) => store.get("key"));
  if (known) return known;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false,
    ["encrypt", "decrypt"]);
  await inStore("readwrite", (store) => store.put(made, "key"));
  return made;
}

const sealed = Boolean(globalThis.crypto?.subtle && globalThis.indexedDB);

// One after the other, as they were asked for: what was dropped is not put back by a slow put.
let last = Promise.resolve();
function inOrder(work) {
  last = last.then(work, work);
  return last;
}

// True when the device has it; never raises, for a full device must not stop the sending.
export async function put(name, value) {
  const text = JSON.stringify(value);
  try {
    if (!sealed) { sessionStorage.setItem(name, text); return true; }
    await inOrder(async () => {
      const iv = crypto.getRandomValues(new Uint8Array(12));
      const data = await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await deviceKey(),
        new TextEncoder().encode(text));
      await inStore("readwrite", (store) => store.put({ iv, data }, name));
    });
    return true;
  } catch { return false; }
}

export async function get(name) {
  if (!sealed) return JSON.parse(sessionStorage.getItem(name) || "null");
  const row = await inOrder(() => inStore("readonly", (store) => store.get(name)));
  if (!row) return null;
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv: row.iv }, await deviceKey(),
      row.data);
    return JSON.parse(new TextDecoder().decode(text));
  } catch { return null; }
}

export function drop(name) {
  if (!sealed) { sessionStorage.removeItem(name); return last; }
  return inOrder(() => inStore("readwrite", (store) => store.delete(name)));
}
