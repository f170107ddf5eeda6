// The story's own places: buttons on the map, each with a small paper that says what it is.
(function (cartostory) {
  "use strict";
  // As pictures draw them (cartostory/carto/draw/marks.py): a town a ringed dot, the partner with its flag, a place a disc.
  const TOWN = '<circle class="marker-ring" cx="16" cy="16" r="9"/><circle class="marker-disc" cx="16" cy="16" r="6.5"/><circle class="marker-ring" cx="16" cy="16" r="2"/>';
  const SHAPES = {
    here: TOWN,
    there: TOWN + '<path class="marker-flag" d="M16 9.5v-14l13 3.6-13 4.4"/>',
    place: '<circle class="marker-disc" cx="16" cy="16" r="11"/>',
    photo: '<rect x="6.5" y="6.5" width="19" height="19" rx="3"/>',
  };
  const STEP_PX = 25;

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
    made.className = "marker marker-" + marker.role + (marker.side ? " marker-side-" + marker.side : "");
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

  function link(href, words, key) {
    return cartostory.say(Object.assign(document.createElement("a"), { href: href }), words, key);
  }

  function told(marker, words) {
    const sign = marker.figure && document.getElementById(marker.figure);
    if (sign) {
      const figure = sign.closest("figure");
      const picture = figure.querySelector(".photo-link").cloneNode(true);
      picture.querySelectorAll("source, img").forEach(function (one) { one.sizes = "15rem"; });
      const caption = figure.querySelector(".photo-caption");
      return { name: caption ? caption.textContent : "", more: [picture, link("#" + marker.figure, words, "sayInText")] };
    }
    const listed = listedLink(marker.name);
    return { name: marker.name, more: listed ? [link(listed.href, words, "sayOpen")] : [] };
  }

  // What stands at one point stands side by side: a place, and on the other side of its name its photographs.
  function beside(marker, before) {
    return (cartostory.isMirrored ? STEP_PX : -STEP_PX) * before.filter(function (one) {
      return one.lon === marker.lon && one.lat === marker.lat && (!one.chapter || one.chapter === marker.chapter);
    }).length;
  }

  cartostory.live.placeMarkers = function (map, data, words) {
    return data.markers.map(function (marker, index) {
      const sign = button(marker);
      const aside = marker.role === "photo" ? beside(marker, data.markers.slice(0, index)) : 0;
      new window.maplibregl.Marker({ element: sign, anchor: "center", offset: [aside, 0] })
        .setLngLat([marker.lon, marker.lat])
        .addTo(map);
      let popup = null;
      sign.addEventListener("click", function (event) {
        event.stopPropagation();
        const isOpen = popup && popup.isOpen();
        cartostory.live.closePaper();
        if (!isOpen) popup = cartostory.live.openPaper(map, [marker.lon, marker.lat], told(marker, words), sign, { bottom: [aside, -18], top: [aside, 18], left: [aside + 18, 0], right: [aside - 18, 0], "top-left": [aside, 18], "top-right": [aside, 18], "bottom-left": [aside, -18], "bottom-right": [aside, -18] });
      });
      sign.addEventListener("keydown", function (event) { if (event.key === "Escape") cartostory.live.closePaper(); });
      const label = sign.querySelector(".marker-name");
      return { name: marker.name, role: marker.role, chapter: marker.chapter, point: [marker.lon, marker.lat], aside: aside, sign: sign, label: label, isFocus: false };
    });
  };

  // What the chapter speaks of stands forward; of photographs, only its own are there.
  cartostory.live.highlight = function (markers, chapter) {
    const focus = new Set(chapter.focus || []);
    markers.forEach(function (one) {
      one.isFocus = focus.has(one.name);
      one.sign.classList.toggle("marker-focus", one.isFocus);
      one.sign.hidden = one.role === "photo" && one.chapter !== chapter.number;
    });
    cartostory.live.closePaper();
  };
})(window.cartostory);
