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
const STARTS = ["/structure", "/celebrations", "/taking-along", "/views"];
const PARTS = ["around"];
const PAGES = { people: "/", structure: "/structure" };

// Where a browser goes to sign in or out, by an identity provider.
const LEADING = ["/api/sign-in", "/api/sign-out"];

const worker = globalThis;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
// A page that was there before this script has its directory already, and did not get it by this script.
worker.addEventListener("message", (event) => event.waitUntil(keepNow().catch(() => {})));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.mode === "navigate") {
    if (LEADING.some((start) => isBelow(start, pathname))) event.waitUntil(erase());
    else if (!isBelow("/api", pathname)) event.respondWith(page(request, pathname));
  } else if (!isBelow("/api", pathname)) {
    if (request.method === "GET") event.respondWith(file(request));
  } else if (request.method === "GET" && pathname === DIRECTORY) {
    event.respondWith(directory(event));
  } else if (request.method === "GET" && pathname === SESSION) {
    event.respondWith(session(event));
  } else {
    event.respondWith(other(request, pathname));
  }
});

const isBelow = (start, pathname) => pathname === start || pathname.startsWith(`${start}/`);

// Storage may fail, or never answer. No answer of the Worker waits for it longer, and none is lost by it.
const PATIENCE = 2000;
const within = (work) => Promise.race([work, new Promise((done) => setTimeout(done, PATIENCE, null))]).catch(() => null);

// How often all was erased. What was begun before the last time is nobody's any more, and writes nothing.
let erasures = 0;

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

const erase = () => {
  erasures += 1;
  signedIn = null;
  return within(Promise.allSettled([inKeys("readwrite", (keys) => keys.clear()), caches.delete(COPY)]));
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
  const begun = erasures;
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
    // Somebody has changed it. Or all of it was erased meanwhile, and kept anew.
    if (begun === erasures) await erase();
    return null;
  }
};

const answer = (text) => new Response(text, { headers: { "content-type": "application/json" } });

// The API.

const directory = async (event) => {
  const kept = await within(open(DIRECTORY));
  const begun = erasures;
  let told;
  try {
    told = await fetch(event.request, { headers: asking(kept?.tag) });
  } catch (error) {
    if (!kept || begun !== erasures) throw error;
    event.waitUntil(say(event, kept.at));
    return answer(kept.text);
  }
  event.waitUntil(say(event, null));
  if (told.status === 304 && kept) {
    event.waitUntil(keep(begun, told, kept.text, kept.tag).catch(() => {}));
    return answer(kept.text);
  }
  if (!told.ok) return ended(told);
  const text = await told.arrayBuffer();
  event.waitUntil(keep(begun, told, text, told.headers.get("etag") ?? "").catch(() => {}));
  // Without the key: no page has to do with it.
  return answer(text);
};

const keepNow = async () => {
  const begun = erasures;
  const told = await ended(await fetch(DIRECTORY, { headers: asking(null) }));
  if (told.ok) await keep(begun, told, await told.arrayBuffer(), told.headers.get("etag") ?? "");
};

// Asks for the key too, and for no more than what changed.
const asking = (tag) => ({ "x-offline": "key", ...(tag ? { "if-none-match": tag } : {}) });

// Seals the directory, and who is signed in; and has the app's files at hand. Where that may not be, nothing is kept.
const keep = async (begun, told, text, tag) => {
  if (begun !== erasures) return;
  const [key, days] = [told.headers.get("x-offline-key"), Number(told.headers.get("x-offline-days"))];
  if (!key || !days) return void (await erase());
  const who = signedIn ?? (await signedInNow());
  if (begun !== erasures) return;
  const sealing = await take(key);
  // It may have erased what was another session's.
  const since = erasures;
  const [at, until] = [Date.now(), Date.now() + days * 86_400_000];
  await seal(sealing, DIRECTORY, until, at, tag, text);
  if (who && since === erasures) await seal(sealing, SESSION, until, at, "", who);
  if (since !== erasures) return void (await erase());
  for (const page of Object.values(PAGES)) await files(page);
};

// Who is signed in, as the Worker said last while this script runs.
let signedIn = null;

const signedInNow = async () => {
  const told = await fetch(SESSION);
  return told.ok ? told.arrayBuffer() : null;
};

const session = async (event) => {
  const begun = erasures;
  try {
    const told = await fetch(event.request);
    const who = told.ok ? await told.clone().arrayBuffer() : null;
    if (begun === erasures) signedIn = who;
    return await ended(told);
  } catch (error) {
    const kept = await within(open(SESSION));
    if (!kept || begun !== erasures) throw error;
    return answer(kept.text);
  }
};

const other = async (request, pathname) => {
  const isOfSession = pathname === SESSION;
  // Whoever signs out where there is no network has nothing left here either.
  if (isOfSession && request.method === "DELETE") await erase();
  const told = await fetch(request);
  if (isOfSession && told.ok) await erase();
  return ended(told);
};

// Nobody is signed in any more: nothing is left of what they kept.
const ended = async (told) => {
  if (told.status === 401) await erase();
  return told;
};

// Tells the page how old what it shows is; nothing, if it is not old.
const say = async (event, at) => {
  const page = await worker.clients.get(event.clientId);
  page?.postMessage({ offlineSince: at });
};

// The app's own files.

// The page that has what is at an address, if it is one of those that are kept.
const pageAt = (pathname) => {
  const [, person, part] = /^\/people(\/[^/]+)?(?:\/([^/]+))?/.exec(pathname) ?? [];
  if (STARTS.some((start) => isBelow(start, pathname)) || (person && PARTS.includes(part))) return PAGES.structure;
  const isOfPeople = pathname === "/" || pathname === "/sign-in" || (isBelow("/people", pathname) && !part);
  return isOfPeople ? PAGES.people : null;
};

const page = async (request, pathname) => {
  try {
    return await fetch(request);
  } catch (error) {
    const at = pageAt(pathname);
    const kept = at && (await within(inFiles((cache) => cache.match(at, { ignoreVary: true }))));
    if (!kept) throw error;
    return kept;
  }
};

const inFiles = async (act) => act(await caches.open(FILES));

const isForEver = (told) => (told.headers.get("cache-control") ?? "").includes("immutable");

const file = async (request) => {
  const kept = await within(inFiles((cache) => cache.match(request, { ignoreVary: true })));
  // What is named by its content is what it was.
  if (kept && isForEver(kept)) return kept;
  try {
    return await fetch(request);
  } catch (error) {
    if (!kept) throw error;
    return kept;
  }
};

// Keeps a page with all that it loads, or not at all; and forgets what no page loads any more.
const files = async (address) => {
  const cache = await caches.open(FILES);
  const told = await fetch(address);
  if (!told.ok) return;
  const html = await told.clone().text();
  if ((await (await cache.match(address))?.text()) === html) return;
  for (const name of loads(html)) {
    const kept = await cache.match(name);
    if (kept && isForEver(kept)) continue;
    const file = await fetch(name);
    // An address that there is nothing at is answered with a page.
    if (!file.ok || (file.headers.get("content-type") ?? "").includes("text/html")) return;
    await cache.put(name, file);
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
