// The app without a network: its own files as they are, and the last directory, sealed. The only part of Rollcall that a
// browser lets run then is a script; what is shown is the app's.
//
// What is kept of people is sealed by AES-GCM under a key that the Worker gives with the directory, to a live session alone, and
// that this browser keeps in a form in which no script can read it. It is erased when somebody signs out, when the Worker says
// that nobody is signed in, when somebody goes to sign in, and when the time is over that an admin has set.

const FILES = "rollcall-files";
const COPY = "rollcall-copy";
const DIRECTORY = "/api/directory";
const SESSION = "/api/session";

// The addresses of the structure bundle: `domain::bundle` has them, and a test compares.
const STARTS = ["/structure", "/celebrations", "/taking-along"];
const PARTS = ["around"];
const PAGES = { people: "/", structure: "/structure" };

const worker = globalThis;

worker.addEventListener("install", () => worker.skipWaiting());
// The page that is open has its directory already, and did not get it by this script: it is asked for once more.
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim().then(keepNow)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    event.respondWith(pathname.startsWith("/api/") ? led(request) : page(request, pathname));
  } else if (!pathname.startsWith("/api/")) {
    if (request.method === "GET") event.respondWith(file(request));
  } else if (request.method === "GET" && pathname === DIRECTORY) {
    event.respondWith(directory(event));
  } else if (request.method === "GET" && pathname === SESSION) {
    event.respondWith(session(event));
  } else {
    event.respondWith(other(request, pathname));
  }
});

// The key, and what it is worth.

