"""One line of Caddy's log, a JSON object -> the request that it tells of."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from cartostory.cli.access_log.request import Request

_MILLISECONDS = 1e11
"""What is more than this counts thousandths of a second: as seconds it would be the year 5138."""


def read_caddy(line: str) -> Request | None:
    """Read a line; None for what is no request: another object, a line that was cut off."""
    try:
        entry = json.loads(line)
        asked, moment = dict(entry["request"]), _moment(entry["ts"])
        return Request(
            _visitor(asked), moment, str(asked["method"]), str(asked["uri"]), int(entry["status"]), _agent(asked)
        )
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError):
        return None


def _visitor(asked: Mapping[str, object]) -> str:
    """Return the address of the network: behind a proxy `client_ip` is the reader's; old versions write a port too."""
    address = asked.get("client_ip") or asked.get("remote_ip")
    return str(address) if address else str(asked["remote_addr"]).rpartition(":")[0]


def _agent(asked: Mapping[str, object]) -> str | None:
    """Return the name of the browser; None where the log leaves headers out."""
    headers = asked.get("headers")
    if not isinstance(headers, Mapping):
        return None
    named = {str(name).lower(): value for name, value in headers.items()}.get("user-agent", [])
    return " ".join(map(str, named)) if isinstance(named, list) else str(named)


def _moment(stamp: object) -> datetime:
    """Read seconds or milliseconds since 1970, or a date as ISO 8601 writes it. Raises `ValueError` and its like."""
    if isinstance(stamp, int | float) and not isinstance(stamp, bool):
        return datetime.fromtimestamp(stamp / 1000 if stamp > _MILLISECONDS else stamp, UTC)
    moment = datetime.fromisoformat(str(stamp))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
