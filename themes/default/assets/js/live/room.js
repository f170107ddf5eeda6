// The signs and names of the markers are HTML, which the map's own labels do not see: unseen labels hold their room.
(function (cartostory) {
  "use strict";
  const ID = "cartostory-room";
  const EMPTY = { type: "FeatureCollection", features: [] };
  const LETTER_EM = 0.55;

  cartostory.live.keepRoom = function (map, data) {
    const lettered = data.style.layers.find(function (layer) { return layer.layout && layer.layout["text-font"]; });
    if (!lettered) return;
    map.addSource(ID, { type: "geojson", data: EMPTY });
    map.addLayer({
      id: ID,
      type: "symbol",
      source: ID,
      layout: {
        "text-field": ["get", "text"],
        "text-font": lettered.layout["text-font"],
        "text-size": ["get", "size"],
        "text-offset": ["get", "offset"],
        "text-max-width": 99,
        "text-padding": 4,
        "text-allow-overlap": true,
      },
      paint: { "text-color": "rgba(0, 0, 0, 0)" },
    });
  };

  function feature(point, text, size, x, y) {
    return {
      type: "Feature",
      properties: { text: text, size: size, offset: [x / size, y / size] },
      geometry: { type: "Point", coordinates: point },
    };
  }

  // A name is as wide as so many letters of its height; its sign is one letter.
  function held(made) {
    const found = [feature(made.one.point, "M", 20, 0, 0)];
    if (!made.name) return found;
    const height = Math.round(made.name.bottom - made.name.top);
    const letters = Math.max(1, Math.round((made.name.right - made.name.left) / (height * LETTER_EM)));
    const x = (made.name.left + made.name.right) / 2 - made.at.x;
    const y = (made.name.top + made.name.bottom) / 2 - made.at.y;
    return found.concat(feature(made.one.point, "n".repeat(letters), height, x, y));
  }

  cartostory.live.moveRoom = function (map, arranged) {
    const source = map.getSource(ID);
    if (!source) return;
    const shown = arranged.filter(function (made) { return !made.isCrowded && made.one.role !== "photo"; });
    const features = shown.flatMap(held);
    const text = JSON.stringify(features);
    if (source.held === text) return; // new data would be drawn anew, and be idle anew
    source.held = text;
    source.setData({ type: "FeatureCollection", features: features });
  };
})(window.cartostory);
