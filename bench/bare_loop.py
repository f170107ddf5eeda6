"""The least that any generator does, in one process: read, YAML, Python-Markdown, Jinja, write. Our yardstick.

The Markdown extensions are those of the real thing. No links are resolved, nothing is checked, cut at chapters, cleaned
or typeset, and there is no home page, feed, sitemap or search.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import markdown
import yaml
from markdown.extensions import Extension

from cartostory.render.html.blocks import StoryBlocks

TEMPLATE = Path(__file__).parent


def build(site: Path, output: Path) -> int:
    """Make one page per story; give how many."""
    environment = jinja2.Environment(loader=jinja2.FileSystemLoader(TEMPLATE), autoescape=True)
    template = environment.get_template("page.html")
    extensions: list[str | Extension] = [
        "abbr",
        "attr_list",
        "def_list",
        "fenced_code",
        "sane_lists",
        "tables",
        "footnotes",
        StoryBlocks(),
    ]
    converter = markdown.Markdown(extensions=extensions, output_format="html")
    config = yaml.safe_load((site / "config.yaml").read_text(encoding="utf-8"))
    count = 0
    for file in sorted(site.glob("content/partnerships/*/story.md")):
        _, front, body = file.read_text(encoding="utf-8").split("---\n", 2)
        text = converter.reset().convert(body)
        page = template.render(config=config, story=yaml.safe_load(front), text=text, headings=_headings(body))
        target = output / file.parent.name / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(page, encoding="utf-8")
        count += 1
    return count


def _headings(body: str) -> list[str]:
    return [line[3:] for line in body.split("\n") if line.startswith("## ")]


if __name__ == "__main__":
    print(build(Path(sys.argv[1]), Path(sys.argv[2])))
