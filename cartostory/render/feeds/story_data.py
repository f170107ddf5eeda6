"""A story, and the site's data -> what search engines read of them: schema.org's Article, Place and Dataset.

https://schema.org/Article, https://schema.org/Place, https://schema.org/Dataset. Nobody is named as an author: a story
is the town's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from cartostory.model import Layer, Partnership, Story, Town
from cartostory.model.open_data import ATLAS, TABLE, formats_of, open_layers
from cartostory.model.output import Address, Kind
from cartostory.render.html.json_ld import json_ld
from cartostory.render.open_data.layers import layer_terms
from cartostory.render.open_data.partnerships import list_terms
from cartostory.render.page_context import PageContext

_CONTEXT = "https://schema.org"
_MEDIA = {"geojson": "application/geo+json", "csv": "text/csv", "gpx": "application/gpx+xml"}


def story_data(story: Story, sheet: PageContext) -> Markup:
    """Make the JSON-LD of a story's page."""
    return json_ld(
        {
            "@context": _CONTEXT,
            "@type": "Article",
            "headline": story.title,
            "description": story.summary,
            "inLanguage": story.language,
            "dateModified": story.updated.isoformat() if story.updated else "",
            "keywords": list(story.themes),
            "url": sheet.links.absolute(Address(Kind.STORY, story.slug, story.language)),
            "contentLocation": [_place(town) for town in story.towns],
            "publisher": _publisher(sheet),
        }
    )


def _place(town: Town) -> Mapping[str, object]:
    position = {"@type": "GeoCoordinates", "latitude": town.point.lat, "longitude": town.point.lon}
    return {"@type": "Place", "name": town.name, "address": town.country, "geo": position}


def _publisher(sheet: PageContext) -> Mapping[str, str]:
    config = sheet.shared.site.config
    return {"@type": "Organization", "name": config.publisher.name or config.title}


def open_data_data(sheet: PageContext) -> Markup:
    """Make the JSON-LD of the page of open data: the list of partnerships, and the layers that may be taken."""
    site = sheet.shared.site
    layers = (_layer(one, layer, sheet) for one in site.partnerships for layer in open_layers(one))
    return json_ld({"@context": _CONTEXT, "@graph": [_list(sheet), *layers]})


def _list(sheet: PageContext) -> Mapping[str, object]:
    terms = list_terms(sheet.shared.site.config)
    title = sheet.words.gettext("Partnerships of “%(site)s”") % {"site": sheet.site("title")}
    files = {"geojson": Address(Kind.DATA, part=ATLAS), "csv": Address(Kind.DATA, part=TABLE)}
    return {
        "@type": "Dataset",
        "name": title,
        "description": str(sheet.site("summary") or title),
        "license": terms.url if terms else "",
        "creator": _publisher(sheet),
        "distribution": list(_files(files, sheet)),
    }


def _layer(partnership: Partnership, layer: Layer, sheet: PageContext) -> Mapping[str, object]:
    files = {form: Address(Kind.DATA, partnership.slug, part=f"{layer.key}.{form}") for form in formats_of(layer)}
    return {
        "@type": "Dataset",
        "name": layer.label,
        "description": f"{layer.label} – {partnership.story.title}. {layer.source}",
        "license": layer_terms(layer).url,
        "creditText": layer.source,
        "distribution": list(_files(files, sheet)),
    }


def _files(files: Mapping[str, Address], sheet: PageContext) -> Iterator[Mapping[str, str]]:
    for form, address in files.items():
        url = sheet.links.absolute(address) or sheet.links.to(address)
        yield {"@type": "DataDownload", "encodingFormat": _MEDIA[form], "contentUrl": url}
