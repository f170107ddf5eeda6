"""`sites.yaml` -> the sites whose partnerships `cartostory gather` reads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from cartostory.load.text import read_text
from cartostory.load.values import Line
from cartostory.load.yaml import Written, decode, read
from cartostory.model.licence import find, likely
from cartostory.model.web_address import ascii_address
from cartostory.problems.problem import Problem, Span, problem


class SiteToGatherMatter(Written):
    """One site: where it stands on the web, or where its built website lies on this machine."""

    address: Line = Field("", description="The address of its home page: https://…")
    folder: Line = Field("", description="Its built website on this machine, from where the list lies: ../ville/output")
    licence: Line = Field("", description="The licence that was agreed on, where that site names none: etalab-2.0")


class SitesToGatherMatter(Written):
    """The list of sites."""

    sites: list[SiteToGatherMatter] = Field(default_factory=list, description="One entry per site.")


@dataclass(frozen=True, slots=True)
class SiteToGather:
    """One site: its home page with a last slash, or a folder; one of the two is empty. `span` is where it is named."""

    address: str
    folder: str
    licence: str
    span: Span

    def __str__(self) -> str:
        """Name it as the list does."""
        return self.address or self.folder


def load_sites_to_gather(file: Path) -> tuple[tuple[SiteToGather, ...], tuple[Problem, ...]]:
    """Load a list of sites; whatever is wrong in it is reported, and nobody is asked then."""
    text, problems = read_text(file.parent, file.name)
    document, broken = read(text or "", file.name)
    found, wrong = decode(document, SitesToGatherMatter)
    sites = tuple(map(_site, found.sites)) if found else ()
    return sites, (*problems, *broken, *wrong, *_wrong(sites))


def _site(one: SiteToGatherMatter) -> SiteToGather:
    address = ascii_address(one.address).rstrip("/") + "/" if one.address else ""
    return SiteToGather(address, one.folder, one.licence, one.at.span)


def _wrong(sites: tuple[SiteToGather, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for site in sites:
        if bool(site.address) == bool(site.folder):
            yield problem("site-to-gather-unclear", site.span)
        if str(site) in seen:
            yield problem("site-to-gather-twice", site.span, site=str(site))
        if site.licence and find(site.licence) is None:
            yield problem("data-licence-unknown", site.span, licence=site.licence, nearest=likely(site.licence))
        seen.add(str(site))
