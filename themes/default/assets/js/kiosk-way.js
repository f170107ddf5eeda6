// `?kiosk` behind a story's address: its chapters play by themselves, on a page of their own.
(function () {
  "use strict";
  const story = document.querySelector("[data-kiosk]");
  if (story && new URLSearchParams(window.location.search).has("kiosk")) window.location.replace(story.dataset.kiosk);
})();
