// Where the map has next to nothing to show: rings of distance around its place, and arrows to the towns beyond its edge,
// as on the pictures (cartostory/carto/draw/blank.py).
(function (cartostory) {
  "use strict";
  const live = cartostory.live;
  const SPACE = "http://www.w3.org/2000/svg";
  const FROM_ZOOM = 7.5;
  const FEW = 2;
  const MOST_ARROWS = 6;
  const APART_DEGREES = 28;
  const FARTHEST_M = 400000;
  const TIP_PX = 8;
  const MARGIN_PX = 16;
  const LINE_PX = 15;
  const PARALLEL_M = 78271.517; // of a px at zoom 0, on the equator

  function element(name, attributes, text) {
    const made = document.createElementNS(SPACE, name);
    Object.entries(attributes).forEach(function (one) { made.setAttribute(one[0], one[1]); });
    if (text) made.textContent = text;
    return made;
  }

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function words(metres) {
    const isShort = metres < 950;
    const kilometres = metres / 1000;
    const number = isShort ? Math.round(metres / 10) * 10 : kilometres < 10 ? Math.round(kilometres * 10) / 10 : Math.round(kilometres);
    return new Intl.NumberFormat(cartostory.root.lang, { style: "unit", unit: isShort ? "meter" : "kilometer" }).format(number);
  }

  function radians(degrees) { return (degrees * Math.PI) / 180; }

  function turn(from, to) {
    const east = radians(to[0] - from[0]);
    const y = Math.sin(east) * Math.cos(radians(to[1]));
    const x = Math.cos(radians(from[1])) * Math.sin(radians(to[1])) - Math.sin(radians(from[1])) * Math.cos(radians(to[1])) * Math.cos(east);
    return (Math.atan2(y, x) * 180) / Math.PI;
  }

  // By the rule of pictures: hardly a line or a town of the world, and nothing of the story's layers but a ground.
  function isSparse(map) {
    if (map.getZoom() < FROM_ZOOM || map.getPitch()) return false;
    const seen = { lines: new Set(), towns: new Set(), own: new Set() };
    map.queryRenderedFeatures().forEach(function (one) {
      const kind = /^(rivers|lakes|borders)$/.test(one.source) ? "lines" : /^towns?$/.test(one.source) ? "towns" : /^layer:/.test(one.source) && one.layer.type !== "fill" ? "own" : "";
      if (kind) seen[kind].add(one.source + one.id + JSON.stringify(one.properties));
    });
    return !seen.own.size && seen.lines.size <= FEW && seen.towns.size <= FEW;
  }

  function rings(map, at, pane, draw) {
    const metres = (PARALLEL_M * Math.cos(radians(map.getCenter().lat))) / Math.pow(2, map.getZoom());
    const reach = (metres * Math.min(pane.right - pane.left, pane.bottom - pane.top)) / 2;
    const power = Math.pow(10, Math.floor(Math.log10(reach)));
    const steps = [power / 10, power / 5, power / 2, power, power * 2, power * 5].filter(function (one) { return one > reach * 0.22 && one < reach * 0.98; });
    steps.slice(-3).forEach(function (one) {
      const radius = one / metres;
      draw.add(element("circle", { cx: at.x, cy: at.y, r: radius, class: "around-ring" }));
      [-45, 45, 135, 225, 0, 180].some(function (angle) {
        return draw.write(at.x + radius * Math.sin(radians(angle)), at.y - radius * Math.cos(radians(angle)), [words(one)], "around-far", 0, 0);
      });
    });
  }

  function tip(at, pane, angle) {
    const right = Math.sin(radians(angle));
    const down = -Math.cos(radians(angle));
    const x = right > 0 ? (pane.right - MARGIN_PX - at.x) / right : right < 0 ? (pane.left + MARGIN_PX - at.x) / right : Infinity;
    const y = down > 0 ? (pane.bottom - MARGIN_PX - at.y) / down : down < 0 ? (pane.top + MARGIN_PX - at.y) / down : Infinity;
    return { x: at.x + right * Math.min(x, y), y: at.y + down * Math.min(x, y), aside: x < y ? -Math.sign(right) : 0, above: x < y ? 0 : -Math.sign(down) };
  }

  function arrows(map, place, at, pane, data, draw) {
    const known = new Set(data.markers.map(function (one) { return one.name; }));
    const from = new window.maplibregl.LngLat(place[0], place[1]);
    const taken = [];
    data.style.sources.towns.data.features.map(function (one) {
      const to = one.geometry.coordinates;
      return { name: one.properties.name, at: to, far: from.distanceTo(new window.maplibregl.LngLat(to[0], to[1])), people: one.properties.population };
    }).filter(function (one) { return one.far < FARTHEST_M && !known.has(one.name); }).sort(function (one, other) {
      // a large town is worth a longer way than a small one
      return one.far / Math.pow(Math.max(one.people, 1000), 0.3) - other.far / Math.pow(Math.max(other.people, 1000), 0.3);
    }).forEach(function (one) {
      const spot = map.project(one.at);
      const isSeen = spot.x > pane.left && spot.x < pane.right && spot.y > pane.top && spot.y < pane.bottom;
      const angle = turn(place, one.at) - map.getBearing();
      const isNear = taken.some(function (other) { return Math.abs(((angle - other + 540) % 360) - 180) < APART_DEGREES; });
      if (taken.length === MOST_ARROWS || isSeen || isNear) return;
      const end = tip(at, pane, angle);
      const box = { left: end.x - TIP_PX, top: end.y - TIP_PX, right: end.x + TIP_PX, bottom: end.y + TIP_PX };
      if (!draw.isFree(box) || !draw.write(end.x, end.y, [one.name, words(one.far)], "around-name", end.aside, end.above)) return;
      draw.take(box);
      draw.add(element("path", { d: "M0-8l5.5 11L0 .4-5.5 3z", class: "around-tip", transform: "translate(" + end.x + " " + end.y + ") rotate(" + angle + ")" }));
      taken.push(angle);
    });
  }

  function pen(svg, pane, taken) {
    const isFree = function (box) {
      return box.left >= pane.left && box.right <= pane.right && box.top >= pane.top && box.bottom <= pane.bottom && !taken.some(function (other) { return meet(box, other); });
    };
    return {
      add: function (one) { svg.append(one); },
      isFree: isFree,
      take: function (box) { taken.push(box); },
      // Lines of words beside a point: on the side that is given (-1, 0, 1), or around it.
      write: function (x, y, lines, kind, aside, above) {
        const text = element("text", { class: kind, "text-anchor": "middle" });
        lines.forEach(function (line, index) { text.append(element("tspan", { x: 0, dy: index ? LINE_PX : 0 }, line)); });
        svg.append(text);
        const size = text.getBBox();
        const left = x + aside * (TIP_PX + 6 + size.width / 2) - size.width / 2;
        const top = y + above * (TIP_PX + 4 + size.height / 2) - size.height / 2;
        const box = { left: left, top: top, right: left + size.width, bottom: top + size.height };
        if (!isFree(box)) {
          text.remove();
          return false;
        }
        taken.push(box);
        text.querySelectorAll("tspan").forEach(function (one) { one.setAttribute("x", left + size.width / 2); });
        text.setAttribute("y", top - size.y);
        return true;
      },
    };
  }

  // Draws anew, or takes away, what stands around the place in the middle of a map. `arranged`: signs and names on it.
  live.around = function (map, data, pane, obstacles, arranged) {
    let svg = map.getCanvasContainer().querySelector(".around");
    if (!svg) {
      svg = element("svg", { class: "around", "aria-hidden": "true" });
      map.getCanvas().after(svg);
      map.on("movestart", function () { svg.replaceChildren(); });
    }
    svg.replaceChildren();
    if (map.isMoving() || !isSparse(map)) return;
    const strip = obstacles.filter(function (one) { return one.right - one.left > (pane.right - pane.left) * 0.9; });
    const free = Object.assign({}, pane, { bottom: Math.min.apply(null, [pane.bottom].concat(strip.map(function (one) { return one.top; }).filter(function (one) { return one > pane.top; }))) });
    const shown = arranged.filter(function (made) { return made.isIn && !made.isCrowded && made.one.role !== "photo"; });
    const taken = obstacles.concat(shown.flatMap(function (made) { return [made.sign].concat(made.name || []); }));
    const place = shown.length ? shown[0].one.point : map.getCenter().toArray();
    const at = map.project(place);
    const draw = pen(svg, free, taken);
    arrows(map, place, at, free, data, draw);
    rings(map, at, free, draw);
  };
})(window.cartostory);
