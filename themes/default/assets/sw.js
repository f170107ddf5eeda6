// Keeps the stories that a reader asked to keep, and nothing else: registered by the first press of "keep".
// A kept story is one cache, filled from a list that names each file's content: it is whole and of one version, or it
// is not there. It is read from that cache alone, so that nothing old stands beside anything new.
// The shelf is a cache as well: the address of a list -> what is kept of it. Pages read it too (js/keep.js).
"use strict";
const SCOPE = self.registration.scope;
const NAME = "cartostory " + SCOPE;
const LANES = 4;
const NEAR = 1.25; // a picture may be that much narrower than the screen
const running = new Map();
let shelf = null;

self.addEventListener("install", function () { self.skipWaiting(); });

self.addEventListener("message", function (event) {
  const asked = event.data;
  const port = event.ports[0];
  const work = { keep: keep, remove: remove, refresh: refresh }[asked.work];
  if (!work || !port) return;
  event.waitUntil(work(asked, function (said) { port.postMessage(said); }).then(
    function (end) { port.postMessage({ end: end }); },
    function (error) { port.postMessage({ failed: error.name === "QuotaExceededError" ? "full" : "network" }); },
  ));
});

self.addEventListener("fetch", function (event) {
  const request = event.request;
  if (request.method === "GET" && request.url.startsWith(SCOPE)) event.respondWith(answer(event));
});

// The shelf, read once for each life of the worker.
function records() {
  shelf = shelf || caches.open(NAME).then(async function (found) {
    const keys = await found.keys();
    const all = await Promise.all(keys.map(async function (key) { return (await found.match(key)).json(); }));
    return new Map(all.map(function (one) { return [one.list, one]; }));
  });
  return shelf;
}

async function put(record) {
  (await records()).set(record.list, record);
  await (await caches.open(NAME)).put(record.list, new Response(JSON.stringify(record)));
}

async function remove(asked) {
  const all = await records();
  const record = all.get(asked.list);
  if (record) await drop(all, record);
  if (Array.from(all.values()).every(function (one) { return one.now.refuge; })) {
    for (const one of Array.from(all.values())) await drop(all, one);
  }
  return "removed";
}

async function drop(all, record) {
  all.delete(record.list);
  await (await caches.open(NAME)).delete(record.list);
  await caches.delete(record.now.cache);
  if (record.next) await caches.delete(record.next.cache);
}

// One download of a story at a time, however often it is asked for.
function keep(asked, tell) {
  const known = running.get(asked.list);
  if (known) return known;
  const work = download(asked, tell).finally(function () { running.delete(asked.list); });
  running.set(asked.list, work);
  return work;
}

async function download(asked, tell) {
  const answered = await fetch(asked.list, { cache: "no-cache" });
  const all = await records();
  const record = all.get(asked.list);
  if (record && (answered.status === 404 || answered.status === 410)) return takenBack(all, record);
  if (!answered.ok) throw new Error(answered.status);
  const list = await answered.json();
  const newest = record && (record.next || record.now);
  if (newest && newest.version === list.version) return "same";
  for (const other of list.with || []) {
    await keep({ list: new URL(other, asked.list).href, device: asked.device }, function () {});
  }
  const made = plan(list, asked.list, asked.device);
  const cache = await caches.open(made.cache);
  await fill(cache, made, newest, tell);
  const before = record && record.next;
  await put({ list: asked.list, device: asked.device, now: record ? record.now : made, next: record ? made : null });
  if (before) await caches.delete(before.cache);
  return record ? "newer" : "kept";
}

// What this device takes of a list: of each picture the size that suits it, which stands for the others.
function plan(list, base, device) {
  const made = { version: list.version, title: list.title, language: list.language, direction: list.direction, refuge: Boolean(list.refuge), files: {}, stands: {}, bytes: 0, without: list.without || 0 };
  made.page = new URL(list.page, base).href;
  made.cache = NAME + " " + made.page + " " + list.version;
  function take(file) {
    const url = new URL(file[0], base).href;
    if (!made.files[url]) made.bytes += file[1];
    made.files[url] = { bytes: file[1], hash: file[2] };
    return url;
  }
  list.files.forEach(take);
  if (device.draws) (list.live || []).forEach(take);
  (list.pictures || []).forEach(function (picture) {
    const fits = picture.sizes.filter(function (size) { return size[3] <= (picture.drawn ? device.width : device.pixels) * NEAR; });
    const kept = take(fits[fits.length - 1] || picture.sizes[0]);
    picture.sizes.forEach(function (size) { made.stands[new URL(size[0], base).href] = kept; });
    picture.others.forEach(function (other) { made.stands[new URL(other, base).href] = kept; });
  });
  return made;
}

