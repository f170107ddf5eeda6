// The other languages' links lead to the chapter that is being read: `#c-2` stands in every language. They stand at the
// top of the page: whoever goes up to them comes past earlier chapters, so the last one where they stayed counts.
(function (cartostory) {
  "use strict";
  const links = Array.from(document.querySelectorAll("a[data-same]"));
  const stay = 1500;
  let kept = 0, waiting = 0;
  if (!cartostory.chapters.sections.length) return;
  cartostory.listen("chapter", function (chapter) {
    const number = chapter.number || kept;
    clearTimeout(waiting);
    waiting = chapter.number && setTimeout(function () {
      kept = chapter.number;
      cartostory.root.dataset.stayed = kept;
    }, stay);
    links.forEach(function (link) {
      link.hash = number ? "#c-" + number : "";
    });
  });
})(window.cartostory);
