// Whether the live map can start, and whether it may start by itself.
(function (cartostory) {
  "use strict";
  const SMALLEST_PX = 320;

  function canDraw() {
    try {
      const canvas = document.createElement("canvas");
      return Boolean(canvas.getContext("webgl2") || canvas.getContext("webgl"));
    } catch (error) {
      return false; // a browser may refuse by throwing: the pictures stay
    }
  }

  function mayStart() {
    const isTiny = Math.min(window.innerWidth, window.innerHeight) < SMALLEST_PX;
    return !cartostory.savesData() && !cartostory.isSlow() && !isTiny;
  }

  cartostory.live = { canDraw: canDraw, mayStart: mayStart };
})(window.cartostory);
