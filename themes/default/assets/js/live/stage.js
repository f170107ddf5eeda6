// The stage: one map that stands still while the chapters pass, and follows them.
(function (cartostory) {
  "use strict";
  const PADDING_PX = 48;
  const SMALL_PADDING_PX = 24;

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
    map.addControl(new window.maplibregl.ScaleControl({ maxWidth: 120 }), cartostory.isMirrored ? "bottom-right" : "bottom-left");
    map.keyboard.enable();
    return map;
  }

  function describe(map, stage) {
    const canvas = map.getCanvas();
    const text = Object.assign(document.createElement("p"), { className: "unseen", id: "stage-described", textContent: stage.dataset.sayDescribed });
    stage.append(text);
    canvas.setAttribute("aria-label", stage.dataset.sayMap);
    canvas.setAttribute("aria-describedby", text.id);
  }

  function padding(stage) {
    const isTop = stage.offsetHeight < window.innerHeight * 0.6;
    const around = isTop ? SMALL_PADDING_PX : PADDING_PX;
    const hidden = stage.classList.contains("stage-small") ? stage.offsetHeight * 0.4 : 0;
    return { top: around, bottom: around + hidden, left: around, right: around };
  }

  // A phone's map gives way to the words once their title has gone by.
  function shrink(stage) {
    const section = cartostory.chapters.section(cartostory.chapters.current);
    const head = section && section.querySelector(".chapter-head");
    const isPast = Boolean(head) && head.getBoundingClientRect().bottom < stage.offsetHeight * 0.62;
    stage.classList.toggle("stage-small", isPast && stage.offsetHeight < window.innerHeight * 0.6);
  }

  cartostory.live.open = function (stage, data) {
    const map = make(stage, data);
    const markers = cartostory.live.placeMarkers(map, data, stage.dataset);
    const credits = [].concat(data.attribution || [], data.note || []);
    stage.querySelector(".stage-credits").textContent = credits.join(" · ");
    describe(map, stage);

    function follow(atOnce) {
      const number = cartostory.chapters.current;
      const chapter = data.chapters.find(function (one) { return one.number === number; });
      if (!chapter) return;
      cartostory.live.showLayers(map, data, chapter);
      cartostory.live.highlight(markers, chapter);
      cartostory.live.look(map, chapter, padding(stage), atOnce);
    }

    map.on("moveend", function () { cartostory.live.report(map); });
    window.addEventListener("scroll", function () { shrink(stage); }, { passive: true });
    return new Promise(function (resolve) {
      map.once("load", function () {
        follow(true);
        resolve({ map: map, follow: follow });
      });
    });
  };
})(window.cartostory);