// The browser itself compares each file with its hash; what is there already is not asked for again.
async function fill(cache, made, known, tell) {
  const left = Object.keys(made.files);
  const old = known && (await caches.open(known.cache));
  let done = 0;
  async function lane() {
    while (left.length) {
      const url = left.shift();
      const file = made.files[url];
      if (!(await cache.match(url))) {
        const same = known && known.files[url] && known.files[url].hash === file.hash && (await old.match(url));
        const found = same || (await fetch(url, { cache: "no-cache", integrity: "sha256-" + file.hash }));
        if (!found.ok) throw new Error(url);
        await cache.put(url, found);
      }
      done += file.bytes;
      tell({ done: done, total: made.bytes, without: made.without });
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane));
}

// The site has taken a story back: it is given up here too, unless the whole site is not there at the moment.
async function takenBack(all, record) {
  if ((await fetch(SCOPE + "sw.js", { cache: "no-cache" })).ok) await drop(all, record);
  return "gone";
}

// Looks for new versions of all that is kept, and clears away what a broken download has left.
async function refresh(asked, tell) {
  const newer = [];
  for (const record of Array.from((await records()).values())) {
    if ((await keep(record, tell)) === "newer") newer.push(record.now.page);
  }
  const used = new Set([NAME]);
  (await records()).forEach(function (one) { used.add(one.now.cache).add(one.next && one.next.cache); });
  const names = (await caches.keys()).filter(function (name) { return name.startsWith(NAME) && !used.has(name); });
  if (!running.size) await Promise.all(names.map(function (name) { return caches.delete(name); }));
  return newer;
}

function bare(address) {
  const url = new URL(address);
  return url.origin + url.pathname.replace(/index\.html$/, "");
}

async function keptAt(page) {
  return Array.from((await records()).values()).find(function (one) { return one.now.page === page; });
}

async function answer(event) {
  const request = event.request;
  const url = bare(request.url);
  const opens = request.mode === "navigate";
  const found = opens && (await page(event, url));
  if (found) return found;
  const client = event.clientId && (await self.clients.get(event.clientId));
  const record = client && (await keptAt(bare(client.url)));
  const kept = record && (await read(record, url));
  if (kept) return kept;
  return fetch(request).catch(async function () { return (await anywhere(url)) || (opens ? away(url) : Response.error()); });
}

// Workers of the live map have no page of their own; what they ask for is named by its content.
async function anywhere(url) {
  for (const record of (await records()).values()) {
    const found = await read(record, url);
    if (found) return found;
  }
  return null;
}

async function read(record, url) {
  return (await caches.open(record.now.cache)).match(record.now.stands[url] || url);
}

async function page(event, url) {
  const record = await keptAt(url);
  if (!record) return null;
  if (record.next && (await isAlone(event, url))) {
    const old = record.now.cache;
    await put(Object.assign(record, { now: record.next, next: null }));
    await caches.delete(old);
  }
  return read(record, url);
}

// A new version is opened when no window shows the old one any more; the one that is being left does not count.
async function isAlone(event, url) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return !windows.some(function (one) { return bare(one.url) === url && one.id !== event.clientId && one.id !== event.resultingClientId; });
}

// Without a network, a page that is not kept gives way to the list of those that are, in its language where there is one.
async function away(url) {
  const refuges = Array.from((await records()).values()).filter(function (one) { return one.now.refuge; });
  const folder = function (one) { return new URL("..", one.now.page).href; };
  const near = refuges.filter(function (one) { return url.startsWith(folder(one)); });
  near.sort(function (one, other) { return folder(other).length - folder(one).length; });
  const found = near[0] || refuges[0];
  return found ? Response.redirect(found.now.page + "#absent") : Response.error();
}
