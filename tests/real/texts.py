"""A site whose pages and stories are texts that others wrote for their own sites: French blogs, handbooks, notices."""

import re
from pathlib import Path

import yaml

CONFIG = {
    "title": "Les textes des autres",
    "languages": ["fr"],
    "publisher": {"name": "Les essais", "contact": "essais@example.org"},
}
FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


def bodies(data: Path) -> dict[str, str]:
    """Give every text without its front matter, by a slug."""
    files = sorted((data / "markdown").rglob("*.md"))
    return {f"texte-{number}": body(file) for number, file in enumerate(files, start=1)}


def body(file: Path) -> str:
    return FRONT_MATTER.sub("", file.read_text("utf-8").replace("\r\n", "\n").lstrip("\ufeff"))


def write_texts(root: Path, data: Path) -> Path:
    """Write each text twice: as a page, and as a story, which is cut into chapters."""
    (root / "content/pages").mkdir(parents=True)
    (root / "config.yaml").write_text(yaml.safe_dump(CONFIG, allow_unicode=True), "utf-8")
    for slug, text in bodies(data).items():
        matter = yaml.safe_dump({"title": f"Le {slug}", "summary": "Un texte."}, allow_unicode=True)
        (root / f"content/pages/{slug}.md").write_text(f"---\n{matter}---\n{text}", "utf-8")
        story = root / f"content/partnerships/recit-{slug}/story.md"
        story.parent.mkdir(parents=True)
        story.write_text(f"---\n{matter}---\n{text}", "utf-8")
    return root
