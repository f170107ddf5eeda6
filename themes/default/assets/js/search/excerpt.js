// The words around the first match, the matches marked: text nodes only, whatever a text holds.
window.cartostory.excerpt = function (text, terms) {
  "use strict";
  const before = 10, length = 34;
  const words = text.split(/[^\S\u00a0\u202f]+/); // what no-break spaces hold together is one word: 75 000
  const letters = /[\p{L}\p{M}\p{N}]+/gu;
  function isMatch(word) {
    return (window.cartostory.fold.numbers(word).match(letters) || []).some(function (one) {
      return [].concat(window.cartostory.fold.forms(one) || []).some(function (form) { return terms.includes(form); });
    });
  }
  const first = Math.max(0, words.findIndex(isMatch) - before);
  const found = document.createElement("p");
  if (first > 0) found.append("… ");
  words.slice(first, first + length).forEach(function (word, index) {
    if (index) found.append(" ");
    if (!isMatch(word)) { found.append(word); return; }
    const mark = document.createElement("mark");
    mark.textContent = word;
    found.append(mark);
  });
  if (first + length < words.length) found.append(" …");
  return found;
};
