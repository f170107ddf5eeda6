// The atlas's choices at once: choices of one kind add up, kinds narrow each other; every choice says how many it would keep.
(function (cartostory) {
  "use strict";
  const page = document.querySelector(".atlas");
  if (!page) return;
  const data = cartostory.atlas(page), batch = 30;
  const choices = Array.from(page.querySelectorAll("[data-facet]")), orders = Array.from(page.querySelectorAll("[data-order]"));
  const list = page.querySelector(".atlas-list"), status = page.querySelector(".atlas-status-line");
  const all = page.querySelector(".facets-all"), more = page.querySelector(".atlas-more"), pages = page.querySelector(".atlas-pages");
  const find = page.querySelector(".atlas-find"), field = find.querySelector("input");
  const counts = JSON.parse(page.dataset.counts), plural = new Intl.PluralRules(document.documentElement.lang);
  const digits = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: "latn" });
  const ready = Array.from(list.children), first = new Map();
  let order = (orders.find(isOn) || { dataset: { order: "name" } }).dataset.order, found = [], shown = 0, turn = 0, names = null;

  choices.forEach(function (one) { first.set(one, [one.getAttribute("aria-current"), one.querySelector(".facet-count").textContent]); });
  const readyOrder = order, readyChoice = choices.filter(isOn).map(name).join();
  const isFirstPage = !pages || Boolean(pages.querySelector("li:first-child [aria-current]"));

  function isOn(one) { return Boolean(one.getAttribute("aria-current")); }
  function set(one, on) {
    if (on) one.setAttribute("aria-current", "true");
    else one.removeAttribute("aria-current");
  }
  function name(one) { return one.dataset.facet + "=" + one.dataset.choice; }

  // For each kind of choice: who matches what is chosen of it, or null where nothing is.
  function rows(index) {
    const found = {};
    choices.filter(isOn).forEach(function (one) {
      const row = data.members(one.dataset.facet, one.dataset.choice);
      const own = found[one.dataset.facet] || (found[one.dataset.facet] = new Uint8Array(index.total));
      for (let i = 0; i < row.length; i += 1) own[i] |= row[i];
    });
    const words = cartostory.fold.words(field.value).map(fold).filter(Boolean);
    if (words.length) {
      names = names || index.towns.map(function (town) { return " " + cartostory.fold.words(town).map(fold).join(" "); });
      found[""] = Uint8Array.from(names, function (town) { return words.every(function (word) { return town.includes(" " + word); }) ? 1 : 0; });
    }
    return found;
  }
  function fold(word) { return cartostory.fold.asked(word) || word.toLowerCase(); }

  function both(index, kinds, without) {
    const row = new Uint8Array(index.total).fill(1);
    Object.keys(kinds).forEach(function (kind) {
      if (kind === without) return;
      for (let i = 0; i < row.length; i += 1) row[i] &= kinds[kind][i];
    });
    return row;
  }

  function recount(index, kinds) {
    const bases = {};
    choices.forEach(function (one) {
      const kind = one.dataset.facet, base = bases[kind] || (bases[kind] = both(index, kinds, kind));
      const row = data.members(kind, one.dataset.choice);
      let count = 0;
      for (let i = 0; i < row.length; i += 1) count += row[i] & base[i];
      one.querySelector(".facet-count").textContent = digits.format(count);
      one.classList.toggle("is-empty", !count && !isOn(one));
    });
  }

  function sorted(index, numbers) {
    const there = function (sizes) { return sizes.slice(1).find(Boolean) || (sizes.length < 2 ? sizes[0] : 0); };
    const value = {
      since: function (i) { return index.since[i]; },
      distance: function (i) { return index.km[i]; },
      size: function (i) { return there(index.sizes[i]); },
    }[order];
    if (!value) return numbers;
    return numbers.sort(function (a, b) { return (value(a) || Infinity) - (value(b) || Infinity) || a - b; }); // Infinity - Infinity is NaN, which is false
  }

  function isAsPrinted() {
    return isFirstPage && !field.value.trim() && order === readyOrder && choices.filter(isOn).map(name).join() === readyChoice;
  }

  function restore() {
    list.replaceChildren.apply(list, ready);
    choices.forEach(function (one) { one.querySelector(".facet-count").textContent = first.get(one)[1]; one.classList.remove("is-empty"); });
    if (pages) pages.hidden = false;
    more.hidden = all.hidden = true;
    status.textContent = "";
    remember();
  }

  function show() {
    turn += 1;
    const own = turn;
    remember();
    return data.index().then(function (index) {
      if (own !== turn) return null;
      const kinds = rows(index), row = both(index, kinds);
      found = [];
      for (let i = 0; i < row.length; i += 1) if (row[i]) found.push(i);
      found = sorted(index, found);
      recount(index, kinds);
      all.hidden = !Object.keys(kinds).length;
      if (pages) pages.hidden = true;
      cartostory.say(status, page.dataset, "none", found.length ? (counts[plural.select(found.length)] || counts.other).replace("%(number)s", digits.format(found.length)) : undefined);
      shown = 0;
      return append(own, true);
    }).catch(function () {
      cartostory.say(status, page.dataset, "failed");
    });
  }

  function append(own, isNew) {
    const wanted = found.slice(shown, shown + batch);
    return data.lines(wanted).then(function (lines) {
      if (own !== turn) return;
      if (isNew) list.replaceChildren.apply(list, lines);
      else list.append.apply(list, lines);
      shown += lines.length;
      more.hidden = shown >= found.length;
      page.dataset.shown = shown;
      if (!isNew && lines.length) lines[0].querySelector("a").focus();
    });
  }

  function remember() {
    const asked = new URLSearchParams();
    choices.filter(isOn).forEach(function (one) { if (name(one) !== readyChoice) asked.append(one.dataset.facet, one.dataset.choice); });
    if (readyChoice && !choices.some(function (one) { return isOn(one) && name(one) === readyChoice; })) asked.append("all", "1");
    if (order !== readyOrder) asked.append("order", order);
    if (field.value.trim()) asked.append("q", field.value.trim());
    const query = asked.toString();
    window.history.replaceState(null, "", window.location.pathname + (query ? "?" + query : "") + window.location.hash);
  }

  function changed() {
    if (isAsPrinted()) { turn += 1; restore(); } else show();
  }

  choices.forEach(function (one) {
    one.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      set(one, !isOn(one));
      changed();
    });
  });
  orders.forEach(function (one) {
    one.addEventListener("click", function (event) {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      order = one.dataset.order;
      orders.forEach(function (other) { set(other, other === one); });
      changed();
    });
  });
  all.querySelector("button").addEventListener("click", function () {
    choices.forEach(function (one) { set(one, false); });
    field.value = "";
    changed();
    page.querySelector("#list").focus();
  });
  more.querySelector("button").addEventListener("click", function () { append(turn, false); });
  let waiting = 0;
  field.addEventListener("input", function () {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(changed, 150);
  });
  find.addEventListener("submit", function (event) { event.preventDefault(); changed(); });
  find.hidden = false;

  const asked = new URLSearchParams(window.location.search);
  if (asked.get("all")) choices.forEach(function (one) { set(one, false); });
  asked.forEach(function (value, key) {
    if (key === "q") field.value = value;
    choices.filter(function (one) { return one.dataset.facet === key && one.dataset.choice === value; }).forEach(function (one) { set(one, true); });
    if (key === "order" && orders.some(function (one) { return one.dataset.order === value; })) {
      order = value;
      orders.forEach(function (other) { set(other, other.dataset.order === value); });
    }
  });
  if (!isAsPrinted() && isFirstPage) show();
})(window.cartostory);
