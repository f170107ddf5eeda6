"""Texts that others wrote for their sites, as bodies of pages and stories: all of them come out whole, and harmless."""

import os
import re
import unicodedata
from html.parser import HTMLParser
from pathlib import Path

import pytest

from cartostory.build.cache import Cache
from cartostory.build.options import Options
from cartostory.build.pipeline import make, prepare
from cartostory.build.progress import silent
from cartostory.build.run import Run
from cartostory.model.output import bytes_of
from cartostory.model.prepared import PreparedSite
from tests.day import TODAY
from tests.real.conftest import PROBLEMS, build
from tests.real.texts import bodies, write_texts

FORBIDDEN = {
    "iframe",
    "object",
    "embed",
    "form",
    "input",
    "base",
    "svg:script",
    "math",
    "template",
    "noscript",
    "style",
}
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "background", "cite"}
SAFE = {"", "http", "https", "mailto", "tel", "geo"}
DESERVED = {
    *("heading-of-first-level", "heading-level-skipped", "foreign-syntax", "code-title-dropped"),
    *("dead-link", "dead-anchor", "missing-image", "picture-from-elsewhere", "unknown-link-scheme"),
    *("story-without-chapters", "two-towns-needed", "no-address", "player-from-elsewhere"),
}
"""These texts link to pages that are not there, and none of them was written for a map."""
MARKED = re.compile(
    r"[\[\]*_!`|<>{}#^\\~=@&\"]|/{3}|https?:|\.{2}|--|^\s|^\s*[-+]\s|^\d|: |(?<=\S):\S|\d\.", re.MULTILINE
)


THEME = (
    re.compile(r'<noscript data-fonts="[\w./-]+"><link rel="stylesheet" href="[\w./-]+"></noscript>\n'),
    re.compile(
        r'<link rel="icon" href="(data:,|[\w./-]+" type="image/svg\+xml)">\n<style>.*?</style>\n</head>\n', re.DOTALL
    ),
    re.compile(
        r'^( +)<form class="(search|likeness)-form"( role="search")? hidden>.*?^\1</form>\n', re.DOTALL | re.MULTILINE
    ),
    re.compile(r'^( +)<form class="atlas-find" role="search" hidden>.*?^\1</form>\n', re.DOTALL | re.MULTILINE),
    re.compile(r'^<script type="application/ld\+json">[^<]*</script>\n', re.MULTILINE),
    re.compile(r'^ {4}<noscript><p class="letter-summary">[^<]*</p></noscript>\n', re.MULTILINE),
    re.compile(r"^ {4}<template><li><a></a> .*</template>\n", re.MULTILINE),
)
"""What the theme itself says once a page in such elements, before any word of a writer."""


class Harm(HTMLParser):
    """What a browser would act upon, where a page should only be read."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.found += [tag] if tag in FORBIDDEN else []
        if tag == "script" and not re.fullmatch(r"(\.\./)*assets/[\w.-]+\.js|/assets/[\w.-]+\.js", said.get("src", "")):
            self.found.append(f"script {said}")
        for name, value in said.items():
            if name.startswith("on") or name == "srcdoc" or (name == "style" and tag != "html"):
                self.found.append(f"{tag} {name}={value}")
            if name in ADDRESSES and scheme(value) not in SAFE:
                self.found.append(f"{tag} {name}={value}")


def scheme(address: str) -> str:
    """Give an address's scheme as browsers see it: they drop control characters and spaces."""
    found = re.match(r"([a-z][a-z0-9+.-]*):", re.sub(r"[\x00-\x20]", "", address).lower())
    return found[1] if found else ""


def harm(html: str) -> list[str]:
    parser = Harm()
    for own in THEME:
        html = own.sub("", html, count=1)
    parser.feed(html)
    parser.close()
    return parser.found


class Words(HTMLParser):
    """The letters of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def words(html: str) -> str:
    parser = Words()
    parser.feed(html)
    parser.close()
    return letters("".join(parser.said))


def letters(text: str) -> str:
    """Give the visible letters; control characters, which HTML forbids, fall away."""
    return re.sub(r"[\s\x00-\x1f]+", "", unicodedata.normalize("NFC", text).replace("’", "'"))


def plain_paragraphs(body: str) -> list[str]:
    """Give the paragraphs that hold no markup at all; they have to stand in the page word for word."""
    return [
        part for part in re.split(r"\n\s*\n", body) if len(part.split()) > 5 and not MARKED.search(part.strip("\n"))
    ]


def ready(site: Path) -> PreparedSite:
    return prepare(Options(site, site / "output", TODAY, jobs=2))


@pytest.fixture
def texts(shared_data: Path, tmp_path: Path) -> Path:
    return write_texts(tmp_path / "site", shared_data)


def test_every_text_becomes_a_page_and_a_story_whole_and_harmless(texts: Path, shared_data: Path) -> None:
    run = Run(Cache(texts / ".cartostory/memo"), min(2, os.cpu_count() or 1), silent)
    run.cache.start()
    made, problems = make(ready(texts), run)
    assert run.crashes == []
    assert "template-error" not in {problem.code for problem in problems}
    pages = {path: bytes_of(content).decode() for path, content in made.contents.items() if path.endswith(".html")}
    assert {path: harm(html) for path, html in pages.items() if harm(html)} == {}
    kept = 0
    for slug, body in bodies(shared_data).items():
        for path in (f"{slug}/index.html", f"recit-{slug}/index.html"):
            shown = words(pages[path])
            for paragraph in plain_paragraphs(body):
                assert letters(paragraph) in shown, f"{path}: {paragraph}"
                kept += 1
    assert kept > 500


def test_every_problem_is_deserved_and_shows_where_it_lies(texts: Path) -> None:
    problems = ready(texts).problems
    assert {problem.code for problem in problems} == DESERVED
    for problem in problems:
        if "target" in dict(problem.values):
            line = (texts / problem.span.file).read_text("utf-8").split("\n")[problem.span.line - 1]
            target = str(dict(problem.values)["target"])
            assert line[problem.span.column - 1 :].startswith(target), f"{problem.span}: {target}"


def test_the_program_says_it_all_and_publishes_nothing(texts: Path) -> None:
    built = build(texts)
    assert built.exit_code == PROBLEMS
    assert {code for code, _ in built.of("error")} < DESERVED
    assert not built.output.exists()


def test_harm_is_seen() -> None:
    assert harm('<p onclick="x">') == ["p onclick=x"]
    assert harm('<a href="java&#9;script:x">') == ["a href=java\tscript:x"]
    assert harm("<script>x</script>") == ["script {}"]
    assert harm('<script src="https://elsewhere.example/x.js"></script>') != []
    assert harm('<iframe src="x"></iframe>') == ["iframe"]
    assert harm('<script defer src="../assets/site.1a2b.js"></script>') == []
