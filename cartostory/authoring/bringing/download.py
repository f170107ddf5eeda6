"""Pictures that a file only links to -> photographs of the story. For whoever asks for it: this uses the network."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from cartostory.authoring.bringing.bundle import BroughtChapter, BroughtPicture, Bundle, Fate, key_of
from cartostory.authoring.importing.escape_markdown import escaped
from cartostory.media.photo_format import SUFFIXES, recognise
from cartostory.problems.messages import counted

MOST_PICTURES = 100
MOST_BYTES = 20_000_000
_SECONDS = 20
_CHUNK = 1 << 16
_REDIRECTS = 3


def download_pictures(bundle: Bundle, *, is_allowed: bool | None = None) -> None:
    """Fetch the pictures that a bundle links to, and put them in place of their links. What fails stays a link.

    Addresses within the town hall’s own network are not asked: a file from outside must not make this machine ask
    them. `is_allowed` says so otherwise, for tests.
    """
    taken = {PurePosixPath(one.name).stem for one in bundle.pictures}
    found: dict[str, str] = {}
    failed = 0
    for url, credit in dict(bundle.remote).items():
        data = _fetch(url, is_allowed=is_allowed) if len(found) < MOST_PICTURES else None
        kind = recognise(data) if data else None
        if data is None or kind is None:
            failed += 1
            continue
        suffix = min(SUFFIXES[kind], key=len)
        name = key_of(PurePosixPath(unquote(urlsplit(url).path)).stem, taken, "image") + suffix
        bundle.pictures.append(BroughtPicture(name, data, author=credit))
        found[url] = name
    bundle.lead = _with_pictures(bundle.lead, found)
    bundle.chapters = [_shown(chapter, found) for chapter in bundle.chapters]
    bundle.remote = [pair for pair in bundle.remote if pair[0] not in found]
    bundle.tell(Fate.KEPT, _FETCHED, len(found))
    bundle.tell(Fate.DROPPED, _FAILED, failed)


def _shown(chapter: BroughtChapter, found: dict[str, str]) -> BroughtChapter:
    return replace(chapter, text=_with_pictures(chapter.text, found))


def _with_pictures(text: str, found: dict[str, str]) -> str:
    """Turn the links to pictures that were fetched into pictures."""
    for url, name in found.items():
        end = f"]({url})"
        while end in text:
            at = text.index(end)
            start = text.rfind("[", 0, at)
            words = text[start + 1 : at]
            shown = "" if words == escaped(url) else words
            text = f"{text[:start]}<!-- ![{shown}]({name}) -->{text[at + len(end) :]}"
    return text


def _fetch(url: str, *, is_allowed: bool | None) -> bytes | None:
    """Give the bytes of a picture; None where it cannot be had, is too large, or lies in the own network."""
    import requests  # noqa: PLC0415 - the network is asked for by an option

    try:
        for _ in range(_REDIRECTS + 1):
            if not (_is_public(url) if is_allowed is None else is_allowed):
                return None
            with requests.get(url, timeout=_SECONDS, stream=True, allow_redirects=False) as answer:
                if answer.is_redirect:
                    url = requests.compat.urljoin(url, answer.headers["location"])
                    continue
                if not answer.ok:
                    return None
                return _limited(answer)
    except (requests.RequestException, ValueError, OSError):
        return None
    return None


def _limited(answer: object) -> bytes | None:
    data = bytearray()
    for piece in answer.iter_content(_CHUNK):  # type: ignore[attr-defined]
        data += piece
        if len(data) > MOST_BYTES:
            return None
    return bytes(data)


def _is_public(url: str) -> bool:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return False
    addresses = {entry[4][0] for entry in socket.getaddrinfo(parts.hostname, None)}
    return bool(addresses) and all(ipaddress.ip_address(str(one).partition("%")[0]).is_global for one in addresses)


_FETCHED = counted("{count} picture was fetched, to be registered", "{count} pictures were fetched, to be registered")
_FAILED = counted(
    "{count} picture could not be fetched, and stays a link", "{count} pictures could not be fetched, and stay links"
)
