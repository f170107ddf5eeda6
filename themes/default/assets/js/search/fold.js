// Words as readers type them and as writers write them, brought to one form: no accents, no vowel signs, kono = kɔnɔ.
window.cartostory.fold = (function () {
  "use strict";
  const marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c-\u200f]/g;
  const plain = {
    "ɔ": "o", "ɛ": "e", "ɲ": "n", "ŋ": "n", "œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ı": "i", "ł": "l", "đ": "d",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه", "ء": "",
  };
  const special = new RegExp("[" + Object.keys(plain).join("") + "\u0660-\u0669\u06f0-\u06f9]", "g");
  const article = /^[وف]?(?:ال|بال|كال|لل)(?=.{3})/;

  function letter(one) {
    return one in plain ? plain[one] : String(one.charCodeAt(0) & 15);
  }
  function fold(word) {
    return word.toLowerCase().normalize("NFKD").replace(marks, "").replace(special, letter);
  }
  // An Arabic word is found with and without its article.
  fold.forms = function (word) {
    const whole = fold(word);
    const bare = whole.replace(article, "");
    if (whole.length < 2 && !/\d/.test(whole)) return null;
    return bare === whole ? whole : [whole, bare];
  };
  fold.asked = function (word) {
    const forms = fold.forms(word);
    return Array.isArray(forms) ? forms[1] : forms;
  };
  return fold;
})();
