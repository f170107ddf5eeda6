// The stage: one map that stands still while the chapters pass, and follows them.
(function (cartostory) {
  "use strict";
  const PADDING_PX = 48;
  const SMALL_PADDING_PX = 24;
  const COVERED_PART = 0.4; // as `.stage-small` in live.css

  function words(stage) {
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
  }

  function make(stage, data) {
    const map = new window.maplibregl.Map({
      container: stage.querySelector(".stage-map"),
      style: data.style,
      locale: words(stage),
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
    cartostory.live.bearErrors(map);
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

  function covered(stage) {
    return stage.classList.contains("stage-small") ? stage.offsetHeight * COVERED_PART : 0;
  }

  // A phone's map gives way to the words once their title has gone by; what it shows moves up with its edge.
  function shrink(stage, map) {
    const section = cartostory.chapters.section(cartostory.chapters.current);
    const head = section && section.querySelector(".chapter-head");
    const isPast = !!head && head.getBoundingClientRect().bottom < stage.offsetHeight * (1 - COVERED_PART);
    stage.classList.toggle("stage-small", isPast && isOnTop(stage));
    if (map.isMoving() || Math.abs(map.getPadding().bottom - covered(stage)) < 1) return;
    const move = { padding: { top: 0, right: 0, bottom: covered(stage), left: 0 }, duration: 400 };
    if (cartostory.prefersStill.matches) map.jumpTo(move);
    else map.easeTo(move);
  }

  cartostory.live.open = async function (stage, data) {
    const icons = await cartostory.live.loadIcons(data);
    const map = make(stage, data);
    map.once("styledata", function () { cartostory.live.addIcons(map, icons); });
    const markers = cartostory.live.placeMarkers(map, data, stage.dataset);
    const credits = stage.querySelector(".stage-credits");
    credits.textContent = credits.title = data.attribution.join(" · ");
    describe(map, stage);

    function here() {
      const number = cartostory.chapters.current;
      return data.chapters.find(function (one) { return one.number === number; });
    }

    function draw() {
      cartostory.live.showLayers(map, data, layers.chosen(here()));
      layers.show(here());
    }

    const layers = cartostory.live.makeSwitch(stage, map, data, draw);

    function follow(atOnce) {
      const chapter = here();
      if (!chapter) return;
      cartostory.live.highlight(markers, chapter);
      cartostory.tell("notes", [map, chapter]);
      draw();
      cartostory.live.moveRoom(map, chapter);
      cartostory.live.look(map, chapter, isOnTop(stage) ? SMALL_PADDING_PX : PADDING_PX, covered(stage), atOnce);
    }

    function arrive() {
      cartostory.live.report(map);
      cartostory.live.makeRoom(map, markers);
      cartostory.live.reach(map, markers, stage.querySelector(".stage-line").offsetHeight);
      layers.fill();
      shrink(stage, map);
    }

    window.addEventListener("scroll", function () { shrink(stage, map); }, { passive: true });
    return new Promise(function (resolve) {
      map.once("load", function () {
        cartostory.live.keepRoom(map, data);
        cartostory.live.prepareMark(map);
        cartostory.live.openFeatures(map, data);
        map.on("moveend", arrive);
        follow(true);
        resolve({ map: map, follow: follow });
      });
    });
  };
})(window.cartostory);
