// A town like ours: what a reader says is compared with every partnership, as the program itself compares them.
(function (cartostory) {
  "use strict";
  const page = document.querySelector(".likeness");
  if (!page) return;
  const data = cartostory.atlas(page), settings = JSON.parse(page.dataset.settings), most = 12;
  const form = page.querySelector("form"), found = page.querySelector(".likeness-found");
  const list = found.querySelector(".atlas-list"), status = found.querySelector(".atlas-status-line");

  function asked() {
    const people = Number(cartostory.fold.numbers(form.elements.people.value).replace(/\D/g, ""));
    function ticked(kind) {
      return Array.from(form.querySelectorAll('[name="' + kind + '"]:checked'), function (one) { return one.value; });
    }
    return {
      size: people > 0 ? Math.log(people) * 100 : 0,
      theme: ticked("theme"),
      zone: ticked("zone"),
      country: form.elements.country ? form.elements.country.value : "",
    };
  }

  // The traits of one partnership, from 0 to 1: those that were asked for.
  function traits(wish, index, i, own) {
    const alike = {};
    if (wish.size) {
      alike.size = index.sizes[i].reduce(function (best, size) {
        return size ? Math.max(best, 1 - Math.abs(wish.size - size) / settings.tenfold) : best;
      }, 0);
    }
    if (wish.theme.length) {
      const both = wish.theme.filter(function (one) { return data.members("theme", one)[i]; }).length;
      alike.themes = both / (wish.theme.length + own.themes[i] - both);
    }
    if (wish.zone.length) alike.zone = wish.zone.some(function (one) { return data.members("zone", one)[i]; }) ? 1 : 0;
    if (wish.country) {
      alike.country = data.members("country", wish.country)[i];
      if (own.region) alike.region = own.region[i];
    }
    return alike;
  }

  function score(alike, weights) {
    let sum = 0, whole = 0;
    Object.keys(alike).forEach(function (trait) {
      sum += weights[trait] * alike[trait];
      whole += weights[trait];
    });
    return whole > 0 ? sum / whole : 0;
  }

  // How many themes each has, and who lies in the region of the country that was asked for.
  function counted(wish, index) {
    const themes = new Uint8Array(index.total), region = (index.regions || {})[wish.country];
    Object.keys(index.choices.theme || {}).forEach(function (one) {
      const row = data.members("theme", one);
      for (let i = 0; i < row.length; i += 1) themes[i] += row[i];
    });
    if (!region) return { themes: themes, region: null };
    const inside = new Uint8Array(index.total);
    Object.keys(index.regions).filter(function (one) { return index.regions[one] === region; }).forEach(function (one) {
      const row = data.members("country", one);
      for (let i = 0; i < row.length; i += 1) inside[i] |= row[i];
    });
    return { themes: themes, region: inside };
  }

  function reasons(wish, index, i, alike) {
    const told = [], names = settings.names;
    if (alike.size >= settings.same[0]) told.push(settings.same[1]);
    else if (alike.size >= settings.near[0]) told.push(settings.near[1]);
    wish.theme.filter(function (one) { return data.members("theme", one)[i]; }).slice(0, 2).forEach(function (one) { told.push(names.theme[one]); });
    wish.zone.filter(function (one) { return data.members("zone", one)[i]; }).slice(0, 1).forEach(function (one) { told.push(names.zone[one]); });
    if (alike.country) told.push(names.country[wish.country]);
    else if (alike.region) told.push(settings.regions[index.regions[wish.country]]);
    return told.slice(0, 4).join(settings.comma);
  }

  function compare() {
    const wish = asked(), isEmpty = !wish.size && !wish.theme.length && !wish.zone.length && !wish.country;
    found.hidden = false;
    if (isEmpty) {
      list.replaceChildren();
      cartostory.say(status, page.dataset, "none");
      return Promise.resolve();
    }
    return data.index().then(function (index) {
      const own = counted(wish, index), all = [];
      for (let i = 0; i < index.total; i += 1) {
        const alike = traits(wish, index, i, own), value = score(alike, index.weights);
        if (value > 0) all.push({ i: i, alike: alike, score: value });
      }
      all.sort(function (a, b) { return b.score - a.score || a.i - b.i; });
      const first = all.slice(0, most);
      return data.lines(first.map(function (one) { return one.i; })).then(function (lines) {
        lines.forEach(function (line, place) {
          const why = document.createElement("p");
          why.className = "atlas-reasons";
          why.textContent = reasons(wish, index, first[place].i, first[place].alike);
          line.querySelector(".atlas-title").after(why);
          line.dataset.score = first[place].score.toFixed(3);
        });
        list.replaceChildren.apply(list, lines);
        cartostory.say(status, page.dataset, lines.length ? "say" : "none");
        found.querySelector("h2").focus();
      });
    }).catch(function () { cartostory.say(status, page.dataset, "failed"); });
  }

  form.addEventListener("submit", function (event) { event.preventDefault(); compare(); });
  form.hidden = false;
})(window.cartostory);
