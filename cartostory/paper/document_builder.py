"""Where one document for paper is put together: the language's words, and what the document needs beside its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from cartostory.carto.view.picture import Picture
from cartostory.media.consent import may_be_printed
from cartostory.model import Photo, Site
from cartostory.model.languages import EASY, direction
from cartostory.model.output import Address, Kind
from cartostory.model.short_address import address_of
from cartostory.paper.document import Manuscript, Print
from cartostory.paper.grid import MapGrid
from cartostory.paper.html_to_nodes import Setting
from cartostory.paper.nodes import Node, Nodes, plain
from cartostory.problems.problem import Problem, Span, problem
from cartostory.render.credits import licence
from cartostory.render.html.targets import is_elsewhere
from cartostory.render.links import quoted
from cartostory.render.page_context import PageContext
from cartostory.render.qr import svg, symbol

CODE_MM = 22.0
"""The dark squares of a code that is 26 mm wide with its white edge."""
_DOTS_PER_INCH = 200.0
_MM_PER_INCH = 25.4


@dataclass(slots=True)
class DocumentBuilder:
    """One document in the making. `today` decides about consents.

    `numbers` are what photographs bear on the document's maps, by digest; each is said once, with its first figure.
    """

    sheet: PageContext
    today: date
    prints: dict[str, Print] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """Give the site."""
        return self.sheet.shared.site

    def say(self, sentence: str) -> str:
        """Translate one of the theme's sentences."""
        return self.sheet.words.gettext(sentence)

    def setting(self, file: str, width_mm: float) -> Setting:
        """Set a text that was written in `file`, with photographs up to that width."""

        def link(target: str) -> str:
            return self._address(target, file)

        def withdrawn(target: str) -> bool:
            return self.sheet.targets.is_withdrawn(target, file)

        def picture(target: str, alt: str, caption: Nodes) -> Node | None:
            if withdrawn(target):
                return _gap(self.say("This picture has been withdrawn."))
            photo = self.sheet.targets.photo(target, file)
            return self.photograph(photo, width_mm, alt, caption) if photo else None

        return Setting(link, picture, withdrawn)

    def _address(self, target: str, file: str) -> str:
        """Give the whole address of a link: paper has nothing to be relative to."""
        if not target or target.startswith("#"):
            return ""
        if is_elsewhere(target):
            return f"https:{target}" if target.startswith("//") else target
        goal = self.sheet.targets.page(target, file, self.sheet.language)
        if goal is None:
            attachment = self.sheet.targets.attachment(target, file)
            return self.sheet.links.absolute(Address(Kind.ATTACHMENT, attachment.digest)) if attachment else ""
        whole = self.sheet.links.absolute(goal.address)
        return f"{whole}#{goal.fragment}" if whole and goal.fragment else whole

    def photograph(self, photo: Photo, width_mm: float, alt: str = "", caption: Nodes | None = None) -> Node:
        """Give a photograph for a width in mm, or the gap in its place where nobody agreed to have it printed."""
        rights = photo.rights
        words = alt or (rights.alt if rights and rights.alt else "")
        found: dict[str, Any] = {
            **_SILENT,
            "alt": plain(words),
            "caption": caption or [],
            "number": self.numbers.pop(photo.digest, 0),
            "credit": self._credit(photo),
            "ratio": photo.height / photo.width,
            "share": min(1.0, 1.05 * photo.width / photo.height),  # upright ones stand narrower
        }
        widths = self.sheet.targets.sizes.get(photo.digest, {}).get("jpg", ())
        if not may_be_printed(photo, self.today) or not widths:
            span = rights.span if rights else Span(photo.path)
            self.problems.append(problem("photo-not-for-print", span, file=photo.name))
            words = self.say("This photograph is not printed: the people in it have not agreed to it.")
            return {**found, "gap": words, "credit": ""}
        wanted = width_mm / _MM_PER_INCH * _DOTS_PER_INCH
        chosen = Print(photo.digest, f"{next((width for width in widths if width >= wanted), widths[-1])}.jpg")
        self.prints[chosen.file] = chosen
        return {**found, "file": chosen.file}

    def _credit(self, photo: Photo) -> str:
        rights = photo.rights
        if rights is None:
            return ""
        kind = self.say("Illustration") if rights.illustration else self.say("Photograph")
        terms = licence(rights.licence, self.sheet).name
        return " · ".join(filter(None, (kind, self.sheet.set(rights.author), terms)))

    def code(self, name: str, page: Address, target: str, anchor: str = "") -> dict[str, Any] | None:
        """Give the QR code of a page and put it among the files: of its permanent short link, where it has one.

        `target` is what short links call it (`story`, `story#chapter`, `programme/event`), `anchor` the place on the
        page in this language. None where the site has no address yet.
        """
        if not self.sheet.shared.plan.has(page):
            return None
        long = self.sheet.links.absolute(page) + (f"#{quoted(anchor)}" if anchor else "")
        address = (address_of(self.site, target, self.sheet.language) or long) if self.site.config.address else ""
        if not address:
            return None
        file = f"qr-{name}.svg"
        self.files[file] = svg(symbol(address, CODE_MM)).encode()
        return {"file": file, "address": address, "shown": address, "alt": self.say("QR code of this page")}

    def manuscript(
        self,
        template: str,
        span: Span,
        data: Mapping[str, Any],
        pictures: Mapping[str, Picture],
        grid: MapGrid | None = None,
    ) -> Manuscript:
        """Bind what was put together."""
        prints = tuple(self.prints.values())
        return Manuscript(template, span, data, pictures, prints, self.files, grid, tuple(self.problems))


def frame(desk: DocumentBuilder, title: str, summary: str, updated: date | None) -> Mapping[str, Any]:
    """Give what every document says of itself."""
    sheet, config = desk.sheet, desk.site.config
    publisher = sheet.site("publisher")
    revised = desk.say("Text of %(date)s") % {"date": sheet.words.date(updated)} if updated else ""
    return {
        "title": plain(title),
        "summary": plain(summary),
        "author": publisher or plain(sheet.site("title")),
        "keywords": [],
        "date": [updated.year, updated.month, updated.day] if updated else None,
        "updated": revised,
        "language": sheet.language.partition("-")[0].lower(),
        "direction": direction(sheet.language),
        "easy": sheet.language.endswith(EASY),
        "site": sheet.site("title"),
        "note": sheet.site("borders_note"),
        "publisher": publisher,
        "contact": config.publisher.contact,
        "here": config.theme.colour,
        "there": config.theme.partner_colour,
        "maps": {},
        "qr": None,
    }


def _gap(words: str) -> Node:
    """Give the neutral gap in the place of a picture of which nothing is said any more."""
    return {**_SILENT, "gap": words}


_SILENT: dict[str, Any] = {
    "is": "picture",
    "file": "",
    "alt": "",
    "caption": [],
    "credit": "",
    "gap": "",
    "number": 0,
    "ratio": 0.0,
    "share": 1.0,
}
"""All that templates ask of a picture; what is said of one is laid over it."""
