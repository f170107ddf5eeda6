"""What a site gives as data, and what it has from other sites -> the files that it will contain of them."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.model import Site
from cartostory.model.gathered_pages import pages_of
from cartostory.model.open_data import ACTIVITIES, ATLAS, CATALOGUE, LICENCES, PACKAGE, TABLE, formats_of, open_layers
from cartostory.model.output import Address, Kind, Output
from cartostory.model.spelling import slug


def plan_data(site: Site) -> Iterator[Output]:
    """Plan what others may take: the partnerships, and the layers that their makers let go."""
    if not site.partnerships:
        return
    of_the_web = (CATALOGUE, *([ACTIVITIES] if site.config.data.organisation else [])) if site.config.address else ()
    for name in (ATLAS, TABLE, PACKAGE, LICENCES, *of_the_web):
        yield Output(f"donnees/{name}", Address(Kind.DATA, part=name))
    for partnership in site.partnerships:
        layers = open_layers(partnership)
        if layers:
            yield Output(f"donnees/{partnership.slug}/{LICENCES}", Address(Kind.DATA, partnership.slug, part=LICENCES))
        for layer in layers:
            for form in formats_of(layer):
                part = f"{layer.key}.{form}"
                path = f"donnees/{partnership.slug}/{slug(layer.key) or layer.digest[:8]}.{form}"
                yield Output(path, Address(Kind.DATA, partnership.slug, part=part), layer.file)


def plan_gathered(site: Site, language: str, folder: str) -> Iterator[Output]:
    """Plan the pages of what was gathered from other sites."""
    for number in range(1, len(pages_of(site.gathered)) + 1):
        name = f"page-{number}/" if number > 1 else ""
        address = Address(Kind.GATHERED, "", language, str(number) if number > 1 else "")
        yield Output(f"{folder}autres-villes/{name}index.html", address)
