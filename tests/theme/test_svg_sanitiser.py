"""A town's logo in SVG is published as a drawing and as nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.theme.svg_sanitiser import LARGEST_BYTES, NotADrawingError, harmless

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a script from elsewhere": '<script href="https://script.invalid/x.js"/>',
    "a script of another namespace": '<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script>',
    "an event": '<path onclick="alert(1)" d="M0 0"/>',
    "an event in capitals": '<path ONLOAD="alert(1)" d="M0 0"/>',
    "html inside": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="https://x.invalid/"/></foreignObject>',
    "javascript behind a link": '<a xlink:href="javascript:alert(1)"><path d="M0 0"/></a>',
    "an animation that sets a link": '<a><set attributeName="href" to="javascript:alert(1)"/></a>',
    "an animation of an event": '<animate attributeName="onload" values="alert(1)"/>',
    "a picture from elsewhere": '<image href="https://picture.invalid/a.png"/>',
    "a drawing inside a picture": '<image href="data:image/svg+xml,&lt;svg onload=&quot;alert(1)&quot;/>"/>',
    "something used from elsewhere": '<use xlink:href="https://use.invalid/a.svg#x"/>',
    "a fill from elsewhere": '<path fill="url(https://fill.invalid/#x)" d="M0 0"/>',
    "a style sheet from elsewhere": '<style>@import "https://style.invalid/a.css";</style>',
    "a style from elsewhere": '<style>path { fill: url("//x.invalid/#a") }</style>',
    "a style spelt otherwise": "<style>@\\69mport 'https://style.invalid/'; path { fill: u\\72l(//x.invalid) }</style>",
    "a style attribute from elsewhere": '<path style="fill: url(\'https://x.invalid/\')" d="M0 0"/>',
    "a picture set": "<style>path { mask-image: image-set('//x.invalid/a.png' 1x) }</style>",
    "a picture set of a browser": '<path style="mask: -webkit-image-set(&quot;//x.invalid/a&quot; 1x)" d="M0 0"/>',
    "a function to come": '<path fill="src(&quot;//x.invalid/a&quot;)" d="M0 0"/>',
    "another base": '<g xml:base="https://base.invalid/"><use href="#x"/></g>',
}
RUNS = re.compile(
    r"<(?:\w+:)?(?:script|foreignObject|iframe|a|set|animate)\b|\son\w+=|javascript:|https?://(?!www\.w3\.org/)|\.invalid",
    re.IGNORECASE,
)


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nothing_runs_and_nothing_is_asked_of_others(attack: str) -> None:
    text = SVG.format(attack + '<path d="M1 1h7v7z"/>')
    assert RUNS.search(text)
    drawn, _ = harmless(text.encode())
    assert not RUNS.search(drawn.decode())
    assert b"M1 1h7v7z" in drawn


def test_what_was_dropped_is_said_and_what_only_a_drawing_program_reads_is_not() -> None:
    inside = '<metadata>x</metadata><path xmlns:i="http://i.invalid/" i:label="fond" onclick="x()" d="M0 0"/><script/>'
    drawn, dropped = harmless(SVG.format(inside).encode())
    assert dropped == ("onclick", "<script>")
    assert b"fond" not in drawn
    assert b"metadata" not in drawn


def test_a_drawing_keeps_what_it_is_made_of() -> None:
    inside = (
        "<title>Armes</title><defs><linearGradient id='g'><stop offset='0' stop-color='red'/></linearGradient></defs>"
        "<style>.a { fill: url(#g) }</style><g class='a'><use xlink:href='#g'/><text x='1'>É</text></g>"
        "<image href='data:image/png;base64,AAAA'/><filter id='f'><feGaussianBlur stdDeviation='1'/></filter>"
    )
    drawn, dropped = harmless(SVG.format(inside).encode())
    assert dropped == ()
    for part in (b"linearGradient", b"url(#g)", b"#g", b"data:image/png", b"feGaussianBlur", b"Armes"):
        assert part in drawn
    assert drawn == harmless(drawn)[0], "once clean, it stays as it is"


def test_the_entities_of_drawing_programs_are_read_and_those_that_multiply_are_refused() -> None:
    adobe = '<!DOCTYPE svg [<!ENTITY ns "http://www.w3.org/2000/svg">]><svg xmlns="&ns;"><path d="M0 0"/></svg>'
    assert b"ENTITY" not in harmless(adobe.encode())[0]
    lines = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<!DOCTYPE svg [<!ENTITY a0 "aaaaaaaaaa">{lines}]>' + SVG.format("<text>&a11;</text>")
    with pytest.raises(NotADrawingError):
        harmless(bomb.encode())


def test_a_file_of_the_machine_is_not_read() -> None:
    text = '<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + SVG.format("<text>&f;</text>")
    with pytest.raises(NotADrawingError):
        harmless(text.encode())


@pytest.mark.parametrize("data", [b"", b"<svg", b"<html></html>", b"\x89PNG", b"<svg/>", b" " * (LARGEST_BYTES + 1)])
def test_what_is_no_drawing_is_refused(data: bytes) -> None:
    with pytest.raises(NotADrawingError):
        harmless(data)


@given(st.lists(st.sampled_from(list(ATTACKS.values())), max_size=5), st.text(alphabet="<>&;\"'ab/= ", max_size=20))
def test_whatever_comes_together_nothing_runs(attacks: list[str], noise: str) -> None:
    try:
        drawn, _ = harmless(SVG.format("<g>" + "".join(attacks) + noise + "</g>").encode())
    except NotADrawingError:
        return
    assert not RUNS.search(drawn.decode())


def test_groups_without_end_are_refused_in_a_sentence() -> None:
    deep = "<g>" * 20_000 + "</g>" * 20_000
    with pytest.raises(NotADrawingError, match="deeply"):
        harmless(SVG.format(deep).encode())


def test_functions_that_draw_stay() -> None:
    inside = '<path style="fill: rgb(1,2,3); transform: translate(1px) rotate(9deg)" fill="url(#a)" d="M0 0"/>'
    drawn, dropped = harmless(SVG.format(inside).encode())
    assert dropped == ()
    assert b"rotate(9deg)" in drawn
