// What the writer wrote on the map: words with a line to what they speak of, set where no sign and no name stands.
(function (cartostory) {
  "use strict";
  const REACHES_PX = [28, 46, 70, 100, 140];
  const TURNS = 16;
  const AWAY_PX = 12; // the line begins outside of the sign

  function element(note) {
    const made = document.createElement("div");
    made.className = "map-note";
    made.ariaHidden = "true"; // the key says it
    made.append(document.createElement("i"), Object.assign(document.createElement("span"), { textContent: note.text, lang: note.lang, dir: "auto" }));
    return made;
  }

  function within(rect, frame) {
    return { left: rect.left - frame.left, top: rect.top - frame.top, right: rect.right - frame.left, bottom: rect.bottom - frame.top };
  }

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  // Every sign, name and control that one sees on the stage, in px of the map.
  function taken(stage, frame) {
    const found = stage.querySelectorAll(".marker:not([hidden], .marker-crowded), .marker:not([hidden], .marker-crowded) .marker-name, .maplibregl-ctrl-group, .layers, .stage-line");
    return Array.from(found).filter(function (one) { return one.checkVisibility({ visibilityProperty: true }); }).map(function (one) { return within(one.getBoundingClientRect(), frame); });
  }

  function spots(at, size) {
    return REACHES_PX.flatMap(function (reach) {
      return Array.from({ length: TURNS }, function (_, turn) {
        const angle = (turn / TURNS) * 2 * Math.PI + 0.6;
        const right = Math.sin(angle);
        const down = -Math.cos(angle);
        const left = at.x + right * (reach + size.width / 2) - size.width / 2;
        const top = at.y + down * (reach + size.height / 2) - size.height / 2;
        return { left: left, top: top, right: left + size.width, bottom: top + size.height };
      });
    });
  }

  function isFree(map, box, others, sheet) {
    const isOn = box.left > 4 && box.top > 4 && box.right < sheet.width - 4 && box.bottom < sheet.height - 4;
    if (!isOn || others.some(function (other) { return meet(box, other); })) return false;
    const names = map.getStyle().layers.filter(function (layer) { return layer.type === "symbol"; }).map(function (layer) { return layer.id; });
    return !map.queryRenderedFeatures([[box.left, box.top], [box.right, box.bottom]], { layers: names }).length;
  }

  function draw(one, at, box) {
    const line = one.element.querySelector("i");
    const words = one.element.querySelector("span");
    const x = Math.min(Math.max(at.x, box.left), box.right) - at.x;
    const y = Math.min(Math.max(at.y, box.top), box.bottom) - at.y;
    const long = Math.hypot(x, y);
    const angle = Math.atan2(y, x);
    words.style.left = box.left - at.x + "px";
    words.style.top = box.top - at.y + "px";
    line.style.width = Math.max(0, long - AWAY_PX) + "px";
    line.style.transform = "rotate(" + angle + "rad) translateX(" + AWAY_PX + "px)";
    one.element.style.visibility = "visible";
  }

  let shown = [];
  let place = null;

  function show(map, chapter) {
    shown.forEach(function (one) { one.marker.remove(); });
    shown = (chapter.notes || []).map(function (note) {
      const made = element(note);
      const marker = new window.maplibregl.Marker({ element: made }).setLngLat([note.lon, note.lat]).addTo(map);
      return { element: made, marker: marker };
    });
  }

  function set(map, stage) {
    const frame = map.getContainer().getBoundingClientRect();
    const sheet = { width: frame.width, height: frame.height - map.getPadding().bottom };
    const others = taken(stage, frame);
    shown.forEach(function (one) {
      const at = map.project(one.marker.getLngLat());
      const size = one.element.querySelector("span").getBoundingClientRect();
      const box = spots(at, size).find(function (spot) { return isFree(map, spot, others, sheet); });
      one.element.style.visibility = "hidden";
      if (!box) return;
      others.push(box);
      draw(one, at, box);
    });
  }

  cartostory.listen("notes", function (told) {
    const map = told[0];
    const stage = map.getContainer().closest(".stage");
    show(map, told[1]);
    if (place) return;
    place = function () { set(map, stage); };
    map.on("moveend", place);
    map.on("idle", place); // names come once their tiles are there
  });
})(window.cartostory);
