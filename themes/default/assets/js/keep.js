// "Keep this story": the service worker (sw.js) does the work, and is registered by the first press of the button.
(function (cartostory) {
  "use strict";
  const FORMAT = { style: "unit", unitDisplay: "short", maximumFractionDigits: 0 };
  const bar = document.querySelector(".keep");
  const list = document.querySelector(".kept");
  const place = bar || list;
  const words = place ? place.dataset : {};
  const status = place && place.querySelector("[role=status]");
  const worker = new URL("../sw.js", document.currentScript.src).href; // this script lies in assets/
  const scope = new URL(".", worker).href;
  if (!navigator.serviceWorker || !window.caches || !/^https?:$/.test(window.location.protocol)) return;

  // The writer's preview never keeps anything: the page would be yesterday's.
  if (document.querySelector('meta[name="cartostory-preview"]')) return;

  function device() {
    const network = navigator.connection || {};
    const width = window.innerWidth;
    const pixels = network.saveData ? 0 : Math.min(width, 960) * Math.min(window.devicePixelRatio || 1, 2);
    return { width: width, pixels: pixels, draws: Boolean(cartostory.live && cartostory.live.canDraw()) };
  }

  async function ask(work, asked, tell) {
    const found = await navigator.serviceWorker.register(worker, { scope: scope });
    const active = found.active || (await started(found.installing || found.waiting));
    const line = new MessageChannel();
    return new Promise(function (resolve, reject) {
      line.port1.onmessage = function (event) {
        if ("end" in event.data) resolve(event.data.end);
        else if (event.data.failed) reject(new Error(event.data.failed));
        else if (tell) tell(event.data);
      };
      active.postMessage(Object.assign({ work: work }, asked), [line.port2]);
    });
  }

  function started(coming) {
    return new Promise(function (resolve, reject) {
      coming.addEventListener("statechange", function () {
        if (coming.state === "activated") resolve(coming);
        if (coming.state === "redundant") reject(new Error("network"));
      });
    });
  }

  async function shelf() {
    const name = "cartostory " + scope;
    if (!(await window.caches.has(name))) return [];
    const found = await window.caches.open(name);
    const all = await Promise.all((await found.keys()).map(function (key) { return found.match(key); }));
    return Promise.all(all.filter(Boolean).map(function (one) { return one.json(); })); // one may be given up while we look
  }

  function weight(bytes) {
    const big = bytes >= 1e6;
    const unit = Object.assign({}, FORMAT, { unit: big ? "megabyte" : "kilobyte", maximumFractionDigits: big ? 1 : 0 });
    return new Intl.NumberFormat(cartostory.root.lang, unit).format(bytes / (big ? 1e6 : 1e3));
  }

  // On a story's page: the button.
  async function offer() {
    const on = bar.querySelector(".keep-on");
    const off = bar.querySelector(".keep-off");
    const progress = bar.querySelector("progress");
    const address = new URL(words.list, document.baseURI).href;

    function show(isKept) {
      bar.hidden = false;
      progress.hidden = true;
      on.hidden = isKept;
      off.hidden = !isKept;
    }

    // The list weighs two kilobytes, and tells what the story will.
    async function weigh() {
      const found = await fetch(address).catch(function () { return null; });
      const sums = found && found.ok && (await found.json());
      if (sums) bar.querySelector(".keep-weight").textContent = "· " + weight(window.innerWidth <= 480 ? sums.small : sums.large);
    }

    on.addEventListener("click", async function () {
      on.disabled = true;
      progress.hidden = false;
      progress.removeAttribute("value");
      cartostory.say(status, words, "sayKeeping");
      try {
        const size = { total: 0 };
        await ask("keep", { list: address, device: device() }, function (said) {
          size.total = said.total;
          size.without = said.without;
          progress.value = said.done / said.total;
        });
        show(true);
        cartostory.say(status, words, "sayKept", words.sayKept + (size.total ? " (" + weight(size.total) + ")" : "") + (size.without ? " " + words.sayWithout + " (" + weight(size.without) + ")" : ""));
        off.focus({ preventScroll: true });
        if (navigator.storage && navigator.storage.persist) navigator.storage.persist().catch(function () {}); // a favour; the story is there without
      } catch (error) {
        show(false);
        cartostory.say(status, words, error.message === "full" ? "sayFull" : "sayFailed");
      }
      on.disabled = false;
    });

    off.addEventListener("click", async function () {
      await ask("remove", { list: address });
      show(false);
      cartostory.say(status, words, "sayRemoved");
      on.focus({ preventScroll: true });
    });

    if (document.readyState === "complete") weigh();
    else window.addEventListener("load", weigh);
    show((await shelf()).some(function (one) { return one.list === address; }));
  }

  // On the page without network: what is kept.
  async function listKept() {
    const rows = list.querySelector(".kept-list");
    const model = list.querySelector("template").content;
    const stories = (await shelf()).filter(function (one) { return !one.now.refuge; });
    const named = new Intl.DisplayNames(cartostory.root.lang, { type: "language" });
    const several = new Set(stories.map(function (one) { return one.now.language; })).size > 1; // one title may be kept in two of them
    rows.replaceChildren.apply(rows, stories.map(function (one) {
      const row = model.cloneNode(true);
      const link = row.querySelector("a");
      Object.assign(link, { href: one.now.page, textContent: one.now.title, lang: one.now.language, dir: one.now.direction });
      row.querySelector(".kept-weight").textContent = (several ? named.of(one.now.language) + " · " : "") + weight(one.now.bytes);
      row.querySelector("button").addEventListener("click", async function () {
        await ask("remove", { list: one.list });
        const name = Object.assign(document.createElement("span"), { textContent: one.now.title, lang: one.now.language });
        status.replaceChildren(name, " : ", cartostory.say(document.createElement("span"), words, "sayRemoved"));
        await listKept();
        list.querySelector("h2").focus();
      });
      return row;
    }));
    list.querySelector(".kept-none").hidden = stories.length > 0;
    list.querySelector(".kept-some").hidden = !stories.length;
    list.hidden = false;
  }

  // Whoever keeps stories gets their new versions, whole, while reading something else; not at their expense.
  async function renew() {
    const network = navigator.connection || {};
    if (network.saveData || !navigator.onLine || !(await shelf()).length) return;
    const newer = await ask("refresh", {});
    if (newer.length && status) cartostory.say(status, words, "sayNewer");
  }

  if (bar) offer();
  if (list) {
    const absent = list.querySelector(".kept-absent");
    absent.hidden = window.location.hash !== "#absent";
    listKept();
  }
  window.addEventListener("load", function () { renew().catch(function () {}); }); // without a network nothing is newer
})(window.cartostory);
