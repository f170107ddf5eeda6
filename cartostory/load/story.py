"""`story.md`, and `story.en.md` beside it -> `Story`. A translation takes what it does not repeat from the first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from cartostory.geo.point import Point
from cartostory.geo.precision import rounded
from cartostory.load import chapters
from cartostory.load.annotation import NoteMatter, read_notes
from cartostory.load.front_matter import read_matter
from cartostory.load.layer_declaration import LayerMatter
from cartostory.load.unused_keys import unused_in_translation
from cartostory.load.values import Amount, Day, Line, Lines, Metres, Names, Unmarked, Whole, Words, YesOrNo
from cartostory.load.yaml import Written
from cartostory.model import Chapter, Funding, Place, Status, Story, Town, Translation, ViewRequest
from cartostory.problems.problem import Problem, Span

_CODE_LENGTH = 2  # ISO 3166-1 alpha-2


class TownMatter(Written):
    """One town of a partnership."""

    name: str = Field(description="The town’s name.")
    country: str = Field("", description="Its country, two letters (ISO 3166-1): FR, BF, ML.")
    lat: Amount = Field(description="Latitude in degrees, north positive.")
    lon: Amount = Field(description="Longitude in degrees, east positive.")
    population: Whole | None = Field(None, description="How many people live there.")
    names: Names = Field(default_factory=dict, description="The name in other languages: {ar: …}.")
    aliases: Lines = Field((), description="Other spellings of the name: the search finds them, no page shows them.")
    zone: Line = Field("", description="The climate or landscape that it shares with towns elsewhere: Sahel.")


class PlaceMatter(Written):
    """A place that the chapters name."""

    name: str = Field(description="The place’s name.")
    lat: Amount = Field(description="Latitude in degrees, north positive.")
    lon: Amount = Field(description="Longitude in degrees, east positive.")
    precision: Metres = Field(0.0, description="Rounds the point before anything is published: 200 m, 5 km, hidden.")
    names: Names = Field(default_factory=dict, description="The name in other languages: {ar: …}.")
    aliases: Lines = Field((), description="Other spellings of the name: the search finds them, no page shows them.")


class FundingMatter(Written):
    """Who pays, or how much."""

    by: str = Field("", description="Who pays.")
    kind: str = Field("", description="How: grant, loan, gifts.")
    label: str = Field("", description="What the amount stands for.")
    amount: Amount | None = Field(None, description="The amount.")
    spent: Amount | None = Field(None, description="How much of it was spent.")
    currency: str = Field("EUR", description="The currency, three letters (ISO 4217).")
    as_of: str = Field("", description="The year for which the figures hold.")
    theme: Line = Field("", description="The theme that the sum is for, where it is for one alone.")


class StoryMatter(Written):
    """The front matter of a story."""

    title: Line = Field(description="The story’s title.")
    summary: Line = Field("", description="One or two sentences: lists, feeds and shared links show them.")
    cover: str | None = Field(None, description="The picture that stands for the story, from photos/.")
    since: Whole | None = Field(None, description="The year in which the partnership began.")
    status: Status = Field(Status.ACTIVE, description="active, paused or ended.")
    draft: YesOrNo = Field(default=False, description="true keeps the story out of the published site.")
    updated: Day | None = Field(None, description="The day of the last change worth telling: 2026-03-15.")
    themes: Lines = Field((), description="What it is about: [eau, énergie].")
    towns: list[TownMatter] = Field(default_factory=list, description="The towns: here first, then there.")
    places: Annotated[dict[str, PlaceMatter], Unmarked] = Field(
        default_factory=dict, description="Places, by a name of your own."
    )
    notes: Annotated[dict[str, NoteMatter], Unmarked] = Field(
        default_factory=dict, description="A few words for the map, by a name of your own."
    )
    layers: Annotated[dict[str, LayerMatter], Unmarked] = Field(
        default_factory=dict, description="Extracts, by a name of your own."
    )
    funding: list[FundingMatter] = Field(default_factory=list, description="Who pays.")
    partners: Annotated[dict[str, Words], Unmarked] = Field(
        default_factory=dict, description="Partners, by kind: technical, networks."
    )
    sources: Words = Field((), description="Where the facts come from.")
    strands: Lines = Field((), description="The strands of the work: [eau, état civil].")
    strand_count: Whole | None = Field(None, description="How many strands there are, where not all are named.")
    instruments: Lines = Field((), description="The ways that the money takes: [budget à budget].")


class TranslationMatter(StoryMatter):
    """The front matter of a translation: what is left out is taken from the first language."""

    title: Line = Field("", description="The story’s title in this language.")
    translation: Translation | None = Field(None, description="How it was translated: human or machine-aided.")


def load_story(root: Path, file: str, slug: str, language: str, first: Story | None = None) -> LoadedStory:
    """Load a story; a translation of `first` where that is given."""
    schema = StoryMatter if first is None else TranslationMatter
    matter = read_matter(root, file, schema)
    body, problems = chapters.cut(matter.document)
    if matter.keys is None:
        return LoadedStory(None, {}, (*matter.problems, *problems))
    keys = matter.keys
    notes, astray = read_notes(keys.notes)
    story = Story(
        slug=slug,
        language=language,
        title=keys.title,
        span=Span(file, 1, 1),
        lead=body.lead,
        chapters=body.chapters,
        body=body.whole,
        summary=keys.summary,
        cover=keys.at.ref("cover", keys.cover),
        since=keys.since,
        status=keys.status,
        draft=keys.draft,
        updated=keys.updated,
        themes=keys.themes,
        towns=tuple(map(_town, keys.towns)),
        places={key: _place(key, place) for key, place in keys.places.items()},
        notes=notes,
        funding=tuple(map(_funding, keys.funding)),
        partners=keys.partners,
        sources=keys.sources,
        strands=keys.strands,
        strand_count=keys.strand_count,
        instruments=keys.instruments,
        translation=keys.translation if isinstance(keys, TranslationMatter) else None,
        spans=keys.at.values,
    )
    found = (*matter.problems, *problems, *astray)
    if first is not None:
        story = _completed(story, first, frozenset(keys.model_fields_set))
        found = (*found, *unused_in_translation(keys.at))
    return LoadedStory(story, keys.layers, found)


@dataclass(frozen=True, slots=True)
class LoadedStory:
    """A story, None where its file cannot be understood, and the layers that it declares."""

    story: Story | None
    layers: Mapping[str, LayerMatter]
    problems: tuple[Problem, ...]


def _town(town: TownMatter) -> Town:
    point = Point(town.lon, town.lat)
    country = town.country.upper() if len(town.country) == _CODE_LENGTH else town.country  # said as it was written
    return Town(town.name, country, point, town.at.span, town.population, town.names, town.aliases, town.zone)


def _place(key: str, place: PlaceMatter) -> Place:
    precision = max(place.precision, 0.0)
    point = rounded(Point(place.lon, place.lat), precision)  # here already, so that nothing can publish the exact one
    hidden = place.precision < 0
    return Place(key, place.name, point, place.at.span, precision, hidden, place.names, place.aliases)


def _funding(row: FundingMatter) -> Funding:
    sums = (row.amount, row.spent, row.currency.strip().upper(), row.as_of)
    return Funding(row.at.span, row.by, row.kind, row.label, *sums, row.theme)


def _completed(story: Story, first: Story, written: frozenset[str]) -> Story:
    """Fill a translation with what it does not repeat: keys, towns, places, and what its chapters show."""
    taken: dict[str, Any] = {key: getattr(first, key) for key in _SHARED if key not in written}
    inherited = frozenset(key for key in taken if taken[key])
    chapters_ = tuple(_with_views(story, first))
    return replace(story, **taken, chapters=chapters_, inherited=inherited, original=first.language)


def _with_views(story: Story, first: Story) -> Iterator[Chapter]:
    for index, chapter in enumerate(story.chapters):
        own = chapter.view  # words are never another language's, and do not move the map
        untouched = replace(own, alt=None) == ViewRequest(own.span)
        if untouched and index < len(first.chapters):
            yield replace(chapter, view=replace(first.chapters[index].view, alt=own.alt))
        else:
            yield chapter


_SHARED = (
    "title",
    "cover",
    "since",
    "status",
    "draft",
    "updated",
    "themes",
    "towns",
    "places",
    "notes",
    "funding",
    "partners",
    "sources",
    "strands",
    "strand_count",
    "instruments",
)
