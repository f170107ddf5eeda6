// What `serve` answers in the place of the site's service worker: one that a published copy of the site has left in this
// browser, at this address, gives up what it keeps and goes, so that the writer never looks at yesterday's pages.
"use strict";
self.addEventListener("install", function () { self.skipWaiting(); });
self.addEventListener("activate", function (event) {
  event.waitUntil((async function () {
    const names = (await caches.keys()).filter(function (name) { return name.startsWith("cartostory " + self.registration.scope); });
    await Promise.all(names.map(function (name) { return caches.delete(name); }));
    await self.registration.unregister();
    const windows = await self.clients.matchAll({ type: "window" });
    await Promise.all(windows.map(function (one) { return one.navigate(one.url); }));
  })());
});
