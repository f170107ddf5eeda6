// The names of the markers are HTML, which the map's own labels do not see: unseen labels hold their room.
(function (cartostory) {
  "use strict";
  const ID = "cartostory-room";

  function feature(marker) {
    return {
      type: "Feature",
      properties: { name: marker.name, role: marker.role },
      geometry: { type: "Point", coordinates: [marker.lon, marker.lat] },
    };
  }

  function isNamed(marker) {
    return marker.role !== "photo";
  }

  cartostory.live.keepRoom = function (map, data) {
    const lettered = data.style.layers.find(function (layer) { return layer.layout && layer.layout["text-font"]; });
    if (!lettered) return;
    map.addSource(ID, { type: "geojson", data: { type: "FeatureCollection", features: data.markers.filter(isNamed).map(feature) } });
    map.addLayer({
      id: ID,
      type: "symbol",
      source: ID,
      layout: {
        "text-field": ["get", "name"],
        "text-font": lettered.layout["text-font"],
        "text-size": 15,
        "text-anchor": cartostory.isMirrored ? "right" : "left",
        "text-offset": [cartostory.isMirrored ? -0.9 : 0.9, 0],
        "text-padding": 8,
        "text-allow-overlap": true,
      },
      paint: { "text-color": "rgba(0, 0, 0, 0)" },
    });
  };

  // Places show their names only where the chapter speaks of them.
  cartostory.live.moveRoom = function (map, chapter) {
    if (!map.getLayer(ID)) return;
    const named = ["in", ["get", "name"], ["literal", chapter.focus || []]];
    map.setFilter(ID, ["any", ["in", ["get", "role"], ["literal", ["here", "there"]]], named]);
  };
})(window.cartostory);
