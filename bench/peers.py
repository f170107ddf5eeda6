"""The same texts through other generators of websites, where they are installed: what a build costs beside theirs.

None of them draws maps, makes codes, single files or lists for reading without a network: a ratio says what these cost.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import Corpus

_PELICAN = """\
SITENAME = "Mesure"
SITEURL = "https://mesure.example.org"
PATH = "content"
TIMEZONE = "UTC"
DEFAULT_LANG = "fr"
FEED_ALL_ATOM = "feed.xml"
"""
_MKDOCS = "site_name: Mesure\nsite_url: https://mesure.example.org/\ndocs_dir: content\nsite_dir: output\n"
_HUGO = 'baseURL = "https://mesure.example.org/"\ntitle = "Mesure"\n'
_HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title>{{ .Content }}\n"
_HUGO_LIST = '<!doctype html>{{ range .Pages }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}\n'


@dataclass(frozen=True, slots=True)
class Peer:
    """Another generator: its name, the folder with the texts as it reads them, and the command that builds them."""

    name: str
    folder: Path
    command: Sequence[str]

    @property
    def output(self) -> Path:
        """Return where it writes."""
        return self.folder / "output"


def peers(corpus: Corpus, folder: Path) -> Iterator[Peer]:
    """Lay the texts out for every peer that is installed, and yield each with its command."""
    for name, lay_out in _LAYOUTS.items():
        program = shutil.which(name)
        if program:
            place = folder / name
            (place / "content").mkdir(parents=True)
            yield Peer(name, place, (program, *lay_out(corpus, place)))


def _pelican(corpus: Corpus, place: Path) -> Sequence[str]:
    (place / "pelicanconf.py").write_text(_PELICAN, encoding="utf-8")
    for name, title, body in _texts(corpus):
        text = f"Title: {title}\nDate: 2026-11-23\nSlug: {name}\n\n{body}"
        (place / "content" / f"{name}.md").write_text(text, encoding="utf-8")
    return (str(place / "content"), "-o", str(place / "output"), "-s", str(place / "pelicanconf.py"), "--quiet")


def _mkdocs(corpus: Corpus, place: Path) -> Sequence[str]:
    (place / "mkdocs.yml").write_text(_MKDOCS, encoding="utf-8")
    for name, title, body in _texts(corpus):
        (place / "content" / f"{name}.md").write_text(f"# {title}\n\n{body}", encoding="utf-8")
    return ("build", "--quiet", "--config-file", str(place / "mkdocs.yml"))


def _hugo(corpus: Corpus, place: Path) -> Sequence[str]:
    (place / "hugo.toml").write_text(_HUGO, encoding="utf-8")
    layouts = place / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text(_HUGO_PAGE, encoding="utf-8")
    (layouts / "list.html").write_text(_HUGO_LIST, encoding="utf-8")
    for name, title, body in _texts(corpus):
        (place / "content" / f"{name}.md").write_text(f'---\ntitle: "{title}"\n---\n\n{body}', encoding="utf-8")
    return ("--quiet", "--source", str(place), "--destination", str(place / "output"))


_LAYOUTS: Mapping[str, Callable[[Corpus, Path], Sequence[str]]] = {
    "pelican": _pelican,
    "mkdocs": _mkdocs,
    "hugo": _hugo,
}


def _texts(corpus: Corpus) -> Iterator[tuple[str, str, str]]:
    """Yield the name, the title and the body of every story."""
    for file in corpus.stories:
        _, head, body = file.read_text(encoding="utf-8").split("---\n", 2)
        title = next(line.removeprefix("title: ") for line in head.splitlines() if line.startswith("title: "))
        yield file.parent.name, title, body
