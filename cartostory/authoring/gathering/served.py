"""The catalogue of another town's site -> whose it is, under which licence, and where its atlas lies.

It is read as `render/open_data/catalogue.py` writes it: DCAT-AP in JSON-LD, by its own short names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from cartostory.load.gathered_atlas import RefusedAtlasError, is_of
from cartostory.model.licence import LICENCES
from cartostory.model.open_data import ATLAS, CATALOGUE
from cartostory.problems.catalogue.entry import translatable

DATA_FOLDER = "donnees/"


@dataclass(frozen=True, slots=True)
class ServedCatalogue:
    """What a catalogue says. `licence` is empty where it names none; `atlas_url` is of the same site."""

    title: str
    address: str
    publisher: str
    language: str
    licence: str
    licence_url: str
    atlas_url: str


def catalogue_url(address: str) -> str:
    """Give where the catalogue of a site lies."""
    return f"{address}{DATA_FOLDER}{CATALOGUE}"


def read_catalogue(value: Any, address: str) -> ServedCatalogue:
    """Read a catalogue; `address` is the site's home page, or empty for a folder. Raises `RefusedAtlasError`."""
    if not isinstance(value, Mapping) or value.get("@type") != "dcat:Catalog":
        raise RefusedAtlasError(_NO_CATALOGUE)
    own = str(value.get("@id") or "")
    stands_at = own.removesuffix(f"{DATA_FOLDER}{CATALOGUE}")
    if stands_at == own or (address and not _is_same_site(stands_at, address)):
        raise RefusedAtlasError(_OTHER_SITE, url=own[:200])
    file = next(_atlas_files(value), None)
    if file is None:
        raise RefusedAtlasError(_NO_CATALOGUE)
    url = _id(file.get("dcat:downloadURL"))
    if not is_of(url, stands_at):
        raise RefusedAtlasError(_OTHER_SITE, url=url[:200])
    terms = _id(file.get("dct:license"))
    title, language = _said(value.get("dct:title"))
    publisher, _ = _said(_mapping(value.get("dct:publisher")).get("foaf:name"))
    return ServedCatalogue(title[:300], stands_at, publisher[:300], language[:20], _code(terms), terms[:500], url)


def _is_same_site(one: str, other: str) -> bool:
    """Tell whether two addresses are of one site; http and https lead to one."""
    first, second = urlsplit(one), urlsplit(other)
    return (first.hostname, first.path.rstrip("/")) == (second.hostname, second.path.rstrip("/"))


def _atlas_files(value: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for dataset in _list(value.get("dcat:dataset")):
        for file in _list(_mapping(dataset).get("dcat:distribution")):
            found = _mapping(file)
            if urlsplit(_id(found.get("dcat:downloadURL"))).path.endswith(f"/{ATLAS}"):
                yield found


def _code(url: str) -> str:
    """Name a licence by where its text stands; one that is not known by its address."""
    known = {one.url: one.code for one in LICENCES if one.url}
    return known.get(url, url[:100])


def _said(value: Any) -> tuple[str, str]:
    """Give a text and its language."""
    found = _mapping(value)
    return str(found.get("@value") or (value if isinstance(value, str) else "")), str(found.get("@language") or "")


def _id(value: Any) -> str:
    return value if isinstance(value, str) else str(_mapping(value).get("@id") or "")


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


_NO_CATALOGUE = translatable(
    "it has no catalogue of its partnerships, as cartostory writes one for sites with an address"
)
_OTHER_SITE = translatable("its catalogue is of another site: {url}")
