"""Logs of every server that the guide names: who asked for what, when; and what is no log is said to be none."""

import json
import shutil
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.cli.access_log.count import Count, is_bot
from cartostory.cli.access_log.formats import requests
from cartostory.cli.access_log.request import Request
from tests.program import in_this_process

PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Mobile Safari/537.36"
MOMENT = datetime(2026, 11, 14, 17, 30, tzinfo=UTC)
SCAN = Request("203.0.113.7", MOMENT, "GET", "/q/9y6kp/", 200, PHONE)
COMBINED = f'203.0.113.7 - - [14/Nov/2026:18:30:00 +0100] "GET /q/9y6kp/ HTTP/1.1" 200 812 "-" "{PHONE}"'
FIELDS = "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query c-ip cs(User-Agent) sc-status time-taken"
IIS = f"2026-11-14 17:30:00 10.0.0.1 GET /q/9y6kp/ - 203.0.113.7 {PHONE.replace(' ', '+')} 200 15"
CLOUDFRONT = "\t".join(
    ["2026-11-14", "17:30:00", "203.0.113.7", "GET", "/q/9y6kp/", "200", PHONE.replace(" ", "%20"), "-"]
)
CLOUDFRONT_FIELDS = "#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent) cs-uri-query"


def caddy(**changes: object) -> str:
    asked: dict[str, object] = {
        "remote_ip": "203.0.113.7",
        "method": "GET",
        "uri": "/q/9y6kp/",
        "headers": {"User-Agent": [PHONE]},
    }
    entry: dict[str, object] = {"logger": "http.log.access", "ts": MOMENT.timestamp(), "request": asked, "status": 200}
    for name, value in changes.items():
        (entry if name in entry else asked)[name] = value
    return json.dumps(entry) + "\n"


@pytest.mark.parametrize(
    "lines",
    [
        [COMBINED],
        ["www.example.org:443 " + COMBINED],
        [caddy()],
        [caddy(ts=MOMENT.timestamp() * 1000)],
        [caddy(ts="2026-11-14T18:30:00+01:00")],
        [caddy(ts="2026-11-14T17:30:00Z")],
        [caddy(remote_ip="10.0.0.2", client_ip="203.0.113.7")],
        [caddy(remote_ip=None, remote_addr="203.0.113.7:53176")],
        [caddy(headers={"user-agent": PHONE})],
        ["#Software: Microsoft Internet Information Services 10.0\r\n", FIELDS + "\r\n", IIS + "\r\n"],
        ["\ufeff" + FIELDS, "", IIS],
        ["#Date: 2026-11-14 00:00:00", FIELDS.replace(" date", ""), IIS.removeprefix("2026-11-14 ")],
        ["#Version: 1.0", CLOUDFRONT_FIELDS, CLOUDFRONT],
    ],
)
def test_the_same_scan_is_read_in_every_format(lines: list[str]) -> None:
    assert list(requests(lines)) == [SCAN]


def test_a_query_is_kept_and_fields_may_change_in_the_middle_of_a_log() -> None:
    other = "#Fields: date time c-ip cs-method cs-uri sc-status"
    lines = [
        FIELDS,
        IIS.replace(" - 203", " utm_source=affiche 203"),
        other,
        "2026-11-14 17:30:00 ::1 GET /q/9y6kp/ 304",
    ]
    first, second = requests(lines)
    assert first is not None
    assert second is not None
    assert first.path == "/q/9y6kp/?utm_source=affiche"
    assert (second.visitor, second.status, second.agent) == ("::1", 304, None)


@pytest.mark.parametrize(
    "line",
    [
        '{"level":"info","ts":1794650000.3,"msg":"server running"}',
        '{"request":',
        "{}",
        '{"ts":"yesterday","request":{"method":"GET","uri":"/","remote_ip":"::1"},"status":200}',
        '{"ts":1e300,"request":{"method":"GET","uri":"/","remote_ip":"::1"},"status":200}',
        '{"ts":true,"request":{"method":"GET","uri":"/","remote_ip":"::1"},"status":200}',
        '{"ts":1,"request":[],"status":200}',
        "[" * 100_000,
        '{"a":' * 100_000,
        IIS,
        "#1 a remark",
        "name;visits",
    ],
    ids=range(12),
)
def test_what_is_no_request_is_none(line: str) -> None:
    assert list(requests([line])) == [None]


@pytest.mark.parametrize("line", [IIS + " 7", IIS[:-3], IIS.replace("17:30", "27:30"), IIS.replace(" 200 ", " ok ")])
def test_a_line_that_does_not_fit_its_fields_is_none(line: str) -> None:
    assert list(requests([FIELDS, line])) == [None]


@given(st.lists(st.one_of(st.text(), st.sampled_from([FIELDS, IIS, caddy(), COMBINED, "#Date: 2026-02-31"]))))
def test_no_log_breaks_the_reader(lines: list[str]) -> None:
    list(requests(lines))


def test_a_browser_that_headers_do_not_name_is_unknown_and_one_that_says_nothing_is_a_program() -> None:
    without = next(requests([caddy(headers=None)]))
    silent = next(requests([caddy(headers={})]))
    assert without is not None
    assert silent is not None
    assert (without.agent, silent.agent) == (None, "")


def test_a_count_tells_of_each_file_whether_it_was_recognised() -> None:
    count = Count({"9y6kp"}, ZoneInfo("Europe/Paris"), is_bot)
    assert not count.add(["name;visits", "kaya;12"])
    assert count.add([caddy()])
    assert count.add([])
    assert count.add(["#Version: 1.0"])
    assert not count.add([IIS])
    assert count.scans == {("9y6kp", date(2026, 11, 14)): 1}


@pytest.fixture
def site(shared_cases: Path, tmp_path: Path) -> Path:
    shutil.copytree(shared_cases / "30-logs", tmp_path / "site")
    (tmp_path / "site/content/links.yaml").write_text(
        "links:\n  cd3k3: {to: content/partnerships/essai}\n", encoding="utf-8"
    )
    return tmp_path / "site"


@pytest.mark.parametrize("command", ["scans", "visits"])
def test_a_table_is_no_log_and_the_command_fails_without_a_figure(site: Path, command: str) -> None:
    log = site / "logs/table.log"
    log.write_text("name;visits\nkaya;12\n", "utf-8")
    done = in_this_process(command, log, "--site", site, "--lang", "fr")
    assert done.returncode == 1
    assert "format non reconnu" in done.stderr
    assert str(log) in done.stderr
    assert "Aucun" not in done.stdout


@pytest.mark.parametrize(("log", "lines"), [("caddy.log", 1), ("iis.log", 1)])
@pytest.mark.parametrize("command", ["scans", "visits"])
def test_the_logs_of_other_servers_are_read(site: Path, command: str, log: str, lines: int) -> None:
    done = in_this_process(command, site / "logs" / log, "--site", site, "--lang", "fr")
    assert done.returncode == 0, done.stderr
    assert f"Lignes : {lines}." in done.stderr.replace("\xa0", " ")
    assert "format" not in done.stderr
