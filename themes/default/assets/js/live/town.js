// The town's own base map: one file, read by byte ranges as the reader looks around. From a disk there are none: a script
// holds the tiles of the story then. On a host without ranges the built-in world is all there is.
(function (cartostory) {
  "use strict";
  const SOURCE = "town";

  function canRead(words) {
    return Boolean(words.liveTiles) && window.location.protocol !== "file:";
  }

  // Gives the program's address where there is something for it to read.
  cartostory.live.tilesProgram = function (words) { return canRead(words) ? words.liveTilesProgram : words.liveHeld; };

  async function held(wanted) {
    const text = window.cartostoryTiles.tiles[wanted.url.slice(7)];
    if (!text) return { data: new ArrayBuffer(0) };
    const bytes = Uint8Array.from(atob(text), function (letter) { return letter.charCodeAt(0); });
    const whole = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return { data: await new Response(whole).arrayBuffer() };
  }

  function source(words) {
    const tiles = window.cartostoryTiles;
    if (tiles && tiles.to) {
      window.maplibregl.addProtocol("held", held);
      return { type: "vector", tiles: ["held://{z}/{x}/{y}"], minzoom: tiles.from, maxzoom: tiles.to };
    }
    if (!canRead(words) || !window.pmtiles) return null;
    window.maplibregl.addProtocol("pmtiles", new window.pmtiles.Protocol().tile);
    return { type: "vector", url: "pmtiles://" + new URL(words.liveTiles, document.baseURI).href };
  }

  // Areas and lines lie below the story's layers, names below the story's names.
  function below(layers, isName) {
    const first = layers.find(function (one) {
      return /^layer:|^arcs/.test(one.source || "") && (one.type === "symbol") === isName;
    });
    const names = layers.find(function (one) { return one.type === "symbol"; });
    return (first || names || {}).id;
  }

  cartostory.live.addTown = function (data, words) {
    const found = data.town && source(words);
    if (!found) return;
    data.style.sources[SOURCE] = found;
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
