"""Writers' text on its way to Typst: every block has its node, and nothing in it is ever read as Typst."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as tried
from hypothesis import strategies as st

from cartostory.paper.html_to_nodes import Setting
from cartostory.paper.nodes import Node, Nodes, count_notes, even, plain, words_in
from cartostory.paper.typst import ADDRESS, compile_pdf
from cartostory.render.html.markdown import pieces
from tests.paper.printed import bare, opened

HOSTILE = '#let x = 1\n$ @note <label> \\ * _ ` ~ [ ] { } " // /* */ = + - #import "a.typ" #read("/etc/passwd")'
TYPST = 'import "text.typ": *\n#let data = json("data.json")\n#show: set-up.with(data)\n#put(data.nodes, data: data)\n'
DATA = {
    "title": "Essai",
    "author": "Ville",
    "summary": "",
    "keywords": [],
    "date": None,
    "language": "en",
    "direction": "ltr",
    "easy": True,
    "here": "#0b5d5e",
    "there": "#b4541a",
    "words": {"spoken": "Spoken"},
}


def setting() -> Setting:
    def picture(target: str, alt: str, caption: Nodes) -> Node:
        gap = {"file": "", "gap": "Gap", "credit": "", "number": 0, "ratio": 0.7, "share": 1.0}
        return {"is": "picture", "alt": alt, "caption": caption, "target": target, **gap}

    return Setting(lambda target: target if "://" in target else "", picture, lambda target: target == "gone.jpg")


def nodes_of(markdown: str, language: str = "fr") -> Nodes:
    found = pieces(markdown, (), language)
    made = setting()
    made.read_notes(found.footnotes)
    return made.blocks(found.lead)


def test_a_withdrawn_picture_in_a_line_leaves_no_word() -> None:
    assert "Amina" in json.dumps(nodes_of("*Avec ![Amina](there.jpg) ici.*"))
    assert "Amina" not in json.dumps(nodes_of("*Avec ![Amina](gone.jpg) ici.*"))


def kinds(nodes: Nodes) -> list[str]:
    return ["text" if isinstance(node, str) else node["is"] for node in nodes]


@pytest.fixture
def typeset(root: Path, tmp_path: Path):  # noqa: ANN201 - a function of nodes
    for file in (ADDRESS, *(root / "themes" / "default" / "paper").glob("*.typ")):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (tmp_path / "main.typ").write_text("#" + TYPST, "utf-8")

    def set_nodes(nodes: Nodes) -> str:
        (tmp_path / "data.json").write_text(json.dumps({**DATA, "nodes": nodes}), "utf-8")
        return opened(compile_pdf(tmp_path, "main.typ").data).text

    return set_nodes


@pytest.mark.parametrize(
    ("markdown", "expected", "said"),
    [
        ("Un *mot* **fort**.", ["p"], "motfort"),
        ("### Un intertitre", ["heading"], "Unintertitre"),
        ("- un\n- deux", ["list"], "deux"),
        ("3. trois\n4. quatre", ["steps"], "4.quatre"),
        ("> cité", ["quote"], "cité"),
        ("| a | b |\n|---|--:|\n| 1 | 2 |", ["table"], "1"),
        ("```\n#code\n```", ["listing"], "#code"),
        ("Mot\n:   sens", ["terms"], "sens"),
        ("---", ["rule"], ""),
        ("![Une école](ecole.jpg)", ["picture"], "Gap"),
        ("/// figure | wide\n![Une école](ecole.jpg)\n\nLa *légende*\n///", ["picture"], "Lalégende"),
        ("/// gallery\n![Un](a.jpg)\n\n![Deux](b.jpg)\n///", ["gallery"], "Gap"),
        ("/// quote | Une habitante, Kaya\nUne phrase.\n///", ["quote"], "Unehabitante"),
        ("/// key-figures\n14\n:   villages\n///", ["terms"], "villages"),
        ("/// timeline\n2004\n:   Ouverture\n///", ["terms"], "Ouverture"),
        ("/// audio | voix.mp3\nElle dit ceci.\n///", ["audio"], "Elledit"),
    ],
)
def test_every_block_has_its_node_and_can_be_set(typeset, markdown: str, expected: list[str], said: str) -> None:  # noqa: ANN001
    found = nodes_of(markdown)
    assert kinds(found) == expected
    text = bare(typeset([{"is": "heading", "level": 1, "in": ["Titre"]}, *even(found, 2)]))
    assert text.startswith("Titre")
    assert said in text


def test_a_caption_a_speaker_and_key_figures_keep_their_place() -> None:
    (figure,) = nodes_of("/// figure\n![Une école](ecole.jpg)\n\nLa *légende*\n///")
    assert words_in(figure["caption"]) == "La légende"  # type: ignore[index] # a mapping
    (quote,) = nodes_of("/// quote | Une habitante\nUne phrase.\n///")
    assert words_in(quote["by"]) == "Une habitante"  # type: ignore[index] # same
    (figures,) = nodes_of("/// key-figures\n14\n:   villages\n///")
    assert figures["class"] == "key-figures"  # type: ignore[index] # same


def test_links_are_printed_as_notes_unless_their_text_is_the_address() -> None:
    (paragraph,) = nodes_of("Voir [le site](https://example.org/a/) et <https://example.org/a/>, [ici](autre.md).")
    links = [node for node in paragraph["in"] if not isinstance(node, str)]  # type: ignore[index] # a mapping
    assert [link["says"] for link in links] == ["example.org/a", ""]
    assert count_notes([paragraph]) == 1


def test_a_note_begins_in_the_line_of_its_number() -> None:
    (paragraph,) = nodes_of("Un[^a].\n\n[^a]: La *note*.\n\n    Sa suite.")
    (note,) = (one for one in paragraph["in"] if not isinstance(one, str))  # type: ignore[index] # a paragraph
    assert [one if isinstance(one, str) else one["is"] for one in note["in"]] == ["La ", "em", ".", "p"]


def test_a_note_stands_once_and_is_called_again_by_name() -> None:
    (paragraph,) = nodes_of("Un[^a] et deux[^a].\n\n[^a]: La *note*.")
    found = [node for node in paragraph["in"] if not isinstance(node, str)]  # type: ignore[index] # a mapping
    assert kinds(found) == ["note", "note-again"]
    assert words_in(found[0]["in"]) == "La note."  # type: ignore[index] # same


def test_french_spaces_come_from_the_page_s_own_typography() -> None:
    assert words_in(nodes_of("Quoi ; et « ceci » ?")) == "Quoi\u202f; et «\u00a0ceci\u00a0»\u202f?"


def test_headings_skip_no_level() -> None:
    levels = [5, 3, 6, 4]
    nodes: Nodes = [{"is": "heading", "level": level, "in": ["x"]} for level in levels]
    assert [node["level"] for node in even(nodes, 2)] == [2, 2, 3, 3]  # type: ignore[index] # mappings


def test_typst_in_a_text_stays_text(typeset) -> None:  # noqa: ANN001 - the fixture's function
    assert bare(typeset([{"is": "p", "in": [plain(HOSTILE)]}])) == bare(HOSTILE)
    listing = typeset([{"is": "listing", "text": HOSTILE}])
    assert "/etc/passwd" in bare(listing)
    assert "root:" not in listing


@tried(max_examples=40)
@given(st.text(alphabet="#$@<>\\*_`~[]{}\"'/=+-()!&%^|;:., abcÉœ0\n\t\u202f", min_size=1, max_size=40))
def test_any_text_is_set_as_it_was_written(root: Path, tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("typst")
    for file in (ADDRESS, *(root / "themes" / "default" / "paper").glob("*.typ")):
        (folder / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (folder / "main.typ").write_text("#" + TYPST, "utf-8")
    nodes = [{"is": "p", "in": [plain(text), {"is": "em", "in": [plain(text)]}]}]
    (folder / "data.json").write_text(json.dumps({**DATA, "nodes": nodes}), "utf-8")
    assert bare(opened(compile_pdf(folder, "main.typ").data).text) == bare(text) * 2


@tried(max_examples=60)
@given(st.text(min_size=1, max_size=200))
def test_any_markdown_becomes_nodes_that_json_can_carry(text: str) -> None:
    assert json.dumps(nodes_of(text))


def test_what_is_done_and_what_is_not_keeps_its_box() -> None:
    assert [plain("☐ à faire"), plain("☑ fait")] == ["☐ à faire", "☑ fait"]
