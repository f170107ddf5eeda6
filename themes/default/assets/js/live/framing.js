// Where signs and names stand on the stage, and where the camera goes so that the chapter's own have room: within the
// map, clear of its controls, its credits and each other. One reckoning for both, in px of the map.
(function (cartostory) {
  "use strict";
  const live = cartostory.live;
  const EDGE_PX = 4;
  const GAP_PX = 14; // from a point to its name
  const OVER_FLAG_PX = 26;
  const CROWD_PX = 20;
  const TILE_PX = 512;
  const FULL_WIDTH_PX = 600;
  const MOST_BACK = 1.25; // a narrow stage shows about what the picture shows
  const TOP_FIT_ZOOM = 13;
  const MOST_GIVEN = 3; // zooms that the camera steps back for names, and by how much at a time
  const GIVEN = 0.1;
  const LEAST_PART = 0.45; // a rectangle beside the controls is worth looking at from this part of the map on
  const RANK = { here: 1, there: 1, place: 2, photo: 3 };
  const FIXED = ".live-switch:not([hidden], .live-switch-away), .pager:not([hidden])";
  const HERE = ".maplibregl-ctrl-group, .layers > summary, .stage-line, .stage-steps, .stage-apart, .compare-limit";

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
  }

  function holds(pane, box) {
    return box.left >= pane.left + EDGE_PX && box.right <= pane.right - EDGE_PX && box.top >= pane.top + EDGE_PX && box.bottom <= pane.bottom - EDGE_PX;
  }

  function box(rect, left, top) {
    return { left: rect.left - left, top: rect.top - top, right: rect.right - left, bottom: rect.bottom - top };
  }

  function seen(one) {
    return one.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && one.getBoundingClientRect().width > 0;
  }

  // What lies over the map. Controls of the page stand still: the stage comes to lie under them at the window's top.
  live.obstacles = function (stage) {
    const frame = stage.getBoundingClientRect();
    const own = Array.from(stage.querySelectorAll(HERE)).filter(seen).map(function (one) { return box(one.getBoundingClientRect(), frame.left, frame.top); });
    const fixed = Array.from(document.querySelectorAll(FIXED)).filter(seen).map(function (one) { return box(one.getBoundingClientRect(), frame.left, 0); });
    return own.concat(fixed);
  };

  function signBox(one, at) {
    const half = one.role === "place" ? 13 : one.role === "photo" ? 11 : 10;
    const isFlag = one.role === "there";
    return { left: at.x - half, top: at.y - (isFlag ? 24 : half), right: at.x + (isFlag ? 16 : half), bottom: at.y + half };
  }

  function spots(one, at) {
    const width = one.label.offsetWidth;
    const height = one.label.offsetHeight;
    const over = one.role === "there" ? OVER_FLAG_PX : GAP_PX;
    const beside = function (x, y) {
      const left = at.x + (x > 0 ? GAP_PX : x < 0 ? -GAP_PX - width : -width / 2);
      const top = at.y + (y > 0 ? (x ? 4 : GAP_PX) : y < 0 ? -(x ? 4 : over) - height : -height / 2);
      return { left: left, top: top, right: left + width, bottom: top + height };
    };
    const side = cartostory.isMirrored ? -1 : 1;
    return [[side, 0], [-side, 0], [0, 1], [0, -1], [side, 1], [-side, 1], [side, -1], [-side, -1]].map(function (way) { return beside(way[0], way[1]); });
  }

  function rank(one) {
    return one.isFocus ? 0 : RANK[one.role];
  }

  // Gives every marker in the pane: {one, at, name: box or null, isCrowded, isIn}; the more important ones have their room first.
  live.arrange = function (markers, place, pane, obstacles) {
    const sorted = markers.filter(function (one) { return !one.sign.hidden; }).sort(function (one, other) { return rank(one) - rank(other); });
    const kept = [];
    const found = sorted.map(function (one) {
      const at = place(one);
      const sign = signBox(one, at);
      const isCrowded = kept.some(function (other) { return Math.hypot(at.x - other.at.x, at.y - other.at.y) < CROWD_PX; });
      const isIn = holds(pane, sign) && !obstacles.some(function (other) { return meet(sign, other); });
      const made = { one: one, at: at, sign: sign, isCrowded: isCrowded, isIn: isIn, name: null };
      if (!isCrowded) kept.push(made);
      return made;
    });
    const names = [];
    kept.forEach(function (made) {
      if (made.one.role === "photo" || !meet(made.sign, pane)) return;
      made.name = spots(made.one, made.at).find(function (spot) {
        return holds(pane, spot) && ![obstacles, names].some(function (others) { return others.some(function (other) { return meet(spot, other); }); })
          && !kept.some(function (other) { return other !== made && meet(spot, other.sign); });
      }) || null;
      if (made.name) names.push(made.name);
    });
    return found;
  };

  // The rectangles of the pane that no control covers, the largest first.
  function rectangles(pane, obstacles) {
    const area = function (one) { return (one.right - one.left) * (one.bottom - one.top); };
    const cuts = function (rect, other) {
      if (!meet(rect, other)) return [rect];
      return [{ right: other.left }, { left: other.right }, { bottom: other.top }, { top: other.bottom }]
        .map(function (cut) { return Object.assign({}, rect, cut); })
        .filter(function (one) { return one.right > one.left && one.bottom > one.top && area(one) > LEAST_PART * area(pane); });
    };
    const found = obstacles.reduce(function (rects, other) {
      const left = rects.flatMap(function (rect) { return cuts(rect, other); });
      return left.length ? left : rects;
    }, [pane]);
    return found.sort(function (one, other) { return area(other) - area(one); }).slice(0, 4);
  }

  function unit(point) {
    const found = window.maplibregl.MercatorCoordinate.fromLngLat(point);
    return { x: found.x, y: found.y };
  }

  function wanted(view, rect, margin) {
    const width = rect.right - rect.left;
    const height = rect.bottom - rect.top;
    if (view.bounds) {
      const first = unit(view.bounds[0]);
      const last = unit(view.bounds[1]);
      const fit = Math.min((width - 2 * margin) / Math.abs(last.x - first.x), (height - 2 * margin) / Math.abs(last.y - first.y));
      return { middle: { x: (first.x + last.x) / 2, y: (first.y + last.y) / 2 }, zoom: Math.min(Math.log2(fit / TILE_PX), TOP_FIT_ZOOM), bearing: 0, pitch: 0 };
    }
    const back = Math.max(-MOST_BACK, Math.min(0, Math.log2(width / FULL_WIDTH_PX)));
    return { middle: unit(view.center), zoom: view.zoom + (view.isExact ? 0 : back), bearing: view.bearing || 0, pitch: view.pitch || 0 };
  }

  function placer(middle, look, rect) {
    const world = TILE_PX * Math.pow(2, look.zoom);
    const angle = (-look.bearing * Math.PI) / 180;
    return function (one) {
      const at = unit(one.point);
      const x = (((at.x - middle.x + 1.5) % 1) - 0.5) * world;
      const y = (at.y - middle.y) * world;
      return {
        x: (rect.left + rect.right) / 2 + x * Math.cos(angle) - y * Math.sin(angle) + one.aside,
        y: (rect.top + rect.bottom) / 2 + x * Math.sin(angle) + y * Math.cos(angle),
      };
    };
  }

  function between(one, other, part) {
    return { x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part };
  }

  function middleOf(own) {
    const at = own.map(function (one) { return unit(one.point); });
    const mid = function (axis) {
      const all = at.map(function (one) { return one[axis]; });
      return (Math.min.apply(null, all) + Math.max.apply(null, all)) / 2;
    };
    return { x: mid("x"), y: mid("y") };
  }

  const DEMANDS = [
    function (made) { return made.isCrowded || (made.isIn && (made.name || made.one.role === "photo")); },
    function (made) { return made.isCrowded || (made.isIn && (made.name || rank(made.one) > 1)); },
    function (made) { return made.isIn || made.isCrowded || rank(made.one) > 0; },
  ];

  // Gives {center, zoom, bearing, pitch, padding}, or null where a chapter says nothing of where to look.
  // `view` has `bounds`, or `center` and `zoom` (`isExact`: as it stands); `own` are the markers that it must show.
  live.frame = function (view, own, markers, pane, obstacles, size) {
    if (!view.bounds && !view.center) return null;
    const margin = pane.right - pane.left < FULL_WIDTH_PX ? 16 : 40;
    const rects = rectangles(pane, obstacles);
    const aim = own.length ? middleOf(own) : null;
    const found = function (demand, given) {
      for (const rect of rects) {
        const look = wanted(view, rect, margin);
        look.zoom = Math.max(0, look.zoom - given);
        for (const part of aim && !view.isExact ? [0, 0.5, 1] : [0]) {
          const middle = between(look.middle, aim || look.middle, part);
          const arranged = live.arrange(markers, placer(middle, look, rect), pane, obstacles);
          if (arranged.every(function (made) { return !own.includes(made.one) || demand(made); })) return target(middle, look, rect, size);
        }
      }
      return null;
    };
    for (const demand of own.length ? DEMANDS : []) {
      for (let given = 0; given < (view.isExact ? GIVEN : MOST_GIVEN); given += GIVEN) {
        const made = found(demand, given);
        if (made) return made;
      }
    }
    const look = wanted(view, rects[0], margin);
    return target(look.middle, look, rects[0], size);
  };

  function target(middle, look, rect, size) {
    const at = new window.maplibregl.MercatorCoordinate(middle.x, middle.y, 0).toLngLat();
    return {
      center: [at.lng, at.lat],
      zoom: Math.max(0, look.zoom),
      bearing: look.bearing,
      pitch: look.pitch,
      padding: { top: rect.top, left: rect.left, right: size.width - rect.right, bottom: size.height - rect.bottom },
    };
  }

  // After every move: which signs and names are to be seen, and on which side of its sign a name stands.
  live.makeRoom = function (map, markers, pane, obstacles) {
    const arranged = live.arrange(markers, function (one) {
      const at = map.project(one.point);
      return { x: at.x + one.aside, y: at.y };
    }, pane, obstacles);
    arranged.forEach(function (made) {
      const sign = made.one.sign;
      sign.classList.toggle("marker-crowded", made.isCrowded);
      sign.classList.toggle("marker-mute", !made.name);
      sign.tabIndex = made.isIn || made.isCrowded ? 0 : -1; // the others wait until the map moves to them
      if (!made.name) return;
      made.one.label.style.left = made.name.left - made.at.x + 16 + "px";
      made.one.label.style.top = made.name.top - made.at.y + 16 + "px";
    });
    return arranged;
  };
})(window.cartostory);
