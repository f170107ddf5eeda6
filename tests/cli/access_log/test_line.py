"""Lines of the logs that hosts write."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.cli.access_log.line import read_line

COMBINED = (
    '203.0.113.7 - - [14/Nov/2026:18:30:00 +0100] "GET /q/9y6kp/ HTTP/1.1" 200 812 "-" "Mozilla/5.0 (iPhone; \\"x\\")"'
)


@pytest.mark.parametrize(
    ("line", "visitor", "has_agent"),
    [
        (COMBINED, "203.0.113.7", True),
        ("example.org:443 " + COMBINED, "203.0.113.7", True),
        (COMBINED.replace("203.0.113.7", "2001:db8::17"), "2001:db8::17", True),
        (COMBINED.replace("- - [", "- marie [").replace('812 "-"', '- "https://example.org/"'), "203.0.113.7", True),
        (COMBINED.partition(' "-"')[0], "203.0.113.7", False),
        (COMBINED + ' "gzip" 0.003\n', "203.0.113.7", True),
    ],
    ids=["combined", "virtual host", "IPv6", "with a user", "common", "with more behind"],
)
def test_a_request_is_found_in_every_format(line: str, visitor: str, *, has_agent: bool) -> None:
    found = read_line(line)
    assert found is not None
    assert (found.visitor, found.method, found.path, found.status) == (visitor, "GET", "/q/9y6kp/", 200)
    assert found.moment == datetime(2026, 11, 14, 17, 30, tzinfo=UTC)
    assert (found.agent is not None) == has_agent


@pytest.mark.parametrize(
    "line",
    [
        "",
        "\x16\x03\x01",
        '203.0.113.7 - - [14/Nov/2026:18:30:00 +0100] "GET /q/9y6kp/',
        COMBINED.replace("14/Nov", "44/Nov"),
        COMBINED.replace("Nov", "Nvb"),
        "14:30:00 notice: the server was restarted",
    ],
)
def test_what_is_no_request_is_none(line: str) -> None:
    assert read_line(line) is None


@given(st.text())
def test_no_line_breaks_the_reader(line: str) -> None:
    read_line(line)
