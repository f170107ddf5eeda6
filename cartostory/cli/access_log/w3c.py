"""Lines of a log in the W3C extended format (IIS, Azure, CloudFront) -> the requests that they tell of.

The format says in its own lines, which begin with `#`, which fields follow; its times are UTC.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import unquote

from cartostory.cli.access_log.request import Request

_FIELDS = "#Fields:"
_DATE = re.compile(r"#Date:\s*(\d{4}-\d{2}-\d{2})")
_DIRECTIVE = re.compile(r"#[A-Z][A-Za-z-]*:")
_NOTHING = "-"


def is_directive(line: str) -> bool:
    """Tell whether a line speaks of the log itself."""
    return _DIRECTIVE.match(line) is not None


@dataclass(slots=True)
class W3cLog:
    """What the log said of itself so far: the names of its fields, and the day of lines that do not give one."""

    fields: tuple[str, ...] = ()
    day: str = ""

    def learn(self, directive: str) -> None:
        """Take note of a line that begins with `#`. A server writes the list again whenever it changes."""
        if directive.startswith(_FIELDS):
            self.fields = tuple(directive.removeprefix(_FIELDS).split())
        elif date := _DATE.match(directive):
            self.day = date[1]

    def read(self, line: str) -> Request | None:
        """Read a line; None where its values are not as many as the fields, or one that is needed is missing."""
        text = line.rstrip("\r\n")
        values = text.split("\t") if "\t" in text else text.split()
        if not self.fields or len(values) != len(self.fields):
            return None
        found = dict(zip(self.fields, values, strict=True))
        try:
            moment = datetime.fromisoformat(f"{found.get('date', self.day)}T{found['time']}").replace(tzinfo=UTC)
            method, status = found["cs-method"], int(found["sc-status"])
            return Request(found["c-ip"], moment, method, _path(found), status, _agent(found))
        except (KeyError, ValueError):
            return None


def _path(found: Mapping[str, str]) -> str:
    query = found.get("cs-uri-query", _NOTHING)
    path = found["cs-uri-stem"] if "cs-uri-stem" in found else found["cs-uri"]
    return path if query == _NOTHING else f"{path}?{query}"


def _agent(found: Mapping[str, str]) -> str | None:
    """Return the name of the browser, in which IIS writes `+` for a space and CloudFront `%20`; None where unlisted."""
    agent = found.get("cs(User-Agent)")
    return None if agent is None else unquote(agent.replace("+", " "))
