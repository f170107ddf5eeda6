"""A theme of a few lines in a site's folder."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from cartostory.model import ThemeChoice
from cartostory.model.theme import TEMPLATES
from cartostory.problems.problem import Problem
from cartostory.theme import Theme, load_theme

Loaded = tuple[Theme, tuple[Problem, ...]]

FILES: Mapping[str, str] = {
    "theme.yaml": "name: plain\ncontract: 1\n"
    "bundles:\n  site.css: [css/one.css, css/two.css]\n  site.js: [js/one.js]\n",
    "assets/css/one.css": 'body { background: url("../images/paper.svg") }\n',
    "assets/css/two.css": "a { color: red }\n",
    "assets/js/one.js": "console.log(1);",
    "assets/images/paper.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "map/style.json": '{"version": 8, "sources": {}, "layers": []}',
    "locale/fr/theme.po": 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "A"\nmsgstr "Un"\n',
    **{f"templates/{name}": "<p>{{ shell.title }}</p>\n" for name in TEMPLATES},
}


@pytest.fixture
def load(tmp_path: Path) -> Callable[..., Loaded]:
    """Write the theme `plain`, changed files in it (None leaves one out) and files beside it, and load it."""

    def make(changes: Mapping[str, str | None] | None = None, beside: Mapping[str, str] | None = None) -> Loaded:
        files = {f"themes/plain/{name}": text for name, text in {**FILES, **(changes or {})}.items()}
        for name, text in {**files, **(beside or {})}.items():
            if text is not None:
                file = tmp_path / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
        return load_theme(tmp_path, ThemeChoice(name="plain"))

    return make
