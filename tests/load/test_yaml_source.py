"""YAML as people type it: nothing of it is lost without a word."""

from collections.abc import Mapping

import pytest

from cartostory.load.yaml import MARK_KEY, read
from cartostory.load.yaml_source import as_meant


def values(text: str) -> tuple[Mapping[str, object], list[tuple[str, int, int]]]:
    document, problems = read(text, "story.md")
    return _plain(document.data), [(one.code, one.span.line, one.span.column) for one in problems]


def _plain(data: Mapping[str, object]) -> dict[str, object]:
    return {
        key: _plain(value) if isinstance(value, Mapping) else value for key, value in data.items() if key != MARK_KEY
    }


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("title:\u00a0Ici", {"title": "Ici"}),
        ("title\u00a0: Ici\nsince\u00a0:\u00a02004", {"title": "Ici", "since": "2004"}),
        ("a:\n\u00a0\u00a0b: c", {"a": {"b": "c"}}),
        ("a: {b:\u00a0Kaya, c\u202f:\u202f2}", {"a": {"b": "Kaya", "c": "2"}}),
        ("themes:\n\u00a0 -\u00a0eau", {"themes": ["eau"]}),
        ('title: "Kaya\u00a0: vingt ans"', {"title": "Kaya\u00a0: vingt ans"}),
        ("title: “Ici : là-bas, #1”", {"title": "Ici : là-bas, #1"}),
        ("themes: [“eau, air”, feu]", {"themes": ["eau, air", "feu"]}),
        ("title: « Ici » et là", {"title": "« Ici » et là"}),
        ("title: Il dit “oui”", {"title": "Il dit “oui”"}),
        ("a: |\n  un #b\n", {"a": "un #b\n"}),
        ("# note\ntitle: Ici\nsince: 2004 # an", {"title": "Ici", "since": "2004"}),
        ("alt:  # what can be seen\nlicence: CC-BY # à voir", {"licence": "CC-BY"}),
        ("colour: teal # la ville\nlat: 44.8 # 1", {"colour": "teal", "lat": "44.8"}),
        ("title: 'Ici' # 1", {"title": "Ici"}),
        ("a: &x b\nc: *x", {"a": "b", "c": "b"}),
        ('title: "Le puits #1"', {"title": "Le puits #1"}),
        ("title: C#", {"title": "C#"}),
        ("lat: −1,08", {"lat": "−1,08"}),
        ("title: Ici <!-- à part -->", {"title": "Ici"}),
        ('title: "Ici <!-- à : part --> et là"', {"title": "Ici et là"}),
        ("title: Ici<!-- à part -->, là", {"title": "Ici, là"}),
        ("<!-- à part\nsince: 2004 -->\ntitle: Ici", {"title": "Ici"}),
        ("title: Ici <!-- à part\nsince: 2004 -->\nstatus: active", {"title": "Ici", "status": "active"}),
        ("a: {b: c <!-- d, e: f -->, g: h}", {"a": {"b": "c", "g": "h"}}),
        ("themes:\n  - eau\n  <!-- - feu -->\n  - air", {"themes": ["eau", "air"]}),
    ],
)
def test_what_was_typed_is_read_as_it_was_meant(text: str, data: Mapping[str, object]) -> None:
    assert values(text) == (data, [])


@pytest.mark.parametrize(
    ("text", "data", "problems"),
    [
        ("title: Le puits #1", {"title": "Le puits #1"}, [("yaml-hash", 1, 8)]),
        ("title: L'école #3", {"title": "L'école #3"}, [("yaml-hash", 1, 8)]),
        ("a:\n  colour: #a01020", {"a": {"colour": "#a01020"}}, [("yaml-hash", 2, 11)]),
        ("a: {colour: #a01020, b: c}", {"a": {"colour": "#a01020", "b": "c"}}, [("yaml-hash", 1, 13)]),
        ("themes: [eau #1, b]", {"themes": ["eau #1", "b"]}, [("yaml-hash", 1, 10)]),
        (
            "a: {label: Écoles, points d'eau et routes, b: c}",
            {"a": {"label": "Écoles, points d'eau et routes", "b": "c"}},
            [("comma-in-braces", 1, 12)],
        ),
        ("a: {name: Bouguenais, Loire-Atlantique}", {"a": {"name": "Bouguenais, Loire-Atlantique"}}, [
            ("comma-in-braces", 1, 11),
        ]),
        ("title: Le puits # 1", {"title": "Le puits"}, [("yaml-comment", 1, 8)]),
        ("title: Ici # la ville", {"title": "Ici"}, [("yaml-comment", 1, 8)]),
        ("a:\n  puits: Forage # 3", {"a": {"puits": "Forage"}}, [("yaml-comment", 2, 10)]),
        ("a: {name: Le puits # 1\n}", {"a": {"name": "Le puits"}}, [("yaml-comment", 1, 11)]),
        ("title: Le puits  # un titre", {"title": "Le puits"}, []),
        ("title: & Co", {}, [("yaml-sign", 1, 8)]),
        ("title: &Co bien", {"title": "bien"}, [("yaml-sign", 1, 8)]),
        ("title: !important", {}, [("yaml-sign", 1, 8)]),
        ("title: * étoile", {}, [("yaml-sign", 1, 8)]),
        ("a: b\ntitle: > 10 ans", {}, [("yaml-sign", 2, 8)]),
        ("title: @nous", {}, [("yaml-sign", 1, 8)]),
        ("title: Ici\n...\nsummary: là", {}, [("yaml-two-parts", 2, 1)]),
        ("title: Ici\n---\nsummary: là", {}, [("yaml-two-parts", 2, 1)]),
        ("a: {lat: 44,8386}", {"a": {"lat": "44.8386"}}, [("decimal-comma", 1, 10)]),
        ('a: "b\nc: "d"', {}, [("yaml-quote-open", 1, 4)]),
        ("a: {b: École: primaire}", {}, [("yaml-colon", 1, 13)]),
        ("a:\n\tb: c", {}, [("yaml-tab", 2, 1)]),
        ("a: b <!-- c", {"a": "b"}, [("comment-not-closed", 1, 4)]),
        ("a: b\nc: {d: e\nf: g", {}, [("yaml-brace-open", 2, 4)]),
        ("a: [b, c\nd: e", {}, [("yaml-brace-open", 1, 4)]),
        ("a:\n  - {b: c\n  - {b: d}", {}, [("yaml-brace-open", 2, 5)]),
        ("a: {b: c", {}, [("yaml-brace-open", 1, 4)]),
        ("a: {b: c,\n    d: e\n    f: g}", {}, [("yaml-broken", 3, 6)]),
    ],
)  # fmt: skip
def test_what_would_be_lost_is_said_where_it_stands(
    text: str, data: Mapping[str, object], problems: list[tuple[str, int, int]]
) -> None:
    assert values(text) == (data, problems)


@pytest.mark.parametrize(
    "text", ["a:\u00a0b #c", "  - {x:\u202f“y #z”}", "# # a #b", "", "a: 'b #c' #d", "a: b <!-- c\nd -->"]
)
def test_every_sign_stays_at_its_column(text: str) -> None:
    assert len(as_meant(text)) == len(text)
