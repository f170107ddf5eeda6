// The photographs of the writer’s bar: a list, copies from a desktop or a telephone, places by dragging or by a button.
var cartostoryPhotos = (function () {
  "use strict";
  var MOST_BYTES = 60000000;
  var KIND = "application/x-cartostory-photo";

  function item(bar, photo) {
    var line = bar.make("li");
    var box = bar.make("div", "", { className: "photo" });
    var picture = bar.make("img", "", { alt: photo.alt, draggable: true });
    picture.addEventListener("dragstart", function (event) {
      event.dataTransfer.setData(KIND, photo.name);
      event.dataTransfer.effectAllowed = "copy";
    });
    bar.fetch("/livereload/photo?story=" + encodeURIComponent(bar.slug) + "&name=" + encodeURIComponent(photo.name))
      .then(function (answer) { return answer.ok ? answer.blob() : null; })
      .then(function (blob) { if (blob) picture.src = URL.createObjectURL(blob); });
    var words = bar.make("div");
    words.append(bar.make("span", photo.name, { className: "message" }));
    words.append(bar.make("span", photo.place || bar.words.noPlace, { className: "quiet" }));
    if (photo.missing.length) words.append(bar.make("span", bar.words.missing.replace("{keys}", photo.missing.join(", "))));
    if (!photo.isShown) {
      var how = bar.make("span", bar.words.notShown + " ", { className: "quiet" });
      how.append(bar.make("code", "![" + photo.alt + "](" + photo.name + ")"));
      words.append(how);
    }
    var row = bar.make("div", "", { className: "row" });
    var put = bar.make("button", bar.words.put, { type: "button" });
    put.setAttribute("aria-label", bar.words.put + " : " + photo.name);
    put.addEventListener("click", function () {
      var map = bar.map();
      if (map) place(bar, photo.name, map.getCenter());
      else bar.say(bar.words.noMap);
    });
    row.append(put);
    if (photo.href) row.append(bar.link(bar.words.edit, photo.href, bar.words.edit + " : " + photo.name));
    words.append(row);
    box.append(picture, words);
    line.append(box);
    return line;
  }

  function place(bar, name, at) {
    return bar.ask({ what: "put", photo: name, digest: bar.data.register, lat: at.lat, lon: at.lng });
  }

  // One after the other into the preview’s memory, then all into the story at once: the page is loaded again only then.
  async function copy(bar, files) {
    var keys = [];
    for (var file of files) {
      if (file.size > MOST_BYTES) { bar.say(bar.words.tooHeavy.replace("{name}", file.name)); return; }
      bar.say(bar.words.copying.replace("{name}", file.name));
      var answer = await bar.fetch("/livereload/photo?name=" + encodeURIComponent(file.name), {
        method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: file,
      });
      var said = await answer.json();
      if (!answer.ok) { bar.say(said.said || bar.words.failed); return; }
      keys.push(said.photo);
    }
    if (keys.length) await bar.ask({ what: "photos", digest: bar.data.register, photos: keys });
  }

  function input(bar) {
    var label = bar.make("label", bar.words.add, { className: "button" });
    var field = bar.make("input", "", { type: "file", multiple: true, accept: "image/*,.heic,.heif,.avif,.tif,.tiff" });
    field.addEventListener("change", function () { copy(bar, Array.from(field.files)).catch(bar.fail); });
    label.append(field);
    return label;
  }

  function fill(bar, panel) {
    var add = bar.make("p");
    add.append(input(bar));
    panel.append(add, bar.make("p", bar.words.dropHint, { className: "quiet" }));
    var list = bar.make("ul");
    bar.data.photos.forEach(function (photo) { list.append(item(bar, photo)); });
    panel.append(list);
  }

  // The page takes files from the desktop anywhere, and a photograph of the list over its live map.
  function listen(bar) {
    function over(is) { bar.root.querySelector(".drop").hidden = !is; }
    function kinds(event) { return Array.from(event.dataTransfer ? event.dataTransfer.types : []); }
    document.addEventListener("dragover", function (event) {
      var has = kinds(event);
      if (has.includes("Files")) over(true);
      else if (!has.includes(KIND) || !bar.pointAt(event.clientX, event.clientY)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
    });
    document.addEventListener("dragleave", function (event) { if (!event.relatedTarget) over(false); });
    document.addEventListener("drop", function (event) {
      over(false);
      var name = event.dataTransfer.getData(KIND);
      var at = name ? bar.pointAt(event.clientX, event.clientY) : null;
      if (at) place(bar, name, at).catch(bar.fail);
      else if (event.dataTransfer.files.length) copy(bar, Array.from(event.dataTransfer.files)).catch(bar.fail);
      else return;
      event.preventDefault();
    });
  }

  return { fill: fill, listen: listen };
})();
