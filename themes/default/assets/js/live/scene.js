// What stands on the stage in a chapter: one map, a descent of the camera, two maps at one scale, or two layers compared.
(function (cartostory) {
  "use strict";
  const live = cartostory.live;

  live.makeScene = function (stage, map, data, markers, icons, redraw) {
    const panes = [];
    const home = { chapter: null, step: 0 };
    let twin = null;
    let compared = null;

    function size() {
      return { width: stage.offsetWidth, height: stage.offsetHeight };
    }

    // A phone's map gives part of its height to the words once their title has gone by.
    function whole() {
      const all = size();
      return { left: 0, top: 0, right: all.width, bottom: all.height * (stage.classList.contains("stage-small") ? 1 - live.COVERED_PART : 1) };
    }

    function isUpright() {
      const all = size();
      return all.height > all.width;
    }

    // The first map's part of the stage beside its twin: the upper one, or the one where reading begins.
    function first(pane) {
      if (isUpright()) return Object.assign({}, pane, { bottom: size().height / 2 });
      const middle = (pane.left + pane.right) / 2;
      return Object.assign({}, pane, cartostory.isMirrored ? { left: middle } : { right: middle });
    }

    function pane() {
      return home.chapter && home.chapter.panes && twin ? first(whole()) : whole();
    }

    function named(list, name) {
      return list.filter(function (one) { return one.name === name && one.role !== "photo"; });
    }

    function frameOn(view, own) {
      return live.frame(view, own, markers, pane(), live.obstacles(stage), size());
    }

    function own(chapter) {
      return chapter.own.map(function (index) { return markers[index]; });
    }

    function showTwin(chapter, atOnce, isNear) {
      const inner = twin.holder.getBoundingClientRect();
      const frame = stage.getBoundingClientRect();
      const part = { left: 0, top: 0, right: inner.width, bottom: Math.min(inner.height, whole().bottom - (inner.top - frame.top)) };
      const moved = live.obstacles(stage).map(function (one) {
        const x = inner.left - frame.left;
        const y = inner.top - frame.top;
        return { left: one.left - x, right: one.right - x, top: one.top - y, bottom: one.bottom - y };
      });
      const view = Object.assign({ isExact: true }, chapter.panes[1]);
      const look = live.frame(view, named(twin.markers, view.name), twin.markers, part, moved, inner);
      live.highlight(twin.markers, chapter);
      live.look(twin.map, look, chapter, atOnce || !isNear, isNear);
      twin.settle = function () {
        const arranged = live.makeRoom(twin.map, twin.markers, part, moved);
        live.moveRoom(twin.map, arranged);
        live.around(twin.map, data, part, moved, arranged);
      };
      twin.settle();
    }

    async function openTwin(chapter) {
      twin = { holder: null };
      twin = await live.openTwin(stage, data, icons, map, panes);
      ["moveend", "idle"].forEach(function (when) {
        twin.map.on(when, function () { if (twin.settle) twin.settle(); });
      });
      ready(chapter);
    }

    // A second map came while its chapter is read, or after.
    function ready(chapter) {
      if (home.chapter === chapter) follow(chapter, false);
      else show(home.chapter);
      redraw();
    }

    async function openCompared(chapter) {
      compared = { holder: null };
      compared = await live.openCompared(stage, data, icons, map);
      ready(chapter);
    }

    // Which of the maps and controls stand on the stage.
    function show(chapter) {
      const isTwin = Boolean(chapter.panes);
      const isCompared = Boolean(chapter.sides);
      stage.classList.toggle("stage-twin", isTwin);
      stage.classList.toggle("stage-upright", isUpright());
      panes.splice.apply(panes, [0, panes.length].concat(chapter.panes || []));
      if (twin && twin.holder) twin.holder.hidden = !isTwin;
      if (compared && compared.holder) compared.holder.hidden = compared.slider.hidden = !isCompared;
      apart(chapter);
      live.nameSteps(stage, chapter.steps, home.step);
    }

    // How far the two towns lie from each other, where their maps meet.
    function apart(chapter) {
      let sign = stage.querySelector(".stage-apart");
      if (!sign && chapter.apart) stage.append(sign = Object.assign(document.createElement("p"), { className: "stage-apart", ariaHidden: "true" }));
      if (!sign) return;
      sign.hidden = !chapter.apart;
      sign.textContent = chapter.apart || "";
    }

    function follow(chapter, atOnce, isNear) {
      home.chapter = chapter;
      home.step = chapter.steps ? live.stepOf(chapter) : 0;
      show(chapter);
      const step = chapter.steps && chapter.steps[home.step];
      stage.dataset.step = step ? home.step + 1 : "";
      live.frameNext(map, null);
      if (step) {
        live.look(map, frameOn(step, named(markers, chapter.steps[chapter.steps.length - 1].name)), chapter, atOnce, isNear);
      } else if (chapter.panes) {
        if (!twin) openTwin(chapter);
        const view = Object.assign({ isExact: true }, chapter.panes[0]);
        live.look(map, frameOn(view, named(markers, view.name)), chapter, atOnce, isNear);
        if (twin.map) showTwin(chapter, atOnce, isNear);
      } else {
        live.look(map, frameOn(chapter, own(chapter)), chapter, atOnce, isNear);
        if (chapter.sides && !compared) openCompared(chapter);
        if (chapter.sides && compared.map) {
          compared.tell(cartostory.chapters.section(chapter.number), chapter.sides);
        }
      }
    }

    // Which of the chapter's layers the first map shows just now.
    function layers(chosen) {
      const chapter = home.chapter;
      if (chapter && chapter.steps) return of(chapter, chapter.steps[home.step].layers, chosen);
      if (chapter && chapter.sides && compared && compared.map) return of(chapter, chapter.sides[0].layers, chosen);
      return chosen;
    }

    // The second map shows what the reader chose, as the first does; of two layers compared, the later one.
    function drawSecond(chosen) {
      const chapter = home.chapter;
      if (chapter && chapter.panes && twin && twin.map) live.showLayers(twin.map, data, chosen);
      if (chapter && chapter.sides && compared && compared.map) live.showLayers(compared.map, data, of(chapter, chapter.sides[1].layers, chosen));
    }

    // Of a chapter's layers only some are shown at a time; the reader's own choice stays.
    function of(chapter, shown, chosen) {
      return chosen.filter(function (key) { return !chapter.layers.includes(key) || shown.includes(key); });
    }

    function arrive() {
      const chapter = home.chapter;
      const obstacles = live.obstacles(stage);
      const arranged = live.makeRoom(map, markers, pane(), obstacles);
      live.moveRoom(map, arranged);
      live.around(map, data, pane(), obstacles, arranged);
      if (chapter && chapter.steps) live.frameNext(map, chapter.steps[home.step]);
    }

    // Tells whether one has read on to another step.
    function isElsewhere() {
      return Boolean(home.chapter && home.chapter.steps) && live.stepOf(home.chapter) !== home.step;
    }

    return { follow: follow, layers: layers, drawSecond: drawSecond, arrive: arrive, isElsewhere: isElsewhere, later: function () { return compared.map; } };
  };
})(window.cartostory);
