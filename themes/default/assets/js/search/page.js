// The search page: the index comes once somebody stands in the field; results appear as one writes, and are counted aloud.
(function (cartostory) {
  "use strict";
  const page = document.querySelector(".search");
  if (!page) return;
  const form = page.querySelector("form"), field = form.querySelector("input");
  const status = page.querySelector(".search-status"), list = page.querySelector(".search-results");
  const everything = page.querySelector(".search-everything");
  const counts = JSON.parse(page.dataset.sayCounts);
  let ready = null, waiting = 0;

  // How far a word may be from what was typed, as a share of its letters; a number is itself or another one.
  function mistakes(share) {
    return function (term) { return term.length > 3 && !/\d/.test(term) ? share : false; };
  }
  // All words, then all of them with more mistakes (two letters changed places), then any of them.
  const ways = [{}, { fuzzy: mistakes(0.4) }, { combineWith: "OR" }];

  function script(url) {
    return new Promise(function (resolve, reject) {
      const made = Object.assign(document.createElement("script"), { src: url });
      made.addEventListener("load", resolve);
      made.addEventListener("error", reject);
      document.head.append(made);
    });
  }

  function load() {
    ready = ready || Promise.all([script(page.dataset.searchProgram), script(page.dataset.searchIndex)]).then(function () {
      const search = new window.MiniSearch({
        fields: ["title", "names", "text"],
        storeFields: ["title", "text", "url", "of", "lang", "dir"],
        processTerm: cartostory.fold.forms,
        tokenize: cartostory.fold.words,
        searchOptions: {
          tokenize: cartostory.fold.words,
          processTerm: cartostory.fold.asked,
          prefix: function (term) { return term.length > 2; },
          fuzzy: mistakes(0.25),
          boost: { title: 3, names: 2 },
          combineWith: "AND",
        },
      });
      search.addAll(window.cartostorySearch.documents);
      return search;
    });
    return ready;
  }

  function counted(number) {
    const rules = new Intl.PluralRules(cartostory.root.lang);
    return (counts[rules.select(number)] || counts.other).replace("%(number)s", String(number));
  }

  function entry(result) {
    const line = document.createElement("li"), link = document.createElement("a");
    if (result.lang) Object.assign(line, { lang: result.lang, dir: result.dir });
    link.href = result.url;
    link.textContent = result.title;
    line.append(link);
    if (result.of) line.append(Object.assign(document.createElement("p"), { className: "search-of", textContent: result.of }));
    line.append(cartostory.excerpt(result.text, result.terms));
    return line;
  }

  function show(search) {
    const asked = field.value.trim();
    const found = asked ? ways.reduce(function (before, way) { return before.length ? before : search.search(asked, way); }, []) : [];
    list.replaceChildren(...found.slice(0, 50).map(entry));
    list.hidden = !found.length;
    everything.hidden = found.length > 0;
    cartostory.say(status, page.dataset, found.length ? "sayCounts" : "sayNone", !asked ? "" : found.length ? counted(found.length) : undefined);
    if (location.protocol !== "file:") history.replaceState(null, "", asked ? "?q=" + encodeURIComponent(asked) : location.pathname);
  }

  function failed() {
    ready = null;
    everything.hidden = false;
    cartostory.say(status, page.dataset, "sayFailed");
  }

  function answer() { load().then(show).catch(failed); }

  form.hidden = false;
  field.addEventListener("focus", function () { load().catch(failed); }, { once: true });
  field.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(answer, 200);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(waiting);
    answer();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  if (field.value) answer();
})(window.cartostory);
