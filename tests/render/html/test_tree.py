"""HTML is read into a tree that knows where everything stands, and is changed by edits of its source alone."""

import html as entities

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.render.html.quick_tree import quick_tree
from cartostory.render.html.sanitise import sanitise
from cartostory.render.html.tree import Element, Text, WalkStep, edited, patient_tree, tree

PAGE = """<p class="a b" title='l"eau' hidden>un &amp; deux<br>
<img src=x.jpg alt="é"></p><!-- <b> --><ul><li>1<li>2</ul>"""


def test_elements_texts_and_attributes_know_where_they_stand() -> None:
    document = tree(PAGE)
    paragraph = document.children[0]
    assert PAGE[paragraph.start : paragraph.inner_start] == paragraph.start_tag == PAGE[: PAGE.index("un")]
    assert paragraph.inner_source == PAGE[PAGE.index("un") : PAGE.index("</p>")]
    assert PAGE[paragraph.end :].startswith("<!--")
    text = paragraph.inner[0]
    assert isinstance(text, Text)
    assert (text.value, PAGE[text.start : text.end]) == ("un & deux", "un &amp; deux")
    written = [(one.name, one.value, PAGE[one.start : one.end]) for one in paragraph.written_attributes]
    assert written == [("class", "a b", 'class="a b"'), ("title", 'l"eau', "title='l\"eau'"), ("hidden", "", "hidden")]


def test_what_stands_in_a_comment_a_script_or_a_frame_is_no_element() -> None:
    document = tree("<!-- <b> --><script>if (a<b) '<b>'</script><iframe src=y><b>x</b></iframe><p title='<b>'>")
    assert [element.tag for element in document.descendants] == ["script", "iframe", "p"]


def test_an_element_that_is_never_closed_ends_with_the_one_around_it() -> None:
    html = "<div><p>un<b>deux</div>trois"
    division = tree(html).children[0]
    assert [html[one.start : one.end] for one in division.descendants] == ["<p>un<b>deux", "<b>deux"]
    assert html[division.end :] == "trois"


def test_an_end_that_closes_nothing_is_passed_over() -> None:
    assert tree("a</p>b").text == "ab"


def test_edits_leave_all_other_bytes_as_they_were() -> None:
    document = tree(PAGE)
    image = next(document.all("img"))
    assert edited(document, [(image.start, image.end, "")]) == PAGE.replace('<img src=x.jpg alt="é">', "")
    assert edited(document, []) == PAGE


def test_the_outermost_of_what_is_wanted_hides_what_stands_in_it() -> None:
    document = tree("<p id=a><b><p id=b></p></b></p><div><b id=c></b></div>".replace("<p", "<q").replace("</p", "</q"))
    found = [one.attributes.get("id") for one in document.outermost(lambda one: bool(one.attributes))]
    assert found == ["a", "c"]


def test_html_may_be_nested_deeper_than_calls_may() -> None:
    document = tree("<div>" * 5000 + "x")
    assert sum(1 for _ in document.descendants) == 5000
    assert document.text == "x"


def test_a_walk_opens_and_closes_every_element_in_order() -> None:
    steps = [(step, node.tag) for step, node in tree("<p><br>x</p>").walk() if isinstance(node, Element)]
    assert steps == [(WalkStep.OPEN, "p"), (WalkStep.OPEN, "br"), (WalkStep.CLOSE, "br"), (WalkStep.CLOSE, "p")]


@given(st.text(alphabet="<>/=\"'& aéx;!-\n", max_size=80))
def test_whatever_is_written_is_read_and_stands_where_the_tree_says(html: str) -> None:
    document = tree(html)
    assert edited(document, []) == html
    for _, node in document.walk():
        assert 0 <= node.start <= node.end <= len(html)
        if isinstance(node, Element):
            assert html[node.start] == "<"
            assert node.start <= node.inner_start <= node.inner_end <= node.end


@given(st.lists(st.sampled_from(["<p>", "<em>", "</em>", "<ul><li>", "&lt;", "é ", "<br>", '<a href="#x">', "</a>"])))
def test_the_texts_of_clean_html_are_its_source_without_entities(pieces: list[str]) -> None:
    html = sanitise("".join(pieces))
    for _, node in tree(html).walk():
        if isinstance(node, Text):
            assert entities.unescape(html[node.start : node.end]) == node.value


def flat(element: Element) -> list[object]:
    """Everything that a tree says of its elements and texts, in order."""
    walked = [node for step, node in element.walk() if step is not WalkStep.CLOSE]
    return [
        (one.tag, one.attributes, one.start, one.inner_start, one.inner_end, one.end)
        if isinstance(one, Element)
        else one
        for one in [element, *walked]
    ]


WELL_WRITTEN = (
    '<!doctype html>\n<html lang="fr"><head><meta charset="utf-8"><title>a &amp; b</title></head></html>',
    '<p class="a &quot; b" hidden data-x=\'"\'>un<br/>deux <b>trois</p>quatre</i><!-- - un -->cinq',
    "<svg viewBox=\"0 0 1 1\"><path d='M0 0'/></svg><SCRIPT>if (a < b) c</SCRIPT><style>p > a {}</style>",
    '<iframe src="x">a <b>c</iframe><textarea></textarea>&eacute;&amp',
)
ODD = (
    "<p class=a>",
    "<p",
    "<script>a",
    "<script>'</p>'</script>",
    "<!doctype html><p>a<!doctype html>",
    "<title>a<b>c</b></title>",
    "<!-->",
    "a\r\n<p>",
    "<xmp><p></xmp>",
    '<p a="1"b="2">',
    "<p a='1' a=\"2\">a < b</p>",
    "<script/>a",
    "<svg:a>",
)


@pytest.mark.parametrize("html", [*WELL_WRITTEN, *ODD])
def test_what_is_read_quickly_is_read_alike(html: str) -> None:
    assert flat(tree(html)) == flat(patient_tree(html))


@pytest.mark.parametrize("html", WELL_WRITTEN)
def test_html_as_programs_write_it_is_read_quickly(html: str) -> None:
    assert quick_tree(html) is not None


@pytest.mark.parametrize("html", ODD)
def test_html_that_only_a_patient_parser_knows_is_left_to_it(html: str) -> None:
    assert quick_tree(html) is None


PIECES = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<b a='1'>",
        "</b>",
        "text",
        "&amp;",
        "<",
        ">",
        "<!--",
        "-->",
        "<br/>",
        "<script>",
        "</script>",
        '"',
    ]
)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_any_mixture_is_read_alike(html: str) -> None:
    assert flat(tree(html)) == flat(patient_tree(html))
