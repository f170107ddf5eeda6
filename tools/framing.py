"""The live map's framing contract, measured in Chromium: own places with their names, clear of edges and controls.

`python -m tools.framing SITE` opens every story of a built site at five widths and writes a table of what falls short.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

HEIGHTS = {360: 740, 768: 1024, 1024: 768, 1440: 900, 1920: 1080}
FLAGS = ("--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox")
PATIENCE_MS = 120_000
SHOWN = (
    "document.documentElement.dataset.live === 'on' && document.querySelector('.stage').dataset.chapter !== undefined"
)
HERE = """number => document.querySelector('.stage').dataset.chapter === String(number)
  && !cartostory.live.opened.map.isMoving()"""

MEASURE = """number => {
  const stage = document.querySelector(".stage");
  const chapter = window.cartostoryLive.chapters.find(one => one.number === number);
  const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const shown = one => one.checkVisibility({visibilityProperty: true, opacityProperty: true});
  const over = Array.from(document.querySelectorAll(
    ".stage .maplibregl-ctrl-group, .layers > summary, .stage-line, .stage-steps, .stage-apart, .live-switch, .pager"
  )).filter(one => shown(one) && one.getBoundingClientRect().width);
  const frame = stage.getBoundingClientRect();
  const twin = stage.querySelector(".stage-second:not([hidden])");
  const first = Array.from(stage.querySelectorAll(".stage-map .marker"));
  const named = (all, name) => all.filter(one => one.querySelector(".marker-name").textContent === name
    && !one.matches(".marker-photo")).map(one => [one, frame]);
  const last = chapter.steps && chapter.steps[chapter.steps.length - 1];
  const second = Array.from(stage.querySelectorAll(".stage-second .marker"));
  const own = last ? named(first, last.name)
    : chapter.panes ? [...named(first, chapter.panes[0].name),
        ...named(second, chapter.panes[1].name).map(([one]) => [one, twin.getBoundingClientRect()])]
    : chapter.own.map(index => [first[index], frame]);
  const faults = [];
  for (const [one, sheet] of own) {
    const name = one.querySelector(".marker-name");
    if (one.matches(".marker-crowded")) continue;
    const parts = [["sign", one.querySelector("svg")], ["name", name]];
    for (const [kind, part] of one.matches(".marker-photo") ? parts.slice(0, 1) : parts) {
      const box = part.getBoundingClientRect();
      if (!shown(part)) faults.push(`${name.textContent}: no ${kind}`);
      else if (box.left < sheet.left - 1 || box.right > sheet.right + 1 || box.top < sheet.top - 1
        || box.bottom > sheet.bottom + 1) faults.push(`${name.textContent}: ${kind} cut`);
      for (const other of kind === "name" ? over : []) if (meet(box, other.getBoundingClientRect()))
        faults.push(`${name.textContent}: under ${other.className}`);
    }
  }
  return {own: own.length, faults};
}"""


def chapters_of(page: Page) -> Iterator[tuple[int, dict[str, Any]]]:
    """Go through the chapters of a story that shows its live map; yield what each one's own places fall short of."""
    page.wait_for_function(SHOWN)
    for number in range(1, page.locator(".chapter").count() + 1):
        page.evaluate(f"document.querySelector('#c-{number}').scrollIntoView({{behavior: 'instant'}})")
        page.wait_for_function(HERE, arg=number)
        kind = page.evaluate("number => window.cartostoryLive.chapters.find(one => one.number === number).kind", number)
        if kind == "twin":
            page.wait_for_function("document.querySelector('.stage-second .maplibregl-canvas') !== null")
            page.wait_for_function("document.querySelector('.stage-second .marker-focus') !== null")
        yield number, page.evaluate(MEASURE, number)


def measured(browser: Browser, address: str, width: int) -> dict[int, dict[str, Any]]:
    """Open a story at a width; give what each chapter's own places fall short of."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHTS[width]}, reduced_motion="reduce", bypass_csp=True
    )
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    page.goto(address)
    page.locator(".journey").scroll_into_view_if_needed()
    found = dict(chapters_of(page))
    context.close()
    return found


def table(rows: dict[str, dict[int, dict[int, dict[str, Any]]]], widths: list[int]) -> str:
    """Write the table: a line for each story, a column for each width."""
    head = ["| story | " + " | ".join(f"{width} px" for width in widths) + " |", "|---|" + "---|" * len(widths)]
    return "\n".join([*head, *(_row(story, sizes) for story, sizes in rows.items())]) + "\n"


def _row(story: str, sizes: dict[int, dict[int, dict[str, Any]]]) -> str:
    cells = []
    for found in sizes.values():
        short = [f"{number}: {fault}" for number, told in found.items() for fault in told["faults"]]
        whole = sum(not told["faults"] for told in found.values())
        cells.append("; ".join((f"{whole} of {len(found)}", *short)))
    return f"| {story} | " + " | ".join(cells) + " |"


def main() -> None:
    """Measure every story of a built site and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of a built site")
    parser.add_argument("--width", type=int, action="append", choices=HEIGHTS, help="only at this width")
    parser.add_argument("--story", action="append", help="only this one, as its folder is called in the site")
    asked = parser.parse_args()
    from tests.browser.host import hosted  # noqa: PLC0415 - byte ranges, as a web host gives them

    pages = sorted(file.parent.relative_to(asked.site).as_posix() for file in asked.site.rglob("live.js"))
    stories = [path for path in pages if not path.startswith("assets") and path in (asked.story or pages)]
    widths = asked.width or list(HEIGHTS)
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with hosted(asked.site) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        rows = {story: {width: measured(browser, f"{address}{story}/", width) for width in widths} for story in stories}
        browser.close()
    sys.stdout.write(table(rows, widths))


if __name__ == "__main__":
    main()
