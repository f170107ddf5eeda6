"""`config.yaml` -> `Config`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field

from cartostory.load.atlas import AtlasMatter, EmbedMatter, atlas_settings, embed_settings
from cartostory.load.config_file import FILE
from cartostory.load.deploy import DeployMatter, deploy_problems, deploy_targets, without_secrets
from cartostory.load.file_names import misnamed_beside
from cartostory.load.paper import Papers
from cartostory.load.text import read_text
from cartostory.load.values import Amount, Line, Listed, Unmarked, Whole, Words, YesOrNo
from cartostory.load.yaml import MARK_KEY, Written, decode, read
from cartostory.model import (
    AtlasSettings,
    BorderPolicy,
    Borders,
    Budget,
    Config,
    EmbedSettings,
    Host,
    Kiosk,
    PhotoPolicy,
    Publisher,
    SiteWords,
    ThemeChoice,
    TownFont,
)
from cartostory.model.web_address import ascii_address
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, Ref, Severity, Span, problem

_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]+)*")  # RFC 5646, as `languages` are written
_CODE = re.compile(r"[A-Z]{2,3}")  # ISO 3166-1
_FORM = translatable(
    "first a country’s code (EH) or a town’s name, then its name in each language (fr, en), as the guide shows"
)


def _territories(value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError(_FORM)  # noqa: TRY004 - pydantic turns a ValueError into a problem
    return {_key(str(key)): _by_language(inner) for key, inner in value.items() if key != MARK_KEY}


def _key(written: str) -> str:
    """Give a country's alpha-2 code, or a town's name as it is; a language stands where it should not."""
    if not _CODE.fullmatch(written):
        found = "" if _LANGUAGE.fullmatch(written) else written
    else:
        from cartostory.carto.world.territories import alpha_2  # noqa: PLC0415 - Babel, for the few sites that write names

        found = alpha_2(written)
    if not found:
        raise ValueError(_FORM)
    return found


def _by_language(value: object) -> object:
    if not isinstance(value, Mapping):
        raise ValueError(_FORM)  # noqa: TRY004 - same
    told = {str(key): inner for key, inner in value.items() if key != MARK_KEY}
    if not all(_LANGUAGE.fullmatch(key) and isinstance(inner, str) for key, inner in told.items()):
        raise ValueError(_FORM)
    return told


TerritoryNames = Annotated[dict[str, dict[str, str]], BeforeValidator(_territories)]


class PublisherMatter(Written):
    """Who answers for the site.

    `borders.names` of config.yaml -> what countries and towns are called on the maps, by language.
    """

    name: str = Field("", description="The town or the association.")
    contact: str = Field("", description="An e-mail address for readers.")


class FontsMatter(Written):
    """Fonts of the town's own, in `themes/fonts/`; letters that they lack come from the theme's."""

    licence: str = Field(
        min_length=1,
        description="Their licence, which every file that is cut bears: “SIL Open Font License 1.1”.",
    )
    text: Words = Field((), description="The upright files: Ville-Regular.woff2.")
    bold: Words = Field((), description="The bold files, of titles too.")
    italic: Words = Field((), description="The italic files.")


class ThemeMatter(Written):
    """Which theme, and what the town sets of it."""

    name: str = Field("default", description="A theme’s name: default, or a folder in themes/.")
    colour: str = Field("#0b5d5e", description="The town’s colour, #rrggbb: the one called “here”.")
    partner_colour: str = Field("#b4541a", description="The partner’s colour, #rrggbb: the one called “there”.")
    logo: str | None = Field(None, description="A picture beside the site’s title, relative to the site’s folder.")
    fonts: FontsMatter | None = Field(None, description="The town’s own fonts.")


class MapMatter(Written):
    """The maps' base."""

    basemap: str | None = Field(
        None, description="The ground of near maps, a PMTiles file; basemaps/site.pmtiles without it, if it is there."
    )
    local: str | None = Field(None, description="The old name of “basemap”.")
    source: str | None = Field(
        None,
        description="Where “cartostory basemap fetch” gets the ground: the address of a PMTiles archive; {date} in it "
        "stands for a day (20260330). The daily build of Protomaps without it.",
    )
    overpass: str = Field(
        "",
        description="Where “cartostory bring osm” asks for extracts: https://…/api/interpreter. overpass-api.de "
        "without it.",
    )


