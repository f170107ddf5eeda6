"""What was read is counted by page, story, language and day; programs, parts and repeats are not; nobody is kept."""

import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cartostory.cli.access_log.count import is_bot
from cartostory.cli.access_log.visits import Read, Visit, VisitedPath, Visits
from cartostory.cli.access_log.visits_listing import as_csv, as_page, as_table, by_day

Run = Callable[..., "subprocess.CompletedProcess[str]"]
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:120.0) Gecko/20100101 Firefox/120.0"
FILES = frozenset(
    {
        "index.html",
        "ivry-kaya/index.html",
        "en/ivry-kaya/index.html",
        "en/index.html",
        "ivry-kaya/story.html",
        "ivry-kaya/ivry-kaya-booklet.pdf",
        "assets/site.0123abcd.css",
        "q/9y6kp/index.html",
        "404.html",
    }
)


def place(base: str = "/") -> VisitedPath:
    return VisitedPath(base, FILES, {"ivry-kaya"}, ("fr", "en"), ZoneInfo("Europe/Paris"))


def line(path: str, *, visitor: str = "203.0.113.7", day: int = 14, status: int = 200, agent: str = BROWSER) -> str:
    return f'{visitor} - - [{day}/Nov/2026:23:30:00 +0000] "GET {path} HTTP/1.1" {status} 812 "-" "{agent}"\n'


def counted(*lines: str, base: str = "/") -> Visits:
    found = Visits(place(base), is_bot)
    found.add(lines)
    return found


@pytest.mark.parametrize(
    ("path", "kind", "shown", "story", "language"),
    [
        ("/", Read.PAGE, "/", "", "fr"),
        ("/index.html?utm=x", Read.PAGE, "/", "", "fr"),
        ("/ivry-kaya/", Read.PAGE, "ivry-kaya/", "ivry-kaya", "fr"),
        ("/en/ivry-kaya/", Read.PAGE, "en/ivry-kaya/", "ivry-kaya", "en"),
        ("/en/", Read.PAGE, "en/", "", "en"),
        ("/ivry-kaya/story.html", Read.DOWNLOAD, "ivry-kaya/story.html", "ivry-kaya", "fr"),
        ("/ivry-kaya/ivry-kaya-booklet.pdf", Read.DOWNLOAD, "ivry-kaya/ivry-kaya-booklet.pdf", "ivry-kaya", "fr"),
    ],
)
def test_what_is_read_by_kind_story_and_language(path: str, kind: Read, shown: str, story: str, language: str) -> None:
    day = date(2026, 11, 15)  # half past midnight in Paris
    assert counted(line(path)).counts == {Visit(day, kind, shown, story, language): 1}


@pytest.mark.parametrize("path", ["/assets/site.0123abcd.css", "/q/9y6kp/", "/404.html", "/wp-login.php", "/blog/"])
def test_parts_short_links_and_other_sites_are_no_visits(path: str) -> None:
    assert not counted(line(path)).counts


def test_programs_repeats_and_refusals_are_left_out() -> None:
    bot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)"
    found = counted(line("/"), line("/"), line("/", agent=bot), line("/", status=404), "not a line\n", "\n")
    assert sum(found.counts.values()) == 1
    assert (found.lines, found.bots, found.repeated, found.unreadable) == (5, 1, 1, 1)


def test_a_site_below_a_path_of_a_host() -> None:
    found = counted(line("/coop/"), line("/coop/ivry-kaya/"), line("/"), line("/ivry-kaya/"), base="/coop/")
    assert {visit.path for visit in found.counts} == {"/", "ivry-kaya/"}


def test_days_without_readers_are_shown_and_nobody_is_named() -> None:
    found = counted(line("/", day=10), line("/", day=13, visitor="198.51.100.9"))
    assert [count for _, count in by_day(found.counts)] == [1, 0, 0, 1]
    for text in (as_csv(found.counts, str, "fr"), as_table(found.counts, str), as_page(found.counts, str, "fr")):
        assert "203.0.113" not in text
        assert "198.51.100" not in text
        assert "Firefox" not in text
    page = as_page(found.counts, str, "fr")
    assert page.count("<rect") == 4
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")


def test_names_in_addresses_cannot_become_markup() -> None:
    found = Visits(VisitedPath("/", (), (), ("fr",), ZoneInfo("UTC"), knows_files=False), is_bot)
    found.add([line("/%3Cscript%3E.html")])
    assert "<script" not in as_page(found.counts, str, "fr")


def test_the_command_shows_writes_and_refuses(cartostory: Run, tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "config.yaml").write_text("title: Un essai\naddress: https://a.example/\n", "utf-8")
    log = tmp_path / "access.log"
    log.write_text(line("/") + line("/ivry-kaya/", visitor="203.0.113.8"), "utf-8")
    told = cartostory("visits", log, "--site", site, "--page", tmp_path / "pages/visites.html")
    assert told.returncode == 0, told.stderr
    assert "ivry-kaya/" in told.stdout
    assert "<svg" in (tmp_path / "pages/visites.html").read_text("utf-8")
    assert cartostory("visits", log, "--site", site, "--page", site / "output/v.html").returncode == 2
    log.write_text("time;page\n2026;x\n", "utf-8")
    strange = cartostory("visits", log, "--site", site)
    assert strange.returncode == 1
    assert "non reconnu" in strange.stderr
