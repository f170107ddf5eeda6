"""The address of a website as people write it -> the same in ASCII, which codes, site maps and old programs read.

A telephone reads a QR code's letters beyond ASCII as Latin-1 or as UTF-8, as it likes: one of the two is a dead end,
on a wall for years.
"""

from __future__ import annotations

from urllib.parse import quote, urlsplit, urlunsplit

_KEPT = "/:@!$&'()*+,;=~%-._?"


def ascii_address(address: str) -> str:
    """Return an address with its host in Punycode (RFC 3492) and its path percent-encoded (RFC 3986, section 2.1).

    One that is in ASCII stays as it is; so does what no host can be made of, which a check names.
    """
    if address.isascii():
        return address
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except (UnicodeError, ValueError):
        return address
    rest = (quote(part, safe=_KEPT) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, *rest))
