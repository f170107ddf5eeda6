// The writer’s bar on a page of the preview: problems, views of the map, places. A shadow root keeps the page’s styles out.
(function () {
  "use strict";
  var meta = document.querySelector('meta[name="cartostory-preview"]');
  var story = document.querySelector(".story[data-slug]");
  if (!meta || !meta.content || !story || window.top !== window) return;
  var language = document.documentElement.lang;
  var state = null;
  var SAID = "cartostory-bar-said";

  function call(method, body) {
    var query = "?story=" + encodeURIComponent(story.dataset.slug) + "&language=" + encodeURIComponent(language);
    return fetch("/livereload/desk" + (method === "GET" ? query : ""), {
      method: method,
      headers: { "X-Cartostory-Token": meta.content, "Content-Type": "application/json" },
      body: body ? JSON.stringify(body) : undefined,
    }).then(function (answer) {
      return answer.json().then(function (said) { return { ok: answer.ok, said: said }; });
    });
  }

  function make(tag, text, more) {
    return Object.assign(document.createElement(tag), { textContent: text || "" }, more || {});
  }

  function openedMap() {
    var live = window.cartostory && window.cartostory.live;
    return document.documentElement.dataset.live === "on" && live && live.opened ? live.opened.map : null;
  }

  function chapter() {
    return window.cartostory && window.cartostory.chapters ? window.cartostory.chapters.current : 0;
  }

  function show(data) {
    state = data;
    var host = make("cartostory-bar");
    var root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(
      ":host{position:fixed;inset-inline-start:0;inset-block-end:0;z-index:2147483000;font:14px/1.4 system-ui,sans-serif}" +
      "nav{display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;padding:.4rem .6rem;background:#20302f;color:#fff;" +
      "border-start-end-radius:.5rem;max-inline-size:min(100vw,60rem)}" +
      "button,summary,a{font:inherit;color:inherit;background:#ffffff1f;border:1px solid #ffffff66;border-radius:.3rem;" +
      "padding:.25rem .6rem;min-block-size:2rem;cursor:pointer;text-decoration:none}" +
      "button:disabled{opacity:.5;cursor:default}:focus-visible{outline:3px solid #ffd166;outline-offset:1px}" +
      "ul{margin:0;padding:.5rem;list-style:none;max-block-size:40vh;overflow:auto;background:#20302f}li{margin:.3rem 0}" +
      "li a{display:block}[role=status]{min-inline-size:1px}input{font:inherit;padding:.25rem;max-inline-size:12rem}" +
      "@media print{:host{display:none}}"
    );
    root.adoptedStyleSheets = [sheet];
    var bar = make("nav", "", { ariaLabel: data.words.bar });
    var status = make("span", "");
    status.setAttribute("role", "status");

    // The page is loaded again as soon as the build has followed: what was said is said once more then.
    status.textContent = sessionStorage.getItem(SAID) || "";
    sessionStorage.removeItem(SAID);

    function done(answer) {
      status.textContent = answer.said.said || "";
      sessionStorage.setItem(SAID, status.textContent);
      if (answer.ok) undo.disabled = !answer.said.canUndo;
    }

    var problems = make("details");
    problems.append(make("summary", data.count ? data.words.problems + " (" + data.count + ")" : data.words.none));
    var list = make("ul");
    data.problems.forEach(function (one) {
      var item = make("li");
      item.append(make("a", one.message + " — " + one.where, { href: one.href, className: one.severity }));
      list.append(item);
    });
    if (data.count) problems.append(list);

    var save = make("button", data.words.save, { type: "button" });
    save.addEventListener("click", function () {
      var map = openedMap();
      if (!map || !chapter()) { status.textContent = data.words.noMap; return; }
      var centre = map.getCenter();
      call("POST", {
        what: "view", story: story.dataset.slug, language: language, chapter: chapter(), digest: "",
        digests: state.digests, zoom: map.getZoom(), lat: centre.lat, lon: centre.lng,
      }).then(done);
    });

    var place = make("button", data.words.place, { type: "button" });
    place.addEventListener("click", function () {
      var map = openedMap();
      if (!map) { status.textContent = data.words.noMap; return; }
      status.textContent = data.words.click;
      map.once("click", function (event) { ask(event.lngLat); });
    });

    function ask(at) {
      var field = make("input", "", { type: "text", required: true, placeholder: data.words.name, ariaLabel: data.words.name });
      status.replaceChildren(field);
      field.focus();
      field.addEventListener("keydown", function (event) {
        if (event.key === "Escape") { status.textContent = ""; place.focus(); }
        if (event.key !== "Enter" || !field.value.trim()) return;
        call("POST", {
          what: "place", story: story.dataset.slug, name: field.value, digest: state.digests[state.first], lat: at.lat, lon: at.lng,
        }).then(done);
      });
    }

    var undo = make("button", data.words.undo, { type: "button", disabled: !data.canUndo });
    undo.addEventListener("click", function () { call("POST", { what: "undo" }).then(done); });

    var phone = make("button", data.words.phone, { type: "button" });
    phone.addEventListener("click", function () { window.open(window.location.href, "cartostory-phone", "popup,width=360,height=740"); });

    bar.append(problems, save, place, undo, phone, make("a", data.words.edit, { href: data.editor }), status);
    root.append(bar);
    document.body.append(host);
  }

  call("GET").then(function (answer) { if (answer.ok) show(answer.said); });
})();
