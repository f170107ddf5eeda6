// What the page's scripts share. Everything here is an addition: the page reads whole without it.
(function () {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "on";
  window.cartostory = {
    root: root,
    prefersStill: window.matchMedia("(prefers-reduced-motion: reduce)"),
    isMirrored: root.dir === "rtl",
    savesData: function () {
      const network = navigator.connection || {};
      const isAsked = network.saveData || window.matchMedia("(prefers-reduced-data: reduce)").matches;
      return isAsked || ["slow-2g", "2g"].includes(network.effectiveType);
    },
    // Words that stand in for those of the page's language say which one they are in (`data-say-…-lang`).
    say: function (node, words, key, text) {
      node.textContent = text === undefined ? words[key] : text;
      return this.voice(node, words, key);
    },
    voice: function (node, words, key) {
      if (words[key + "Lang"]) node.lang = words[key + "Lang"];
      else node.removeAttribute("lang");
      return node;
    },
    // 400 kbit/s with 400 ms counts as "3g": text and pictures come, a heavy program is asked for first.
    isSlow: function () {
      const network = navigator.connection || {};
      return network.effectiveType === "3g" || network.downlink < 0.7;
    },
    tell: function (name, detail) {
      document.dispatchEvent(new CustomEvent("cartostory:" + name, { detail: detail }));
    },
    listen: function (name, heard) {
      document.addEventListener("cartostory:" + name, function (event) { heard(event.detail); });
    },
  };
})();
