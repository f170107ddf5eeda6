// The programme's choices at once, without leaving the page: choices of one kind add up, kinds narrow each other.
(function () {
  "use strict";
  const nav = document.querySelector(".facets");
  if (!nav) return;
  const days = Array.from(document.querySelectorAll(".day"));
  const lines = Array.from(document.querySelectorAll(".event-line"));
  const choices = Array.from(nav.querySelectorAll("[data-facet]"));
  const status = nav.querySelector(".facets-status");
  const all = nav.querySelector(".facets-all");

  function isOn(choice) {
    return choice.getAttribute("aria-current") === "true";
  }

  function set(choice, on) {
    if (on) choice.setAttribute("aria-current", "true");
    else choice.removeAttribute("aria-current");
  }

  function matches(line) {
    const kinds = new Set(choices.filter(isOn).map(function (one) { return one.dataset.facet; }));
    return Array.from(kinds).every(function (kind) {
      const own = line.dataset[kind].split(" ");
      return choices.some(function (one) { return isOn(one) && one.dataset.facet === kind && own.includes(one.dataset.choice); });
    });
  }

  function remember() {
    const asked = new URLSearchParams();
    choices.filter(isOn).forEach(function (one) { asked.append(one.dataset.facet, one.dataset.choice); });
    const query = asked.toString();
    window.history.replaceState(null, "", window.location.pathname + (query ? "?" + query : ""));
  }

  function show() {
    lines.forEach(function (line) { line.hidden = !matches(line); });
    days.forEach(function (day) { day.hidden = !day.querySelector(".event-line:not([hidden])"); });
    const count = lines.filter(function (line) { return !line.hidden; }).length;
    all.hidden = !choices.some(isOn);
    window.cartostory.say(status, status.dataset, count ? "say" : "none", all.hidden ? "" : count ? status.dataset.say + " : " + count : undefined);
  }

  choices.forEach(function (choice) {
    choice.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      set(choice, !isOn(choice));
      show();
      remember();
    });
  });
  all.querySelector("button").addEventListener("click", function () {
    choices.forEach(function (one) { set(one, false); });
    show();
    remember();
    nav.querySelector("a").focus();
  });
  new URLSearchParams(window.location.search).forEach(function (slug, kind) {
    choices.filter(function (one) { return one.dataset.facet === kind && one.dataset.choice === slug; })
      .forEach(function (one) { set(one, true); });
  });
  show();
})();
