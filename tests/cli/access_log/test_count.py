"""Scans are counted; machines, repeats and other pages are not; nobody can be found again."""

import pickle
import tracemalloc
from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfo

import pytest

from cartostory.cli.access_log.count import Count, is_bot
from cartostory.cli.access_log.listing import as_csv, as_json, as_table, rows

PHONE = (
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36"
)
CODES = frozenset({"9y6kp", "2v4rm"})


def line(
    path: str = "/q/9y6kp/",
    *,
    time: str = "14/Nov/2026:18:30:00 +0100",
    visitor: str = "203.0.113.7",
    agent: str = PHONE,
    status: int = 200,
    method: str = "GET",
) -> str:
    return f'{visitor} - - [{time}] "{method} {path} HTTP/1.1" {status} 812 "-" "{agent}"\n'


def counted(*lines: str, zone: str = "Europe/Paris") -> Count:
    count = Count(CODES, ZoneInfo(zone), is_bot)
    count.add(lines)
    return count


@pytest.mark.parametrize(
    "path",
    [
        "/q/9y6kp/",
        "/q/9y6kp",
        "/ici-et-la-bas/q/9y6kp/",
        "/q/9y6kp/ar/",
        "/q/9Y6KP/",
        "/q/9y6kp/?utm_source=affiche",
        "/q/9y6kp/index.html",
        "https://example.org/q/9y6kp/",
    ],
)
def test_a_code_is_known_however_it_was_asked_for(path: str) -> None:
    assert counted(line(path)).scans == {("9y6kp", date(2026, 11, 14)): 1}


@pytest.mark.parametrize("path", ["/kaya/", "/q/", "/q/.htaccess", "/assets/q.css", "/quoi/9y6kp/"])
def test_other_pages_are_no_scans(path: str) -> None:
    assert not counted(line(path)).scans


@pytest.mark.parametrize("change", [{"status": 404}, {"status": 403}, {"method": "HEAD"}, {"method": "POST"}])
def test_what_was_refused_or_only_asked_about_is_no_scan(change: dict[str, str]) -> None:
    assert not counted(line(**change)).scans  # type: ignore[arg-type]


def test_a_missing_slash_makes_one_scan_and_not_two() -> None:
    assert counted(line("/q/9y6kp", status=301), line(time="14/Nov/2026:18:30:01 +0100")).scans.total() == 1


@pytest.mark.parametrize(
    "agent", ["Googlebot/2.1", "WhatsApp/2.23.20.0", "facebookexternalhit/1.1", "curl/8.0", "-", "", "UptimeRobot/2.0"]
)
def test_programs_are_left_out(agent: str) -> None:
    found = counted(line(agent=agent), line())
    assert found.scans.total() == 1
    assert found.bots == 1


def test_the_same_visitor_within_five_minutes_is_one_scan() -> None:
    found = counted(
        line(time="14/Nov/2026:18:30:00 +0100"),
        line(time="14/Nov/2026:18:34:00 +0100"),
        line(time="14/Nov/2026:18:38:59 +0100"),
        line(time="14/Nov/2026:18:44:00 +0100"),
        line("/q/2v4rm/", time="14/Nov/2026:18:44:00 +0100"),
        line(time="14/Nov/2026:18:44:01 +0100", visitor="203.0.113.8"),
    )
    assert found.scans == {("9y6kp", date(2026, 11, 14)): 3, ("2v4rm", date(2026, 11, 14)): 1}
    assert found.repeated == 2


def test_days_are_those_of_the_town() -> None:
    late = line(time="14/Nov/2026:23:30:00 +0000")
    assert counted(late).scans == {("9y6kp", date(2026, 11, 15)): 1}
    assert counted(late, zone="UTC").scans == {("9y6kp", date(2026, 11, 14)): 1}


def test_broken_lines_and_unknown_codes_are_counted_not_fatal() -> None:
    found = counted("\x16\x03\x01\n", "\n", line("/q/22222/"), line())
    assert (found.lines, found.unreadable, found.unknown, found.scans.total()) == (3, 1, 1, 1)


def test_nothing_of_a_visitor_is_kept_or_shown() -> None:
    found = counted(line(visitor="203.0.113.7"), line(visitor="2001:db8::17"))
    table = rows(found.scans, {"9y6kp": ("Hall", "kaya")})
    shown = as_table(table, str) + as_csv(table, str, "fr") + as_json(table)
    held = pickle.dumps((found.scans, found.repeats.seen))
    for trace in ("203.0.113.7", "2001:db8::17", "Android"):
        assert trace not in shown
        assert trace.encode() not in held
    assert found.repeats.key != counted().repeats.key


def test_a_log_of_any_length_fits_in_a_little_memory() -> None:
    def log() -> Iterator[str]:
        for number in range(20_000):
            second = f"{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}"
            visitor = f"10.{number % 256}.{number // 256 % 256}.{number // 65536}"
            yield line(time=f"14/Nov/2026:{second} +0100", visitor=visitor)

    count = Count(CODES, ZoneInfo("Europe/Paris"), is_bot)
    tracemalloc.start()
    count.add(log())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count.scans.total() == 20_000
    assert len(count.repeats.seen) <= 301
    assert peak < 5_000_000


def test_a_table_tells_days_and_totals() -> None:
    found = counted(line(), line("/q/2v4rm/"), line(time="15/Nov/2026:10:00:00 +0100"))
    table = as_table(rows(found.scans, {"9y6kp": ("Hall", "kaya"), "2v4rm": ("Kaya", "kaya")}), str)
    assert [row.split() for row in table.splitlines()] == [
        ["day", "code", "name", "leads", "to", "scans"],
        ["2026-11-14", "2v4rm", "Kaya", "kaya", "1"],
        ["2026-11-14", "9y6kp", "Hall", "kaya", "1"],
        ["2026-11-15", "9y6kp", "Hall", "kaya", "1"],
        [],
        ["total", "9y6kp", "Hall", "kaya", "2"],
        ["total", "2v4rm", "Kaya", "kaya", "1"],
    ]
