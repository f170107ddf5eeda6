// The writer’s bar on a page of the preview. A shadow root keeps the page’s styles out.
(function (css) {
  "use strict";
  var meta = document.querySelector('meta[name="cartostory-preview"]');
  if (!meta || !meta.content || window.top !== window) return;
  var story = document.querySelector(".story[data-slug]");
  var SAID = "cartostory-bar-said";
  var PANEL = "cartostory-bar-panel";
  var bar = { slug: story ? story.dataset.slug : "" };
  var root;
  var status;

  bar.make = function (tag, text, more) {
    return Object.assign(document.createElement(tag), { textContent: text || "" }, more || {});
  };
  bar.link = function (text, href, label) {
    var made = bar.make("a", text, { href: href, className: "button" });
    if (label) made.setAttribute("aria-label", label);
    return made;
  };
  bar.fetch = function (path, more) {
    var asked = more || {};
    asked.headers = Object.assign({ "X-Cartostory-Token": meta.content }, asked.headers);
    return fetch(path, asked);
  };
  bar.say = function (words) { status.textContent = words; };
  bar.fail = function () { bar.say(bar.words.failed); };
  bar.ask = function (body) {
    var whole = Object.assign({ story: bar.slug, language: document.documentElement.lang }, body);
    return bar.fetch("/livereload/desk", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(whole),
    }).then(function (answer) {
      return answer.json().then(function (said) {
        bar.say(said.said || "");
        sessionStorage.setItem(SAID, said.said || ""); // the page is loaded again as soon as the build has followed
        if (answer.ok) return load(said.said); // a build in which no page changes loads none: the bar is not to be behind
      });
    }).catch(bar.fail);
  };
  bar.map = function () {
    var live = window.cartostory && window.cartostory.live;
    return document.documentElement.dataset.live === "on" && live && live.opened ? live.opened.map : null;
  };
  bar.pointAt = function (x, y) {
    var map = bar.map();
    var box = map && map.getContainer().getBoundingClientRect();
    var inside = box && x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    return inside ? map.unproject([x - box.left, y - box.top]) : null;
  };

  function sheet(text) {
    var made = new CSSStyleSheet();
    made.replaceSync(text);
    return made;
  }

  // Panels: one at a time, each behind a button that says so.
  var panels = {};
  function open(name, quietly) {
    Object.keys(panels).forEach(function (one) {
      var is = one === name;
      panels[one].panel.hidden = !is;
      panels[one].button.setAttribute("aria-expanded", String(is));
      if (panels[one].toggled) panels[one].toggled(is);
    });
    bar.section.classList.toggle("has-panel", Boolean(name)); // on a telephone the panel takes the place of the buttons
    if (name) sessionStorage.setItem(PANEL, name); else sessionStorage.removeItem(PANEL);
    if (name && !quietly) panels[name].panel.querySelector("h2").focus();
  }
  function panel(name, title, count, severity, fill, toggled) {
    var button = bar.make("button", title, { type: "button" });
    if (count !== null) button.append(bar.make("span", String(count), { className: "count " + (severity || "") }));
    var box = bar.make("div", "", { className: "panel", id: "panel-" + name, hidden: true });
    box.setAttribute("role", "region");
    box.setAttribute("aria-labelledby", "title-" + name);
    button.setAttribute("aria-controls", box.id);
    button.setAttribute("aria-expanded", "false");
    button.addEventListener("click", function () { open(box.hidden ? name : ""); });
    var header = bar.make("header");
    var close = bar.make("button", bar.words.close, { type: "button" });
    close.addEventListener("click", function () { open(""); button.focus(); });
    header.append(bar.make("h2", title, { id: "title-" + name, tabIndex: -1 }), close);
    box.append(header);
    box.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { open(""); button.focus(); }
    });
    fill(box);
    panels[name] = { button: button, panel: box, toggled: toggled };
    return button;
  }

  function problems(box) {
    var data = bar.data;
    if (!data.count) box.append(bar.make("p", bar.words.none));
    var list = bar.make("ul");
    data.problems.forEach(function (one) {
      var line = bar.make("li", "", { className: one.severity });
      var where = bar.make("p", "", { className: "quiet" });
      where.append(bar.make("span", bar.words[one.severity], { className: "severity" }), " · ");
      if (one.href) where.append(bar.make("a", one.where, { href: one.href, title: bar.words.edit }));
      else where.append(one.where);
      line.append(where, bar.make("p", one.message, { className: "message" }));
      if (one.hint) line.append(bar.make("p", one.hint, { className: "hint" }));
      list.append(line);
    });
    box.append(list);
    var more = data.count - data.problems.length;
    if (more > 0) box.append(bar.make("p", bar.words.more.replace("{count}", more), { className: "quiet" }));
    if (data.elsewhere) box.append(bar.make("p", bar.words.elsewhere.replace("{count}", data.elsewhere), { className: "quiet" }));
  }

  function nameOf(language) {
    try {
      return new Intl.DisplayNames([bar.data.language], { type: "language" }).of(language);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return language; // a tag that no browser knows
    }
  }

  function translations(box) {
    var table = bar.make("table");
    bar.data.translations.forEach(function (one) {
      var row = bar.make("tr");
      var name = bar.make("th");
      name.scope = "row";
      var link = document.querySelector('a[hreflang="' + CSS.escape(one.language) + '"]');
      name.append(link ? bar.make("a", nameOf(one.language), { href: link.href }) : nameOf(one.language));
      var share = bar.make("td");
      if (one.isThere) {
        var meter = bar.make("meter", one.percent + " %", { min: 0, max: 100, value: one.percent });
        meter.setAttribute("aria-label", nameOf(one.language));
        share.append(meter, " " + one.percent + "\u00a0% · " + bar.words.chapters.replace("{share}", one.chapters));
      } else {
        share.append(bar.words.notThere + " · ");
        share.append(bar.make("code", "cartostory new translation " + bar.slug + " " + one.language));
      }
      row.append(name, share);
      table.append(row);
    });
    box.append(table);
  }

  function rows(box, pairs) {
    var table = bar.make("table");
    pairs.forEach(function (pair) {
      var row = bar.make("tr");
      var name = bar.make("th", pair[0]);
      name.scope = "row";
      row.append(name, bar.make("td", pair[1]));
      table.append(row);
    });
    box.append(table);
  }

  function number(value) { return value.toLocaleString(bar.data.language) + "\u00a0" + bar.words.unit; }

  function drafts(box) {
    if (bar.data.isDraft) box.append(bar.make("p", bar.words.isDraft, { className: "message" }));
    if (!bar.data.drafts.length) { box.append(bar.make("p", bar.words.noDrafts)); return; }
    var list = bar.make("ul");
    bar.data.drafts.forEach(function (one) {
      var line = bar.make("li");
      line.append(bar.make("a", one.title, { href: "/" + one.slug + "/" }));
      list.append(line);
    });
    box.append(list);
  }

  // A cross over the live map: where “New place” will be, its centre until somebody clicks.
  var point = null;
  var onChosen = null;
  var aim;
  function showAim() {
    var map = bar.map();
    var isAiming = Boolean(panels.place && !panels.place.panel.hidden && map);
    aim.hidden = !isAiming;
    document.documentElement.classList.toggle("cartostory-aiming", isAiming);
    if (!isAiming) return;
    var box = map.getContainer().getBoundingClientRect();
    var at = map.project(point || map.getCenter());
    aim.style.left = box.left + at.x + "px";
    aim.style.top = box.top + at.y + "px";
    requestAnimationFrame(showAim);
  }

  function place(box) {
    box.append(bar.make("p", bar.words.click));
    var form = bar.make("form");
    var label = bar.make("label", bar.words.name);
    var field = bar.make("input", "", { type: "text", required: true, maxLength: 200 });
    label.append(field);
    var send = bar.make("button", bar.words.centre, { type: "submit" });
    form.append(label, send);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      var map = bar.map();
      if (!map) { bar.say(bar.words.noMap); return; }
      var at = point || map.getCenter();
      var body = { what: "place", name: field.value, digest: bar.data.digests[bar.data.first], lat: at.lat, lon: at.lng };
      bar.ask(body).then(function () { point = null; open(""); });
    });
    box.append(form);
    onChosen = function () { send.textContent = bar.words.here; field.focus(); };
  }
  function choose(event) {
    var isAiming = panels.place && !panels.place.panel.hidden && !event.composedPath().includes(root.host);
    var at = isAiming ? bar.pointAt(event.clientX, event.clientY) : null;
    if (!at) return;
    event.preventDefault();
    event.stopPropagation();
    point = at;
    onChosen();
  }

  function saveView() {
    var map = bar.map();
    var chapter = window.cartostory && window.cartostory.chapters ? window.cartostory.chapters.current : 0;
    if (!map || !chapter) { bar.say(bar.words.noMap); return; }
    var centre = map.getCenter();
    bar.ask({ what: "view", chapter: chapter, digests: bar.data.digests, zoom: map.getZoom(), lat: centre.lat, lon: centre.lng });
  }

  function phone() {
    var dialog = bar.make("dialog");
    dialog.setAttribute("aria-label", bar.words.phone);
    var header = bar.make("header");
    var close = bar.make("button", bar.words.close, { type: "button" });
    close.addEventListener("click", function () { dialog.close(); });
    header.append(bar.make("span", "360 × 740"), close);
    var frame = bar.make("iframe", "", { src: window.location.href, title: bar.words.phone });
    dialog.append(header, frame);
    dialog.addEventListener("close", function () { dialog.remove(); });
    bar.section.append(dialog);
    dialog.showModal();
  }

  function button(text, does, more) {
    var made = bar.make("button", text, Object.assign({ type: "button" }, more));
    made.addEventListener("click", does);
    return made;
  }

  function show(data, said) {
    var isFirst = !root;
    var held = root && root.activeElement;
    var label = held && (held.getAttribute("aria-label") || held.textContent);
    var wasOpen = root && bar.section.classList.contains("open");
    if (root) root.host.remove();
    panels = {};
    bar.data = data;
    bar.words = data.words;
    var host = bar.make("cartostory-bar");
    root = bar.root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet(css.bar)];
    var section = bar.section = bar.make("section", "", { lang: data.language, dir: "ltr", ariaLabel: data.words.bar });
    section.setAttribute("aria-label", data.words.bar);
    var worst = ["error", "warning"].find(function (one) {
      return data.problems.some(function (found) { return found.severity === one; });
    });
    var tools = bar.make("div", "", { className: "tools", id: "tools" });
    tools.append(panel("problems", bar.slug ? data.words.problems : data.words.ofSite, data.count, worst, problems));
    if (bar.slug) {
      tools.append(panel("photos", data.words.photos, data.photos.length, "", function (box) { cartostoryPhotos.fill(bar, box); }));
      tools.append(panel("translations", data.words.translations, null, "", translations));
    }
    if (data.weight) {
      tools.append(panel("weight", data.words.weight + " : " + number(data.weight.whole), null, "", function (box) {
        rows(box, ["first", "whole", "live"].map(function (one) { return [data.words[one], number(data.weight[one])]; }));
      }));
    }
    if (data.drafts.length) tools.append(panel("drafts", data.words.drafts, data.drafts.length, data.isDraft ? "warning" : "", drafts));
    if (bar.slug) {
      tools.append(button(data.words.save, saveView));
      tools.append(panel("place", data.words.place, null, "", place, function (is) { point = null; if (is) showAim(); }));
      tools.append(button(data.words.undo, function () { bar.ask({ what: "undo" }); }, { id: "undo", disabled: !data.canUndo }));
    }
    tools.append(button(data.words.phone, phone));
    if (data.editor) tools.append(bar.link(data.words.edit, data.editor));

    status = bar.make("span");
    status.setAttribute("role", "status");
    var toggle = button(data.words.preview, function () {
      var is = section.classList.contains("has-panel") || section.classList.toggle("open");
      toggle.setAttribute("aria-expanded", String(is));
      open("");
    }, { className: "toggle" });
    toggle.setAttribute("aria-expanded", "false");
    toggle.setAttribute("aria-controls", "tools");
    if (data.count) toggle.append(bar.make("span", String(data.count), { className: "count " + (worst || "") }));

    aim = bar.make("div", "", { className: "aim", hidden: true });
    aim.innerHTML = '<svg viewBox="0 0 48 48" aria-hidden="true"><path d="M24 2v16M24 30v16M2 24h16M30 24h16" stroke="#fff" stroke-width="6"/><path d="M24 2v16M24 30v16M2 24h16M30 24h16" stroke="#1c2430" stroke-width="2.5"/></svg>';
    var strip = bar.make("div", "", { className: "strip" });
    strip.append(bar.make("span", data.words.preview, { className: "name" }), toggle, tools, bar.make("span", "", { className: "gap" }), status);
    section.append(strip);
    Object.keys(panels).forEach(function (one) { section.append(panels[one].panel); });
    section.append(aim, bar.make("div", data.words.drop, { className: "drop", hidden: true }));
    root.append(section);
    document.body.append(host);
    if (isFirst) {
      document.adoptedStyleSheets = document.adoptedStyleSheets.concat(sheet(css.bar_page));
      document.addEventListener("click", choose, true);
      if (bar.slug) cartostoryPhotos.listen(bar);
    }
    bar.say(said === undefined ? sessionStorage.getItem(SAID) || "" : said); // after it is there: so it is read out
    if (said === undefined) sessionStorage.removeItem(SAID);
    if (held) {
      var same = Array.from(root.querySelectorAll("button, a")).find(function (one) {
        return (one.getAttribute("aria-label") || one.textContent) === label;
      });
      (same && !same.disabled ? same : panels.problems.button).focus();
    }
    var before = sessionStorage.getItem(PANEL);
    if (wasOpen) section.classList.add("open");
    if (before && panels[before] && before !== "place") {
      section.classList.add("open");
      toggle.setAttribute("aria-expanded", "true");
      open(before, true);
    }
  }

  function load(said) {
    var query = "?story=" + encodeURIComponent(bar.slug) + "&page=" + encodeURIComponent(window.location.pathname);
    return bar.fetch("/livereload/desk" + query).then(function (answer) {
      return answer.ok ? answer.json().then(function (data) { show(data, said); }) : null;
    });
  }
  load();
})(
