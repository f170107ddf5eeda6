"""The day is given: by an option, by the environment, or by the clock where nobody gives it."""

import dataclasses
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from unittest import mock

import click
import pytest

from cartostory.build.outcome import Built
from cartostory.cli import preview
from cartostory.cli import serve as serving
from cartostory.cli.app import cartostory as program
from cartostory.cli.options import DAY_VARIABLE
from cartostory.cli.session import Session
from cartostory.serve.builder import Rebuild, Turn
from tests.day import TODAY

pytestmark = pytest.mark.slow

Run = Callable[..., "subprocess.CompletedProcess[str]"]
TO_COME = Path(__file__).parent / "sites/broken/event-without-access"
"""Its event is on 2026-11-28, and says nothing of access: a warning up to that day."""


def warnings(done: "subprocess.CompletedProcess[str]") -> int:
    assert done.returncode == 0, done.stderr
    return done.stderr.count("event-without-access")


@pytest.mark.parametrize(("day", "count"), [("2026-11-28", 1), ("2026-11-29", 0), ("2028-02-29", 0)])
def test_the_day_of_the_option_decides(cartostory: Run, day: str, count: int) -> None:
    assert warnings(cartostory("check", "--site", TO_COME, "--today", day)) == count


@pytest.mark.parametrize(("day", "count"), [("2026-11-28", 1), ("2026-11-29", 0)])
def test_the_day_of_the_environment_decides(process: Run, day: str, count: int) -> None:
    assert warnings(process("check", "--site", TO_COME, CARTOSTORY_TODAY=day)) == count


def test_the_option_goes_before_the_environment(cartostory: Run) -> None:
    done = cartostory("check", "--site", TO_COME, "--today", "2026-11-29", CARTOSTORY_TODAY="2026-11-28")
    assert warnings(done) == 0


@pytest.mark.parametrize("wrong", ["demain", "2026-13-01", "2027-02-29", "28/11/2026", "2026-11", "20261128"])
@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("fr", "La valeur de {name} ne convient pas. Il faut un jour, écrit comme 2026-11-30.\n"),
        ("en", "The value of {name} does not fit. It takes a day, written as 2026-11-30.\n"),
    ],
)
def test_a_wrong_day_ends_with_2_and_says_where_it_was_given(
    cartostory: Run, wrong: str, language: str, told: str
) -> None:
    line = ("--lang", language, "check", "--site", TO_COME)
    given, around = cartostory(*line, "--today", wrong), cartostory(*line, CARTOSTORY_TODAY=wrong)
    assert (given.returncode, given.stderr) == (2, told.format(name="--today"))
    assert (around.returncode, around.stderr) == (2, told.format(name=DAY_VARIABLE))


def test_an_empty_variable_gives_no_day(cartostory: Run) -> None:
    with mock.patch("cartostory.cli.session.date", wraps=date) as clock:
        clock.today.return_value = date(2026, 11, 29)
        assert warnings(cartostory("check", "--site", TO_COME, CARTOSTORY_TODAY="")) == 0
    assert clock.today.called


def test_a_new_text_is_dated_on_the_given_day(cartostory: Run, village: Path) -> None:
    assert cartostory("new", "wall", "merci", "--site", village, "--today", "2028-02-29").returncode == 0
    assert "date: 2028-02-29" in (village / "content/wall/merci.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("given", "days"),
    [(TODAY, [TODAY, TODAY]), (None, [date(2028, 2, 28), date(2028, 2, 29)])],
    ids=["given", "by the clock"],
)
def test_a_server_that_runs_past_midnight_keeps_the_given_day_or_follows_the_clock(
    tmp_path: Path, given: date | None, days: list[date]
) -> None:
    (tmp_path / "config.yaml").write_text("title: Ville\nlanguage: fr\n", "utf-8")
    (tmp_path / "content").mkdir()
    session = Session("fr", given_day=given)
    with mock.patch("cartostory.cli.session.date", wraps=date) as clock:
        clock.today.side_effect = [date(2028, 2, 27), date(2028, 2, 28), date(2028, 2, 29)]  # its options, two builds
        with (
            mock.patch.object(preview, "serve_site", side_effect=twice),
            mock.patch.object(preview, "build_site", return_value=Built((), None)) as build,
        ):
            call_serve(session, tmp_path)
    assert [call.args[0].today for call in build.call_args_list] == days
    assert {dataclasses.replace(call.args[0], today=TODAY).root for call in build.call_args_list} == {tmp_path}


def twice(rebuild: Rebuild, *_: object, **__: object) -> None:
    for _again in range(2):
        rebuild(Turn(lambda: False, lambda: False))


def call_serve(session: Session, site: Path) -> None:
    with click.Context(serving.serve, obj=session):
        assert serving.serve.callback is not None
        chosen = {"drafts": False, "port": 8000, "no_drafts": False, "opens": False, "lan": False, "lan_address": None}
        serving.serve.callback(site=site, **chosen)


def commands(group: click.Group, before: str = "") -> dict[str, click.Command]:
    context = click.Context(group)
    listed = ((name, group.get_command(context, name)) for name in group.list_commands(context))
    found = {f"{before}{name}": command for name, command in listed if command}
    for name, command in list(found.items()):
        if isinstance(command, click.Group):
            found |= commands(command, f"{name} ")
    return found


def test_every_command_on_which_the_day_bears_takes_it() -> None:
    takes = {name for name, one in commands(program).items() if any(p.name == "today" for p in one.params)}
    places = {"photos place", "photos report", "photos withdraw", "link retire", "pack kiosk", "pack usb", "paper"}
    others = {"bring osm", "export"}
    fetching = {f"basemap {name}" for name in ("add", "fetch", "status", "update")}
    assert takes == {"new", "build", "serve", "check", "deploy", "gather", "clean"} | places | others | fetching
