"""Make the guide a website, by the program itself: `python -m tools.guide [--output FOLDER] [--shots]` (`make guide`).

The pages are those of `docs/guide/`, as a forge shows them; beside them, `docs/guide/site/` holds what makes them a
site: settings, a story, a few templates. `--shots` adds pictures of the preview (`tools/guide_shots.py`) where a page
holds `<!-- capture: NAME | what can be seen -->`, which forges show nothing of.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from cartostory.cli.app import run as program
from cartostory.model.spelling import slug
from tools.guide_shots import take

ROOT = Path(__file__).parent.parent
GUIDE = ROOT / "docs" / "guide"
_HEAD = re.compile(r"\A# (?P<title>.+)\n+")
_ANCHOR = re.compile(r"(?P<before>\]\([\w.-]*#)(?P<anchor>[^)\s]+)\)")
"""Forges keep accents in their anchors; the program does not."""
_CAPTURE = re.compile(r"<!-- capture: (?P<name>[a-z-]+) \| (?P<alt>[^>]+?) -->")
_ENTRY = """{name}.png:
  alt: "{alt}"
  author: "Les auteurs de cartostory"
  licence: CC0-1.0
  people: none
  illustration: true
"""
_OUTSIDE = re.compile(r"\[(?P<words>[^\]]+)\]\(\.\./[^)]*\)")


def assemble(target: Path) -> Path:
    """Lay the guide out as a site in an empty folder, and give that folder."""
    shutil.copytree(GUIDE / "site", target, dirs_exist_ok=True)
    pages = target / "content" / "pages"
    pages.mkdir(parents=True, exist_ok=True)
    for file in sorted(GUIDE.glob("*.md")):
        (pages / file.name).write_text(page_of(file.read_text(encoding="utf-8")), encoding="utf-8")
    return target


def page_of(text: str) -> str:
    """Give a page of the site: its title goes where the program reads titles, links out of the guide become words."""
    head = _HEAD.match(text)
    if head is None:
        raise ValueError("a page of the guide begins with its title: # …")
    body = _OUTSIDE.sub(lambda found: found["words"], text[head.end() :])
    body = _ANCHOR.sub(lambda found: f"{found['before']}{slug(unquote(found['anchor']))})", body)
    return f'---\ntitle: "{head["title"]}"\n---\n\n{body}'


def with_shots(site: Path) -> None:
    """Take the pictures that the pages of an assembled guide ask for, register them, and show them there."""
    pages = {file: file.read_text(encoding="utf-8") for file in sorted((site / "content" / "pages").glob("*.md"))}
    wanted = {found["name"]: found["alt"] for text in pages.values() for found in _CAPTURE.finditer(text)}
    pictures = take(site, wanted)
    folder = site / "content" / "pages" / "photos"
    folder.mkdir(exist_ok=True)
    for name, data in pictures.items():
        (folder / f"{name}.png").write_bytes(data)
    entries = (_ENTRY.format(name=name, alt=wanted[name]) for name in pictures)
    (folder / "photos.yaml").write_text("\n".join(entries), encoding="utf-8")
    for file, text in pages.items():
        shown = _CAPTURE.sub(lambda found: f"![{found['alt']}]({found['name']}.png)", text)
        file.write_text(shown, encoding="utf-8")


def build(output: Path, *, shots: bool = False) -> int:
    """Build the guide; give the exit code of the program."""
    with tempfile.TemporaryDirectory() as folder:
        site = assemble(Path(folder) / "guide")
        if shots:
            with_shots(site)
        return program(["build", "--site", str(site), "--output", str(output)])


def main(words: list[str]) -> int:
    """Read the options, and do it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=ROOT / "output" / "guide")
    parser.add_argument("--shots", action="store_true")
    asked = parser.parse_args(words)
    return build(asked.output, shots=asked.shots)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
