"""`bring osm --around PLACE --radius 3km --theme water,schools`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.authoring.bringing.bundle import CannotBringError
from cartostory.authoring.bringing.osm import bring_overpass
from cartostory.authoring.bringing.osm_themes import THEMES
from cartostory.authoring.bringing.overpass import ADDRESS, LARGEST_RADIUS_M, ask, question
from cartostory.authoring.bringing.recognise import Opened
from cartostory.authoring.town_search import towns_named
from cartostory.build.lock import alone
from cartostory.cli.bring.files import site_missing, themes_of, write_and_tell
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import options
from cartostory.cli.session import Session
from cartostory.geo.point import Point
from cartostory.load.site import load
from cartostory.load.values import length
from cartostory.model import Site
from cartostory.model.spelling import slug
from cartostory.problems.messages import Messages, choose, translatable

_CACHE = "overpass"
_PARTS = 2


@click.command(cls=SpokenCommand)
@click.option("--around", metavar="PLACE", required=True, help=translatable("A town, or latitude,longitude."))
@click.option("--radius", default="3km", help=translatable("How far around: 800m, 3km."))
@click.option(
    "--theme",
    "themes",
    metavar="NAMES",
    default="water,schools,health",
    help=translatable("Which themes: water,schools,roads …"),
)
@click.option(
    "--to", "story", metavar="STORY", default="", help=translatable("The story that it goes into; else a new one.")
)
@click.option("--dry-run", "dry", is_flag=True, help=translatable("Show what would be made, and write nothing."))
@options("site", "today", "lang")
@click.pass_obj
def osm(session: Session, /, *, around: str, radius: str, themes: str, story: str, dry: bool, **given: Any) -> int:
    """Fetch an extract of OpenStreetMap from the Overpass API, by the network, and make layers of it."""
    asked = session.options(given)
    if site_missing(session, asked.root):
        return ExitCode.USAGE
    site, _ = load(asked.root)
    point = _point(site, around, session.language)
    if point is None:
        raise click.UsageError(session.say(_UNKNOWN).format(name=around))
    wanted = themes_of(session, themes) or tuple(THEMES)
    address = site.config.overpass or ADDRESS
    say = Messages(choose(None, site.config.first_language, {})).gettext
    with alone(asked):
        try:
            text = question(point, _radius(session, radius), wanted)
            session.print(session.say(_ASKING).format(address=address))
            answer = ask(address, text, asked.state / _CACHE, session.today.isoformat())
            if answer.is_remembered:
                session.print(session.say(_REMEMBERED))
            name = f"{around} {radius}"
            opened = Opened(bring_overpass(answer.value, name, say, wanted))
            opened.bundle.title = f"{around} (OpenStreetMap)"
        except CannotBringError as refused:
            session.print(session.say(refused.sentence).format(file="OpenStreetMap", **refused.blanks), error=True)
            return ExitCode.USAGE
        return write_and_tell(session, asked, Path(name), opened, story, say, dry=dry)


def _radius(session: Session, written: str) -> float:
    try:
        metres = length(written.replace("\u00a0", " "))
    except ValueError as error:
        raise click.UsageError(session.say(str(error))) from error
    if not 0 < metres <= LARGEST_RADIUS_M:
        raise click.UsageError(session.say(_TOO_FAR).format(km=f"{LARGEST_RADIUS_M / 1000:.0f}"))
    return metres


def _point(site: Site, written: str, language: str) -> Point | None:
    """Find a place: a position, a town or a place of the site’s stories, else the largest town of that name."""
    parts = written.split(",")
    try:
        if len(parts) == _PARTS:
            return Point(float(parts[1]), float(parts[0]))
    except ValueError:
        return None
    for partnership in site.partnerships:
        for town in partnership.story.towns:
            if slug(town.name) == slug(written):
                return town.point
        place = partnership.story.places.get(written)
        if place and not place.hidden:
            return place.point
    towns = towns_named(written, language)
    return towns[0].point if towns else None


_UNKNOWN = translatable("No town and no place is named {name}. Write its position: --around=13.0883,-1.0837")
_ASKING = translatable("Asking {address}…")
_REMEMBERED = translatable("It was asked today already: the answer is remembered.")
_TOO_FAR = translatable(
    "The radius is more than nothing and at most {km} km: for more, take an extract of a whole country."
)
