"""One reading: what the renderer gets, what is called, and what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.load.markdown.document import Document, read_document
from cartostory.problems.problem import Span

START = Span("story.md", 10, 1)


def read(text: str) -> Document:
    return read_document(text, START)


def called(text: str) -> list[tuple[int, str, str, str]]:
    found = read(text).calls
    return [
        (call.line, call.target.name, call.image.alt if call.image else "", call.image.caption if call.image else "")
        for call in found
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Voici :\n- un\n- deux", "Voici :\n\n-   un\n-   deux"),
        ("Voici :\n1. un\n2. deux", "Voici :\n\n1.  un\n2.  deux"),
        ("Voici :\n1) un\n2) deux", "Voici :\n\n1.  un\n2.  deux"),
        ("Il y avait\n14. personnes", "Il y avait\n14. personnes"),
        ("Voici :\n| a | b |\n|---|---|\n| 1 | 2 |", "Voici :\n\n| a | b |\n|---|---|\n| 1 | 2 |"),
        ("<div>\n\n**a**\n\n</div>", '<div markdown="1">\n\n**a**\n\n</div>'),
        ("<div>\n\n**a**\n\n## T\n\n</div>", "<div>\n\n**a**\n\n## T\n\n</div>"),
        ("<div>\n<b>a</b>\n</div>", "<div>\n<b>a</b>\n</div>"),
        ("T :\n– a\n– b\n\n– dit-elle", "T :\n\n-   a\n-   b\n\n– dit-elle"),
        ("T :\n– Oui, dit-elle.", "T :\n– Oui, dit-elle."),
        ("– Oui ?\n– Non.", "– Oui ?\n– Non."),
        ("[a](b.md){: .c } et {{ x }}", "[a](b.md){: .c } et \\{\\{ x \\}\\}"),
        ("T :\n    - a\n    - b\n        - c", "T :\n\n-   a\n-   b\n    -   c"),
        ("T :\n\n    - code", "T :\n\n    - code"),
        ("```\nx\n    - y\n```", "```\nx\n    - y\n```"),
        ("1. a\n   ![b](c.jpg)\n2. d", "1.  a\n\n    ![b](c.jpg)\n\n2.  d"),
        ("- a\n\n      x\n- b", "-   a\n\n        x\n\n-   b"),
        ("![a](b.jpg)\n{: .wide }\nFin", "![a](b.jpg)\n{: .wide }\n\nFin"),
        ("Voici {ceci}, `{x}`", "Voici \\{ceci\\}, `{x}`"),
        ("[r2]: <b c.jpg> 'T'", '[r2]: b%20c.jpg "T"'),
        ("- a\n  - b\n    - c", "-   a\n    -   b\n        -   c"),
        ("1. Un\n   - a\n2. Deux", "1.  Un\n    -   a\n2.  Deux"),
        ("1. Un\n  - a\n  - b\n2. Deux", "1.  Un\n    -   a\n    -   b\n2.  Deux"),
        ("- a\n\n  b", "-   a\n\n    b"),
        ("- a\n\n- b", "-   a\n\n-   b"),
        ("- a\n### T", "-   a\n\n### T"),
        ("- a\n\n* b", "-   a\n\n<!-- -->\n\n-   b"),
        ("> - a\n>   - b", "> -   a\n>     -   b"),
        ("> a\nb", "> a\n> b"),
        ("- a\n\n  ```py\n  x\n  ```", "-   a\n\n        x"),
        ('```ini title="R"\nA\n```', "```ini\nA\n```"),
        ("```\nA", "```\nA\n```"),
        (" ## T", "## T"),
        ("##T", "## T"),
        ("#jumelage", "\\#jumelage"),
        ("T\n=", "# T"),
        ("Mairie\\\nrue X", "Mairie  \nrue X"),
        ('Un \\"mot\\" `\\"`', 'Un &#34;mot&#34; `\\"`'),
        ("- [ ] a\n- [x] b", "-   ☐ a\n-   ☑ b"),
        ("T\n: d", "T\n:   d"),
        ("a[^1]\n[^1]: N\n    suite", "a[^1]\n\n[^1]: N\n    suite"),
        ("!!! note\n    a\n    - b", '!!! note ""\n    a\n\n    -   b'),
        ('=== "A"\n\n    texte', "**A**\n\ntexte"),
        ("/// quote | X\nT\n///", "/// quote | X\nT\n///"),
        ("/// timeline\n- a\n///", "/// timeline\n-   a\n\n///"),
        ("Voici :\n![a](b.jpg)\nFin", "Voici :\n\n![a](b.jpg)\n\nFin"),
        ("/// figure\n![a](b.jpg)\nFin\n///", "/// figure\n![a](b.jpg)\nFin\n///"),
        ("Un ![a](b.jpg) mot", "Un ![a](b.jpg) mot"),
        ("![a](b.jpg “c d”)", '![a](b.jpg "c d")'),
        ("[a](b c.md « t »)", '[a](<b c.md> "t")'),
        ('![a\nb](c.jpg "d\ne")', '![a b](c.jpg "d e")'),
        ("<img\n src=a.jpg>", "<img  src=a.jpg>"),
        ("a\u2028b", "a  \nb"),
        ("[a]: b.jpg “t”", '[a]: b.jpg "t"'),
        ("[a]: b.jpg\n   'T u'\nFin", '[a]: b.jpg "T u"\n\nFin'),
        ("[a]:\n  b.jpg\n  (T)", '[a]: b.jpg "T"'),
        ("[Attention]:\nprudence", "[Attention]:\nprudence"),
        ("[comment]: <> (à part)", '[comment]: <> "à part"'),
        ("> [!NOTE]\n> Un\n>\n> - a", '!!! note ""\n\n    Un\n\n    -   a'),
        ("> [!tip]- Un titre\n> Un", '??? tip "Un titre"\n\n    Un'),
        ("> [Note] Un\n> deux", "> [Note] Un\n> deux"),
    ],
)  # fmt: skip
def test_what_commonmark_reads_is_written_in_the_dialect_of_the_renderer(written: str, expected: str) -> None:
    assert read(written).markdown == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[a, b\nc](d.md)", [(0, "d.md", "", "")]),
        ("x [a](\nd.md)", [(0, "d.md", "", "")]),
        ('![a\nb](c.jpg "d\ne")', [(0, "c.jpg", "a b", "d e")]),
        ('![a][b]\n\n[b]: c.jpg "T"', [(0, "c.jpg", "a", "T")]),
        ("![b][]\n\n[B]: c.jpg", [(0, "c.jpg", "b", "")]),
        ("![b]\n\n[b]: c.jpg", [(0, "c.jpg", "b", "")]),
        ("[x][b]\n\n[b]: c.md", [(2, "c.md", "", "")]),
        ("x\n[b]: c.md", [(1, "c.md", "", "")]),
        ('![b]\n\n[b]: c.jpg\n   "T"', [(0, "c.jpg", "b", "T")]),
        ("![b]\n\n[b]:\n   c.jpg", [(0, "c.jpg", "b", "")]),
        ("<img\n  src='a.jpg'\n  alt='A'>", [(0, "a.jpg", "A", "")]),
        ("<a\nhref=b.md>x</a>", [(0, "b.md", "", "")]),
        ("a\n\n![x](y.jpg “z”)", [(2, "y.jpg", "x", "z")]),
        ("[![x](y.jpg)](z.md)", [(0, "z.md", "", ""), (0, "y.jpg", "x", "")]),
        ("`[a](b.md)` et `c\n[d](e.md)`", []),
        ("<!-- ![a](b.jpg) [c](d.md) -->", []),
        ("    [a](b.md)", []),
        ("- a\n\n      [a](b.md)", []),
        ("![a](b&c#d.jpg) [e](f.md#g)", [(0, "b&c%23d.jpg", "a", ""), (0, "f.md#g", "", "")]),
        ("| [a](b.md) | c |\n|---|---|\n| ![d](e.jpg) | f |", [(0, "b.md", "", ""), (2, "e.jpg", "d", "")]),
        ("### [a](b.md)", [(0, "b.md", "", "")]),
        ("[^1]: un [lien](a.md)", [(0, "a.md", "", "")]),
        ("![c](d.jpg 'une \"e\"')", [(0, "d.jpg", "c", 'une "e"')]),
        ('![c](d.jpg "une \\"e\\"")', [(0, "d.jpg", "c", 'une "e"')]),
        ("![c](d.jpg\u00a0« e »)", [(0, "d.jpg", "c", "e")]),
    ],
)
def test_links_and_pictures_are_seen_in_every_form(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert called(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Un [mot\net](page.md) ![Vue](vue.jpg).",
        "- a\n\t- b [c](page.md)\n\n> > ![Vue](vue.jpg)",
        "##T [a](page.md)\n\n1.\tun ![Vue](vue.jpg)",
        "<!-- x --> [a](page.md) <!-- y\nz --> ![Vue](vue.jpg)",
        "[a](\n  page.md)\n\n[^1]: x\n    ![Vue](vue.jpg)",
        "[a][p] ![Vue][v]\n\n [p]: page.md\n[v]: <vue.jpg>",
        "•\tun [a](page.md)\n•\t![Vue](vue.jpg)",
    ],
)
def test_a_target_stands_where_it_was_written(text: str) -> None:
    calls = read(text).calls
    assert {call.target.name for call in calls} == {"page.md", "vue.jpg"}
    for call in calls:
        line = text.split("\n")[call.target.span.line - START.line]
        assert line[call.target.span.column - 1 :].startswith(call.target.name)


def test_headings_know_their_line_in_the_source_and_in_the_markdown() -> None:
    found = read("Un\n<!-- x\n## Secret\n-->\n- a\n\n## Premier\n\nDeux\n---\n\n> ## Cité\n\n```\n## Code\n```")
    assert [(one.line, one.level, one.leaf.text) for one in found.headings] == [(6, 2, "Premier"), (8, 2, "Deux")]
    lines = found.markdown.split("\n")
    assert [lines[one.place] for one in found.headings] == ["## Premier", "## Deux"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('Un\n\n{% include "x.md" %}', (12, 1)),
        ("Un sourire :smile: et :wink:", (10, 12)),
        ("- a\n- voir [[Kaya]]", (11, 8)),
        ("::: info\nTexte\n:::", (10, 1)),
        ("a `{{ x }}` {{ y }}", (10, 13)),
        ("Un\n%% à part %%", (11, 1)),
        ("Un {# à part #}", (10, 4)),
        ("Un^[en note]", (10, 3)),
        ("L’aire vaut $\\pi r^2$.", (10, 13)),
        ("a. un\nb. deux", (10, 1)),
    ],
)
def test_what_other_programs_understand_is_said_once_at_its_line(text: str, place: tuple[int, int]) -> None:
    problems = read(text).problems
    assert [(one.code, one.span.line, one.span.column) for one in problems] == [("foreign-syntax", *place)]


@pytest.mark.parametrize(
    "text",
    ["à 18:30:15", "http://a.b:80:x", "`:smile:`", "Durée : 12 h : oui", "[un](a.md)", "5 $, 10 $", "A. Un\nB. Deux"],
)
def test_ordinary_signs_are_not_taken_for_another_programs(text: str) -> None:
    assert read(text).problems == ()


def test_a_table_without_its_line_of_dashes_is_said_to_lack_it() -> None:
    said = read("Voici\n\n| a | b |\n| 1 | 2 |\n").problems
    assert [(one.code, one.span.line) for one in said] == [("table-without-dashes", 12)]
    assert read("| a | b |\n|---|---|\n| 1 | 2 |\n").problems == ()


def test_the_title_of_code_is_said_to_be_dropped() -> None:
    assert [one.code for one in read('```ini title="R"\nA\n```').problems] == ["code-title-dropped"]


@given(st.text(alphabet='ab #-*>`~[]()!:|/\n\t\u00a0<>1.^{}"\\', max_size=80))
def test_whatever_is_typed_every_line_keeps_its_number(text: str) -> None:
    found = read(text)
    assert found.text.count("\n") == text.count("\n")
    count = text.count("\n") + 1
    assert all(0 <= call.line < count for call in found.calls)
    assert all(START.line <= call.target.span.line < START.line + count for call in found.calls)
    lines = found.markdown.split("\n")
    assert all(lines[one.place].startswith("#" * one.level) for one in found.headings)


@pytest.mark.parametrize(
    ("written", "targets", "markdown"),
    [
        (
            "Voir https://ville.example/a_b_c\u00a0; et (https://x.example/y(z)).",
            ["https://ville.example/a_b_c", "https://x.example/y(z)"],
            "Voir <https://ville.example/a_b_c>\u00a0; et (<https://x.example/y(z)>).",
        ),
        ("«\u00a0https://a.example\u00a0»\u202f!", ["https://a.example"], "«\u00a0<https://a.example>\u00a0»\u202f!"),
        ("Lire https://a.example/?a=1&b=2...", ["https://a.example/?a=1&b=2"], "Lire <https://a.example/?a=1&b=2>..."),
        ("*https://a.example/b*", ["https://a.example/b"], "*<https://a.example/b>*"),
        ("| a |\n|---|\n| https://a.example |", ["https://a.example"], "| a |\n|---|\n| <https://a.example> |"),
        ("[https://a.example](https://b.example)", ["https://b.example"], "[https://a.example](https://b.example)"),
        ("<https://a.example>", [], "<https://a.example>"),
        ("`https://a.example`", [], "`https://a.example`"),
        ("```\nhttps://a.example\n```", [], "```\nhttps://a.example\n```"),
        ("[l]\n\n[l]: https://a.example", ["https://a.example"], "[l]\n\n[l]: https://a.example"),
        ("/// video | https://a.example/f\nTexte\n///", [], "/// video | https://a.example/f\nTexte\n///"),
    ],
)
def test_an_address_alone_in_a_text_is_a_link(written: str, targets: list[str], markdown: str) -> None:
    assert sorted({call.target.name for call in read(written).calls}) == sorted(targets)
    assert read(written).markdown == markdown
