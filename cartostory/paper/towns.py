"""A story's towns and facts as every document shows them: in their two colours, with what lies between."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cartostory.carto.view.compose import towns_of
from cartostory.carto.view.names import name_in
from cartostory.model import Partnership, Story
from cartostory.paper.document_builder import DocumentBuilder
from cartostory.render.story_link import distance_km


def towns(desk: DocumentBuilder, partnership: Partnership, story: Story) -> Mapping[str, Any]:
    """Give the towns, the first one here and the others there, and the distance between the first two."""
    sheet = desk.sheet
    rows = []
    for number, town in enumerate(towns_of(partnership, story)):
        name = sheet.set(name_in(story.language, town.name, town.names))
        country = sheet.words.country_name(town.country) if town.country else ""
        role = "there" if number else "here"
        rows.append({"name": name, "country": "" if country == name else country, "role": role})
    km = distance_km(story) or distance_km(partnership.story)
    return {"towns": rows, "distance": sheet.words.distance(km) if km else ""}


def facts(desk: DocumentBuilder, story: Story) -> list[tuple[str, str]]:
    """Give the strip of facts: label and value."""
    found = []
    if story.since:
        found.append((desk.say("Since"), str(story.since)))
    if story.themes:
        found.append((desk.say("Themes"), desk.sheet.set(", ".join(story.themes))))
    return found
