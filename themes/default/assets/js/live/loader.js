// Fetches what the live map needs: its program, its style sheet, its data, the page's own letters.
// All are classic scripts and links, so that they also load from a stick (file://).
(function (cartostory) {
  "use strict";

  function element(name, attributes) {
    return new Promise(function (resolve, reject) {
      const made = Object.assign(document.createElement(name), attributes);
      made.addEventListener("load", resolve);
      made.addEventListener("error", function () { reject(new Error(attributes.src || attributes.href)); });
      document.head.append(made);
    });
  }

  // MapLibre draws labels from the page's font, once; letters that arrive later would stay in the fallback.
  function letters() {
    const family = getComputedStyle(document.body).fontFamily;
    const sample = document.body.textContent.slice(0, 2000);
    const faces = ["400 16px ", "italic 400 16px ", "600 16px "];
    return Promise.all(faces.map(function (face) { return document.fonts.load(face + family, sample); })).catch(function () {});
  }

  function turnLetters(url, isAsked) {
    if (!isAsked || !url || window.location.protocol === "file:") return;
    const absolute = new URL(url, document.baseURI).href;
    if (window.maplibregl.getRTLTextPluginStatus() === "unavailable") window.maplibregl.setRTLTextPlugin(absolute, false);
  }

  cartostory.live.load = async function (words) {
    await Promise.all([
      element("link", { rel: "stylesheet", href: words.liveStyle }),
      element("script", { src: words.liveProgram }),
      element("script", { src: words.liveData }),
      letters(),
    ]);
    turnLetters(words.liveRtl, window.cartostoryLive.rtl);
    return cartostory.live.unpack(window.cartostoryLive);
  };
})(window.cartostory);
