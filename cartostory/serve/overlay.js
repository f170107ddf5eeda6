// Lays what is wrong over the page that is open. A shadow root keeps the page's styles out, and an adopted sheet passes
// the page's own content security policy, which a <style> element would not.
(function (overlay) {
  "use strict";
  function place(name, html) {
    var host = document.createElement(name);
    var root = host.attachShadow({ mode: "open" });
    var sheet = new CSSStyleSheet();
    sheet.replaceSync(overlay.css);
    root.adoptedStyleSheets = [sheet];
    root.innerHTML = html;
    document.body.appendChild(host);
    return root;
  }
  if (overlay.weights) place("cartostory-weights", overlay.weights);
  if (!overlay.html) return;
  var before = document.activeElement;
  var root = place("cartostory-overlay", overlay.html);
  var host = root.host;
  var dialog = root.querySelector("dialog");
  function close() {
    host.remove();
    if (before && before !== document.body) before.focus();
  }
  root.querySelector("button").addEventListener("click", close);
  dialog.addEventListener("keydown", function (event) {
    if (event.key === "Escape") close();
  });
  dialog.show();
  root.querySelector("h1").focus();
})(
