// What the atlas chooses by, and its lines: scripts that come when they are asked for, since disks fetch no JSON.
window.cartostory.atlas = function (page) {
  "use strict";
  const size = Number(page.dataset.pageSize) || 60, asked = {}, sets = {};
  const base = new URL(page.dataset.base, window.location.href);

  function load(url) {
    if (!asked[url]) {
      asked[url] = new Promise(function (resolve, reject) {
        const script = document.createElement("script");
        script.src = url;
        script.onload = resolve;
        script.onerror = function () { delete asked[url]; script.remove(); reject(new Error(url)); };
        document.head.append(script);
      });
    }
    return asked[url];
  }

  // The partnerships of a choice, as a row of ones and zeros.
  function members(facet, choice) {
    const name = facet + "/" + choice;
    if (!sets[name]) {
      const row = new Uint8Array(window.cartostoryAtlas.total), text = (window.cartostoryAtlas.choices[facet] || {})[choice];
      let number = -1;
      if (text !== undefined) {
        text.split(",").forEach(function (step) {
          number += step ? parseInt(step, 36) : 1;
          row[number] = 1;
        });
      }
      sets[name] = row;
    }
    return sets[name];
  }

  function node(html) {
    const made = document.createElement("template");
    made.innerHTML = html;
    made.content.querySelectorAll("a[href]").forEach(function (link) {
      link.href = new URL(link.getAttribute("href"), base);
    });
    return made.content.firstElementChild;
  }

  return {
    index: function () {
      return load(page.dataset.index).then(function () { return window.cartostoryAtlas; });
    },
    members: members,
    lines: function (numbers) {
      const parts = new Set(numbers.map(function (number) { return Math.floor(number / size) + 1; }));
      return Promise.all(Array.from(parts).map(function (part) {
        return load(page.dataset.lines.replace(/0\.js$/, part + ".js"));
      })).then(function () {
        return numbers.map(function (number) {
          return node(window.cartostoryAtlasLines[Math.floor(number / size) + 1][number % size]);
        });
      });
    },
  };
};
