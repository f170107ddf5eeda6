// The site's own letters come after the text, and not at all to whoever saves data: the device has some of its own.
(function (cartostory) {
  "use strict";
  const link = document.querySelector("[data-fonts]");
  const connection = navigator.connection || {};
  const saves = connection.saveData || window.matchMedia("(prefers-reduced-data: reduce)").matches;
  cartostory.lettered = !link || saves ? Promise.resolve() : new Promise(function (resolve) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: link.dataset.fonts });
    sheet.addEventListener("load", resolve);
    sheet.addEventListener("error", resolve);
    document.head.append(sheet);
  });
})(window.cartostory);
