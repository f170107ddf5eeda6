// What a page must hold to, found out in the page itself; gives the faults as sentences.
() => {
  const faults = [];
  const say = (what, one) => faults.push(`${what}: ${one ? `${one.tagName}.${one.className} ${one.textContent.trim().slice(0, 40)}` : ""}`);
  const all = (selector, from = document) => Array.from(from.querySelectorAll(selector));
  const plain = one => one.textContent.trim().replace(/\s+/g, " ");
  const isSeen = one => one.getClientRects().length > 0 && getComputedStyle(one).visibility === "visible";
  const only = (selector, count = 1) => { if (all(selector).length !== count) say(`${all(selector).length} of ${selector}`); };

  // Language and direction (RGAA 8.3, 8.7, 8.8)
  const scripts = {ar: "rtl"};
  all("[lang]").forEach(one => {
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(one.lang)) say(`lang="${one.lang}"`, one);
    const wanted = scripts[one.lang.split("-")[0]] || "ltr";
    if (getComputedStyle(one).direction !== wanted && one.textContent.trim()) say(`${one.lang} written ${getComputedStyle(one).direction}`, one);
  });

  // Landmarks, title, headings in order (RGAA 8.6, 9.1, 9.2, 12.6)
  only("h1");
  only("main");
  only("body > header");
  only("body > footer");
  if (!document.title.trim()) say("no title");
  let last = 0;
  all("h1, h2, h3, h4, h5, h6").forEach(one => {
    const level = Number(one.tagName[1]);
    if (level > last + 1) say(`h${last} before h${level}`, one);
    if (!one.textContent.trim()) say("empty heading", one);
    last = level;
  });
  const names = all("nav").map(one => one.getAttribute("aria-label") || (document.getElementById(one.getAttribute("aria-labelledby")) || {}).textContent || "");
  if (names.some(name => !name.trim()) || new Set(names).size !== names.length) say(`navigations named ${names.join(", ")}`);
  const outside = all("body > *").filter(one => !one.matches("header, main, footer, nav, a.skip, script, dialog, [role], template, noscript"));
  outside.forEach(one => say("outside of every landmark", one));

  // Pictures and their captions (RGAA 1.1, 1.9)
  all("img:not([alt])").forEach(one => say("no alt", one));
  all("figure.photo").forEach(one => {
    const caption = one.querySelector(".photo-caption");
    if (caption && one.getAttribute("aria-label") !== plain(caption)) say("caption not linked", one);
  });

  // Nothing starts, opens or leads the focus by itself (RGAA 4.10, 12.8, 13.2)
  all("[autoplay], [target]:not([target=_top]), [accesskey], meta[http-equiv=refresh], [onclick]").forEach(one => say("by itself", one));
  all("[tabindex]").filter(one => one.tabIndex > 0).forEach(one => say("order of its own", one));
  if (/user-scalable\s*=\s*no|maximum-scale/.test(document.querySelector("meta[name=viewport]").content)) say("no zoom");

  // Links that say where they lead; references that lead somewhere (RGAA 6.1, 8.2)
  all("a[href]").filter(one => !one.textContent.trim() && !one.getAttribute("aria-label") && !one.querySelector("img[alt]:not([alt=''])")).forEach(one => say("link without words", one));
  all('a[href^="#"]').filter(one => one.hash.length > 1 && !document.getElementById(decodeURIComponent(one.hash.slice(1)))).forEach(one => say(`leads nowhere ${one.hash}`, one));
  ["aria-labelledby", "aria-describedby", "aria-controls", "aria-details", "for"].forEach(name => all(`[${name}]`).forEach(one => one.getAttribute(name).split(/\s+/).forEach(id => { if (!document.getElementById(id)) say(`${name}="${id}"`, one); })));

  // Room for a finger (WCAG 2.2, 2.5.8): 24 px, or a circle of 24 px that meets no other target's
  const targets = all("a[href], button, summary, input, select, textarea, audio, [role=button]").filter(one => isSeen(one) && !one.matches(".skip"));
  const boxes = targets.map(one => one.getBoundingClientRect());
  const isInSentence = one => getComputedStyle(one).display === "inline" && Array.from(one.parentElement.childNodes).some(part => part !== one && part.textContent.trim().length > 1);
  targets.forEach((one, index) => {
    const box = boxes[index];
    if ((box.width >= 24 && box.height >= 24) || box.width < 2 || isInSentence(one)) return;
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const meets = boxes.some((other, number) => {
      if (number === index || targets[number].contains(one) || one.contains(targets[number])) return false;
      const isSmall = other.width < 24 || other.height < 24;
      const dx = isSmall ? other.left + other.width / 2 - x : Math.max(other.left - x, 0, x - other.right);
      const dy = isSmall ? other.top + other.height / 2 - y : Math.max(other.top - y, 0, y - other.bottom);
      return dx * dx + dy * dy < (isSmall ? 24 * 24 : 12 * 12);
    });
    if (meets) say(`${Math.round(box.width)} × ${Math.round(box.height)} px`, one);
  });
  return faults;
}
