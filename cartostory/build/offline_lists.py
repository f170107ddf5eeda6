"""A finished website -> a list for each page that can be kept, as JSON that `sw.js` reads.

{version, title, language, direction, page, refuge,
 files: [[url, bytes on the way, SHA-256 as base64]],          what the page always asks for
 live: [[url, bytes, hash]],                                   what its live map adds
 pictures: [{drawn, sizes: [[url, bytes, hash, width]], others: [url]}],   one size of each is kept, for all of them
 without: bytes of the recordings that are too heavy to be kept, if there are any,
 with: [url],                                                  the list of the page that stands in for absent ones
 small, large: bytes in all on a phone, and on a wide screen}

URLs are relative to the list. The version is a hash of the rest: a byte that differs anywhere makes another version.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import json
import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict

from cartostory.build.cache import Cache, key
from cartostory.model.languages import direction
from cartostory.model.output import Address, Content, Kind, Output, bytes_of
from cartostory.model.prepared import PreparedSite
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.render.html.tree import tree
from cartostory.render.links import quoted
from cartostory.render.page_resources import Choice, RequestedFiles, asked, fonts, read_asked

_PACKED_ALREADY = (".webp", ".jpg", ".avif", ".png", ".woff2", ".mp3", ".m4a", ".ogg", ".opus", ".mp4", ".webm")
RECORDINGS_BYTES = 3_000_000
"""What a story may weigh more for its voices: about ten minutes of speech. The rest stays on the site, and is named."""

_MIRRORED = "mapbox-gl-rtl-text"

File = Callable[[str], list[object]]
"""A path -> its bytes on the way, and its hash."""


def keep_lists(ready: PreparedSite, files: Mapping[str, Content], cache: Cache) -> dict[str, bytes]:
    """Make the list of every page without network; gives them by path. A story's is made with it."""
    weigh = weigher(files)
    found: dict[str, bytes] = {}
    for output in ready.plan.outputs.values():
        if output.address.kind is Kind.KEEP and not output.address.subject:
            found |= keep_list(ready, output, files, weigh, cache)
    return found


def keep_list(
    ready: PreparedSite, output: Output, files: Mapping[str, Content], weigh: File, cache: Cache | None = None
) -> dict[str, bytes]:
    """Make one list, by its path; nothing where its page could not be made. What the page asks for is kept."""
    page = ready.plan.outputs[_page_of(output.address)]
    if page.path not in files:
        return {}
    needs = _needs(page.path, bytes_of(files[page.path]), cache)
    return {output.path: _list(ready, output, needs, files, weigh)}


def _page_of(address: Address) -> Address:
    return Address(Kind.STORY if address.subject else Kind.OFFLINE, address.subject, address.language)


def _list(
    ready: PreparedSite, output: Output, page: tuple[RequestedFiles, str], files: Mapping[str, Content], weigh: File
) -> bytes:
    needs, letters = page
    kept, left = _recordings(needs, files)
    needs.files |= dict.fromkeys(kept)
    needs.files |= dict.fromkeys(_fonts(needs, files, letters))
    entry = _entries(posixpath.dirname(output.path), weigh)
    refuge = Address(Kind.KEEP, "", output.address.language)
    said: dict[str, object] = {
        "title": _title(ready, output.address),
        "language": output.address.language,
        "direction": direction(output.address.language),
        "page": "./",
        "refuge": not output.address.subject,
        "files": [entry(path) for path in needs.files if path in files],
        "live": [entry(path) for path in _live(needs, files) if path in files],
        "pictures": [_picture(choice, entry) for choice in needs.choices if choice.sizes[0].path in files],
        "with": [ready.plan.link(output, refuge)] if output.address.subject else [],
    }
    if left:
        said["without"] = left
    said |= {"small": _sum(said, 0), "large": _sum(said, -1)}
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    said["version"] = hashlib.sha256(text.encode()).hexdigest()[:16]
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _needs(path: str, html: bytes, cache: Cache | None) -> tuple[RequestedFiles, str]:
    """Return what a page asks for, and the letters that it shows, each once; both are kept in a cache that is given."""
    name = key("asked", path, html)
    kept = cache.get(name) if cache else None
    if kept is not None:
        found, letters = json.loads(kept)
        return read_asked(found), letters
    document = tree(html.decode())
    needs = asked(path, document)
    letters = "".join(sorted(set(document.text)))
    if cache:
        cache.put(name, json.dumps([asdict(needs), letters]).encode())
    return needs, letters


def _title(ready: PreparedSite, address: Address) -> str:
    partnership = ready.site.partnership(address.subject)
    return partnership.stories[address.language].title if partnership else ready.site.config.title


def _entries(folder: str, weigh: File) -> File:
    def entry(path: str) -> list[object]:
        url = posixpath.relpath(path, folder or ".")
        return ["./" if url == "index.html" else quoted(url), *weigh(path)]

    return entry


def _picture(choice: Choice, entry: File) -> dict[str, object]:
    sizes = sorted(choice.sizes, key=lambda size: size.width)
    others = [entry(path)[0] for path in dict.fromkeys(choice.others)]
    return {
        "drawn": choice.is_drawn,
        "sizes": [[*entry(size.path), size.width] for size in sizes],
        "others": others,
    }


def _sum(said: Mapping[str, object], which: int) -> int:
    """Add up what is kept with the smallest (0) or the largest (-1) size of every picture."""
    single = {one[0]: one[1] for key in ("files", "live") for one in said[key]}  # type: ignore[attr-defined]
    chosen = {picture["sizes"][which][0]: picture["sizes"][which][1] for picture in said["pictures"]}  # type: ignore[attr-defined]
    return sum({**single, **chosen}.values())


def _live(needs: RequestedFiles, files: Mapping[str, Content]) -> Iterator[str]:
    """Give what the live map asks for; what turns Arabic letters only where its data hold some."""
    data = (path for path in needs.live if path.endswith("live.js"))
    has_arabic = any(b'"rtl":true' in bytes_of(files.get(path, b"")) for path in data)
    return (path for path in needs.live if has_arabic or _MIRRORED not in path)


def _recordings(needs: RequestedFiles, files: Mapping[str, Content]) -> tuple[list[str], int]:
    """Give the recordings that are kept, in the order of the page, and the bytes of those that are too heavy for it."""
    kept, room, left = [], RECORDINGS_BYTES, 0
    for path in needs.recordings:
        size = len(bytes_of(files.get(path, b"")))
        if size <= room:
            kept.append(path)
            room -= size
        else:
            left += size
    return kept, left


def _fonts(needs: RequestedFiles, files: Mapping[str, Content], text: str) -> Iterator[str]:
    for path in tuple(needs.files):
        if path.endswith(".css") and path in files:
            yield from fonts(path, bytes_of(files[path]).decode(), text)


def weigher(files: Mapping[str, Content]) -> File:
    """Give what weighs each of these files once."""

    @functools.cache
    def weigh(path: str) -> list[object]:
        data = bytes_of(files.get(path, b""))
        size = len(data) if path.endswith(_PACKED_ALREADY) else gzipped_bytes(data)
        return [size, base64.b64encode(hashlib.sha256(data).digest()).decode()]

    return weigh
