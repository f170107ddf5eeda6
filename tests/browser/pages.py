"""The pages that the tests open: one of every kind, of a little site and of the demonstration."""

import json
import re
from pathlib import Path

VILLAGE, DEMO, MAPATHON, WEEK = "village/", "ici-et-la-bas/", "mapathon/", "semaine/"
"""Where the sites are served: below folders, as `address` in their config.yaml says."""

STORIES = {
    "village, a story": VILLAGE + "ivry-village/",
    "village, a story in Arabic": VILLAGE + "ar/ivry-village/",
    "demo, Kaya": DEMO + "chatellerault-kaya/",
    "demo, Kaya in English": DEMO + "en/chatellerault-kaya/",
    "demo, Dianguirdé": DEMO + "ivry-dianguirde/",
    "demo, Jifna and Jalazone": DEMO + "ivry-jifna-jalazone/",
    "demo, the Sahrawi camps": DEMO + "ivry-camps-sahraouis/",
    "demo, Cuba": DEMO + "ivry-cuba/",
}
OTHERS = {
    "village, home": VILLAGE,
    "village, home in Arabic": VILLAGE + "ar/",
    "village, a page": VILLAGE + "a-propos/",
    "village, a page in English": VILLAGE + "en/a-propos/",
    "village, a method sheet": VILLAGE + "ivry-village/methode/",
    "village, a method sheet in Arabic": VILLAGE + "ar/ivry-village/methode/",
    "demo, a method sheet in English": DEMO + "en/chatellerault-kaya/methode/",
    "demo, Dianguirdé’s method sheet": DEMO + "ivry-dianguirde/methode/",
    "village, programme": VILLAGE + "programme/",
    "village, programme in Arabic": VILLAGE + "ar/programme/",
    "village, an event": VILLAGE + "programme/mapathon/",
    "village, wall": VILLAGE + "mur/",
    "village, wall in Arabic": VILLAGE + "ar/mur/",
    "village, without network": VILLAGE + "hors-connexion/",
    "village, without network in Arabic": VILLAGE + "ar/hors-connexion/",
    "village, not found": VILLAGE + "404.html",
    "demo, home": DEMO,
    "demo, home in English": DEMO + "en/",
    "demo, a page": DEMO + "a-propos/",
    "demo, legal notice": DEMO + "mentions-legales/",
    "demo, programme": DEMO + "programme/",
    "demo, wall": DEMO + "mur/",
    "demo, not found": DEMO + "404.html",
}
EVERY = {**OTHERS, **STORIES}
KINDS = {name: path for name, path in EVERY.items() if path.startswith(VILLAGE)}
"""One page of every kind, from left to right and from right to left."""

_SENDS_ON = re.compile(r"""http-equiv=["']?refresh["']? content=["']?0""")
_KIND = re.compile(r'<html lang="([^"]*)"[^>]* class="([^"]*)"')


def every_page(website: Path, below: str = "") -> list[str]:
    """Give every page that was built, as its address is written: whatever kinds of page there will ever be.

    Pages that only send their reader on, at once, are none.
    """
    return _addresses(website, below, sending_on=False)


def pages_that_send_on(website: Path, below: str = "") -> list[str]:
    """Give the short links, which send their reader on at once."""
    return _addresses(website, below, sending_on=True)


def _addresses(website: Path, below: str, *, sending_on: bool) -> list[str]:
    files = (
        file
        for file in (website / below).rglob("*.html")
        if bool(_SENDS_ON.search(file.read_text("utf-8"))) is sending_on
    )
    return sorted(file.relative_to(website).as_posix().removesuffix("index.html") for file in files)


def one_of_each_kind(website: Path, below: str = "") -> list[str]:
    """Give one page of every kind in every language, the longest: those that are alike in all but their words."""
    found: dict[tuple[str, ...], tuple[int, str]] = {}
    for path in every_page(website, below):
        file = website / path
        text = (file / "index.html" if file.is_dir() else file).read_text("utf-8")
        said = _KIND.search(text)
        kind = said.groups() if said else (path,)
        found[kind] = max(found.get(kind, (0, "")), (len(text), path))
    return [path for _, path in found.values()]


WATCH = """window.refused = [];
document.addEventListener("securitypolicyviolation", one => {
  window.refused.push(`${one.effectiveDirective} ${one.blockedURI}`);
});
"""
"""Notes what a page's policy refuses, from its first moment."""
LETTERED = """window.cartostory.lettered
  .then(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
  .then(() => document.fonts.ready)"""
"""The letters of the site come after the text; then the page is laid out with them."""
CAMERA = "document.documentElement.dataset.liveCamera"
LIVE = "document.documentElement.dataset.live"
SHOWN = (
    f"{LIVE} === 'on' && Boolean({CAMERA})"  # the page says "on" when it makes room, the camera when the map is drawn
)


def scroll_to(number: int) -> str:
    """Give the script that brings a chapter under the reader's eyes, as a link to it would."""
    return f"document.querySelector('.chapter[data-number=\"{number}\"]').scrollIntoView()"


def arrived(chapter: dict[str, object]) -> str:
    """Give the script that tells whether the live map's camera shows what a chapter asks for.

    The camera may look aside, and from further off, so that the chapter's own places have room beside the controls.
    """
    return f"""() => {{
      const whole = {json.dumps(chapter)};
      const step = Number(document.querySelector(".stage").dataset.step || 1) - 1;
      const chapter = whole.steps ? whole.steps[step] : whole.panes ? whole.panes[0] : whole;
      const [zoom, lat, lon] = ({CAMERA} || "NaN/NaN/NaN").split("/").map(Number);
      if (chapter.bounds) {{
        const [[west, south], [east, north]] = chapter.bounds;
        const about = (found, low, high) => Math.abs(found - (low + high) / 2) <= (high - low) / 2 + 0.001;
        return about(lon, west, east) && about(lat, south, north) && zoom >= 0;  // 0: the world
      }}
      // a narrow map steps back by 1.25, so that it shows about what the picture shows, and by 3 more for names
      const seen = 360 / Math.pow(2, zoom);
      const near = (found, wanted) => Math.abs(found - wanted) < seen;
      return near(lon, chapter.center[0]) && near(lat, chapter.center[1])
        && zoom <= chapter.zoom + 0.01 && zoom >= Math.max(0, chapter.zoom - 4.26);
    }}"""
