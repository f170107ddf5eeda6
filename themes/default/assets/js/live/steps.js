// A ladder on the stage: from the world down to the place, a step as one reads, each framing the next.
(function (cartostory) {
  "use strict";
  const live = cartostory.live;
  const ID = "cartostory-step";
  const DOT_PX = 9; // what the next step shows is a ring where it would be smaller

  // How far one has read, from the title at the window's top to the last line at the reading line: 0 to 1. What passes
  // over the map does not count: nobody would see the steps.
  function read(section) {
    const box = section.getBoundingClientRect();
    const edge = cartostory.chapters.covered();
    let whole = box.height - (cartostory.chapters.readingLine() - edge);
    let past = edge - box.top;
    section.querySelectorAll(".chapter-text > :is(.wide, .full-bleed)").forEach(function (one) {
      const wide = one.getBoundingClientRect();
      whole -= wide.height;
      past -= Math.min(wide.height, Math.max(0, edge - wide.top));
    });
    return Math.min(1, Math.max(0, past / Math.max(whole, 1)));
  }

  live.stepOf = function (chapter) {
    const section = cartostory.chapters.section(chapter.number);
    const count = chapter.steps.length;
    return Math.min(count - 1, Math.floor(read(section) * count));
  };

  live.prepareSteps = function (map) {
    const paper = "#FBF8F2";
    const ink = getComputedStyle(cartostory.root).getPropertyValue("--there").trim();
    map.addSource(ID, { type: "geojson", data: { type: "FeatureCollection", features: [] } });
    [[paper, 5], [ink, 2]].forEach(function (one) {
      map.addLayer({ id: ID + one[1], type: "line", source: ID, paint: { "line-color": one[0], "line-width": one[1] } });
      map.addLayer({ id: ID + "-ring" + one[1], type: "circle", source: ID, filter: ["==", ["geometry-type"], "Point"], paint: { "circle-radius": 9, "circle-opacity": 0, "circle-stroke-color": one[0], "circle-stroke-width": one[1] } });
    });
  };

  function shape(map, frame) {
    const first = frame[0];
    const last = frame[1];
    const a = map.project(first);
    const b = map.project(last);
    if (Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y)) < DOT_PX) {
      return { type: "Point", coordinates: [(first[0] + last[0]) / 2, (first[1] + last[1]) / 2] };
    }
    return { type: "LineString", coordinates: [first, [last[0], first[1]], last, [first[0], last[1]], first] };
  }

  // Frames what the next step shows; nothing on the last one, nor in other chapters.
  live.frameNext = function (map, step) {
    const features = step && step.frame ? [{ type: "Feature", properties: {}, geometry: shape(map, step.frame) }] : [];
    const text = JSON.stringify(features);
    const source = map.getSource(ID);
    if (source.held === text) return; // new data would be drawn anew, and the map be idle anew
    source.held = text;
    source.setData({ type: "FeatureCollection", features: features });
  };

  // The names of the steps, for the eye: the key and the text say where the place is.
  live.nameSteps = function (stage, steps, current) {
    let list = stage.querySelector(".stage-steps");
    if (!list) {
      list = Object.assign(document.createElement("ol"), { className: "stage-steps", ariaHidden: "true" });
      stage.append(list);
    }
    list.hidden = !steps;
    list.replaceChildren.apply(list, (steps || []).map(function (step, index) {
      const line = document.createElement("li");
      line.append(index + 1 + "\u00a0· ", Object.assign(document.createElement("bdi"), { textContent: step.name }));
      if (index === current) line.className = "stage-step-here";
      return line;
    }));
  };
})(window.cartostory);
