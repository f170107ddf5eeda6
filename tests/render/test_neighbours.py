"""What stands at a story's foot: the stories of the towns that are most like its own, and by what they are."""

import re
from collections.abc import Callable

from cartostory.model.output import Address, Kind
from cartostory.render.render import render_output
from cartostory.render.shared import Shared

STORY = """---
title: {title}
since: {since}
themes: [{themes}]
towns:
  - {{name: Ici, country: FR, lat: 46, lon: 0, population: 30000}}
  - {{name: {town}, country: {country}, lat: 13, lon: -1, population: {people}{zone}}}
---

Texte.
"""


def told(title: str, town: str, country: str, people: int, themes: str, **more: object) -> str:
    zone = f", zone: {more['zone']}" if "zone" in more else ""
    since = more.get("since", 2000)
    return STORY.format(title=title, town=town, country=country, people=people, themes=themes, since=since, zone=zone)


def foot(shared: Shared, slug: str, language: str = "fr") -> list[tuple[str, str]]:
    output = shared.plan.outputs[Address(Kind.STORY, slug, language)]
    html = render_output(shared, output).data.decode()
    section = html[html.index('class="neighbours"') :]
    entries = section.split("<article")[1:]
    reasons = (re.search(r'class="entry-reasons"[^>]*>([^<]*)<', entry) for entry in entries)
    titles = (re.search(r'class="entry-title"><a[^>]*>([^<]*)<', entry) for entry in entries)
    return [
        (title[1] if title else "", reason[1] if reason else "") for title, reason in zip(titles, reasons, strict=True)
    ]


def test_the_likest_come_first_and_say_why(make_site: Callable[..., Shared]) -> None:
    shared = make_site(
        **{
            "content__partnerships__a__story.md": told("Un", "A", "BF", 100_000, "forage, musique", zone="Sahel"),
            "content__partnerships__b__story.md": told("Deux", "B", "ML", 110_000, "Forage", zone="sahel"),
            "content__partnerships__c__story.md": told("Trois", "C", "CI", 50_000, "culture"),
            "content__partnerships__d__story.md": told("Quatre", "D", "VN", 900, "santé", since=1960),
        },
    )
    found = foot(shared, "a")
    assert found[0] == ("Deux", "même taille, forage, Sahel, même âge")
    assert ("Trois", "taille proche, Afrique occidentale, même âge") in found
    assert len(found) == 3
    assert "Quatre" not in [title for title, _ in found]


def test_a_story_without_anything_in_common_still_leads_on(make_site: Callable[..., Shared]) -> None:
    shared = make_site(
        **{"content__partnerships__d__story.md": told("Quatre", "D", "VN", 900, "santé", since=1960)},
    )
    assert len(foot(shared, "d")) == 2
