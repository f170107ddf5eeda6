// Starts the live map when reader, browser and network allow, otherwise offers it; and takes it away again.
(function (cartostory) {
  "use strict";
  const root = cartostory.root;
  const live = cartostory.live;
  const stage = document.querySelector(".stage");
  const bar = document.querySelector(".live-switch");
  const journey = document.querySelector(".journey");
  if (!stage || !bar || !journey || !stage.dataset.liveData) return;
  const onButton = bar.querySelector(".live-on");
  const offButton = bar.querySelector(".live-off");
  const status = bar.querySelector(".live-status");
  let opened = null;
  let spoken = 0;

  function set(state) {
    root.dataset.live = state;
    onButton.hidden = state !== "off";
    offButton.hidden = state !== "on";
    bar.hidden = state === "unavailable";
  }

  function top(one) { return one.getBoundingClientRect().top; }

  // A title in sight, else the words nearest to the top: pictures, which come and go, are nobody's place.
  function beingRead() {
    const edge = cartostory.chapters.covered();
    const words = Array.from(document.querySelectorAll(".chapter-head, .chapter-text, .close"));
    const title = words.find(function (one) { return one.matches(".chapter-head") && top(one) >= edge && top(one) <= cartostory.chapters.readingLine(); });
    return title || words.find(function (one) { return one.getBoundingClientRect().bottom > edge; });
  }

  // Pictures leave the text or come back to it: what is being read stays where it is, and a title never goes under the map.
  function keepPlace(change) {
    const words = beingRead();
    const before = words && top(words);
    root.style.overflowAnchor = "none"; // the browser's own way of keeping places would come on top
    change();
    cartostory.chapters.order();
    if (!cartostory.arrival.go() && words) {
      const edge = cartostory.chapters.covered();
      const wanted = edge && words.matches(".chapter-head") ? Math.max(before, edge) : before;
      window.scrollBy({ top: top(words) - wanted, behavior: "instant" });
    }
    window.requestAnimationFrame(function () { root.style.overflowAnchor = ""; });
  }

  function hide() {
    window.clearTimeout(spoken); // a chapter that is still to be said would take the place of why the map went
    stage.hidden = true;
    set("off");
  }

  async function turnOn(pressed) {
    onButton.disabled = true;
    set("loading");
    if (pressed) onButton.hidden = false;
    try {
      const data = window.cartostoryLive || (await live.load(stage.dataset));
      stage.hidden = false; // under the pictures, which stay until the map is drawn
      opened = live.opened = opened || (await live.open(stage, data));
      if (opened.map.getCanvas().getContext("webgl2").isContextLost()) throw Error();
      opened.map.resize();
      opened.map.on("webglcontextlost", lose);
      keepPlace(function () { set("on"); });
      opened.follow(true);
      if (pressed) offButton.focus({ preventScroll: true });
    } catch (error) {
      keepPlace(hide);
      cartostory.say(status, stage.dataset, "sayFailed");
    }
    onButton.disabled = false;
  }

  function turnOff() {
    keepPlace(hide);
    onButton.focus({ preventScroll: true });
  }

  function announce() {
    const section = cartostory.chapters.section(cartostory.chapters.current);
    window.clearTimeout(spoken);
    if (!section) return;
    spoken = window.setTimeout(function () {
      const word = cartostory.say(document.createElement("span"), stage.dataset, "sayChapter");
      status.removeAttribute("lang");
      status.replaceChildren(word, " " + section.dataset.number + ". " + section.querySelector("h2").textContent);
    }, 600);
  }

  function whenNear(start) {
    const observer = new IntersectionObserver(function (entries) {
      if (!entries.some(function (entry) { return entry.isIntersecting; })) return;
      observer.disconnect();
      start();
    }, { rootMargin: "100% 0px" });
    observer.observe(journey);
  }

  // The switch stands only where the map would.
  function showBarInJourney() {
    new IntersectionObserver(function (entries) {
      bar.classList.toggle("live-switch-away", !entries[entries.length - 1].isIntersecting);
    }).observe(journey);
  }

  // A device takes the map's canvas back (memory, sleep): the pictures stand in, and the map can be asked for again.
  function lose() {
    if (stage.hidden) return;
    keepPlace(hide);
    cartostory.say(status, stage.dataset, "sayLost");
  }

  onButton.addEventListener("click", turnOn);
  offButton.addEventListener("click", turnOff);
  cartostory.listen("chapter", function () {
    if (root.dataset.live !== "on" || !opened) return;
    opened.follow(false);
    announce();
  });

  if (!live.canDraw()) return set("unavailable");
  set("off");
  showBarInJourney();
  if (!live.mayStart()) return;
  if (document.readyState === "complete") whenNear(turnOn);
  else window.addEventListener("load", function () { whenNear(turnOn); });
})(window.cartostory);
