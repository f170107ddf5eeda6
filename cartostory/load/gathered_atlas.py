"""`atlas.geojson` of another town's site -> partnerships. Nothing in it is trusted: what is wrong in it ends it.

The same reading judges what a server sends and what was kept of it: a kept file that somebody edits is judged anew.
Pages set every text as text; that markup is refused here is for the writer to know that a site was tampered with.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, Field, StringConstraints, ValidationError

from cartostory.geo.point import Point
from cartostory.model import Funding, Partnership, Passage, Status, Story, Town
from cartostory.model.languages import is_language
from cartostory.model.origin import Origin
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Span

MOST_PARTNERSHIPS, MOST_TOWNS = 5_000, 50
_LAST_YEAR = 2100
_TAG_MARKS = frozenset("/!?")
_UNSEEN = frozenset("\u200c\u200d\u00ad")
"""Characters without a shape of their own that words need: Arabic and Persian joiners, soft hyphens."""


class RefusedAtlasError(Exception):
    """What another site gives is not taken. `sentence` says why, with blanks for `values`."""

    def __init__(self, sentence: str, **values: str | int) -> None:
        super().__init__(sentence, values)
        self.sentence, self.values = sentence, values


def _plain(text: str) -> str:
    """Refuse markup, control characters, and marks that turn the direction of what follows (UAX #9)."""
    unseen = any(unicodedata.category(one) in {"Cc", "Cf", "Co", "Cs"} and one not in _UNSEEN for one in text)
    if unseen or any(part[:1].isalpha() or part[:1] in _TAG_MARKS for part in text.split("<")[1:] if part):
        raise ValueError("markup")
    return text


def plain_or_refused(text: str) -> str:
    """Give a text that holds words alone. Raises `RefusedAtlasError`."""
    try:
        return _plain(text)
    except ValueError as error:
        raise RefusedAtlasError(_NOT_PLAIN) from error


def _tag(text: str) -> str:
    if not is_language(text):
        raise ValueError("language")
    return text


_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_plain)]
_Title = Annotated[_Text, Field(max_length=300)]
_Summary = Annotated[_Text, Field(max_length=1_000)]
_Name = Annotated[_Text, Field(max_length=150)]
_Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
_Slug = Annotated[
    str, StringConstraints(min_length=1, max_length=120, pattern=r"^[^\s/\\?#%<>\"']+$"), AfterValidator(_plain)
]
_Url = Annotated[str, StringConstraints(min_length=1, max_length=500)]
_Language = Annotated[str, AfterValidator(_tag)]
_Names = Annotated[tuple[_Name, ...], Field(max_length=50)]
_Sum = Annotated[float, Field(ge=0, le=1e13, allow_inf_nan=False)]


class FundingFeature(BaseModel, strict=True):
    """Who pays, or how much."""

    by: _Name | Literal[""] = ""
    kind: _Name | Literal[""] = ""
    label: _Name | Literal[""] = ""
    amount: _Sum | None = None
    spent: _Sum | None = None
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "EUR"
    as_of: _Name | Literal[""] = ""
    theme: _Name | Literal[""] = ""


class TownFeature(BaseModel):
    """The properties of a town's point, and those of its partnership."""

    partnership: _Slug
    name: _Name
    role: Literal["here", "there"]
    country: _Country | Literal[""] = ""
    names: Annotated[dict[_Language, _Name], Field(max_length=60)] = {}
    population: Annotated[int, Field(ge=0, le=100_000_000, strict=True)] | None = None
    zone: _Name | Literal[""] = ""
    titles: Annotated[dict[_Language, _Title], Field(min_length=1, max_length=60)]
    summaries: Annotated[dict[_Language, _Summary], Field(max_length=60)] = {}
    url: _Url
    urls: Annotated[dict[_Language, _Url], Field(max_length=60)] = {}
    status: Status = Status.ACTIVE
    since: Annotated[int, Field(ge=1000, le=_LAST_YEAR, strict=True)] | None = None
    themes: _Names = ()
    strands: _Names = ()
    instruments: _Names = ()
    funding: Annotated[tuple[FundingFeature, ...], Field(max_length=50)] = ()


