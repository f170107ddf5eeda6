"""The two towns of a story: told on the command line, or asked for, and found in the gazetteer."""

from __future__ import annotations

import sys

import click

from cartostory.authoring.town_search import towns_named
from cartostory.carto.world.gazetteer import Settlement
from cartostory.cli.session import Session
from cartostory.problems.messages import translatable


def chosen_towns(session: Session, here: str, there: str) -> tuple[Settlement, Settlement] | None:
    """Give both towns; None where nobody tells or answers. Raises `click.UsageError` for a name that is unknown.

    Of several towns with one name, somebody at a terminal chooses; without one the largest is taken, and said.
    """
    is_asked = sys.stdin.isatty() and not (here or there)
    if not is_asked and not (here and there):
        if here or there:
            raise click.UsageError(session.say(_BOTH))
        return None
    found = [_one(session, name, question, is_asked=is_asked) for name, question in ((here, _HERE), (there, _THERE))]
    return (found[0], found[1]) if found[0] and found[1] else None


def _one(session: Session, name: str, question: str, *, is_asked: bool) -> Settlement | None:
    while True:
        written = name or str(click.prompt(session.say(question), default="", show_default=False, err=True)).strip()
        if not written:
            return None
        towns = towns_named(written, session.language)
        if towns:
            return _chosen(session, written, towns, is_asked=is_asked)
        sentence = session.say(_UNKNOWN).format(name=written)
        if not is_asked:
            raise click.UsageError(sentence)
        session.print(sentence, error=True)


def _chosen(session: Session, name: str, towns: tuple[Settlement, ...], *, is_asked: bool) -> Settlement:
    if len(towns) == 1 or not is_asked:
        session.print(session.say(_TAKEN).format(name=name, town=_told(session, towns[0])), error=True)
        return towns[0]
    for number, town in enumerate(towns, start=1):
        session.print(f"  {number}. {_told(session, town)}", error=True)
    number = click.prompt(session.say(_WHICH), type=click.IntRange(1, len(towns)), default=1, err=True)
    return towns[int(number) - 1]


def _told(session: Session, town: Settlement) -> str:
    told = {"town": town.name, "country": town.country, "population": town.population}
    return session.say(_TOWN).format(**told, lat=f"{town.point.lat:.3f}", lon=f"{town.point.lon:.3f}")


_HERE = translatable("The town here (Enter: write it later)")
_THERE = translatable("The town there (Enter: write it later)")
_BOTH = translatable("--here and --there are told together.")
_UNKNOWN = translatable(
    "The gazetteer knows no town named {name}. Try another spelling, or write its position into the story yourself."
)
_TAKEN = translatable("{name}: {town}.")
_WHICH = translatable("Which one")
_TOWN = translatable("{town} ({country}), {population} inhabitants, latitude {lat}, longitude {lon}")
