"""A site without its own legal pages -> the same site with drafts of them, filled in as far as the site says it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from cartostory.load.front_matter import read_matter
from cartostory.load.markdown.document import read_document
from cartostory.load.page import PageMatter
from cartostory.load.passage import passage
from cartostory.model import LEGAL_PAGES, TO_COMPLETE, Config, Page, Site
from cartostory.model.licence import find
from cartostory.problems.problem import Span


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
    """Fill the blanks of a text that is written in `language`.

    The blanks of the legal texts (`{publisher}`, `{contact}` …) -> what the site says, or what is left to complete.
    """
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


TEXTS = Path(__file__).parent / "legal_texts"
_LAST_RESORT = "en"


def with_legal_pages(site: Site) -> Site:
    """Add a draft of each legal page that a site does not have, in every language of the site.

    A page that the town has written in any language stands alone: a draft beside it would contradict it.
    """
    own = {page.slug for page in site.pages}
    missing = tuple(slug for slug in LEGAL_PAGES if slug not in own)
    return replace(site, pages=(*site.pages, *_drafts(site, missing))) if missing else site


def _drafts(site: Site, slugs: tuple[str, ...]) -> Iterator[Page]:
    for slug in slugs:
        for language in site.config.languages:
            yield _draft(site, slug, language)


def _draft(site: Site, slug: str, language: str) -> Page:
    written_in = language_of_text(slug, (language, site.config.first_language))
    matter = read_matter(TEXTS, f"{slug}.{written_in}.md", PageMatter)
    if matter.keys is None:
        raise LookupError(slug)  # a file of the program, and so a fault of ours
    marked = TO_COMPLETE.sub(lambda blank: f"<mark>{blank[0]}</mark>", filled(matter.body, site, written_in))
    span = Span(f"content/pages/{slug}.md")
    page = Page(slug, language, matter.keys.title, passage(read_document(marked, span)), span, matter.keys.summary)
    return replace(
        page,
        unfinished=True,
        conformity=matter.keys.conformity,
        written_in="" if written_in == language else written_in,
    )


def draft_files(site: Site, slug: str) -> Iterator[tuple[str, str]]:
    """Give a draft as the files that a town goes on from: the first language's, and each other that has a text."""
    first = site.config.first_language
    for language in site.config.languages:
        written_in = language_of_text(slug, (language,))
        if language in {first, written_in}:
            name = f"{slug}.md" if language == first else f"{slug}.{language}.md"
            yield name, filled((TEXTS / f"{slug}.{written_in}.md").read_text("utf-8"), site, written_in)


def language_of_text(slug: str, wanted: tuple[str, ...]) -> str:
    """Give the first wanted language, or its base (`fr` for `fr-x-falc`), in which there is a text; else English."""
    tags = (tag for language in wanted for tag in (language, language.partition("-")[0]))
    return next(filter(partial(_has_text, slug), tags), _LAST_RESORT)


def _has_text(slug: str, language: str) -> bool:
    return (TEXTS / f"{slug}.{language}.md").is_file()
