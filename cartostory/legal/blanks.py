"""The blanks of the legal texts (`{publisher}`, `{contact}` …) -> what the site says, or what is left to complete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cartostory.licence import find
from cartostory.model import Config, Site


@dataclass(frozen=True, slots=True)
class _Missing:
    """What stands in a text where the site says nothing."""

    publisher: str
    address: str
    contact: str
    layers: str


_MISSING = {
    "fr": _Missing(
        "[À compléter : qui publie le site]",
        "[À compléter : son adresse]",
        "[À compléter : une adresse de courriel ou un formulaire accessible.]",
        "Aucune autre donnée n’est montrée sur les cartes.",
    ),
    "en": _Missing(
        "[To be completed: who publishes the site]",
        "[To be completed: its address]",
        "[To be completed: an e-mail address or an accessible form.]",
        "No other data are shown on the maps.",
    ),
}


def filled(text: str, site: Site, language: str) -> str:
    """Fill the blanks of a text that is written in `language`."""
    config, missing = site.config, _MISSING[language]
    blanks = {
        "{title}": config.said("title", language)[0],
        "{address}": f"<{config.address}>" if config.address else missing.address,
        "{publisher}": config.said("publisher", language)[0] or missing.publisher,
        "{contact}": _contact(config) or missing.contact,
        "{layers}": "\n".join(dict.fromkeys(_layers(site))) or missing.layers,
    }
    for blank, said in blanks.items():
        text = text.replace(blank, said)
    return text


def _contact(config: Config) -> str:
    contact = config.publisher.contact.strip()
    return f"[{contact}](mailto:{contact})" if "@" in contact else contact


def _layers(site: Site) -> Iterator[str]:
    """List the sources of the layers that stories show, with their licences, as Markdown."""
    for partnership in site.partnerships:
        for layer in partnership.layers.values():
            if layer.source:
                known = find(layer.licence)
                terms = f" ([{known.code}]({known.url}))" if known and known.url else ""
                yield f"- {layer.source}{terms}"
