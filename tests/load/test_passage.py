import re
from html import unescape

import markdown
import pytest

from cartostory.load.markdown.document import read_document
from cartostory.load.passage import passage
from cartostory.model import Passage
from cartostory.problems.problem import Span

START = Span("story.md", 10, 1)


def read(text: str) -> Passage:
    return passage(read_document(text, START))


@pytest.mark.parametrize(
    ("text", "links", "images"),
    [
        ("[Kaya](https://example.org/kaya)", ["https://example.org/kaya"], []),
        ("![Une salle](salle.jpg)", [], ["salle.jpg"]),
        ('![Une salle](salle.jpg "La salle")', [], ["salle.jpg"]),
        ("[![Une salle](salle.jpg)](grande.html)", ["grande.html"], ["salle.jpg"]),
        ("[a](<une page.md>)", ["une page.md"], []),
        ("[a](page_(2).md)", ["page_(2).md"], []),
        ("![La place](Été à Kaolack (1).JPG)", [], ["Été à Kaolack (1).JPG"]),
        ("![La place]( L'été.jpg 'La place' ) et [b](c.md)", ["c.md"], ["L'été.jpg"]),
        ("![La place](place.jpg “La place”)", [], ["place.jpg"]),
        ("[a](une page.md) (et [b](c.md))", ["une page.md", "c.md"], []),
        ("[note]: https://example.org/note", ["https://example.org/note"], []),
        ("[^1]: Une note avec un [lien](a.md).", ["a.md"], []),
        ('<a href="b.md">b</a> <img src="c.jpg" alt="C">', ["b.md"], ["c.jpg"]),
        ("<a href=b.md>b</a> <img src=c.jpg alt=C> <img src=x>", ["b.md"], ["c.jpg", "x"]),
        ("`[code](pas-un-lien.md)`", [], []),
        ("```\n[code](pas-un-lien.md)\n```\n[lien](a.md)", ["a.md"], []),
        ("~~~~\n```\n[code](x.md)\n~~~~", [], []),
        ("[un](a.md) et [deux](b.md)", ["a.md", "b.md"], []),
        ("[sans cible]", [], []),
    ],
)
def test_targets_are_found(text: str, links: list[str], images: list[str]) -> None:
    found = read(text)
    assert [link.name for link in found.links] == links
    assert [image.target.name for image in found.images] == images


def test_spans_point_at_the_target() -> None:
    text = "Un mot.\n\nUn [lien](page.md) et ![Vue](vue.jpg)."
    found = read(text)
    for ref in (found.links[0], found.images[0].target):
        line = text.split("\n")[ref.span.line - START.line]
        assert line[ref.span.column - 1 :].startswith(ref.name)


def test_a_caption_may_have_quotes_in_it() -> None:
    image, other = read('![a](b.jpg "La salle, dite "du haut"") ![c](d.jpg "La cour")').images
    assert (image.target.name, image.caption) == ("b.jpg", 'La salle, dite "du haut"')
    assert (other.target.name, other.caption) == ("d.jpg", "La cour")


@pytest.mark.parametrize("text", ["![a](La place (1).jpg)", "![a](b.jpg “c”)", "[a](b c.md)", '![a](b.jpg "c "d" e")'])
def test_what_pages_show_is_what_is_checked(text: str) -> None:
    found = read(text)
    names = [link.name for link in found.links] + [image.target.name for image in found.images]
    html = markdown.markdown(found.markdown)
    assert [unescape(name) for name in re.findall(r'(?:src|href)="([^"]*)"', html)] == names


def test_alt_text_and_caption_are_kept() -> None:
    image = read('![Des lycéens](salle.jpg "La salle")').images[0]
    assert (image.alt, image.caption) == ("Des lycéens", "La salle")
