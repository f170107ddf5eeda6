"""The address of a website as people write it -> the same in ASCII, which codes, site maps and old programs read.

A telephone reads a QR code's letters beyond ASCII as Latin-1 or as UTF-8, as it likes: one of the two is a dead end,
on a wall for years.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

from cartostory.model.plain_text import composed, without_unseen

_KEPT = "/:@!$&'()*+,;=~%-._?"
_LABEL = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?<!-)", re.IGNORECASE)


def ascii_address(address: str) -> str:
    """Return an address with its host in Punycode (RFC 5891) and its path percent-encoded (RFC 3986, section 2.1).

    One that is in ASCII stays as it is; so does what no host can be made of, which a check names.
    """
    address = without_unseen(composed(address.strip()))
    if address.isascii():
        return address
    try:
        parts = urlsplit(address)
        host = _ascii_host(parts.hostname or "")
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError):
        return address
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *rest))


def _ascii_host(host: str) -> str:
    """Return a host in ASCII: faß.de is xn--fa-hia.de (IDNA 2008), another host than fass.de. Raises `UnicodeError`."""
    import idna  # noqa: PLC0415 - its tables are read for the few addresses that need them

    return "" if not host else idna.encode(host, uts46=True).decode("ascii")


def is_host(host: str) -> bool:
    """Tell whether a name in ASCII can be that of a host (RFC 1123, section 2.1)."""
    return all(_LABEL.fullmatch(label) for label in host.removesuffix(".").split("."))


def origin(address: str) -> str:
    """Give the site of an address, `https://ville.example.fr:8443`, in ASCII; "" for what is none of a website."""
    try:
        parts = urlsplit(ascii_address(address))
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        return ""
    host = parts.hostname or ""
    is_site = parts.scheme in {"http", "https"} and host.isascii() and "." in host and is_host(host)
    return f"{parts.scheme}://{host}{port}" if is_site else ""
