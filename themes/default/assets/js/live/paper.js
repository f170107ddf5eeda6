// A small paper on the map says what something is. One at a time; it gives the focus back to what opened it.
(function (cartostory) {
  "use strict";
  const OPEN = "cartostory-open";
  let current = null;

  function element(name, className, text) {
    return Object.assign(document.createElement(name), { className: className, textContent: text || "" });
  }

  function list(facts) {
    const made = element("dl", "paper-facts");
    facts.forEach(function (fact) { made.append(element("dt", "", fact[0]), element("dd", "", fact[1])); });
    return made;
  }

  // `told`: name, kind, facts ([[label, value]]), more (elements).
  function write(told) {
    const made = element("div", "paper-sheet");
    if (told.kind) made.append(element("p", "paper-kind", told.kind));
    if (told.name) made.append(element("p", "paper-name", told.name));
    if (told.facts && told.facts.length) made.append(list(told.facts));
    made.append.apply(made, told.more || []);
    return made;
  }

  // `opener` is the button that gets the focus back; the map itself where a finger or a mouse opened it.
  cartostory.live.openPaper = function (map, at, told, opener, offset) {
    cartostory.live.closePaper();
    const popup = new window.maplibregl.Popup({ offset: offset || 8, className: "paper", maxWidth: "17rem", focusAfterOpen: true });
    current = popup;
    popup.setLngLat(at).setDOMContent(write(told)).addTo(map);
    cartostory.voice(popup.getElement().querySelector(".maplibregl-popup-close-button"), document.querySelector(".stage").dataset, "sayClose");
    popup.getElement().addEventListener("keydown", function (event) { if (event.key === "Escape") popup.remove(); });
    popup.on("close", function () {
      if (current === popup) current = null;
      if (document.activeElement === document.body && opener && opener.isConnected) opener.focus({ preventScroll: true });
      mark(map, []);
    });
    mark(map, told.shape ? [{ type: "Feature", properties: {}, geometry: told.shape }] : []);
    return popup;
  };

  cartostory.live.closePaper = function () { if (current) current.remove(); };

  // What the paper speaks of stands out on the map.
  function mark(map, features) {
    const source = map.getSource(OPEN);
    if (source) source.setData({ type: "FeatureCollection", features: features });
  }

  cartostory.live.prepareMark = function (map) {
    const ink = "#1C2430";
    map.addSource(OPEN, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    map.addLayer({ id: OPEN, type: "line", source: OPEN, paint: { "line-color": ink, "line-width": 3 } });
    map.addLayer({
      id: OPEN + "-point",
      type: "circle",
      source: OPEN,
      filter: ["==", ["geometry-type"], "Point"],
      paint: { "circle-radius": 13, "circle-opacity": 0, "circle-stroke-color": ink, "circle-stroke-width": 3 },
    });
  };
})(window.cartostory);
