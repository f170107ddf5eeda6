// Names of the story's layers: one for each area, wherever its tiles are cut; none that one of the story's own places
// bears already; and as large as the reader's letters are.
(function (cartostory) {
  "use strict";
  const live = cartostory.live;
  const BESIDE_DEGREES = 0.5; // a commune and its town; two towns of one name lie further apart
  const LETTER_PX = 16;

  function isSaid(feature, at, markers) {
    return markers.some(function (one) {
      return one.role !== "photo" && one.name === feature.properties.name && Math.abs(one.lon - at[0]) < BESIDE_DEGREES && Math.abs(one.lat - at[1]) < BESIDE_DEGREES;
    });
  }

  // An area's name stands at the point where its paper opens.
  function labelled(markers) {
    return function (feature) {
      const at = feature.at;
      if (!at) return feature;
      const properties = Object.assign({}, feature.properties);
      if (isSaid(feature, at, markers)) {
        delete properties.name;
        delete properties.sight;
      }
      const isArea = /Polygon$/.test(feature.geometry.type);
      return { type: "Feature", id: feature.id, properties: properties, geometry: isArea ? { type: "Point", coordinates: at } : feature.geometry };
    };
  }

  function ofStory(layer) {
    return layer.type === "symbol" && /^layer:/.test(layer.source || "") && (layer.layout || {})["symbol-placement"] !== "line";
  }

  // Outputs of an expression times a factor; inputs and zooms stay.
  function scaled(size, times) {
    if (typeof size === "number") return size * times;
    const first = { interpolate: 4, step: 2, match: 3, case: 2 }[size[0]];
    if (!first) return ["*", times, size];
    const hasDefault = size[0] === "match" || size[0] === "case";
    return size.map(function (part, index) {
      const isOut = index >= first && (index - first) % 2 === 0;
      return isOut || (hasDefault && index === size.length - 1) ? scaled(part, times) : part;
    });
  }

  // Changes the style in place, once.
  live.prepareNames = function (data) {
    const sources = data.style.sources;
    const times = parseFloat(getComputedStyle(cartostory.root).fontSize) / LETTER_PX;
    data.style.layers.forEach(function (layer) {
      if (layer.type === "symbol" && times !== 1 && layer.layout["text-size"]) layer.layout["text-size"] = scaled(layer.layout["text-size"], times);
      if (!ofStory(layer)) return;
      const id = layer.source.replace("layer:", "names:");
      sources[id] = sources[id] || { type: "geojson", data: { type: "FeatureCollection", features: sources[layer.source].data.features.map(labelled(data.markers)) } };
      layer.source = id;
    });
  };
})(window.cartostory);