const opened = (name) =>
  new Promise((done, failed) => {
    const asked = indexedDB.open(name, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("keys");
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  });

const inKeys = async (mode, act) => {
  const database = await opened(COPY);
  try {
    return await new Promise((done, failed) => {
      const asked = act(database.transaction("keys", mode).objectStore("keys"));
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  } finally {
    database.close();
  }
};

const bytesOf = (base64) => Uint8Array.from(atob(base64.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

// Takes the key that came with the directory. Another one is another session's: what was sealed before is nobody's.
const take = async (told) => {
  const kept = await inKeys("readonly", (keys) => keys.get("told"));
  const tag = new Uint8Array(await crypto.subtle.digest("SHA-256", bytesOf(told))).join();
  if (kept?.tag === tag) return kept.key;
  await erase();
  const key = await crypto.subtle.importKey("raw", bytesOf(told), "AES-GCM", false, ["encrypt", "decrypt"]);
  await inKeys("readwrite", (keys) => keys.put({ tag, key }, "told"));
  return key;
};

const erase = async () => {
  signedIn = null;
  await caches.delete(COPY);
  await inKeys("readwrite", (keys) => keys.clear());
};

// What is sealed is for one address and until one time: nobody can put it elsewhere, or make it last.
const about = (path, until) => new TextEncoder().encode(`${path} ${until}`);

const seal = async (key, path, until, at, tag, text) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: about(path, until) }, key, text);
  const headers = { "x-until": String(until), "x-at": String(at), "x-tag": tag };
  await (await caches.open(COPY)).put(path, new Response(new Blob([iv, sealed]), { headers }));
};

// What is kept for `path`, if its time is not over: opened, with when it was.
const open = async (path) => {
  const kept = await (await caches.open(COPY)).match(path);
  const key = (await inKeys("readonly", (keys) => keys.get("told")))?.key;
  if (!kept || !key) return null;
  const until = Number(kept.headers.get("x-until"));
  const at = Number(kept.headers.get("x-at"));
  if (!(Date.now() < until && at <= Date.now())) {
    await erase();
    return null;
  }
  const bytes = new Uint8Array(await kept.arrayBuffer());
  try {
    const text = await crypto.subtle.decrypt(
      { name: "AES-GCM", iv: bytes.subarray(0, 12), additionalData: about(path, until) },
      key,
      bytes.subarray(12),
    );
    return { text, at, tag: kept.headers.get("x-tag") };
  } catch {
    await erase();
    return null;
  }
};

const answer = (text) => new Response(text, { headers: { "content-type": "application/json" } });

// The API.

const directory = async (event) => {
  const kept = await open(DIRECTORY).catch(() => null);
  const headers = kept?.tag ? { "if-none-match": kept.tag } : {};
  let told;
  try {
    told = await fetch(event.request, { headers });
  } catch (error) {
    if (!kept) throw error;
    event.waitUntil(say(event, kept.at));
    return answer(kept.text);
  }
  if (told.status === 304 && kept) {
    event.waitUntil(keep(told, kept.text, kept.tag).catch(() => {}));
    return answer(kept.text);
  }
  if (!told.ok) return ended(told);
  const text = await told.clone().arrayBuffer();
  event.waitUntil(keep(told, text, told.headers.get("etag") ?? "").catch(() => {}));
  return told;
};

// Seals the directory, and who is signed in; and has the app's files at hand. Where that may not be, nothing is kept.
const keep = async (told, text, tag) => {
  const [key, days] = [told.headers.get("x-offline-key"), Number(told.headers.get("x-offline-days"))];
  if (!key || !days) return erase();
  const sealing = await take(key);
  const [at, until] = [Date.now(), Date.now() + days * 86_400_000];
  await seal(sealing, DIRECTORY, until, at, tag, text);
  const who = signedIn ?? (await signedInNow());
  if (who) await seal(sealing, SESSION, until, at, "", who);
  for (const page of Object.values(PAGES)) await files(page);
};

// Who is signed in, as the Worker said last while this script runs.
let signedIn = null;

const signedInNow = async () => {
  const told = await fetch(SESSION);
  return told.ok ? told.arrayBuffer() : null;
};

const keepNow = async () => {
  const told = await ended(await fetch(DIRECTORY));
  if (told.ok) await keep(told, await told.arrayBuffer(), told.headers.get("etag") ?? "");
};

const session = async (event) => {
  try {
    const told = await fetch(event.request);
    signedIn = told.ok ? await told.clone().arrayBuffer() : null;
    return await ended(told);
  } catch (error) {
    const kept = await open(SESSION).catch(() => null);
    if (!kept) throw error;
    return answer(kept.text);
  }
};

const other = async (request, pathname) => {
  const told = await fetch(request);
  const isOut = told.ok && pathname === SESSION;
  if (isOut) await erase();
  return ended(told);
};

// Nobody is signed in any more: nothing is left of what they kept.
const ended = async (told) => {
  if (told.status === 401) await erase();
  return told;
};

// The browser goes to sign in or out, by an identity provider.
const led = async (request) => {
  await erase();
  return fetch(request);
};

// Tells the page how old what it shows is.
const say = async (event, at) => {
  const page = await worker.clients.get(event.clientId);
  page?.postMessage({ offlineSince: at });
};

// The app's own files.

const bundleAt = (pathname) => {
  const isBelow = (start) => pathname === start || pathname.startsWith(`${start}/`);
  const part = /^\/people\/[^/]+\/([^/]+)/.exec(pathname)?.[1];
  return STARTS.some(isBelow) || PARTS.includes(part) ? "structure" : "people";
};

const page = async (request, pathname) => {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await (await caches.open(FILES)).match(PAGES[bundleAt(pathname)], { ignoreVary: true });
    if (!kept) throw error;
    return kept;
  }
};

const isForEver = (told) => told.ok && (told.headers.get("cache-control") ?? "").includes("immutable");

const file = async (request) => {
  const kept = await caches.match(request, { cacheName: FILES, ignoreVary: true });
  // What is named by its content is what it was.
  if (kept && isForEver(kept)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (!kept) throw error;
    return kept;
  }
};

// Keeps a page with what it loads, and forgets what no page loads any more.
const files = async (address) => {
  const cache = await caches.open(FILES);
  const told = await fetch(address);
  if (!told.ok) return;
  const html = await told.clone().text();
  const before = await (await cache.match(address))?.text();
  if (before === html) return;
  const named = loads(html);
  for (const name of named) {
    if (await cache.match(name)) continue;
    const file = await fetch(name);
    if (file.ok) await cache.put(name, file);
  }
  await cache.put(address, told);
  const wanted = new Set(Object.values(PAGES));
  for (const page of Object.values(PAGES)) {
    for (const name of loads((await (await cache.match(page))?.text()) ?? "")) wanted.add(name);
  }
  for (const kept of await cache.keys()) {
    if (!wanted.has(new URL(kept.url).pathname)) await cache.delete(kept);
  }
};

const loads = (html) => [...html.matchAll(/(?:href|src)="?(\/[^"\s>]+)/g)].map(([, name]) => name);
