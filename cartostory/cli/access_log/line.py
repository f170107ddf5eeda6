"""One line of an access log -> the request that it tells of.

The “common” and “combined” formats of Apache (mod_log_config), which nginx and most hosts' own logs share; a
virtual host may stand in front.
"""

from __future__ import annotations

import re
from datetime import datetime

from cartostory.cli.access_log.request import Request

_QUOTED = r'"(?P<{}>(?:[^"\\]|\\.)*)"'
_LINE = re.compile(
    r"(?:(?P<vhost>[^\s\"]+) )?(?P<visitor>[^\s\"]+) \S+ (?P<user>\S+|\"[^\"]*\") \[(?P<time>[^\]]{10,40})\] "
    + _QUOTED.format("request")
    + r" (?P<status>\d{3}) (?:\d+|-)"
    + r"(?: "
    + _QUOTED.format("referer")
    + " "
    + _QUOTED.format("agent")
    + r")?"
)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STAMP = re.compile(r"(\d{2})/([A-Z][a-z]{2})/(\d{4})(:\d{2}:\d{2}:\d{2} [+-]\d{4})")


def read_line(line: str) -> Request | None:
    """Read a line; None for one that is no line of an access log."""
    found = _LINE.match(line)
    moment = _moment(found["time"]) if found else None
    if found is None or moment is None:
        return None
    method, _, rest = found["request"].partition(" ")
    path = rest.rpartition(" HTTP/")[0] or rest
    return Request(found["visitor"], moment, method, path, int(found["status"]), found["agent"])


def _moment(text: str) -> datetime | None:
    """Read `14/Nov/2026:18:30:00 +0100`; the names of months are English, whatever the machine speaks."""
    found = _STAMP.fullmatch(text)
    if not found or found[2] not in _MONTHS:
        return None
    month = _MONTHS.index(found[2]) + 1
    try:
        return datetime.strptime(f"{found[1]}/{month:02}/{found[3]}{found[4]}", "%d/%m/%Y:%H:%M:%S %z")
    except ValueError:
        return None
