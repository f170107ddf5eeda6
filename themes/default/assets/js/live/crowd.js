// Where markers would lie on each other, the more important one stays: the chapter's own, then the towns, then by number.
(function (cartostory) {
  "use strict";
  const ROOM_PX = 22;
  const NAME_WIDTH_PX = 8;
  const NAME_HEIGHT_PX = 16;
  const RANK = { here: 1, there: 1, photo: 2, place: 2 };

  function rank(one) {
    return one.sign.classList.contains("marker-focus") ? 0 : RANK[one.role] || 3;
  }

  function nameBox(one, at) {
    const side = cartostory.isMirrored ? -1 : 1;
    const width = one.name.length * NAME_WIDTH_PX;
    const start = at.x + side * 14;
    return { left: Math.min(start, start + side * width), right: Math.max(start, start + side * width), y: at.y };
  }

  function meet(one, other) {
    return one.left < other.right && other.left < one.right && Math.abs(one.y - other.y) < NAME_HEIGHT_PX;
  }

  // The focus goes to signs that are in sight; the others wait until the map moves to them. `foot`: px that a line covers.
  cartostory.live.reach = function (map, markers, foot) {
    const frame = map.getContainer().getBoundingClientRect();
    markers.forEach(function (one) {
      const sign = one.sign.getBoundingClientRect();
      const x = (sign.left + sign.right) / 2;
      const y = (sign.top + sign.bottom) / 2;
      const isInSight = x > frame.left && x < frame.right && y > frame.top && y < frame.bottom - foot;
      one.sign.tabIndex = isInSight ? 0 : -1;
    });
  };

  cartostory.live.makeRoom = function (map, markers) {
    const kept = [];
    const names = [];
    markers.filter(function (one) { return !one.sign.hidden; }).sort(function (one, other) { return rank(one) - rank(other); }).forEach(function (one) {
      const at = map.project(one.point);
      at.x += one.aside;
      const isCrowded = kept.some(function (other) { return Math.hypot(at.x - other.x, at.y - other.y) < ROOM_PX; });
      one.sign.classList.toggle("marker-crowded", isCrowded);
      if (isCrowded) return;
      kept.push(at);
      const box = nameBox(one, at);
      const isMute = names.some(function (other) { return meet(box, other); });
      one.sign.classList.toggle("marker-mute", isMute);
      if (!isMute && rank(one) < 2) names.push(box);
    });
  };
})(window.cartostory);
