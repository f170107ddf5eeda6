// The reader's own choice of layers, kept from chapter to chapter, and the list of what can be opened.
(function (cartostory) {
  "use strict";
  const MOST = 40;

  function element(name, attributes, inside) {
    const made = Object.assign(document.createElement(name), attributes);
    made.append.apply(made, inside || []);
    return made;
  }

  // The key beneath the chapters' pictures has the same labels, with their signs.
  function swatch(label) {
    const line = Array.from(document.querySelectorAll(".legend li")).find(function (one) {
      return one.textContent.trim() === label && one.querySelector(".legend-swatch");
    });
    return line ? [line.querySelector(".legend-swatch").cloneNode(true)] : [];
  }

  function entries(found, say) {
    const shown = found.slice(0, MOST).map(function (one) {
      const button = element("button", { type: "button", textContent: one.name });
      button.addEventListener("click", function () { one.open(button); });
      return element("li", {}, [button]);
    });
    if (found.length > MOST) shown.push(cartostory.say(element("li"), say, "sayMore"));
    return shown;
  }

  // Gives what a chapter's layers become by the reader's choice: `switch.chosen(chapter)`.
  cartostory.live.makeSwitch = function (stage, map, data, redraw) {
    const say = stage.dataset;
    const choice = new Map();
    const keys = Object.keys(data.layers);
    const lists = [];
    const boxes = keys.map(function (key) {
      const box = element("input", { type: "checkbox" });
      box.addEventListener("change", function () { choice.set(key, box.checked); redraw(); });
      return box;
    });
    const reset = cartostory.say(element("button", { type: "button", className: "layers-reset", hidden: true }), say, "sayReset");
    reset.addEventListener("click", function () { choice.clear(); redraw(); panel.querySelector("summary").focus(); });
    const panel = element("details", { className: "layers" }, [cartostory.say(element("summary"), say, "sayLayers")]);
    const sheet = element("div", { className: "layers-sheet" });
    panel.append(sheet);
    keys.forEach(function (key, index) {
      const list = element("ul");
      const inner = element("details", {}, [element("summary", {}, [cartostory.say(element("span"), say, "sayFeatures"), " – " + data.labels[key]]), list]);
      lists.push({ key: key, inner: inner, list: list });
      sheet.append(element("div", { className: "layers-one" }, [
        element("label", {}, [boxes[index]].concat(swatch(data.labels[key]), [data.labels[key]])),
        inner,
      ]));
    });
    sheet.append(reset);
    panel.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !panel.open) return;
      panel.open = false;
      panel.querySelector("summary").focus();
    });
    if (keys.length) stage.append(panel);

    function chosen(chapter) {
      return keys.filter(function (key) { return choice.has(key) ? choice.get(key) : chapter.layers.includes(key); });
    }

    function fill() {
      lists.forEach(function (one) {
        if (one.list.contains(document.activeElement)) return;
        const found = boxes[keys.indexOf(one.key)].checked ? cartostory.live.inSight(map, data, one.key) : [];
        one.inner.hidden = !found.length;
        one.list.replaceChildren.apply(one.list, entries(found, say));
      });
    }

    function show(chapter) {
      const visible = chosen(chapter);
      boxes.forEach(function (box, index) { box.checked = visible.includes(keys[index]); });
      reset.hidden = !choice.size;
      fill();
    }

    return { chosen: chosen, show: show, fill: fill };
  };
})(window.cartostory);
