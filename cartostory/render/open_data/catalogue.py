"""A site's data -> its catalogue: DCAT-AP 3 as JSON-LD, which open-data portals harvest, and a Frictionless package.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/ (Catalogue, Dataset, Distribution: mandatory and recommended
properties), https://specs.frictionlessdata.io/data-package/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shapely

from cartostory.model import Layer, Partnership, Site
from cartostory.model.open_data import ATLAS, FORMATS, TABLE, open_layers
from cartostory.model.output import Address, Kind
from cartostory.render.open_data.layers import layer_terms
from cartostory.render.open_data.partnerships import list_terms
from cartostory.render.page_context import PageContext

_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "locn": "http://www.w3.org/ns/locn#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_FILE_TYPES = "http://publications.europa.eu/resource/authority/file-type/"
_MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
_KINDS = {"geojson": ("GEOJSON", "application/geo+json"), "csv": ("CSV", "text/csv")}
_THEMES = "http://publications.europa.eu/resource/authority/data-theme"
_COOPERATION = f"{_THEMES}/INTR"
"""“International issues”, which cooperation between towns of two countries belongs to."""
_LANGUAGES = "http://publications.europa.eu/resource/authority/language/"
_LANGUAGE_CODES = {"fr": "FRA", "en": "ENG", "ar": "ARA", "es": "SPA", "pt": "POR", "bm": "BAM"}


@dataclass(frozen=True, slots=True)
class _DataSet:
    """One set of data: its files by format, who made it, its licence's text and name, and the box that it covers."""

    name: str
    title: str
    description: str
    files: Mapping[str, Address]
    source: str
    licence_url: str = ""
    licence: str = ""
    box: tuple[float, ...] = ()
    themes: tuple[str, ...] = ()
    updated: str = ""


