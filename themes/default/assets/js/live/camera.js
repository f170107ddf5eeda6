// A chapter -> where the map looks, and the way there.
(function (cartostory) {
  "use strict";
  const SHORTEST_MS = 1200;
  const LONGEST_MS = 2000;
  const TOP_FIT_ZOOM = 13;
  const FULL_WIDTH_PX = 600;
  const MOST_STEPS_BACK = 1.25;

  // On a narrow stage the same zoom would show a fraction of what the picture shows: step back.
  function stepBack(map) {
    const steps = Math.log2(map.getContainer().clientWidth / FULL_WIDTH_PX);
    return Math.max(-MOST_STEPS_BACK, Math.min(0, steps));
  }

  function view(map, chapter, margin) {
    if (chapter.bounds) {
      return map.cameraForBounds(chapter.bounds, { padding: margin, maxZoom: TOP_FIT_ZOOM });
    }
    if (!chapter.center) return null;
    const zoom = Math.max(0, chapter.zoom + stepBack(map));
    return { center: chapter.center, zoom: zoom, bearing: chapter.bearing || 0, pitch: chapter.pitch || 0 };
  }

  function duration(map, target) {
    const steps = Math.abs(map.getZoom() - target.zoom);
    return Math.min(LONGEST_MS, SHORTEST_MS + steps * 120);
  }

  // `covered` is how much of the map's lower edge the words hide, in px.
  cartostory.live.look = function (map, chapter, margin, covered, atOnce) {
    const found = view(map, chapter, margin);
    if (!found) return;
    const target = Object.assign({ padding: { top: 0, right: 0, bottom: covered, left: 0 } }, found);
    if (atOnce || cartostory.prefersStill.matches) map.jumpTo(target);
    else map.flyTo(Object.assign({ duration: duration(map, target), curve: 1.3 }, target));
  };

  // Tests and the writer's camera capture read it here.
  cartostory.live.report = function (map) {
    const centre = map.getCenter();
    const parts = [map.getZoom().toFixed(2), centre.lat.toFixed(4), centre.lng.toFixed(4)];
    cartostory.root.dataset.liveCamera = parts.join("/");
  };
})(window.cartostory);
