"""What a writer puts into a story, as it stands in the page."""

import re
from collections.abc import Callable

import pytest

from cartostory.model.output import Address, Kind
from cartostory.problems.problem import Problem
from cartostory.render.render import render_output
from cartostory.render.shared import Shared

FRONT = """---
title: Essai
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
---

"""
Make = Callable[..., Shared]


def page(make_site: Make, text: str) -> tuple[str, tuple[Problem, ...]]:
    template = (
        "{{ view.lead }}{% for one in view.chapters %}[{{ one.title }}|{{ one.heading }}]{{ one.text }}{% endfor %}"
        "{{ view.footnotes }}"
    )
    figure = (
        '{% macro figure(photo, classes=\'\') %}<figure class="{{ classes }}" id="f{{ photo.number }}">'
        '<img src="{{ photo.src }}" alt="{{ photo.alt }}">'
        "<figcaption>{{ photo.caption }}</figcaption></figure>{% endmacro %}"
    )
    shared = make_site(
        **{
            "content/partnerships/kaya/story.md": FRONT + text,
            "content/partnerships/kaya/story.en.md": None,
            "themes/templates/story.html": template,
            "themes/templates/parts/figure.html": figure,
        }
    )
    found = render_output(shared, shared.plan.outputs[Address(Kind.STORY, "kaya", "fr")])
    return re.sub(r"photos/[0-9a-f]{16}-", "photos/", found.data.decode()).strip(), found.problems


def targets(problems: tuple[Problem, ...]) -> list[str]:
    assert {problem.code for problem in problems} <= {"link-to-unpublished"}
    return [str(dict(problem.values)["target"]) for problem in problems]


LINKS = {
    "[x](../dianguirde/story.md)": '<a href="../dianguirde/">x</a>',
    "[x](../dianguirde/)": '<a href="../dianguirde/">x</a>',
    "[x](../dianguirde)": '<a href="../dianguirde/">x</a>',
    "[x](../dianguirde/story.md#un-puits)": '<a href="../dianguirde/#un-puits">x</a>',
    "[x](/partnerships/dianguirde/story.md)": '<a href="../dianguirde/">x</a>',
    "[x](/dianguirde/)": '<a href="../dianguirde/">x</a>',
    "[x](/pages/a-propos.md)": '<a href="../a-propos/">x</a>',
    "[x](../../pages/a-propos.md)": '<a href="../a-propos/">x</a>',
    "[x](/events/atelier.md)": '<a href="../programme/atelier/">x</a>',
    "[x](/wall/mot.md)": '<a href="../mur/#mot">x</a>',
    "[x](#ici)": '<a href="#ici">x</a>',
    "[x](https://example.org)": '<a href="https://example.org" rel="noopener">x</a>',
    "<https://example.org>": '<a href="https://example.org" rel="noopener">https://example.org</a>',
    "[x](mailto:a@example.org)": '<a href="mailto:a@example.org" rel="noopener">x</a>',
    "[x](//example.org/a)": '<a href="//example.org/a" rel="noopener">x</a>',
    '<a href="../dianguirde/story.md" target="_blank">x</a>': '<a href="../dianguirde/">x</a>',
    "[x](salle.jpg) ![](salle.jpg)": '<a href="../photos/1200.jpg">x</a>',
}


@pytest.mark.parametrize(("written", "expected"), LINKS.items(), ids=LINKS)
def test_a_link_leads_to_what_is_published(make_site: Make, written: str, expected: str) -> None:
    html, problems = page(make_site, f"Avant {written} après.")
    assert expected in html
    assert targets(problems) == []


LOST = [
    *("absent.md", "../absent/", "/pages/absent.md", "layers/ecoles.geojson"),
    *("../../../config.yaml", "/etc/passwd", "photos.yaml"),
]


@pytest.mark.parametrize("target", LOST)
def test_a_link_to_nothing_published_leaves_its_words(make_site: Make, target: str) -> None:
    html, problems = page(make_site, f"Avant [les *mots*]({target}) après.")
    assert html == "<p>Avant les <em>mots</em> après.</p>"
    assert targets(problems) == [target]
    assert problems[0].span.line == 8


