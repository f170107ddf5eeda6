"""A picture that a writer calls -> what the theme's figure needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from markupsafe import Markup, escape

from cartostory.media.sizes import middle_of
from cartostory.model import Photo, Rights
from cartostory.model.output import Kind
from cartostory.render.credits import licence
from cartostory.render.page_context import PageContext
from cartostory.render.views.parts import PhotoSource, PhotoView

_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
_FALLBACK = "jpg"


@dataclass(frozen=True, slots=True)
class FigureCall:
    """How a writer calls a picture: the words between the brackets, the caption as HTML, classes of the figure.

    `row` is the block in which it stands beside others, or empty.
    """

    alt: str = ""
    caption: Markup = field(default_factory=Markup)
    classes: str = ""
    row: str = ""


@dataclass(slots=True)
class Pictures:
    """The pictures of one text, in the order in which they are shown, each once; `within` holds those within lines."""

    sheet: PageContext
    views: dict[str, PhotoView] = field(default_factory=dict)
    within: dict[str, PhotoView] = field(default_factory=dict)
    places: Mapping[str, int] = field(default_factory=dict)
    """By digest, the number that a photograph bears on the maps."""

    def figure(self, photo: Photo, call: FigureCall) -> PhotoView | None:
        """Give a picture for a figure of its own; None where no size of it is published."""
        if not self.sheet.targets.sizes.get(photo.digest):
            return None
        found = photo_view(photo, call, self.sheet, self.sheet.next_figure())
        if found and photo.digest not in self.views:
            found = replace(found, place_number=self.places.get(photo.digest, 0))
            self.views[photo.digest] = found
        return found

    def inline(self, photo: Photo, call: FigureCall) -> PhotoView | None:
        """Give a picture within a line: it has no caption, so that only the credits of the text name its author."""
        found = photo_view(photo, call, self.sheet)
        if found:
            self.within.setdefault(photo.digest, found)
        return found

    @property
    def all_views(self) -> tuple[PhotoView, ...]:
        """Return every picture that the text shows, each once."""
        return tuple((self.within | self.views).values())

    @property
    def without_credit(self) -> tuple[PhotoView, ...]:
        """Return the pictures that stand within lines only: no figure names their authors."""
        return tuple(view for digest, view in self.within.items() if digest not in self.views)


def photo_view(photo: Photo, call: FigureCall, sheet: PageContext, number: int = 0) -> PhotoView | None:
    """Gather what a figure shows: the published sizes, words, credit. None where no size is published."""
    sizes = sheet.targets.sizes.get(photo.digest, {})
    fallback = sizes.get(_FALLBACK, ())
    if not fallback:
        return None
    rights = photo.rights
    terms = licence(rights.licence if rights else "", sheet)
    middle = middle_of(fallback)
    is_single = sheet.output.address.kind is Kind.SINGLE
    formats = () if is_single else tuple(suffix for suffix in _TYPES if suffix in sizes)
    return PhotoView(
        photo=photo,
        number=number,
        alt=_alt(call, rights, sheet),
        caption=call.caption,
        credit=sheet.set(rights.author) if rights else "",
        licence_name=terms.name,
        licence_url=terms.url,
        sources=tuple(_source(photo, suffix, sizes[suffix], sheet) for suffix in formats),
        src=_url(photo, middle, _FALLBACK, sheet),
        large="" if is_single else _url(photo, fallback[-1], _FALLBACK, sheet),
        width=middle,
        height=max(1, round(photo.height * middle / photo.width)),
        is_illustration=bool(rights and rights.illustration),
        classes=call.classes,
        colour=sheet.shared.colours.get(photo.digest, ""),
        weight_bytes=sheet.shared.media_bytes.get(photo.digest, 0),
        row=call.row,
    )


def caption_of(title: str, sheet: PageContext) -> Markup:
    """Give a caption from the title behind a picture's target."""
    return escape(sheet.set(title))


def _alt(call: FigureCall, rights: Rights | None, sheet: PageContext) -> str:
    """Give what stands for a picture: the text's own words, the register's in this language, or those of the first."""
    if rights and rights.decorative:
        return ""
    language, first = sheet.language, sheet.shared.site.config.first_language
    own = call.alt or (rights and (rights.alts.get(language) or rights.alts.get(language.partition("-")[0])))
    if own or not (rights and rights.alt):
        return sheet.set(own or "")
    is_first = language.partition("-")[0] == first.partition("-")[0]
    return sheet.foreign(rights.alt, language if is_first else first)


def _source(photo: Photo, suffix: str, widths: tuple[int, ...], sheet: PageContext) -> PhotoSource:
    return PhotoSource(_TYPES[suffix], ", ".join(f"{_url(photo, width, suffix, sheet)} {width}w" for width in widths))


def _url(photo: Photo, width: int, suffix: str, sheet: PageContext) -> str:
    return sheet.link(Kind.PHOTO, photo.digest, "", f"{width}.{suffix}")