class BordersMatter(Written):
    """Disputed borders."""

    policy: BorderPolicy = Field(BorderPolicy.DASHED, description="dashed, none or as-drawn.")
    note: str = Field("", description="The sentence under every map.")
    names: TerritoryNames = Field(
        default_factory=dict,
        description="Names of countries and towns wherever they stand, by language: {EH: {fr: …, en: …}}.",
    )


class PhotosMatter(Written):
    """What is asked of photographs."""

    consent: str = Field("required", pattern="^(required|warn)$", description="required, or warn: at the town’s risk.")
    use_gps: YesOrNo = Field(default=False, description="true takes places from the photographs themselves.")
    avif: YesOrNo = Field(default=False, description="true adds AVIF, lighter and slower to make.")


class BudgetMatter(Written):
    """What pages may weigh."""

    page_kb: Whole = Field(60, description="Text, style and first map picture, gzipped, in KB.")
    story_kb: Whole = Field(1000, description="A story with its photographs at phone size, in KB.")
    live_kb: Whole = Field(330, description="What a live map adds to its page, in KB.")


class SiteWordsMatter(Written):
    """What the site says to readers in one more language."""

    title: Line = Field("", description="The site’s title in that language.")
    summary: Line = Field("", description="The site’s summary in that language.")
    publisher: str = Field("", description="The publisher’s name in that language.")
    borders_note: str = Field("", description="The sentence under every map in that language.")


class LinksMatter(Written):
    """The short links that QR codes carry."""

    maps: Annotated[tuple[Host, ...], Listed] = Field(
        (), description="Redirections for the web server too: apache, nginx, caddy, netlify."
    )


class KioskMatter(Written):
    """The kiosk: stories that play by themselves."""

    stories: Words = Field((), description="The stories that it plays, by their folders’ names; else all.")
    seconds: Amount = Field(20.0, ge=5, le=600, description="How long each slide stays, in seconds, from 5 on.")
    idle: Amount = Field(60.0, ge=10, le=3600, description="When it begins anew after the last touch, in seconds.")


class DataMatter(Written):
    """The list of partnerships, as data that others may take."""

    licence: Line = Field(
        "", description="The licence of the list: etalab-2.0, CC-BY-4.0, ODbL-1.0 … Atlases of others ask for one."
    )


class ConfigMatter(Written):
    """The settings of a site."""

    title: Line = Field(description="The site’s title.")
    summary: Line = Field("", description="One or two sentences for search engines and shared links.")
    translations: Annotated[dict[str, SiteWordsMatter], Unmarked] = Field(
        default_factory=dict, description="Title and summary in the other languages: {en: {title: …}}."
    )
    address: str = Field("", description="Where the site will stand: https://… Used by QR codes and feeds.")
    languages: Words = Field(("fr",), description="The site’s languages; the first is its own.")
    language: str | None = Field(None, description="The language of the program’s messages: fr or en.")
    time_zone: str = Field("Europe/Paris", description="The time zone of the programme.")
    publisher: PublisherMatter | None = Field(None, description="Who answers for the site.")
    theme: ThemeMatter | None = Field(None, description="Which theme, and what the town sets of it.")
    map: MapMatter | None = Field(None, description="The maps’ base.")
    borders: BordersMatter | None = Field(None, description="Disputed borders.")
    photos: PhotosMatter | None = Field(None, description="What is asked of photographs.")
    budget: BudgetMatter | None = Field(None, description="What pages may weigh.")
    links: LinksMatter | None = Field(None, description="The short links that QR codes carry.")
    paper: Papers = Field((), description="What is offered as PDF: [booklet, map A3, map A1 1:10000, panel A2].")
    kiosk: KioskMatter | None = Field(None, description="The kiosk: stories that play by themselves.")
    atlas: AtlasMatter | None = Field(None, description="The atlas of the partnerships.")
    embed: EmbedMatter | None = Field(None, description="The small pages that other sites frame.")
    data: DataMatter | None = Field(None, description="The list of partnerships, as data that others may take.")
    deploy: Annotated[dict[str, DeployMatter], Unmarked] = Field(
        default_factory=dict, description="Where the site is sent: {mairie: {to: …}}."
    )


