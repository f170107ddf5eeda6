"""A site's data -> its catalogue: DCAT-AP 3 as JSON-LD, which open-data portals harvest, and a Frictionless package.

https://semiceu.github.io/DCAT-AP/releases/3.0.0/ (Catalogue, Dataset, Distribution: mandatory and recommended
properties), https://specs.frictionlessdata.io/data-package/.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import shapely

from cartostory.model import Layer, Partnership
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
        "dcat:dataset": [_dataset(one, own, sheet) for one in _data_sets(sheet)],
    }
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
        "dcat:keyword": [_said(theme, sheet) for theme in one.themes],
        "dcat:distribution": [_distribution(one, form, address, sheet) for form, address in one.files.items()],
    }
    if one.updated:
        found["dct:modified"] = {"@type": "xsd:date", "@value": one.updated}
    if one.box:
        west, south, east, north = one.box
        corners = ((west, south), (east, south), (east, north), (west, north), (west, south))
        shape = f"POLYGON(({','.join(f'{x:.6f} {y:.6f}' for x, y in corners)}))"
        wkt = {"@type": "http://www.opengis.net/ont/geosparql#wktLiteral", "@value": shape}
        found["dct:spatial"] = {"@type": "dct:Location", "dcat:bbox": wkt}
    return {key: value for key, value in found.items() if value}


def _distribution(one: _DataSet, form: str, address: Address, sheet: PageContext) -> Mapping[str, object]:
    file_type, media_type = _KINDS[form]
    url = sheet.links.absolute(address)
    found: dict[str, object] = {
        "@id": url,
        "@type": "dcat:Distribution",
        "dct:title": _said(f"{one.title} ({file_type})", sheet),
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
