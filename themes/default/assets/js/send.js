// "Send this story" hands its file to other applications where the browser can (Web Share, level 2); else it is a download.
(function () {
  "use strict";
  const link = document.querySelector(".send-file");
  if (!link || !navigator.canShare || !/^https?:$/.test(window.location.protocol)) return;
  const status = link.parentNode.querySelector(".send-status");
  const probe = new File([""], link.download, { type: "text/html" });
  if (!navigator.canShare({ files: [probe] })) return;
  let ready = null;

  async function whole() {
    const found = await fetch(link.href);
    if (!found.ok) throw new Error(found.status);
    return found.blob();
  }

  async function share() {
    try {
      await navigator.share({ files: [ready], title: link.dataset.title });
    } catch (error) {
      // On a slow network the press is forgotten before the file is there: the next one finds it ready.
      if (error.name === "NotAllowedError") window.cartostory.say(status, link.dataset, "sayReady");
    }
  }

  link.addEventListener("click", async function (event) {
    event.preventDefault();
    try {
      ready = ready || new File([await whole()], link.download, { type: "text/html" });
    } catch (error) {
      window.cartostory.say(status, link.dataset, "sayAbsent"); // a kept page stays: the file is not kept with it
      return;
    }
    await share();
  });
})();
