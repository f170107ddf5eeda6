// The story's own places: buttons on the map, each with a small paper that says what it is.
(function (cartostory) {
  "use strict";
  const SHAPES = {
    here: '<circle cx="16" cy="16" r="9"/>',
    there: '<path class="marker-staff" d="M10 4v24"/><path d="M10 5h15l-4 5 4 5H10z"/><circle cx="10" cy="28" r="2.5"/>',
    place: '<circle cx="16" cy="16" r="11"/>',
  };

  function shape(marker) {
    const drawn = SHAPES[marker.role] || SHAPES.place;
    return '<svg viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">' + drawn + "</svg>";
  }

  function isNumbered(marker) {
    return marker.number > 0 && marker.role !== "here" && marker.role !== "there";
  }

  function button(marker) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "marker marker-" + marker.role;
    const number = isNumbered(marker) ? marker.number + " " : "";
    made.setAttribute("aria-label", number + marker.name);
    made.innerHTML = shape(marker);
    if (number) {
      made.append(Object.assign(document.createElement("span"), { className: "marker-number", textContent: marker.number, ariaHidden: "true" }), " ");
    }
    made.append(Object.assign(document.createElement("span"), { className: "marker-name", textContent: marker.name }));
    return made;
  }

  // The text beside the maps lists the same places, with the addresses that the build gave them.
  function listedLink(name) {
    return Array.from(document.querySelectorAll(".place a")).find(function (link) { return link.textContent.trim() === name; });
  }

  function paper(marker, words) {
    const made = document.createElement("div");
    const name = Object.assign(document.createElement("p"), { className: "paper-name", textContent: marker.name });
    made.append(name);
    const listed = listedLink(marker.name);
    if (listed) made.append(Object.assign(document.createElement("a"), { href: listed.href, textContent: words.sayOpen }));
    return made;
  }

  cartostory.live.placeMarkers = function (map, data, words) {
    return (data.markers || []).map(function (marker) {
      const sign = button(marker);
      const isFlag = marker.role === "there";
      const popup = new window.maplibregl.Popup({ offset: 18, className: "paper", maxWidth: "16rem", focusAfterOpen: true });
      popup.setDOMContent(paper(marker, words));
      popup.on("close", function () { if (document.activeElement === document.body) sign.focus({ preventScroll: true }); });
      new window.maplibregl.Marker({ element: sign, anchor: "center", offset: isFlag ? [6, -12] : [0, 0] })
        .setLngLat([marker.lon, marker.lat])
        .addTo(map);
      sign.addEventListener("click", function (event) {
        event.stopPropagation();
        if (popup.isOpen()) popup.remove();
        else popup.setLngLat([marker.lon, marker.lat]).addTo(map);
      });
      sign.addEventListener("keydown", function (event) { if (event.key === "Escape") popup.remove(); });
      popup.on("open", function () {
        popup.getElement().addEventListener("keydown", function (event) { if (event.key === "Escape") popup.remove(); });
      });
      return { name: marker.name, role: marker.role, point: [marker.lon, marker.lat], sign: sign, popup: popup };
    });
  };

  // What the chapter speaks of stands forward.
  cartostory.live.highlight = function (markers, chapter) {
    const focus = new Set(chapter.focus || []);
    markers.forEach(function (one) {
      one.sign.classList.toggle("marker-focus", focus.has(one.name));
      one.popup.remove();
    });
  };
})(window.cartostory);
