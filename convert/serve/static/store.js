// Work kept in this browser, when a person allows it: one file a report, the same that can be saved.
const DATABASE = "convert-work";
const ALLOWED = "convert-keep";

export function allowed() {
  try { return localStorage.getItem(ALLOWED) === "yes"; } catch { return false; }
}

export function allow(yes) {
  try { localStorage.setItem(ALLOWED, yes ? "yes" : "no"); } catch { return false; }
  if (!yes) indexedDB.deleteDatabase(DATABASE);
  return true;
}

function open() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(DATABASE, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("work", { keyPath: "key" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
}

// Resolves when the browser has taken it for good, not when it has taken note of it.
async function run(mode, action) {
  const database = await open();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction("work", mode);
      const asked = action(transaction.objectStore("work"));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

// What is kept, without the files themselves.
export async function kept() {
  if (!allowed()) return [];
  const all = await run("readonly", (work) => work.getAll()).catch(() => []);
  return all.sort((one, other) => other.when - one.when);
}

export const keep = (entry) => run("readwrite", (work) => work.put(entry));
export const forget = (key) => run("readwrite", (work) => work.delete(key)).catch(() => undefined);
