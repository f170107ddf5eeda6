// A second map on the stage: beside the first one at the same scale (a twin), or under it behind a limit (compared).
(function (cartostory) {
  "use strict";
  const live = cartostory.live;
  const TILE_PX = 512;

  function element(name, className, more) {
    return Object.assign(document.createElement(name), { className: className }, more);
  }

  function unit(point) {
    return window.maplibregl.MercatorCoordinate.fromLngLat(point);
  }

  // Both stand as far from their own town, in px, which is as far on the ground.
  function together(first, second, panes) {
    let isLed = false;
    function lead(map, home, other, away) {
      return function (event) {
        if (isLed || !panes.length || !event.originalEvent) return;
        isLed = true;
        const zoom = panes[away].zoom + map.getZoom() - panes[home].zoom;
        const share = Math.pow(2, map.getZoom() - zoom);
        const from = unit(panes[home].center);
        const at = unit(map.getCenter());
        const to = unit(panes[away].center);
        const middle = new window.maplibregl.MercatorCoordinate(to.x + (at.x - from.x) * share, to.y + (at.y - from.y) * share, 0);
        other.jumpTo({ center: middle.toLngLat(), zoom: zoom, bearing: map.getBearing() });
        isLed = false;
      };
    }
    first.on("move", lead(first, 0, second, 1));
    second.on("move", lead(second, 1, first, 0));
  }

  // The map and the signs on it; it is there once it is drawn.
  function open(holder, data, icons, isLed) {
    return new Promise(function (resolve) {
      const map = new window.maplibregl.Map({
        container: holder,
        style: data.style,
        locale: live.words(holder.closest(".stage")),
        attributionControl: false,
        cooperativeGestures: !isLed,
        interactive: !isLed,
        fadeDuration: cartostory.prefersStill.matches ? 0 : 200,
      });
      live.bearErrors(map);
      map.once("styledata", function () { live.addIcons(map, icons); });
      map.once("load", function () { resolve(map); });
    });
  }

  live.openTwin = async function (stage, data, icons, first, panes) {
    const holder = element("div", "stage-second");
    const inner = holder.appendChild(element("div", "stage-second-map"));
    stage.querySelector(".stage-map").after(holder);
    const map = await open(inner, data, icons, false);
    live.keepRoom(map, data);
    map.getCanvas().setAttribute("aria-label", stage.dataset.sayMap);
    cartostory.voice(map.getCanvas(), stage.dataset, "sayMap");
    together(first, map, panes);
    return { holder: holder, map: map, markers: live.placeMarkers(map, data, stage.dataset) };
  };

  // The later map lies under the signs of the first one, and over its ground.
  live.openCompared = async function (stage, data, icons, first) {
    const holder = element("div", "stage-later");
    first.getCanvas().after(holder);
    const limit = element("span", "compare-limit");
    const range = element("input", "compare-range", { type: "range", min: 0, max: 100, value: 50 });
    const names = ["before", "after"].map(function (when) { return element("p", "stage-side stage-side-" + when, { ariaHidden: "true" }); });
    const slider = element("div", "stage-compare");
    slider.append(range, limit, names[0], names[1]);
    stage.append(slider);
    const map = await open(holder, data, icons, true);
    const follow = function () {
      map.jumpTo({ center: first.getCenter(), zoom: first.getZoom(), bearing: first.getBearing(), pitch: first.getPitch(), padding: first.getPadding() });
    };
    first.on("move", follow);
    const show = function () {
      stage.style.setProperty("--share", range.value);
      range.setAttribute("aria-valuetext", range.dataset.share.replace("{share}", range.value));
    };
    range.addEventListener("input", show);
    return {
      holder: holder,
      slider: slider,
      map: map,
      // The words are those of the picture's own slider, in the chapter.
      tell: function (section, sides) {
        const said = section.querySelector(".compare[data-say-slider]").dataset;
        range.setAttribute("aria-label", said.saySlider);
        cartostory.voice(range, said, "saySlider");
        range.dataset.share = said.sayShare;
        section.querySelectorAll(".compare-side figcaption").forEach(function (one, index) { names[index].textContent = one.textContent.trim() || sides[index].label; });
        show();
        follow();
      },
    };
  };
})(window.cartostory);
