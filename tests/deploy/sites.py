"""Little published sites that take no time to make: pages that name their parts, so that a missing one is seen."""

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from urllib.parse import urljoin

from cartostory.deploy.manifest import STATE, Sealed
from cartostory.deploy.publish import Order
from cartostory.deploy.stock import StockClaim

DAY = date(2026, 11, 30)
SITE = "https://example.org/"


def hashed(stem: str, content: bytes, suffix: str) -> str:
    return f"assets/{stem}.{hashlib.sha256(content).hexdigest()[:8]}{suffix}"


def site(edition: int, stories: int = 3, more: Mapping[str, bytes] | None = None) -> dict[str, bytes]:
    """Make the files of an edition: its style and photographs have other names than those of another edition."""
    style = b"body { color: #%06x }" % edition
    script = b"// edition %d" % edition
    files = {(css := hashed("site", style, ".css")): style, (js := hashed("site", script, ".js")): script}
    links = ""
    for number in range(stories):
        photo = b"photo %d of edition %d" % (number, edition if number else 0)
        name = f"photos/{hashlib.sha256(photo).hexdigest()[:16]}-960.webp"
        files[name] = photo
        files[f"histoire-{number}/index.html"] = page(f"../{css}", f"../{js}", f"../{name}", f"edition {edition}")
        files[f"histoire-{number}/keep.json"] = b'{"version": "%d"}' % edition
        links += f'<a href="histoire-{number}/index.html">{number}</a>'
    files["index.html"] = page(css, js, "", links)
    files["404.html"] = page(f"/{css}", f"/{js}", "", "rien")
    files["sw.js"] = b"// kept %d" % edition
    return files | dict(more or {})


def page(css: str, js: str, photo: str, text: str) -> bytes:
    image = f'<img src="{photo}">' if photo else ""
    return f'<link href="{css}"><script src="{js}"></script>{image}<p>{text}</p>'.encode()


def sealed(files: Mapping[str, bytes]) -> dict[str, Sealed]:
    return {path: Sealed(hashlib.sha256(data).hexdigest(), len(data)) for path, data in files.items()}


def order(
    files: Mapping[str, bytes],
    *,
    day: date = DAY,
    days: int = 7,
    adopt: bool = False,
    audit: bool = False,
    site: str = SITE,
) -> Order:
    seals = sealed(files)
    claim = StockClaim(site, {path: (one,) for path, one in seals.items()}, adopt=adopt, audit=audit)
    return Order(claim, seals, files, day, days)


def on_disk(root: Path) -> dict[str, bytes]:
    """Give what a reader can fetch: every file but those that the program keeps for itself."""
    files = (path for path in root.rglob("*") if path.is_file())
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in files}
    return {path: data for path, data in found.items() if not path.startswith(f"{STATE}/")}


def missing_parts(root: Path) -> list[str]:
    """Give what pages on the host ask for and do not get."""
    lost = []
    for path in root.rglob("*.html"):
        name = path.relative_to(root).as_posix()
        if name == "404.html":
            continue
        for url in re.findall(rb'(?:href|src)="([^"]+)"', path.read_bytes()):
            target = urljoin(f"/{name}", url.decode())
            if not (root / target.lstrip("/")).is_file():
                lost.append(f"{name} -> {target}")
    return lost
