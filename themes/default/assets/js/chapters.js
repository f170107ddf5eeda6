// Which chapter is being read: the last one whose top has passed the reading line. 0 stands for the opening.
(function (cartostory) {
  "use strict";
  const sections = Array.from(document.querySelectorAll(".chapter"));
  const wide = window.matchMedia("screen and (min-width: 64em)");
  const state = { current: 0, sections: sections, goTo: goTo, section: section, covered: covered, readingLine: readingLine, order: order };
  let asked = false;
  cartostory.chapters = state;
  if (!sections.length) return;

  function section(number) {
    return sections[number - 1] || null;
  }

  // Under a live map on a phone the words begin below the map: how much of the window's top it takes, in px.
  function covered() {
    const stage = document.querySelector("[data-live=on] .stage:not([hidden])");
    return stage && stage.offsetHeight < window.innerHeight * 0.6 ? stage.offsetHeight : 0;
  }

  function readingLine() {
    return covered() + (window.innerHeight - covered()) * 0.45;
  }

  // On a desk, and under a live map, the words of a picture stand behind the text: so do they for the Tab key.
  function order() {
    sections.forEach(function (one) {
      const plate = one.querySelector(".plate");
      const behind = wide.matches || one.matches("[data-live=on] *");
      if (plate) one.querySelector(behind ? ".chapter-text" : ".chapter-head").after(plate);
    });
  }

  function look() {
    asked = false;
    const line = readingLine();
    const passed = sections.filter(function (one) { return one.getBoundingClientRect().top <= line; });
    if (passed.length === state.current) return;
    state.current = passed.length;
    cartostory.tell("chapter", { number: state.current });
  }

  function ask() {
    if (asked) return;
    asked = true;
    window.requestAnimationFrame(look);
  }

  // The browser's own jump would lose the focus; the title takes it, so that reading goes on from there.
  function goTo(number) {
    const target = section(number);
    if (!target) return;
    target.querySelector("h2").focus({ preventScroll: true });
    cartostory.arrival.goTo(target);
    window.history.replaceState(null, "", "#" + target.id);
  }

  window.addEventListener("scroll", ask, { passive: true });
  window.addEventListener("resize", ask);
  cartostory.listen("sizes", ask);
  wide.addEventListener("change", order);
  order();
  look();
})(window.cartostory);