def test_a_picture_alone_is_a_figure_with_its_words(make_site: Make) -> None:
    html, _ = page(make_site, '![Une salle ; pleine](salle.jpg "L\'été")')
    assert html == (
        '<figure class="" id="f1"><img src="../photos/960.jpg" alt="Une salle\u202f; pleine">'
        "<figcaption>L’été</figcaption></figure>"
    )


def test_a_figures_caption_may_hold_links(make_site: Make) -> None:
    text = "/// figure | wide\n![Une salle](photos/salle.jpg)\n\nVoir [Dianguirdé](../dianguirde/story.md).\n///"
    html, problems = page(make_site, text)
    assert '<figure class="wide" id="f1">' in html
    assert '<figcaption>Voir <a href="../dianguirde/">Dianguirdé</a>.</figcaption>' in html
    assert targets(problems) == []


def test_pictures_of_a_gallery_are_figures_each_with_its_number(make_site: Make) -> None:
    html, _ = page(make_site, "/// gallery\n![Un](salle.jpg)\n![Deux](salle.jpg)\n///")
    assert re.findall(r'id="(f\d)"', html) == ["f1", "f2"]
    assert html.startswith('<div class="gallery">')


def test_a_pair_stands_side_by_side(make_site: Make) -> None:
    html, _ = page(make_site, "/// pair\n![Avant](salle.jpg)\n![Après](salle.jpg)\n///")
    assert html.startswith('<div class="pair">')
    assert re.findall(r'id="(f\d)"', html) == ["f1", "f2"]


def test_a_portrait_is_a_picture_and_what_that_person_says(make_site: Make) -> None:
    text = '/// portrait | Une habitante, Kaya\n![Un atelier](salle.jpg "L’atelier")\n\nUn *mot*.\n\nUn autre.\n///'
    html, _ = page(make_site, text)
    assert re.sub(r"\s*\n\s*", "", html) == (
        '<div class="portrait"><figure class="" id="f1"><img src="../photos/960.jpg" alt="Un atelier">'
        '<figcaption>L’atelier</figcaption></figure><figure class="quote"><blockquote><p>Un <em>mot</em>.</p>'
        "<p>Un autre.</p></blockquote><figcaption>Une habitante, Kaya</figcaption></figure></div>"
    )


def test_a_portrait_may_be_written_without_blank_lines(make_site: Make) -> None:
    html, _ = page(make_site, "/// portrait\n![Un atelier](salle.jpg)\nUn mot.\n///")
    assert "<blockquote><p>Un mot.</p></blockquote>" in re.sub(r"\s*\n\s*", "", html)
    assert html.count("<figcaption>") == 1


def test_a_picture_without_words_takes_the_registers(make_site: Make) -> None:
    html, _ = page(make_site, "![](salle.jpg)")
    assert 'alt="Une salle"' in html


def test_a_picture_in_html_is_led_too(make_site: Make) -> None:
    html, _ = page(make_site, '<p>Avant <img src="salle.jpg" alt="x" onerror="y"> après</p>')
    assert '<img class="inline" src="../photos/960.jpg" width="960" height="640" alt="x"' in html
    assert "onerror" not in html


def test_a_picture_that_is_not_there_leaves_its_words(make_site: Make) -> None:
    html, problems = page(make_site, "![Une salle vide](absent.jpg)")
    assert html == "Une salle vide"
    assert targets(problems) == ["absent.jpg"]


def test_a_picture_of_another_site_becomes_a_link(make_site: Make) -> None:
    html, _ = page(make_site, "Ici ![la carte](https://example.org/a.png).")
    assert html == '<p>Ici <a href="https://example.org/a.png" rel="noopener">la carte</a>.</p>'


