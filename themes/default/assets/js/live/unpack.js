// Lines come as text, each letter five bits of a step (cartostory/carto/live/packing.py): here they become positions.
(function (cartostory) {
  "use strict";
  const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const MORE = 32;
  const COARSE = 10; // of the world at 1:110 million, which has no line along its coasts

  function line(text, scale) {
    const found = [];
    let at = 0;
    let lon = 0;
    let lat = 0;

    function step() {
      let number = 0;
      let weight = 1;
      let letter = MORE;
      while (letter >= MORE) {
        letter = ALPHABET.indexOf(text[at++]);
        number += (letter % MORE) * weight;
        weight *= MORE;
      }
      return number % 2 ? -(number + 1) / 2 : number / 2;
    }

    while (at < text.length) {
      lon += step();
      lat += step();
      found.push([lon / scale, lat / scale]);
    }
    return found;
  }

  function lines(packed, scale) {
    return typeof packed === "string" ? line(packed, scale) : packed.map(function (one) { return lines(one, scale); });
  }

  function geometry(packed) {
    if (packed.geometries) packed.geometries.forEach(geometry);
    if (!packed.scale) return;
    packed.coordinates = lines(packed.coordinates, packed.scale);
    delete packed.scale;
  }

  // The coast is the edge of the land, but for where the land was cut into boxes, and for the coarse land far away.
  function shores(land, cuts) {
    const features = [];
    land.forEach(function (one) {
      const scale = one.geometry.scale;
      if (!(scale > COARSE)) return;
      const edges = cuts.map(function (all) { return new Set(all.map(function (at) { return Math.round(at * scale); })); });
      const isCut = function (from, to) {
        return [0, 1].some(function (axis) {
          const at = Math.round(from[axis] * scale);
          return at === Math.round(to[axis] * scale) && edges[axis].has(at);
        });
      };
      const runs = [];
      const rings = one.geometry.type === "Polygon" ? [one.geometry.coordinates] : one.geometry.coordinates;
      rings.flat().forEach(function (text) {
        let run = null;
        line(text, scale).forEach(function (at, index, ring) {
          if (!index || isCut(ring[index - 1], at)) run = null;
          else if (run) run.push(at);
          else runs.push(run = [ring[index - 1], at]);
        });
      });
      features.push({ type: "Feature", properties: {}, geometry: { type: "MultiLineString", coordinates: runs } });
    });
    return features;
  }

  // Points come as one line, and a list for each of their properties; null stands where one has none.
  function fromColumns(data) {
    const names = Object.keys(data.columns);
    data.features = line(data.points, data.scale).map(function (at, index) {
      const known = names.filter(function (name) { return data.columns[name][index] !== null; });
      const properties = Object.fromEntries(known.map(function (name) { return [name, data.columns[name][index]]; }));
      return { type: "Feature", geometry: { type: "Point", coordinates: at }, properties: properties };
    });
    delete data.columns;
  }

  // Changes the data in place, once.
  cartostory.live.unpack = function (data) {
    const coast = data.style.sources.coast;
    const shore = coast && coast.data.shore;
    if (shore) coast.data.features = shores(data.style.sources[shore.of].data.features, shore.cuts);
    Object.values(data.style.sources).forEach(function (source) {
      if (source.type !== "geojson") return;
      if (source.data.columns) fromColumns(source.data);
      source.data.features.forEach(function (one) { geometry(one.geometry); });
    });
    return data;
  };
})(window.cartostory);
