import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.model import ThemeChoice
from cartostory.problems.catalogue import CATALOGUE
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Ref, Span
from cartostory.problems.report.described import describe
from cartostory.theme import Theme, load_theme

Load = Callable[..., tuple[Theme, tuple[Problem, ...]]]


def codes(problems: tuple[Problem, ...]) -> list[str]:
    assert all(problem.code in CATALOGUE for problem in problems)
    return [problem.code for problem in problems]


def test_a_theme_loads_whole(load: Load) -> None:
    theme, problems = load()
    assert problems == ()
    assert (theme.name, theme.contract) == ("plain", 1)
    assert set(theme.assets) == {"images/paper.svg", "site.css", "site.js"}
    assert theme.style_text.startswith('{"version": 8')
    assert [source.file for source in theme.catalogs["fr"]] == ["themes/plain/locale/fr/theme.po"]
    assert theme.templates["home.html"].file == "themes/plain/templates/home.html"


def test_the_default_theme_has_nothing_wrong(tmp_path: Path) -> None:
    theme, problems = load_theme(tmp_path, ThemeChoice())
    missing = {dict(one.values).get("path") for one in problems if one.span.file.startswith("cartostory/vendor")}
    if missing:
        pytest.skip(f"the build hook has not brought {sorted(map(str, missing))} yet")
    assert problems == ()
    assert theme.name == "default"


def test_assets_are_named_by_their_content(load: Load) -> None:
    before, _ = load()
    after, _ = load({"assets/css/two.css": "a { color: blue }\n"})
    assert re.fullmatch(r"assets/site\.[0-9a-f]{8}\.css", before.asset_paths["site.css"])
    assert before.asset_paths["site.css"] != after.asset_paths["site.css"]
    assert before.asset_paths["site.js"] == after.asset_paths["site.js"]
    assert before.digest != after.digest


def test_a_style_sheet_calls_fingerprinted_names(load: Load) -> None:
    theme, _ = load()
    name = theme.asset_paths["images/paper.svg"].removeprefix("assets/")
    assert f'url("{name}")' in theme.assets["site.css"].data.decode()


def test_the_name_of_a_style_sheet_follows_what_it_calls(load: Load) -> None:
    before, _ = load()
    after, _ = load({"assets/images/paper.svg": "<svg/>"})
    assert before.asset_paths["site.css"] != after.asset_paths["site.css"]


def test_a_bundle_is_its_files_in_order(load: Load) -> None:
    text = load()[0].assets["site.css"].data.decode()
    assert text.index("body") < text.index("a {")


@pytest.mark.parametrize("target", ["data:image/svg+xml,x", "#shape"])
def test_what_is_in_the_sheet_itself_stays(load: Load, target: str) -> None:
    theme, problems = load({"assets/css/two.css": f"a {{ mask: url({target}) }}"})
    assert problems == ()
    assert f"url({target})" in theme.assets["site.css"].data.decode()


def test_a_single_file_of_the_town_takes_the_place_of_the_themes(load: Load) -> None:
    theme, problems = load(
        beside={"themes/templates/home.html": "<p>La ville</p>", "themes/assets/css/two.css": "a { color: green }"}
    )
    assert problems == ()
    assert theme.templates["home.html"].text == "<p>La ville</p>"
    assert theme.templates["home.html"].file == "themes/templates/home.html"
    assert theme.templates["story.html"].file == "themes/plain/templates/story.html"
    assert b"green" in theme.assets["site.css"].data


def test_the_towns_words_come_after_the_themes(load: Load) -> None:
    own = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "A"\nmsgstr "Le mien"\n'
    theme, problems = load(beside={"themes/locale/fr/town.po": own, "themes/locale/es/town.po": own})
    assert problems == ()
    assert [source.file for source in theme.catalogs["fr"]] == [
        "themes/plain/locale/fr/theme.po",
        "themes/locale/fr/town.po",
    ]
    assert list(theme.catalogs) == ["es", "fr"]


def test_the_towns_map_style_is_taken(load: Load) -> None:
    theme, _ = load(beside={"themes/map/style.json": '{"version": 8, "name": "town"}'})
    assert "town" in theme.style_text
    assert theme.style_file == "themes/map/style.json"


