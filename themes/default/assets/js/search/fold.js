// Words as readers type them and as writers write them, brought to one form: no accents, no vowel signs, kono = kɔnɔ.
window.cartostory.fold = (function () {
  "use strict";
  const marks = /[\u0300-\u036f\u064b-\u065f\u0670\u0640\u200c-\u200f]/g;
  const plain = {
    "ɔ": "o", "ɛ": "e", "ɲ": "n", "ŋ": "n", "œ": "oe", "æ": "ae", "ø": "o", "ß": "ss", "ı": "i", "ł": "l", "đ": "d",
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ک": "ك", "ة": "ه",
  };
  const grouped = /(^|[^\d.,])(\d{1,3}([ \u00a0\u2009\u202f\u066c.,'’])\d{3}(?:\3\d{3})*)(?!\d)/g; // older Safaris cannot look back
  const digits = /[\u0660-\u0669\u06f0-\u06f9]/g;
  const between = /[\n\r\p{Z}\p{P}\p{S}]+/u;
  const special = new RegExp("[" + Object.keys(plain).join("") + "\u0660-\u0669\u06f0-\u06f9]", "g");
  const article = /^[وف]?(?:ال|بال|كال|لل)(?=.{3})/;

  function letter(one) {
    return one in plain ? plain[one] : String(one.charCodeAt(0) & 15);
  }
  function letters(word) {
    return word.toLowerCase().normalize("NFKD").replace(marks, "").replace(special, letter);
  }
  // A hamza is often left out, but without it ماء (water) would be ما (what).
  function plainly(word) {
    const bare = word.replace(/ء/g, "");
    return bare.length < 3 ? word : bare;
  }
  function fold(word) { return plainly(letters(word)); }
  // Numbers are one word however their thousands stand apart: 75 000, 75.000, 75,000 and ٧٥٬٠٠٠ are 75000.
  fold.numbers = function (text) {
    return text.replace(digits, letter).replace(grouped, function (_, before, number) {
      return before + number.replace(/\D/g, "");
    });
  };
  fold.words = function (text) {
    return fold.numbers(text).split(between).filter(Boolean);
  };
  // ɲ is typed n, and ny as in French: a word that holds it is found by both. So is an Arabic word with its article, and without.
  fold.forms = function (word) {
    const whole = fold(word);
    if (whole.length < 2 && !/\d/.test(whole)) return null;
    const found = [whole, plainly(letters(word).replace(article, "")), fold(word.toLowerCase().replace(/ɲ/g, "ny"))];
    const forms = Array.from(new Set(found));
    return forms.length > 1 ? forms : whole;
  };
  fold.asked = function (word) {
    const whole = fold.forms(word);
    return Array.isArray(whole) ? plainly(letters(word).replace(article, "")) : whole;
  };
  return fold;
})();
