// The way from where the map looks to where it is to look.
(function (cartostory) {
  "use strict";
  const SHORTEST_MS = 1200;
  const LONGEST_MS = 2000;
  const STILL_MS = 400;

  function duration(map, target) {
    const steps = Math.abs(map.getZoom() - target.zoom);
    return Math.min(LONGEST_MS, SHORTEST_MS + steps * 120);
  }

  // `isNear`: the same look, on a map of which more or less is to be seen. The end of the way tells of its chapter.
  cartostory.live.look = function (map, target, chapter, atOnce, isNear) {
    const told = { chapter: chapter.number };
    if (!target) map.fire("moveend", told);
    else if (atOnce || cartostory.prefersStill.matches) map.jumpTo(target, told);
    else if (isNear) map.easeTo(Object.assign({ duration: STILL_MS }, target), told);
    else map.flyTo(Object.assign({ duration: duration(map, target), curve: 1.3 }, target), told);
  };

  // Tests and the writer's camera capture read it here.
  cartostory.live.report = function (map) {
    const centre = map.getCenter();
    const parts = [map.getZoom().toFixed(2), centre.lat.toFixed(4), centre.lng.toFixed(4)];
    cartostory.root.dataset.liveCamera = parts.join("/");
  };
})(window.cartostory);
