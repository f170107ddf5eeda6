// Plays the slides one after the other, in a loop, until somebody touches the screen; then again once they have gone.
(function () {
  "use strict";
  const body = document.body;
  const slides = Array.from(document.querySelectorAll(".slide"));
  const controls = document.querySelector(".controls");
  const play = controls.querySelector(".control-play");
  const run = controls.querySelector(".progress-run");
  const place = controls.querySelector(".progress-number");
  const slideMs = Number(body.dataset.seconds) * 1000;
  const idleMs = Number(body.dataset.idleSeconds) * 1000;
  const isMirrored = document.documentElement.dir === "rtl";
  let current = 0;
  let loops = 0;
  let isPlaying = true;
  let next = 0;
  let idle = 0;
  let startedAt = 0;
  let leftMs = slideMs;
  if (!slides.length) return;

  // The bar runs by itself (CSS); where motion is unwelcome it stands still, and the numbers beside it say as much.
  function draw() {
    slides.forEach(function (slide, index) {
      slide.classList.toggle("slide-shown", index === current);
      slide.inert = index !== current;
    });
    place.textContent = String(current + 1);
    body.dataset.slide = String(current);
    body.dataset.loops = String(loops);
    body.dataset.playing = String(isPlaying);
    play.setAttribute("aria-label", isPlaying ? play.dataset.sayPause : play.dataset.sayPlay);
    run.getAnimations().forEach(function (one) { one.cancel(); });
    if (!window.matchMedia("(prefers-reduced-motion: reduce)").matches) {
      const shown = run.animate([{ transform: "scaleX(" + (1 - leftMs / slideMs) + ")" }, { transform: "scaleX(1)" }], { duration: leftMs, fill: "forwards" });
      if (!isPlaying) shown.pause();
    }
  }

  // A long text on a small screen: its words become smaller until their room holds them, down to two thirds.
  function fit() {
    document.querySelectorAll(".slide-words").forEach(function (words) {
      for (let scale = 1; scale > 0.66; scale -= 0.04) {
        words.style.setProperty("--fit", String(scale));
        if (words.scrollHeight <= words.clientHeight) return;
      }
    });
  }

  function wait() {
    window.clearTimeout(next);
    startedAt = Date.now();
    if (isPlaying) next = window.setTimeout(function () { show(current + 1); }, leftMs);
    draw();
  }

  function show(index) {
    if (index >= slides.length) loops += 1;
    current = (index + slides.length) % slides.length;
    leftMs = slideMs;
    wait();
  }

  function pause() {
    if (isPlaying) leftMs = Math.max(1, leftMs - (Date.now() - startedAt));
    isPlaying = false;
    wait();
  }

  function resume() {
    isPlaying = true;
    wait();
  }

  // Whoever touches the screen reads at their own pace; when they have gone, everything begins anew for the next.
  function touched() {
    window.clearTimeout(idle);
    idle = window.setTimeout(function () {
      isPlaying = true;
      document.activeElement.blur();
      show(0);
    }, idleMs);
  }

  function go(step) {
    isPlaying = false;
    show(current + step);
  }

  function press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const forward = isMirrored ? "ArrowLeft" : "ArrowRight";
    const keys = { PageDown: 1, PageUp: -1, ArrowLeft: -1, ArrowRight: 1 };
    touched();
    if (event.key === " " && event.target.tagName !== "BUTTON") {
      event.preventDefault();
      if (isPlaying) pause();
      else resume();
    } else if (keys[event.key]) {
      event.preventDefault();
      go(event.key.startsWith("Arrow") ? (event.key === forward ? 1 : -1) : keys[event.key]);
    }
  }

  // A screen that goes dark tells nothing. The lock falls when the page is hidden, and is asked for again.
  async function stayAwake() {
    if (!navigator.wakeLock || document.visibilityState !== "visible") return;
    try {
      await navigator.wakeLock.request("screen");
      body.dataset.awake = "true";
    } catch (error) {
      body.dataset.awake = "false"; // a battery that runs low may refuse: the kiosk goes on
    }
  }

  function fill() {
    if (document.fullscreenElement || !document.documentElement.requestFullscreen) return;
    document.documentElement.requestFullscreen().catch(function () {}); // a browser may refuse: the page fills its window
  }

  controls.querySelector(".control-back").addEventListener("click", function () { go(-1); });
  controls.querySelector(".control-on").addEventListener("click", function () { go(1); });
  play.addEventListener("click", function () { if (isPlaying) pause(); else resume(); });
  document.addEventListener("pointerdown", function () { touched(); fill(); });
  document.addEventListener("keydown", press);
  document.addEventListener("contextmenu", function (event) { event.preventDefault(); });
  document.addEventListener("visibilitychange", stayAwake);
  body.classList.add("kiosk-plays");
  controls.hidden = false;
  window.addEventListener("resize", fit);
  document.fonts.ready.then(fit); // other letters are wider
  fit();
  stayAwake();
  wait();
})();
