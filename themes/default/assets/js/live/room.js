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
        "text-max-width": 99,
        "text-padding": 4,
        "text-allow-overlap": true,
      },
      paint: { "text-color": "rgba(0, 0, 0, 0)" },
    });
  };

  function feature(map, text, size, x, y) {
    return {
      type: "Feature",
      properties: { text: text, size: size },
      geometry: { type: "Point", coordinates: map.unproject([x, y]).toArray() },
    };
  }

  // A name is as wide as so many letters of its height; its sign is one letter.
  function held(map, made) {
    const found = [feature(map, "M", 20, made.at.x, made.at.y)];
    if (!made.name) return found;
    const height = Math.round(made.name.bottom - made.name.top);
    const letters = Math.max(1, Math.round((made.name.right - made.name.left) / (height * LETTER_EM)));
    return found.concat(feature(map, "n".repeat(letters), height, (made.name.left + made.name.right) / 2, (made.name.top + made.name.bottom) / 2));
  }

  cartostory.live.moveRoom = function (map, arranged) {
    const source = map.getSource(ID);
    if (!source) return;
    const shown = arranged.filter(function (made) { return !made.isCrowded && made.one.role !== "photo"; });
    const features = shown.flatMap(function (made) { return held(map, made); });
    const text = JSON.stringify(features);
    if (source.held === text) return; // new data would be drawn anew, and be idle anew
    source.held = text;
    source.setData({ type: "FeatureCollection", features: features });
  };
})(window.cartostory);
