// Whoever comes for one chapter (a short link, a code, the contents, another language) stands at its title, and goes on
// standing there while letters, pictures and the live map change heights: until they scroll, touch or press a key.
// Until the page is loaded the browser does so by itself.
(function (cartostory) {
  "use strict";
  const STILL_MS = 200;
  let named = null; // what one came for
  let place = 0; // how far down the page that was, in px, when the page was so high
  let height = 0;
  let gliding = 0;
  let goesBack = performance.getEntriesByType("navigation").some(function (one) { return one.type !== "navigate"; });

  // On its way the page glides as its style sheet has it; what is put right afterwards is in its place at once.
  function go() {
    if (!named) return false;
    named.scrollIntoView({ behavior: gliding ? "auto" : "instant" });
    height = document.body.scrollHeight;
    place = window.scrollY;
    return true;
  }

  function glide() {
    clearTimeout(gliding);
    gliding = setTimeout(function () { gliding = 0; go(); }, STILL_MS);
  }

  // Whoever goes back or reloads is where they were: the browser knows.
  function hold() {
    named = goesBack ? null : document.querySelector(":target");
    goesBack = false;
  }

  function goTo(element) {
    named = element;
    glide();
    go();
  }

  ["wheel", "pointerdown", "keydown"].forEach(function (kind) {
    window.addEventListener(kind, function () { named = null; }, { capture: true, passive: true });
  });
  // A page whose heights are the same was scrolled by its reader, with a bar or a voice that no other event tells of.
  window.addEventListener("scroll", function () {
    if (gliding) glide();
    else if (document.body.scrollHeight === height && Math.abs(window.scrollY - place) > 2) named = null;
  }, { passive: true });
  if (window.navigation) window.navigation.addEventListener("navigate", function (event) { goesBack = event.navigationType === "traverse"; });
  window.addEventListener("hashchange", function () {
    hold();
    glide();
  });
  window.addEventListener("load", function () {
    hold();
    go();
  });
  const sizes = new ResizeObserver(function () {
    go();
    cartostory.tell("sizes");
  });
  document.querySelectorAll("body, .journey, .chapter").forEach(function (one) { sizes.observe(one); });
  cartostory.arrival = { goTo: goTo, go: go, isHeld: function () { return named !== null; } };
})(window.cartostory);
