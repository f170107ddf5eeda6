"""The settings of a site."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from cartostory.model.atlas import AtlasPages
from cartostory.model.contrast import day_shade, is_colour
from cartostory.model.deploy_target import DeployTarget
from cartostory.model.likeness import WEIGHTS, Trait
from cartostory.model.paper import Paper
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.problems.problem import Ref, Span


class BorderPolicy(StrEnum):
    """How disputed borders are drawn."""

    DASHED = "dashed"
    NONE = "none"
    AS_DRAWN = "as-drawn"


CONFIG_START = Span(CONFIG_FILE, 1, 1)


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who answers for the site."""

    name: str = ""
    contact: str = ""


HERE, THERE = "#0b5d5e", "#b4541a"


@dataclass(frozen=True, slots=True)
class TownFont:
    """A font file of the town's own, in `themes/fonts/`. `weight` and `style` are as in CSS: 600 700, italic."""

    file: Ref
    weight: str
    style: str
    licence: str


@dataclass(frozen=True, slots=True)
class ThemeChoice:
    """Which theme, and what the town sets of it. `colour` and `partner_colour` are what the town wrote."""

    name: str = "default"
    colour: str = HERE
    partner_colour: str = THERE
    logo: Ref | None = None
    span: Span = CONFIG_START
    spans: Mapping[str, Span] = field(default_factory=dict)
    fonts: tuple[TownFont, ...] = ()

    @property
    def here(self) -> str:
        """Give the town's colour as the whole site shows it: the nearest shade in which words can be read."""
        return day_shade(self.colour if is_colour(self.colour) else HERE)

    @property
    def there(self) -> str:
        """Give the partner's colour as the whole site shows it, likewise."""
        return day_shade(self.partner_colour if is_colour(self.partner_colour) else THERE)


@dataclass(frozen=True, slots=True)
class Borders:
    """How disputed borders are drawn, and the sentence that stands under every map.

    `names` are the writer's, by country (ISO 3166-1 alpha-2) or by the town's name on the maps, then by language.
    """

    policy: BorderPolicy = BorderPolicy.DASHED
    note: str = ""
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def name_of(self, key: str, language: str) -> str:
        """Give what the writer calls a country or a town in a language; "" where nothing is said."""
        told = self.names.get(key, {})
        return told.get(language) or told.get(language.split("-", maxsplit=1)[0]) or ""


@dataclass(frozen=True, slots=True)
class PhotoPolicy:
    """What is asked of photographs: `consent_required` False turns the consent errors into warnings."""

    consent_required: bool = True
    use_gps: bool = False
    avif: bool = False


@dataclass(frozen=True, slots=True)
class Budget:
    """What a page, a story and what its live map adds may weigh, gzipped, in kilobytes of 1,000 bytes."""

    page_kb: int = 60
    story_kb: int = 1000
    live_kb: int = 330


@dataclass(frozen=True, slots=True)
class SiteWords:
    """What `config.yaml` says to readers, in one language. Empty where that language does not say it."""

    title: str = ""
    summary: str = ""
    publisher: str = ""
    borders_note: str = ""


class Host(StrEnum):
    """A program that serves websites, and can send short links on by itself."""

    APACHE = "apache"
    NGINX = "nginx"
    CADDY = "caddy"
    NETLIFY = "netlify"


@dataclass(frozen=True, slots=True)
class Kiosk:
    """What the kiosk plays (slugs; none: all stories), how long each slide stays, and when it begins anew untouched."""

    stories: tuple[str, ...] = ()
    seconds: float = 20
    idle_seconds: float = 60
    span: Span = CONFIG_START


@dataclass(frozen=True, slots=True)
class AtlasSettings:
    """Whether the site has an atlas, and how much each likeness counts in “a town like ours”."""

    pages: AtlasPages = AtlasPages.AUTO
    weights: Mapping[Trait, float] = field(default_factory=lambda: WEIGHTS)


@dataclass(frozen=True, slots=True)
class EmbedSettings:
    """Who may frame the small page of each story: everybody, or the origins named (`https://ville.example.fr`).

    `is_offered` False: there are no such pages.
    """

    is_offered: bool = True
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DataSettings:
    """The list of partnerships as data: its licence, as it was written; layers have their own.

    `organisation` identifies the publisher for IATI (org-id.guide), with its type (codelist OrganisationType); empty
    where the site gives no file of activities.
    """

    licence: str = ""
    organisation: str = ""
    organisation_type: str = "11"


@dataclass(frozen=True, slots=True)
class Config:
    """`config.yaml`, decoded. `languages` is never empty; the first is the site's own. `spans`: where keys stand.

    `is_read`: False where its YAML is broken, and the defaults say nothing of what the writer set.
    """

    title: str
    languages: tuple[str, ...] = ("fr",)
    summary: str = ""
    address: str = ""
    publisher: Publisher = Publisher()
    theme: ThemeChoice = ThemeChoice()
    basemap: Ref | None = None
    basemap_source: Ref | None = None
    overpass: str = ""
    borders: Borders = Borders()
    photos: PhotoPolicy = PhotoPolicy()
    budget: Budget = Budget()
    time_zone: str = "Europe/Paris"
    paper: tuple[Paper, ...] = ()
    deploy: Mapping[str, DeployTarget] = field(default_factory=dict)
    link_maps: tuple[Host, ...] = ()
    kiosk: Kiosk = Kiosk()
    atlas: AtlasSettings = AtlasSettings()
    embed: EmbedSettings = EmbedSettings()
    data: DataSettings = DataSettings()
    message_language: str | None = None
    translations: Mapping[str, SiteWords] = field(default_factory=dict)
    span: Span = CONFIG_START
    spans: Mapping[str, Span] = field(default_factory=dict)
    is_read: bool = True

    @property
    def first_language(self) -> str:
        """Return the site's own language: the one that stands in for the others."""
        return self.languages[0]

    @property
    def words(self) -> SiteWords:
        """Give what the site says to readers in its first language."""
        return SiteWords(self.title, self.summary, self.publisher.name, self.borders.note)

    def said(self, key: str, language: str) -> tuple[str, str]:
        """Give one of the site's words (a field of `SiteWords`), and the language that it is in: else the first."""
        first = self.first_language
        for tag in dict.fromkeys((language, language.partition("-")[0])):
            text = str(getattr(self.translations.get(tag, SiteWords()), key))
            if text:
                return text, language
        is_first = language.partition("-")[0] == first.partition("-")[0]
        return str(getattr(self.words, key)), language if is_first else first