def load_config(root: Path) -> tuple[Config, tuple[Problem, ...]]:
    """Load the settings; defaults stand in for what is wrong or missing, so that the rest can still be checked."""
    if not (root / FILE).is_file():
        meant = misnamed_beside(root, FILE, Severity.ERROR)
        return Config(title=root.name), meant or (problem("no-config", Span(FILE), folder=root.name),)
    text, problems = read_text(root, FILE)
    document, broken = read(text or "", FILE)
    keys, wrong = decode(document, ConfigMatter)
    is_read = text is not None and bool(document.entries() or not broken)
    wrong = wrong if is_read else ()
    config = _config(keys) if keys else Config(title=root.name, is_read=is_read)
    told = without_secrets(wrong, document.keys)
    beside = misnamed_beside(root, FILE)
    return config, (*problems, *broken, *told, *beside, *deploy_problems(config.deploy.values()))


def _basemap(keys: MapMatter) -> Ref | None:
    return keys.at.ref("basemap", keys.basemap) or keys.at.ref("local", keys.local)


def _config(keys: ConfigMatter) -> Config:
    return Config(
        title=keys.title,
        languages=tuple(dict.fromkeys(keys.languages)) or ("fr",),
        summary=keys.summary,
        address=ascii_address(keys.address),
        publisher=Publisher(keys.publisher.name, keys.publisher.contact) if keys.publisher else Publisher(),
        theme=_theme(keys.theme) if keys.theme else ThemeChoice(),
        basemap=_basemap(keys.map) if keys.map else None,
        basemap_source=keys.map.at.ref("source", keys.map.source) if keys.map else None,
        overpass=keys.map.overpass if keys.map else "",
        borders=Borders(keys.borders.policy, keys.borders.note, keys.borders.names) if keys.borders else Borders(),
        photos=_photos(keys.photos) if keys.photos else PhotoPolicy(),
        budget=Budget(keys.budget.page_kb, keys.budget.story_kb, keys.budget.live_kb) if keys.budget else Budget(),
        time_zone=keys.time_zone,
        paper=tuple(dict.fromkeys(keys.paper)),
        deploy=deploy_targets(keys.deploy),
        kiosk=_kiosk(keys.kiosk) if keys.kiosk else Kiosk(),
        atlas=atlas_settings(keys.atlas) if keys.atlas else AtlasSettings(),
        embed=embed_settings(keys.embed) if keys.embed else EmbedSettings(),
        link_maps=tuple(dict.fromkeys(keys.links.maps)) if keys.links else (),
        data_licence=keys.data.licence if keys.data else "",
        message_language=keys.language,
        translations={tag: _site_words(words) for tag, words in keys.translations.items()},
        span=keys.at.span,
        spans=keys.at.values,
    )


def _site_words(words: SiteWordsMatter) -> SiteWords:
    return SiteWords(words.title, words.summary, words.publisher, words.borders_note)


def _kiosk(kiosk: KioskMatter) -> Kiosk:
    return Kiosk(kiosk.stories, kiosk.seconds, kiosk.idle, kiosk.at.value("stories"))


def _theme(theme: ThemeMatter) -> ThemeChoice:
    logo = theme.at.ref("logo", theme.logo)
    fonts = tuple(_fonts(theme.fonts)) if theme.fonts else ()
    return ThemeChoice(theme.name, theme.colour, theme.partner_colour, logo, theme.at.span, theme.at.values, fonts)


def _fonts(fonts: FontsMatter) -> Iterator[TownFont]:
    for key, names, weight, style in (
        ("text", fonts.text, "400", "normal"),
        ("bold", fonts.bold, "600 700", "normal"),
        ("italic", fonts.italic, "400", "italic"),
    ):
        for name in names:
            file = Ref(name.removeprefix("themes/fonts/"), fonts.at.value(key))
            yield TownFont(file, weight, style, fonts.licence)


def _photos(photos: PhotosMatter) -> PhotoPolicy:
    return PhotoPolicy(consent_required=photos.consent == "required", use_gps=photos.use_gps, avif=photos.avif)
