// The colours that hold the place of photographs, where style sheets cannot read them; and where the reader saves data,
// or the network is slow, photographs below the fold wait for a tap that names their weight.
(function (cartostory) {
  "use strict";
  document.querySelectorAll("[data-tone]").forEach(function (link) {
    link.style.setProperty("--tone", link.dataset.tone);
  });

  const dialog = document.querySelector(".lightbox");
  if (!dialog || !cartostory.savesData()) return;
  const FILES = ["src", "srcset"];

  const held = Array.from(document.querySelectorAll(".photo-link")).filter(function (link) {
    const image = link.querySelector("img");
    return image.loading === "lazy" && link.getBoundingClientRect().top > window.innerHeight;
  });

  function each(link, change) {
    const picture = link.querySelector("picture");
    picture.querySelectorAll("source, img").forEach(function (one) {
      FILES.forEach(function (name) { change(one, name); });
    });
    return picture;
  }

  function hold(link) {
    const image = link.querySelector("img");
    const button = document.createElement("button");
    each(link, function (one, name) {
      if (!one.hasAttribute(name)) return;
      one.dataset[name] = one.getAttribute(name);
      one.removeAttribute(name);
    }).hidden = true;
    link.style.aspectRatio = image.getAttribute("width") + "/" + image.getAttribute("height");
    button.type = "button";
    button.className = "photo-load";
    cartostory.say(button, dialog.dataset, "sayLoad", label);
    button.addEventListener("click", function () {
      held.forEach(load);
      link.focus({ preventScroll: true });
    });
    link.before(button);
  }

  function load(link) {
    each(link, function (one, name) {
      if (one.dataset[name]) one.setAttribute(name, one.dataset[name]);
      delete one.dataset[name];
    }).hidden = false;
    link.style.aspectRatio = "";
    link.previousElementSibling.remove();
  }

  function weight() {
    const bytes = held.reduce(function (sum, link) { return sum + Number(link.dataset.bytes || 0); }, 0);
    const isLarge = bytes >= 1e6;
    const format = { style: "unit", unit: isLarge ? "megabyte" : "kilobyte", maximumFractionDigits: isLarge ? 1 : 0 };
    return new Intl.NumberFormat(cartostory.root.lang, format).format(bytes / (isLarge ? 1e6 : 1e3));
  }

  const label = dialog.dataset.sayLoad + " · " + weight();
  held.forEach(hold);
})(window.cartostory);