@pytest.mark.parametrize("name", ["absent", "../plain", "", ".", "plain/../plain", "C:x"])
def test_an_unknown_theme_is_told_and_the_default_stands_in(tmp_path: Path, name: str) -> None:
    span = Span("config.yaml", 4, 3)
    theme, problems = load_theme(tmp_path, ThemeChoice(name=name, span=span))
    assert problems[0].code == "theme-unknown"
    assert problems[0].span == span
    assert theme.name == "default"
    assert theme.templates


CHANGES = {
    "a contract that is not kept": ({"theme.yaml": "name: plain\ncontract: 7\n"}, "theme-contract", 2),
    "a manifest without a name": ({"theme.yaml": "contract: 1\n"}, "missing-key", 1),
    "a manifest that is not YAML": ({"theme.yaml": "name: [\n"}, "yaml-broken", 2),
    "a bundle that leaves the theme": (
        {"theme.yaml": "name: plain\ncontract: 1\nbundles: {site.css: [css/one.css, ../../../config.yaml]}\n"},
        "theme-path-outside",
        3,
    ),
    "a vendor file that leaves its folder": (
        {"theme.yaml": "name: plain\ncontract: 1\nvendor:\n  - /etc/passwd\n"},
        "theme-path-outside",
        4,
    ),
    "a bundle of a file that is not there": (
        {"theme.yaml": "name: plain\ncontract: 1\nbundles: {site.css: [css/absent.css]}\n"},
        "theme-file-missing",
        0,
    ),
    "a font that is not there": (
        {"theme.yaml": "name: plain\ncontract: 1\nfonts: [fonts/absent.woff2]\n"},
        "theme-file-missing",
        0,
    ),
    "a template that is not there": ({"templates/wall.html": None}, "theme-file-missing", 0),
    "no map style": ({"map/style.json": None}, "theme-file-missing", 0),
    "a picture that is not there": (
        {"assets/css/two.css": "a {}\nb { background: url(absent.png) }"},
        "theme-file-missing",
        2,
    ),
    "a picture of somebody else": (
        {"assets/css/two.css": "/* x\n*/\nb { background: url(https://example.org/a.png) }"},
        "theme-third-party",
        3,
    ),
    "a font of somebody else": ({"assets/css/two.css": '@import "//fonts.example.org/a.css";'}, "theme-third-party", 1),
    "an import": ({"assets/css/two.css": '@import "one.css";'}, "theme-style-import", 1),
    "a template that Jinja cannot read": ({"templates/wall.html": "<p>\n{% if %}</p>"}, "template-broken", 2),
    "a template left open": ({"templates/wall.html": "{% block main %}\n"}, "template-broken", 1),
    "words that cannot be read": (
        {"locale/fr/theme.po": 'msgid "A"\nmsgstr "Un"\nnonsense\n'},
        "theme-words-broken",
        3,
    ),
}


@pytest.mark.parametrize(("changes", "code", "line"), CHANGES.values(), ids=CHANGES.keys())
def test_what_is_wrong_is_told_with_its_line(load: Load, changes: dict[str, str | None], code: str, line: int) -> None:
    _, problems = load(changes)
    found = [problem for problem in problems if problem.code == code]
    assert codes(problems)
    assert [problem.span.line for problem in found] == [line]


def test_everything_that_is_wrong_is_told_at_once(load: Load) -> None:
    _, problems = load({"templates/wall.html": "{% if %}", "map/style.json": None, "locale/fr/theme.po": "nonsense"})
    assert {"template-broken", "theme-file-missing", "theme-words-broken"} <= set(codes(problems))


def test_a_file_that_is_not_text_is_told(load: Load, tmp_path: Path) -> None:
    load()
    (tmp_path / "themes/plain/templates/wall.html").write_bytes(b"<p>\n\xe9t\xe9</p>")
    _, problems = load_theme(tmp_path, ThemeChoice(name="plain"))
    assert [(one.code, str(one.span)) for one in problems] == [
        ("theme-file-unreadable", "themes/plain/templates/wall.html:2:1")
    ]