def test_a_voice_that_is_not_published_leaves_what_it_says(make_site: Make) -> None:
    html, problems = page(make_site, "/// audio | voix.mp3\nCe que dit la voix.\n///")
    assert "<audio" not in html
    assert "<p>Ce que dit la voix.</p>" in html
    assert targets(problems) == ["voix.mp3"]


def test_a_film_of_another_site_is_a_link_and_its_picture(make_site: Make) -> None:
    text = "/// video | https://www.youtube.com/embed/x1\n![Une salle](salle.jpg)\nCe que dit le film.\n///"
    html, problems = page(make_site, text)
    assert '<a href="https://www.youtube.com/watch?v=x1" rel="noopener">Voir sur youtube.com</a>' in html
    assert '<figure class="" id="f1"><img src="../photos/960.jpg" alt="Une salle">' in html
    assert "<p>Ce que dit le film.</p>" in html
    assert "<iframe" not in html
    assert "<video" not in html
    assert problems == ()


def test_a_linked_picture_stays_in_its_link(make_site: Make) -> None:
    html, _ = page(make_site, "Voir [![Une salle](salle.jpg)](../dianguirde/story.md) de près.")
    assert re.search(r'<a href="\.\./dianguirde/"><img class="inline" [^>]*></a>', html)


def test_a_linked_picture_alone_is_a_figure_whose_caption_leads_on(make_site: Make) -> None:
    html, _ = page(make_site, '[![Une salle](salle.jpg "La salle")](../dianguirde/story.md)')
    assert re.search(r'<figure[^>]*>.*<figcaption>.*<a href="\.\./dianguirde/">La salle</a>', html, re.DOTALL)


def test_a_linked_picture_of_another_site_keeps_the_writers_link_alone(make_site: Make) -> None:
    html, _ = page(make_site, "[![Une salle](https://example.org/salle.jpg)](https://example.org/)")
    assert '<p><a href="https://example.org/" rel="noopener">Une salle</a></p>' in html


@pytest.mark.parametrize("around", ["{}", "Écoutez : {}"])
def test_a_voice_of_another_site_is_a_link_in_no_paragraph_of_a_paragraph(make_site: Make, around: str) -> None:
    html, _ = page(make_site, around.format('<audio controls src="https://son.example.org/a.mp3">Pas de son</audio>'))
    assert "https://son.example.org/a.mp3" in html
    assert not re.search(r"<p>(?:(?!</p>).)*<p\b", html, re.DOTALL)


def test_a_title_in_a_menu_goes_without_links_and_notes(make_site: Make) -> None:
    html, _ = page(make_site, "## Le [*puits*](../dianguirde/story.md)[^1]\n\nTexte.\n\n[^1]: Note.")
    title, heading = re.findall(r"\[(.*?)\|(.*?)\]", html)[0]
    assert title == "Le <em>puits</em>"
    assert heading.startswith('Le <a href="../dianguirde/"><em>puits</em></a><sup id="fnref:1">')


def test_a_tag_left_open_is_told_where_the_story_starts(make_site: Make) -> None:
    html, problems = page(make_site, "<div>\n\n## Un\n\nSauvé.")
    assert "<p>Sauvé.</p>" in html
    assert [(one.code, one.span.line) for one in problems] == [("html-left-open", 1)]


def test_what_raw_html_leads_to_is_named_on_its_own_line(make_site: Callable[..., Shared]) -> None:
    story = "---\ntitle: Un puits\n---\n\nLe chapeau.\n\n## Un chapitre\n\nUn mot.\n\n"
    story += "<img\n src=x>\n\nEt <img src=absente.jpg> ici.\n"
    shared = make_site(**{"content__partnerships__dianguirde__story.md": story})
    found = render_output(shared, shared.plan.outputs[Address(Kind.STORY, "dianguirde", "fr")]).problems
    places = [
        (dict(one.values)["target"], one.span.line, one.span.column)
        for one in found
        if one.code == "link-to-unpublished"
    ]
    assert sorted(places) == [("absente.jpg", 14, 13), ("x", 12, 6)]
