// The stage: one map that stands still while the chapters pass, and follows them.
(function (cartostory) {
  "use strict";
  const live = cartostory.live;
  live.COVERED_PART = 0.4; // as `.stage-small` in live.css

  live.words = function (stage) {
    const say = stage.dataset;
    return {
      "Map.Title": say.sayMap,
      "Popup.Close": say.sayClose,
      "NavigationControl.ZoomIn": say.sayZoomIn,
      "NavigationControl.ZoomOut": say.sayZoomOut,
      "CooperativeGesturesHandler.MobileHelpText": say.sayTouch,
      "CooperativeGesturesHandler.WindowsHelpText": say.sayWheel,
      "CooperativeGesturesHandler.MacHelpText": say.sayWheelMac,
    };
  };

  function make(stage, data) {
    const map = new window.maplibregl.Map({
      container: stage.querySelector(".stage-map"),
      style: data.style,
      locale: live.words(stage),
      attributionControl: false,
      cooperativeGestures: true,
      renderWorldCopies: true,
      fadeDuration: cartostory.prefersStill.matches ? 0 : 200,
    });
    map.addControl(new window.maplibregl.NavigationControl({ showCompass: false }), cartostory.isMirrored ? "top-left" : "top-right");
    map.addControl(new window.maplibregl.ScaleControl({ maxWidth: isOnTop(stage) ? 70 : 120 }));
    stage.querySelector(".stage-line").prepend(stage.querySelector(".maplibregl-ctrl-scale")); // one quiet line with the credits
    [["ctrl-zoom-in", "sayZoomIn"], ["ctrl-zoom-out", "sayZoomOut"], ["cooperative-gesture-screen", "sayWheel"]].forEach(function (one) {
      const found = map.getContainer().querySelector(".maplibregl-" + one[0]);
      if (found) cartostory.voice(found, stage.dataset, one[1]);
    });
    map.keyboard.enable();
    live.bearErrors(map);
    return map;
  }

  function describe(map, stage) {
    const canvas = map.getCanvas();
    const text = Object.assign(document.createElement("p"), { className: "unseen", id: "stage-described" });
    cartostory.say(text, stage.dataset, "sayDescribed");
    stage.append(text);
    canvas.setAttribute("aria-label", stage.dataset.sayMap);
    cartostory.voice(canvas, stage.dataset, "sayMap");
    canvas.setAttribute("aria-describedby", text.id);
  }

  function isOnTop(stage) {
    return stage.offsetHeight < window.innerHeight * 0.6;
  }

  // A phone's map gives way to the words once their title has gone by; tells whether it just did, or came back.
  function shrink(stage) {
    const section = cartostory.chapters.section(cartostory.chapters.current);
    const head = section && section.querySelector(".chapter-head");
    const isPast = !!head && head.getBoundingClientRect().bottom < stage.offsetHeight * (1 - live.COVERED_PART);
    const before = stage.classList.contains("stage-small");
    return stage.classList.toggle("stage-small", isPast && isOnTop(stage)) !== before;
  }

  // Who is named: the world's makers, and those of the layers and tiles that are on screen.
  function credit(stage, map, data) {
    const said = data.credits;
    const sources = Object.entries(said.layers).filter(function (one) {
      const ids = data.layers[one[0]].filter(function (id) { return map.getLayer(id) && map.getLayoutProperty(id, "visibility") !== "none"; });
      return ids.length && map.queryRenderedFeatures({ layers: ids }).length;
    }).map(function (one) { return one[1]; });
    if (said.town && map.getSource("town") && map.queryRenderedFeatures().some(function (one) { return one.source === "town"; })) sources.push(said.town);
    const text = Array.from(new Set(sources.concat(said.base))).join(" · ");
    const credits = stage.querySelector(".stage-credits");
    if (credits.textContent !== text) credits.textContent = text;
  }

  // On a phone the sources wait behind a word: four lines of them would be a third of the map.
  function fold(stage) {
    const line = stage.querySelector(".stage-line");
    const button = line.querySelector(".stage-sources");
    button.addEventListener("click", function () {
      button.setAttribute("aria-expanded", String(line.classList.toggle("stage-line-open")));
    });
  }

  live.open = async function (stage, data) {
    const icons = await live.loadIcons(data);
    live.prepareNames(data);
    const map = make(stage, data);
    map.once("styledata", function () { live.addIcons(map, icons); });
    const markers = live.placeMarkers(map, data, stage.dataset);
    const scene = live.makeScene(stage, map, data, markers, icons, draw);
    describe(map, stage);
    fold(stage);

    function here() {
      const number = cartostory.chapters.current;
      return data.chapters.find(function (one) { return one.number === number; });
    }

    function draw() {
      const chosen = layers.chosen(here());
      live.showLayers(map, data, scene.layers(chosen));
      scene.drawSecond(chosen);
      layers.show(here());
    }

    const layers = live.makeSwitch(stage, map, data, draw);

    function follow(atOnce) {
      const chapter = here();
      if (!chapter) return;
      live.highlight(markers, chapter);
      cartostory.tell("notes", [map, chapter]);
      shrink(stage);
      scene.follow(chapter, atOnce);
      draw();
    }

    function arrive(event) {
      if (event.chapter !== undefined) stage.dataset.chapter = event.chapter;
      live.report(map);
      scene.arrive();
      layers.fill();
      if (shrink(stage)) again();
    }

    // The same chapter, on a map of another height or a step further down.
    function again() {
      if (!here()) return;
      scene.follow(here(), false, !scene.isElsewhere());
      draw();
    }

    let asked = false;
    window.addEventListener("scroll", function () {
      if (asked) return;
      asked = true;
      window.requestAnimationFrame(function () {
        asked = false;
        if (cartostory.root.dataset.live !== "on") return;
        if (scene.isElsewhere()) again();
        else if (!map.isMoving() && shrink(stage)) again();
      });
    }, { passive: true });
    return new Promise(function (resolve) {
      map.once("load", function () {
        live.keepRoom(map, data);
        live.prepareSteps(map);
        live.prepareMark(map);
        live.openFeatures(map, data);
        map.on("moveend", arrive);
        map.on("resize", function () { if (cartostory.root.dataset.live === "on") scene.arrive(); });
        map.on("idle", function () {
          credit(stage, map, data);
          if (cartostory.root.dataset.live === "on") scene.arrive();
        });
        follow(true);
        map.once("idle", function () { resolve({ map: map, follow: follow, later: scene.later }); });
      });
    });
  };
})(window.cartostory);
