// Pictures large, in a dialog of the browser's own: keys, swipe, buttons. Without it each picture is a link to its file.
(function (cartostory) {
  "use strict";
  const dialog = document.querySelector(".lightbox");
  const article = document.querySelector("main");
  const SWIPE_PX = 48;
  if (!dialog || !dialog.showModal || !article) return;
  const frame = dialog.querySelector(".lightbox-picture");
  const caption = dialog.querySelector(".lightbox-caption");
  const place = dialog.querySelector(".lightbox-place");
  const back = dialog.querySelector(".lightbox-back");
  const on = dialog.querySelector(".lightbox-on");
  const close = dialog.querySelector(".lightbox-close");
  let opener = null;
  let row = [];
  let current = 0;
  let touch = null;

  // The browser chooses the file again, now for the whole screen.
  function large(link) {
    const picture = link.querySelector("picture").cloneNode(true);
    picture.querySelectorAll("source, img").forEach(function (one) {
      one.removeAttribute("loading");
      one.sizes = "100vw";
      if (one.dataset.src) one.src = one.dataset.src;
      if (one.dataset.srcset) one.srcset = one.dataset.srcset;
    });
    picture.hidden = false;
    return picture;
  }

  function show(index) {
    const link = row[index];
    const words = link.closest("figure").querySelector("figcaption");
    const picture = large(link);
    current = index;
    frame.replaceChildren(picture);
    caption.replaceChildren(...(words ? words.cloneNode(true).childNodes : []));
    cartostory.say(place, dialog.dataset, "sayPlace", dialog.dataset.sayPlace.replace("{n}", index + 1).replace("{all}", row.length));
    place.nextElementSibling.textContent = picture.querySelector("img").alt;
    back.hidden = on.hidden = row.length < 2;
    back.setAttribute("aria-disabled", index === 0);
    on.setAttribute("aria-disabled", index === row.length - 1);
  }

  function go(steps) {
    const index = current + steps;
    if (row[index]) show(index);
  }

  function open(event) {
    const link = event.target.closest && event.target.closest(".photo-link");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    opener = link;
    row = Array.from((link.closest(".gallery, .pair, .compare") || article).querySelectorAll(".photo-link"));
    show(row.indexOf(link));
    dialog.showModal();
    (on.hidden ? close : on).focus();
  }

  function press(event) {
    const forward = cartostory.isMirrored ? "ArrowLeft" : "ArrowRight";
    const backward = cartostory.isMirrored ? "ArrowRight" : "ArrowLeft";
    const steps = { Home: -current, End: row.length - 1 - current };
    steps[forward] = 1;
    steps[backward] = -1;
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in steps)) return;
    event.preventDefault();
    go(steps[event.key]);
  }

  function touched(event) {
    const finger = event.touches.length === 1 && event.touches[0];
    const isZoomed = window.visualViewport && window.visualViewport.scale > 1.05;
    touch = finger && !isZoomed ? { x: finger.clientX, y: finger.clientY } : null;
  }

  function lifted(event) {
    if (!touch) return;
    const across = event.changedTouches[0].clientX - touch.x;
    const down = event.changedTouches[0].clientY - touch.y;
    touch = null;
    if (Math.abs(across) < SWIPE_PX || Math.abs(across) < 2 * Math.abs(down)) return;
    go(across < 0 === !cartostory.isMirrored ? 1 : -1);
  }

  article.addEventListener("click", open);
  back.addEventListener("click", function () { go(-1); });
  on.addEventListener("click", function () { go(1); });
  close.addEventListener("click", function () { dialog.close(); });
  dialog.addEventListener("keydown", press);
  dialog.addEventListener("touchstart", touched, { passive: true });
  dialog.addEventListener("touchend", lifted, { passive: true });
  dialog.addEventListener("click", function (event) {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("close", function () {
    frame.replaceChildren();
    opener.focus({ preventScroll: true });
  });
})(window.cartostory);
