"""What a site gives as data, and what it has from other sites -> the files that it will contain of them."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model import Site
from cartostory.model.gathered_pages import pages_of
from cartostory.model.open_data import ATLAS, CATALOGUE, FORMATS, PACKAGE, TABLE, open_layers
from cartostory.model.output import Address, Kind, Output
from cartostory.model.spelling import slug


def plan_data(site: Site) -> Iterator[Output]:
    """Plan what others may take: the partnerships, and the layers that their makers let go."""
    if not site.partnerships:
        return
    for name in (ATLAS, TABLE, PACKAGE, *([CATALOGUE] if site.config.address else [])):
        yield Output(f"donnees/{name}", Address(Kind.DATA, part=name))
    for partnership in site.partnerships:
        for layer in open_layers(partnership):
            for form in FORMATS:
                part = f"{layer.key}.{form}"
                path = f"donnees/{partnership.slug}/{slug(layer.key) or layer.digest[:8]}.{form}"
                yield Output(path, Address(Kind.DATA, partnership.slug, part=part), layer.file)


def plan_gathered(site: Site, language: str, folder: str) -> Iterator[Output]:
    """Plan the pages of what was gathered from other sites."""
    for number in range(1, len(pages_of(site.gathered)) + 1):
        name = f"page-{number}/" if number > 1 else ""
        address = Address(Kind.GATHERED, "", language, str(number) if number > 1 else "")
        yield Output(f"{folder}autres-villes/{name}index.html", address)