def read_json(data: bytes) -> Any:
    """Read JSON as its standard has it (RFC 8259): no NaN, no endless nesting. Raises `RefusedAtlasError`."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise RefusedAtlasError(_NO_JSON) from error


def _no_number(_word: str) -> None:
    raise ValueError("number")


def read_atlas(value: Any, origin: Origin, file: str) -> tuple[Partnership, ...]:
    """Read a collection of features; `file` is where they are kept. Raises `RefusedAtlasError`."""
    features = value.get("features") if isinstance(value, Mapping) else None
    if not isinstance(features, list) or value.get("type") != "FeatureCollection":
        raise RefusedAtlasError(_NO_ATLAS)
    towns: dict[str, list[tuple[TownFeature, Point]]] = {}
    for number, feature in enumerate(features):
        known = _town_feature(feature, number)
        if known:
            towns.setdefault(known[0].partnership, []).append(known)
            if len(towns) > MOST_PARTNERSHIPS or len(towns[known[0].partnership]) > MOST_TOWNS:
                raise RefusedAtlasError(_TOO_MANY, most=MOST_PARTNERSHIPS, towns=MOST_TOWNS)
    return tuple(_partnership(slug, own, origin, file) for slug, own in towns.items())


def _town_feature(feature: Any, number: int) -> tuple[TownFeature, Point] | None:
    """Read one feature; None for the ways between towns, which follow from these."""
    properties = feature.get("properties") if isinstance(feature, Mapping) else None
    if not isinstance(properties, Mapping):
        raise RefusedAtlasError(_NO_ATLAS)
    if properties.get("kind") != "town":
        return None
    try:
        return TownFeature.model_validate(properties), _point(feature.get("geometry"))
    except ValidationError as error:
        key = ".".join(map(str, error.errors(include_url=False)[0]["loc"]))
        raise RefusedAtlasError(_WRONG, key=key[:80], number=number + 1) from error
    except (ValueError, RecursionError) as error:
        raise RefusedAtlasError(_WRONG, key="geometry", number=number + 1) from error


def _point(geometry: Any) -> Point:
    """Read a position in degrees (RFC 7946). Raises `ValueError`."""
    place = geometry.get("coordinates") if isinstance(geometry, Mapping) and geometry.get("type") == "Point" else None
    if not isinstance(place, list) or len(place) not in {2, 3} or not all(type(one) in {int, float} for one in place):
        raise ValueError("coordinates")
    lon, lat = float(place[0]), float(place[1])
    if not (-180 <= lon <= 180 and -90 <= lat <= 90):  # noqa: PLR2004 - degrees
        raise ValueError("coordinates")
    return Point(lon, lat)


def _partnership(slug: str, towns: list[tuple[TownFeature, Point]], origin: Origin, file: str) -> Partnership:
    first, own = towns[0][0], f"{origin.key}--{slug}"
    span = Span(file)
    in_order = sorted(towns, key=lambda town: town[0].role != "here")
    found = tuple(
        Town(one.name, one.country, point, span, one.population, one.names, zone=one.zone) for one, point in in_order
    )
    stories = {language: _story(own, language, first, found, span) for language in _languages(first, origin)}
    urls = {language: url for language, url in first.urls.items() if language in stories} or {
        next(iter(stories)): first.url
    }
    for url in (first.url, *first.urls.values()):
        if not is_of(url, origin.address):
            raise RefusedAtlasError(_ELSEWHERE, url=url[:200], address=origin.address)
    return Partnership(own, file, stories, origin=origin, urls=urls)


def _languages(one: TownFeature, origin: Origin) -> Iterator[str]:
    """Give the languages of a partnership: that of its site first."""
    yield from sorted(one.titles, key=lambda language: language != origin.language)


def _story(slug: str, language: str, one: TownFeature, towns: tuple[Town, ...], span: Span) -> Story:
    nothing = Passage("", span)
    funding = tuple(Funding(span, **paid.model_dump()) for paid in one.funding)
    return Story(
        slug=slug,
        language=language,
        title=one.titles[language],
        span=span,
        lead=nothing,
        chapters=(),
        body=nothing,
        summary=one.summaries.get(language, ""),
        since=one.since,
        status=one.status,
        themes=one.themes,
        towns=towns,
        funding=funding,
        strands=one.strands,
        instruments=one.instruments,
    )


def is_of(url: str, address: str) -> bool:
    """Tell whether an address lies on a site: of the web, of the same host, in its folder, without a name to log in."""
    try:
        own, site = urlsplit(url), urlsplit(address)
        is_same = (own.scheme, own.hostname, own.port) == (site.scheme, site.hostname, site.port)
    except ValueError:
        return False
    is_plain = url.isascii() and url.isprintable() and not set(url) & set(" \"'<>\\`{}|^")
    steps = own.path.lower().replace("%2e", ".").split("/")  # as browsers read them (WHATWG URL, 4.1)
    is_inside = own.path.startswith(site.path) and ".." not in steps
    return is_same and is_plain and is_inside and own.scheme in {"http", "https"} and "@" not in own.netloc


_NOT_PLAIN = translatable("its title, publisher or licence holds markup or hidden characters")
_NO_JSON = translatable("it is no JSON that can be read (broken, nested too deeply, or with numbers that are none)")
_NO_ATLAS = translatable("it is no atlas.geojson as cartostory writes it")
_TOO_MANY = translatable("it holds more than {most} partnerships, or one with more than {towns} towns")
_WRONG = translatable(
    "“{key}” of feature {number} is not as an atlas has it: a value out of range, markup, or too long"
)
_ELSEWHERE = translatable("it leads to another site: {url} is not below {address}")
