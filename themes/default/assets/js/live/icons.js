// The map's icons come as SVG with the data; MapLibre wants them as pictures before it draws.
(function (cartostory) {
  "use strict";
  const PIXEL_RATIO = 2;

  function picture(document) {
    const made = new Image();
    made.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(document);
    return made.decode().then(function () { return made; });
  }

  cartostory.live.loadIcons = function (data) {
    const entries = Object.entries(data.icons || {});
    return Promise.all(entries.map(async function (entry) { return [entry[0], await picture(entry[1])]; }));
  };

  cartostory.live.addIcons = function (map, icons) {
    icons.forEach(function (one) {
      if (!map.hasImage(one[0])) map.addImage(one[0], one[1], { pixelRatio: PIXEL_RATIO });
    });
  };
})(window.cartostory);
