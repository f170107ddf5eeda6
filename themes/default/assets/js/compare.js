// Before and after: two pictures that stand side by side come to lie under one slider, a plain range input.
(function () {
  "use strict";

  function sight(figure) {
    return figure.querySelector(".photo-link") || figure.querySelector("img");
  }

  function element(name, className) {
    const made = document.createElement(name);
    made.className = className;
    return made;
  }

  function slide(frame, before, after) {
    const range = element("input", "compare-range");
    const said = frame.dataset;
    range.type = "range";
    range.min = 0;
    range.max = 100;
    range.value = 50;
    range.setAttribute("aria-label", said.saySlider);
    window.cartostory.voice(range, said, "saySlider");

    function show() {
      frame.style.setProperty("--share", range.value);
      range.setAttribute("aria-valuetext", said.sayShare.replace("{share}", range.value));
    }

    // Both lie in one frame, so they take the shape of the first.
    const first = before.querySelector("img") || before;
    frame.style.setProperty("--ratio", first.getAttribute("width") + " / " + first.getAttribute("height"));
    before.classList.add("compare-sight");
    after.classList.add("compare-sight");
    frame.append(range, element("span", "compare-limit"));
    frame.classList.add("compare-on");
    range.addEventListener("input", show);
    show();
  }

  document.querySelectorAll(".compare[data-say-slider]").forEach(function (frame) {
    const sights = Array.from(frame.querySelectorAll(":scope > figure")).map(sight);
    if (sights.length === 2 && sights[0] && sights[1]) slide(frame, sights[0], sights[1]);
  });
})();