def catalogue(sheet: PageContext) -> str:
    """Write the catalogue. It is planned only for a site that has an address: DCAT names everything by one."""
    config, own = sheet.shared.site.config, sheet.links.absolute(sheet.output.address)
    publisher: dict[str, object] = {
        "@id": f"{own}#publisher",
        "@type": "foaf:Agent",
        "foaf:name": _said(str(sheet.site("publisher") or config.title), sheet),
    }
    data_sets = tuple(_data_sets(sheet))
    told = {
        "@context": _CONTEXT,
        "@id": own,
        "@type": "dcat:Catalog",
        "dct:title": _said(config.title, sheet),
        "dct:description": _said(config.summary or config.title, sheet),
        "dct:publisher": publisher,
        "foaf:homepage": _thing(
            sheet.links.absolute(Address(Kind.HOME, language=config.first_language)), "foaf:Document"
        ),
        "dct:language": [
            _thing(_LANGUAGES + _LANGUAGE_CODES[one], "dct:LinguisticSystem")
            for one in config.languages
            if one in _LANGUAGE_CODES
        ],
        "dct:license": _thing(data_sets[0].licence_url, "dct:LicenseDocument") if data_sets[0].licence_url else None,
        "dct:modified": _day(data_sets[0].updated),
        "dct:spatial": _location(data_sets[0].box),
        "dcat:themeTaxonomy": _thing(_THEMES, "http://www.w3.org/2004/02/skos/core#ConceptScheme"),
        "dcat:dataset": [_dataset(one, own, sheet) for one in data_sets],
    }
    told = {key: value for key, value in told.items() if value}
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def data_package(sheet: PageContext) -> str:
    """Write the Frictionless package of the site's tables and layers, with paths from where it lies."""
    config = sheet.shared.site.config
    told = {
        "profile": "data-package",
        "name": "partenariats",
        "title": config.title,
        "description": config.summary,
        "resources": [resource for one in _data_sets(sheet) for resource in _resources(one, sheet)],
    }
    return json.dumps({key: value for key, value in told.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _resources(one: _DataSet, sheet: PageContext) -> Iterator[Mapping[str, object]]:
    for form, address in one.files.items():
        found: dict[str, object] = {
            "name": f"{one.name}-{form}",
            "path": sheet.links.to(address),
            "title": one.title,
            "format": form,
            "mediatype": _KINDS[form][1],
            "encoding": "utf-8",
            "sources": [{"title": one.source}],
        }
        if one.licence:
            found["licenses"] = [{"name": one.licence, **({"path": one.licence_url} if one.licence_url else {})}]
        yield found


def _data_sets(sheet: PageContext) -> Iterator[_DataSet]:
    site = sheet.shared.site
    terms = list_terms(site.config)
    yield _DataSet(
        name="partenariats",
        title=sheet.words.gettext("Partnerships of “%(site)s”") % {"site": site.config.title},
        description=site.config.summary or site.config.title,
        files={"geojson": Address(Kind.DATA, part=ATLAS), "csv": Address(Kind.DATA, part=TABLE)},
        source=site.config.publisher.name or site.config.title,
        licence_url=terms.url if terms else "",
        licence=terms.code if terms else "",
        box=_box_of_towns(site),
        themes=tuple(dict.fromkeys(theme for one in site.partnerships for theme in one.story.themes)),
        updated=max((one.story.updated.isoformat() for one in site.partnerships if one.story.updated), default=""),
    )
    for partnership in site.partnerships:
        for layer in open_layers(partnership):
            yield _of_layer(partnership, layer)


def _of_layer(partnership: Partnership, layer: Layer) -> _DataSet:
    terms = layer_terms(layer)
    box = shapely.total_bounds([one.geometry for one in layer.features])
    return _DataSet(
        name=f"{partnership.slug}-{layer.key}".casefold().replace("_", "-"),
        title=layer.label,
        description=f"{layer.label} – {partnership.story.title}. {layer.source}",
        files={form: Address(Kind.DATA, partnership.slug, part=f"{layer.key}.{form}") for form in FORMATS},
        source=layer.source,
        licence_url=terms.url,
        licence=terms.code,
        box=tuple(float(value) for value in box),
        themes=partnership.story.themes,
        updated=layer.date.date().isoformat() if layer.date and layer.precision.value == "day" else "",
    )


def _dataset(one: _DataSet, catalogue_url: str, sheet: PageContext) -> Mapping[str, object]:
    found: dict[str, object] = {
        "@id": f"{catalogue_url}#{one.name}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{catalogue_url}#{one.name}",
        "dct:title": _said(one.title, sheet),
        "dct:description": _said(one.description, sheet),
        "dct:publisher": {"@id": f"{catalogue_url}#publisher"},
        "dcat:contactPoint": _contact(catalogue_url, sheet),
        "dcat:theme": {"@id": _COOPERATION},
        "dcat:keyword": [_said(theme, sheet) for theme in one.themes],
        "dcat:distribution": [_distribution(one, form, address, sheet) for form, address in one.files.items()],
    }
    found |= {"dct:modified": _day(one.updated), "dct:spatial": _location(one.box)}
    return {key: value for key, value in found.items() if value}


def _contact(catalogue_url: str, sheet: PageContext) -> Mapping[str, object] | None:
    """Give whom to write to: the service that answers for the site (vCard), where it gives an address."""
    publisher = sheet.shared.site.config.publisher
    if "@" not in publisher.contact:
        return None
    name = _said(publisher.name or sheet.shared.site.config.title, sheet)
    mail = {"@id": f"mailto:{publisher.contact}"}
    return {"@id": f"{catalogue_url}#contact", "@type": "vcard:Kind", "vcard:fn": name, "vcard:hasEmail": mail}


def _day(written: str) -> Mapping[str, str] | None:
    return {"@type": "xsd:date", "@value": written} if written else None


def _location(box: tuple[float, ...]) -> Mapping[str, object] | None:
    """Write a box of west, south, east, north as an area."""
    if not box:
        return None
    west, south, east, north = box
    corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
    shape = f"POLYGON(({','.join(f'{x:.6f} {y:.6f}' for x, y in corners)}))"
    wkt = {"@type": "http://www.opengis.net/ont/geosparql#wktLiteral", "@value": shape}
    return {"@type": "dct:Location", "dcat:bbox": wkt}


def _box_of_towns(site: Site) -> tuple[float, ...]:
    points = [town.point for one in site.partnerships for town in one.story.towns]
    if not points:
        return ()
    lons, lats = [point.lon for point in points], [point.lat for point in points]
    return min(lons), min(lats), max(lons), max(lats)


def _distribution(one: _DataSet, form: str, address: Address, sheet: PageContext) -> Mapping[str, object]:
    file_type, media_type = _KINDS[form]
    url = sheet.links.absolute(address)
    found: dict[str, object] = {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": _said(f"{one.title} ({file_type})", sheet),
        "dct:description": _said(one.description, sheet),
        "dcat:accessURL": {"@id": url},
        "dcat:downloadURL": {"@id": url},
        "dct:format": _thing(_FILE_TYPES + file_type, "dct:MediaTypeOrExtent"),
        "dcat:mediaType": _thing(_MEDIA_TYPES + media_type, "dct:MediaType"),
    }
    if one.licence_url:
        found["dct:license"] = _thing(one.licence_url, "dct:LicenseDocument")
    if one.source:
        label = {"@type": "dct:RightsStatement", "http://www.w3.org/2000/01/rdf-schema#label": _said(one.source, sheet)}
        found["dct:rights"] = label
    return found


def _said(text: str, sheet: PageContext) -> Mapping[str, str]:
    return {"@language": sheet.shared.site.config.first_language, "@value": text}


def _thing(url: str, kind: str) -> Mapping[str, str]:
    return {"@id": url, "@type": kind}
