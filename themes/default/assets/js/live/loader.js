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
  async function letters() {
    await cartostory.lettered;
    const family = getComputedStyle(document.body).fontFamily;
    const sample = document.body.textContent.slice(0, 2000);
    const faces = ["400 16px ", "italic 400 16px ", "600 16px "];
    return Promise.all(faces.map(function (face) { return document.fonts.load(face + family, sample); })).catch(function () {});
  }

  // A page from a stick may not fetch: there the plugin is a script that holds its own text.
  // `isLazy`: names that come with tiles may need it, or not.
  async function turnLetters(url, isLazy) {
    if (!url || window.maplibregl.getRTLTextPluginStatus() !== "unavailable") return;
    if (window.location.protocol !== "file:") return window.maplibregl.setRTLTextPlugin(new URL(url, document.baseURI).href, isLazy);
    await element("script", { src: url });
    return window.maplibregl.setRTLTextPlugin("data:text/javascript," + encodeURIComponent(window.cartostoryLetters), false);
  }

  cartostory.live.load = async function (words) {
    await Promise.all([
      element("link", { rel: "stylesheet", href: words.liveStyle }),
      element("script", { src: words.liveProgram }),
      element("script", { src: words.liveData }),
      element("script", { src: words.liveMap }),
      words.liveNotes && element("script", { src: words.liveNotes }),
      letters(),
    ]);
    const data = cartostory.live.unpack(window.cartostoryLive);
    const tiles = data.town && cartostory.live.tilesProgram(words);
    if (tiles) await element("script", { src: tiles });
    cartostory.live.addTown(data, words);
    if (data.rtl || tiles) turnLetters(words.liveRtl, !data.rtl).catch(function () {}); // names stay in the order of their letters; the map is there
    return data;
  };
})(window.cartostory);