def test_a_link_that_leads_out_of_the_theme_is_refused(load: Load, tmp_path: Path) -> None:
    load()
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "themes/plain/assets/images/leak.txt").symlink_to(tmp_path / "secret.txt")
    theme, problems = load_theme(tmp_path, ThemeChoice(name="plain"))
    assert codes(problems) == ["theme-path-outside"]
    assert all(b"secret" not in asset.data for asset in theme.assets.values())


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def test_hidden_files_are_left_out(load: Load) -> None:
    theme, _ = load({"assets/.DS_Store": "x", "assets/images/paper.svg~": "x", "assets/.git/config": "x"})
    assert set(theme.assets) == {"images/paper.svg", "site.css", "site.js"}


def test_the_towns_logo_is_an_asset(tmp_path: Path) -> None:
    (tmp_path / "blason.SVG").write_text(DRAWING)
    theme, _ = load_theme(tmp_path, ThemeChoice(logo=Ref("blason.SVG", Span("config.yaml", 5, 9))))
    assert theme.logo == "logo.svg"
    assert re.fullmatch(r"assets/logo\.[0-9a-f]{8}\.svg", theme.asset_paths["logo.svg"])


@pytest.mark.parametrize(
    ("text", "code", "is_published"),
    [(DRAWING.replace("<path", "<script/><path"), "logo-cleaned", True), ("<html/>", "logo-not-a-drawing", False)],
)
def test_a_logo_is_cleaned_or_refused(tmp_path: Path, text: str, code: str, is_published: bool) -> None:  # noqa: FBT001 - a table
    (tmp_path / "logo.svg").write_text(text)
    theme, problems = load_theme(tmp_path, ThemeChoice(logo=Ref("logo.svg", Span("config.yaml", 5, 9))))
    assert [one.code for one in problems] == [code]
    assert bool(theme.logo) is is_published
    assert all(b"script" not in asset.data for name, asset in theme.assets.items() if name == "logo.svg")


@pytest.mark.parametrize(
    ("text", "reason", "place"),
    [
        (DRAWING.replace("<path", "\n&x;<path"), "il appelle une entité qu’il ne déclare pas", "logo.svg:2:1"),
        (DRAWING.replace("</svg>", "\n</g>"), "un élément n’est pas fermé là où il devrait l’être", "logo.svg:2:3"),
        ("", "il est vide, ou s’arrête trop tôt", "logo.svg:1:1"),
        ("<svg", "il est vide, ou s’arrête trop tôt", "logo.svg:1:1"),
        ("\nJFIF", "ce qui se trouve ici n’est pas du XML", "logo.svg:2:1"),
        ("<html/>", "il contient autre chose qu’un dessin SVG", "config.yaml:5:9"),
        (" " * 500_001, "il pèse plus de 500 ko", "config.yaml:5:9"),
    ],
)
def test_why_a_logo_is_refused_is_said_in_french_and_where(tmp_path: Path, text: str, reason: str, place: str) -> None:
    (tmp_path / "logo.svg").write_text(text)
    _, (found,) = load_theme(tmp_path, ThemeChoice(logo=Ref("logo.svg", Span("config.yaml", 5, 9))))
    assert str(found.span) == place
    assert describe(found, Messages("fr")).message.endswith(f": {reason}.")


@pytest.mark.parametrize("name", ["absent.svg", "config.yaml", "../logo.svg"])
def test_a_logo_that_cannot_be_used_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/config.yaml").write_text("title: x")
    (tmp_path / "logo.svg").write_text("<svg/>")
    span = Span("config.yaml", 5, 9)
    theme, problems = load_theme(tmp_path / "site", ThemeChoice(logo=Ref(name, span)))
    assert [one.span for one in problems if one.code == "theme-logo"] == [span]
    assert theme.logo == ""


def test_loading_twice_gives_the_same(load: Load) -> None:
    first, _ = load()
    second, _ = load()
    assert first == second
    assert pickle.loads(pickle.dumps(first)) == first  # noqa: S301 - our own
