/* Whoever comes for one chapter (a language switch, a QR code) stands at it once letters have their final size. */
(function () {
  "use strict";
  let touched = false;
  ["wheel", "touchstart", "keydown"].forEach(function (kind) {
    window.addEventListener(kind, function () { touched = true; }, { once: true, passive: true });
  });
  window.addEventListener("load", async function () {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    await window.cartostory.lettered;
    await document.fonts.ready;
    if (!touched) target.scrollIntoView({ behavior: "instant" });
  });
})();
