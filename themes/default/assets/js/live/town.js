// The town's own base map: one file, read by byte ranges as the reader looks around. From a disk there are none:
// then, as on a host without ranges, the built-in world is all there is.
(function (cartostory) {
  "use strict";
  const SOURCE = "town";

  function canRead(words) {
    return Boolean(words.liveTiles) && window.location.protocol !== "file:";
  }

  // Gives the program's address where there is something for it to read.
  cartostory.live.tilesProgram = function (words) { return canRead(words) ? words.liveTilesProgram : ""; };

  // Areas and lines lie below the story's layers, names below the story's names.
  function below(layers, isName) {
    const first = layers.find(function (one) {
      return /^layer:|^arcs/.test(one.source || "") && (one.type === "symbol") === isName;
    });
    const names = layers.find(function (one) { return one.type === "symbol"; });
    return (first || names || {}).id;
  }

  cartostory.live.addTown = function (data, words) {
    if (!data.town || !canRead(words) || !window.pmtiles) return;
    window.maplibregl.addProtocol("pmtiles", new window.pmtiles.Protocol().tile);
    data.style.sources[SOURCE] = { type: "vector", url: "pmtiles://" + new URL(words.liveTiles, document.baseURI).href };
    data.town.layers.forEach(function (layer) {
      const before = below(data.style.layers, layer.type === "symbol");
      const index = data.style.layers.findIndex(function (one) { return one.id === before; });
      data.style.layers.splice(index < 0 ? data.style.layers.length : index, 0, layer);
    });
  };

  // A host that gives no ranges is no reader's business.
  cartostory.live.bearErrors = function (map) {
    map.on("error", function (event) {
      if (event.sourceId !== SOURCE && !/pmtiles/i.test(String(event.error && event.error.message))) window.console.error(event.error);
    });
  };
})(window.cartostory);
