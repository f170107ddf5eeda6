// The other languages' links lead to the chapter that is being read: `#c-2` stands in every language.
(function (cartostory) {
  "use strict";
  const links = Array.from(document.querySelectorAll("a[data-same]"));
  if (!cartostory.chapters.sections.length) return;
  cartostory.listen("chapter", function (chapter) {
    links.forEach(function (link) {
      link.hash = chapter.number ? "#c-" + chapter.number : "";
    });
  });
})(window.cartostory);
