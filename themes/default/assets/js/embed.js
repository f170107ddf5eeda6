// Tells the page around the frame how high its content is, now and whenever it changes: whoever listens can follow.
(function () {
  "use strict";
  if (window.parent === window) return;
  const content = document.body;
  let told = 0;
  function tell() {
    content.style.minBlockSize = "0"; // the content's own height, not the frame's
    const height = Math.ceil(content.getBoundingClientRect().height);
    content.style.minBlockSize = "";
    if (height === told) return;
    told = height;
    window.parent.postMessage({ type: "cartostory:height", height: height, url: location.href }, "*");
  }
  new ResizeObserver(tell).observe(content);
  window.addEventListener("load", tell);
})();
