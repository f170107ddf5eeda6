"""Lines of one access log -> requests, whichever of the formats that we read each line has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cartostory.cli.access_log.caddy import read_caddy
from cartostory.cli.access_log.line import read_line
from cartostory.cli.access_log.request import Request
from cartostory.cli.access_log.w3c import W3cLog, is_directive


def requests(lines: Iterable[str]) -> Iterator[Request | None]:
    """Give a request for each line of a file, None for one that is no line of an access log.

    Empty lines, and those in which a log speaks of itself, are passed over.
    """
    log = W3cLog()
    for raw in lines:
        line = raw.removeprefix("\ufeff")
        if is_directive(line):
            log.learn(line)
        elif line.strip():
            yield _request(line, log)


def _request(line: str, log: W3cLog) -> Request | None:
    if line.lstrip().startswith("{"):
        return read_caddy(line)
    return (log.read(line) if log.fields else None) or read_line(line)
