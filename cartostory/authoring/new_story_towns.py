"""The two towns of a new story, found in the gazetteer -> its front matter, and six chapters with advice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cartostory.authoring.town_search import name_in
from cartostory.carto.world.gazetteer import Settlement
from cartostory.media.atomic_write import write_whole
from cartostory.problems.messages import translatable

Say = Callable[[str], str]
_COMMENTED = re.compile(r"^# towns:\n(?:#   - .*\n)+", re.MULTILINE)
_FRONT = re.compile(r"^---[ \t]*$", re.MULTILINE)
_TITLE = re.compile(r'^title: ".*"$', re.MULTILINE)


def with_towns(file: Path, towns: Sequence[Settlement], languages: Sequence[str], say: Say) -> None:
    """Write two towns and six chapters into a story that was just made. Raises `OSError`."""
    text = file.read_text("utf-8")
    fences = list(_FRONT.finditer(text))
    matter, end = text[: fences[1].start()], fences[1].end()
    here, there = towns
    matter = _TITLE.sub(lambda _: f"title: {_quoted(f'{here.name} – {there.name}')}", matter, count=1)
    block = "towns:\n" + "".join(f"  - {_town(one, languages)}\n" for one in towns)
    matter = _COMMENTED.sub(lambda _: block, matter, count=1) if _COMMENTED.search(matter) else f"{matter}{block}"
    body = "\n\n".join(_chapters(here, there, say))
    write_whole(file, f"{matter}{text[fences[1].start() : end]}\n\n{say(_LEAD)}\n\n{body}\n".encode(), 0o644)


def _town(one: Settlement, languages: Sequence[str]) -> str:
    """Write a town’s entry, with its names in the site’s other languages where the gazetteer knows them."""
    names = {tag: name_in(one.name, one.country, tag) for tag in languages[1:]}
    known = ", ".join(f"{tag}: {_quoted(name)}" for tag, name in names.items() if name and name != one.name)
    told = [
        f"name: {_quoted(one.name)}",
        f"country: {one.country}",
        f"lat: {one.point.lat:.5f}",
        f"lon: {one.point.lon:.5f}",
    ]
    told += [f"population: {one.population}"] if one.population else []
    told += [f"names: {{{known}}}"] if known else []
    return f"{{{', '.join(told)}}}"


def _chapters(here: Settlement, there: Settlement, say: Say) -> Iterator[str]:
    where = {"here": here, "there": there}
    for title, advice, attributes in _SIX:
        names = {key: town.name for key, town in where.items()}
        centres = {f"{key}_map": f"{town.point.lat:.4f}/{town.point.lon:.4f}" for key, town in where.items()}
        seen = f" {{: {attributes.format(**centres)} }}" if attributes else ""
        heading = f"## {say(title).format(**names)}{seen}"
        yield f"{heading}\n\n<!-- {say(advice)} -->"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


_LEAD = translatable("The introduction: what this story is about, in two or three sentences.")
_SIX = (
    (
        translatable("Two towns"),
        translatable(
            "How they met, in which year, and who had the idea. The map shows both: the distance is said by itself."
        ),
        "",
    ),
    (
        translatable("There: {there}"),
        translatable("Where it lies, who lives there, what a visitor sees first. One photograph, with its author."),
        'map="11/{there_map}"',
    ),
    (
        translatable("What was missing"),
        translatable("The question that the partnership answers: water, light, a school. Facts, with their source."),
        'map="12/{there_map}"',
    ),
    (
        translatable("What was done"),
        translatable('Who did what, when, with whose money. Layers of works or of places belong here: show="…".'),
        'map="13/{there_map}"',
    ),
    (
        translatable("Here: {here}"),
        translatable("What the partnership changed here: visits, meals, classes that write to each other."),
        'map="12/{here_map}"',
    ),
    (
        translatable("What comes next"),
        translatable(
            "What is planned, and how a reader can take part: a date, an association, an address of the town."
        ),
        "",
    ),
)
