// Shows the layers that a chapter names, or the reader, hides the story's others. The base map stays.
(function (cartostory) {
  "use strict";
  cartostory.live.showLayers = function (map, data, layers) {
    const visible = new Set(layers);
    Object.entries(data.layers || {}).forEach(function (entry) {
      const state = visible.has(entry[0]) ? "visible" : "none";
      entry[1].forEach(function (id) {
        if (map.getLayer(id)) map.setLayoutProperty(id, "visibility", state);
      });
    });
  };
})(window.cartostory);
