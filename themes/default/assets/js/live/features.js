// What lies on the story's layers opens, where the build gave it something to say.
(function (cartostory) {
  "use strict";
  const REACH_PX = 6;

  function open(map, data, key, feature, opener, at) {
    const told = { name: feature.properties.name, kind: feature.kind || data.labels[key], facts: feature.facts, shape: feature.geometry };
    cartostory.live.openPaper(map, at || feature.at, told, opener);
  }

  function visible(map, data) {
    return Object.values(data.layers).flat().filter(function (id) {
      return map.getLayer(id) && map.getLayoutProperty(id, "visibility") !== "none";
    });
  }

  function touched(map, data, point) {
    const box = [[point.x - REACH_PX, point.y - REACH_PX], [point.x + REACH_PX, point.y + REACH_PX]];
    const found = map.queryRenderedFeatures(box, { layers: visible(map, data) }).map(function (one) {
      const key = one.source.replace(/^(layer|names):/, "");
      return { key: key, feature: data.style.sources["layer:" + key].data.features[one.id] };
    });
    return found.find(function (one) { return one.feature && one.feature.at; });
  }

  cartostory.live.openFeatures = function (map, data) {
    map.on("click", function (event) {
      const found = touched(map, data, event.point);
      if (!found) return;
      const isPoint = found.feature.geometry.type === "Point";
      open(map, data, found.key, found.feature, map.getCanvas(), isPoint ? found.feature.at : event.lngLat);
    });
    map.on("mousemove", function (event) {
      if (!map.isMoving()) map.getCanvas().style.cursor = touched(map, data, event.point) ? "pointer" : "";
    });
  };

  // For keyboards and screen readers: what a layer shows in the map's frame, by name.
  cartostory.live.inSight = function (map, data, key) {
    const frame = map.getBounds();
    const features = data.style.sources["layer:" + key].data.features.filter(function (one) {
      return one.at && frame.contains(one.at);
    });
    return features.map(function (one) {
      return {
        name: [one.properties.name || one.kind || data.labels[key]].concat((one.facts || []).slice(0, one.properties.name ? 0 : 1).map(String)).join(", "),
        open: function (opener) { open(map, data, key, one, opener); },
      };
    }).sort(function (one, other) { return one.name.localeCompare(other.name, cartostory.root.lang, { numeric: true }); });
  };
})(window.cartostory);
