"""`gather SITES`: other towns' sites, from their addresses or from folders, into the atlas."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from cartostory.authoring.gathering.fetch import Limits
from cartostory.authoring.gathering.gather import GatheredSite, GatherFate, GatherManner, gather_all, no_longer_named
from cartostory.build.lock import alone
from cartostory.cli.bring.files import site_missing
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.help import SpokenCommand
from cartostory.cli.options import FILE, options
from cartostory.cli.session import Session
from cartostory.load.sites_to_gather import load_sites_to_gather
from cartostory.problems.messages import counted, translatable

_USUAL = "sites.yaml"


@click.command(cls=SpokenCommand)
@click.argument("sites", metavar="[SITES]", type=FILE, required=False)
@click.option("--private", is_flag=True, help=translatable("Ask sites of your own network too, without encryption."))
@options("site", "today", "lang")
@click.pass_obj
def gather(session: Session, /, *, sites: Path | None, private: bool, **given: Any) -> int:
    """Gather the partnerships of other towns’ sites into this atlas, by the network.

    SITES is the list of them, sites.yaml in the site’s folder without it; docs/guide/rassembler.md tells how to write
    it. What was gathered lies in content/gathered; a site that does not answer keeps what it gave last.
    """
    asked = session.options(given)
    if site_missing(session, asked.root):
        return ExitCode.USAGE
    file = sites or asked.root / _USUAL
    if not file.is_file():
        session.print(session.say(_NO_LIST).format(file=file), error=True)
        return ExitCode.USAGE
    listed, problems = load_sites_to_gather(file.resolve())
    if problems:
        session.report(problems, file.resolve().parent)
        return ExitCode.PROBLEMS
    if not listed:
        session.print(session.say(_EMPTY_LIST).format(file=file), error=True)
        return ExitCode.USAGE
    with alone(asked):
        manner = GatherManner(Limits(is_private=private))
        came = list(gather_all(asked.root, listed, file.resolve().parent, session.today, manner))
    _tell(session, came)
    for left in no_longer_named(asked.root, listed):
        session.print(session.say(_LEFT).format(file=left), error=True)
    return ExitCode.PROBLEMS if any(one.refusal for one in came) else ExitCode.FINE


def _tell(session: Session, came: list[GatheredSite]) -> None:
    for one in came:
        if one.refusal:
            reason = session.say(one.refusal.sentence).format(
                **{key: session.say(str(value)) for key, value in one.refusal.values.items()}
            )
            session.print(session.say(_REFUSED).format(site=one.site, reason=reason), error=True)
        sentence = _SENTENCES[one.fate]
        line = session.count(sentence, one.count, title=one.title or one.site, day=one.day)
        session.print(line, error=one.refusal is not None)
    fine = [one for one in came if one.fate is not GatherFate.MISSING]
    total = session.count(_PARTNERSHIPS, sum(one.count for one in fine))
    session.print(session.count(_TOTAL, len(fine), partnerships=total))


_NO_LIST = translatable(
    "{file} is not there. Write the list of sites into it, for instance: sites: [{{address: https://ville.example.fr/}}]"
)
_EMPTY_LIST = translatable("{file} names no site.")
_REFUSED = translatable("{site} is refused: {reason}.")
_LEFT = translatable("{file} is of a site that the list does not name: remove the file if it shall leave the atlas.")
_SENTENCES = {
    GatherFate.NEW: counted("{title}: {count} partnership is new.", "{title}: {count} partnerships are new."),
    GatherFate.RENEWED: counted("{title}: renewed, {count} partnership.", "{title}: renewed, {count} partnerships."),
    GatherFate.SAME: counted(
        "{title}: as it was on {day}, {count} partnership.", "{title}: as it was on {day}, {count} partnerships."
    ),
    GatherFate.KEPT: counted(
        "{title}: what it gave on {day} stays, {count} partnership.",
        "{title}: what it gave on {day} stays, {count} partnerships.",
    ),
    GatherFate.MISSING: counted("{title}: nothing is known of it.", "{title}: nothing is known of it."),
}
_PARTNERSHIPS = counted("{count} partnership", "{count} partnerships")
_TOTAL = counted("{count} site is gathered: {partnerships}.", "{count} sites are gathered: {partnerships}.")
