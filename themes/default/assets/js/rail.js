// The rail in the margin, the two buttons and the arrow keys.
(function (cartostory) {
  "use strict";
  const TURN_PX = 100;
  const chapters = cartostory.chapters;
  const marks = Array.from(document.querySelectorAll(".rail a"));
  const pager = document.querySelector(".pager");
  if (!pager) return;
  const back = pager.querySelector(".pager-back");
  const on = pager.querySelector(".pager-on");
  const place = pager.querySelector(".pager-number");

  function show() {
    const current = chapters.current;
    marks.forEach(function (mark, index) {
      mark.classList.toggle("rail-read", index < current);
      if (index + 1 === current) mark.setAttribute("aria-current", "step");
      else mark.removeAttribute("aria-current");
    });
    pager.hidden = current === 0;
    place.textContent = String(Math.max(current, 1));
    back.disabled = current <= 1;
    on.disabled = current >= chapters.sections.length;
  }

  // A key that writes, moves a slider or the map belongs to what has the focus.
  function isTaken(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return true;
    return Boolean(event.target.closest("input, textarea, select, audio, video, dialog, .stage, [role=slider], [contenteditable]"));
  }

  function press(event) {
    const forward = cartostory.isMirrored ? "ArrowLeft" : "ArrowRight";
    if ((event.key !== "ArrowLeft" && event.key !== "ArrowRight") || isTaken(event)) return;
    const target = chapters.current + (event.key === forward ? 1 : -1);
    if (!chapters.section(target)) return;
    event.preventDefault();
    chapters.goTo(target);
  }

  // On a phone the bar gives way to the words while one reads on, and comes back with a chapter, or who scrolls back.
  // Who goes to a chapter by a button, a key or a link has it on the way, and there until they scroll.
  let from = window.scrollY;
  window.addEventListener("scroll", function () {
    if (cartostory.arrival.isHeld()) {
      from = window.scrollY;
      document.documentElement.dataset.way = "up";
      return;
    }
    const gone = window.scrollY - from;
    const isDown = document.documentElement.dataset.way === "down";
    if (isDown ? gone > 0 : gone < 0) from = window.scrollY;
    if (Math.abs(window.scrollY - from) < TURN_PX) return;
    document.documentElement.dataset.way = isDown ? "up" : "down";
    from = window.scrollY;
  }, { passive: true });
  cartostory.listen("chapter", function () { document.documentElement.dataset.way = "up"; });
  new IntersectionObserver(function (entries) {
    pager.classList.toggle("pager-away", !entries[entries.length - 1].isIntersecting);
  }).observe(document.querySelector(".journey"));

  back.addEventListener("click", function () { chapters.goTo(chapters.current - 1); });
  on.addEventListener("click", function () { chapters.goTo(chapters.current + 1); });
  document.addEventListener("keydown", press);
  cartostory.listen("chapter", show);
  show();
})(window.cartostory);
