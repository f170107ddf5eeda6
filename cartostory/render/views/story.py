"""What templates are given. Part of the theme contract: see `theme.yaml`, `contract`.

Templates by kind, and what each gets beside `shell` (EventView, WallNoteView … are in `others.py`):

- `home.html`: `stories` (StoryLinks: all, or the first of those that the atlas holds), `map` (MapView or None),
  `summary`, `events` (EventViews), `notes`, `atlas` (OfferedAtlas or None)
- `story.html`: `view` (StoryView), `neighbours` (StoryLinks, at most three)
- `atlas.html`, `likeness.html`: `atlas.py`
- `method.html`: `view` (MethodView), `data`, the JSON-LD of schema.org
- `open-data.html`: `view` (DataPageView)
- `page.html`: `view` (PageView); `event.html`: `view` (EventView); `wall.html`: `notes` (WallNoteViews)
- `programme.html`: `days` (DayViews), `events` (all of them), `facets` (FacetViews), `current` (the chosen one, or
  empty: the whole programme), `map` (MapView or None), `whole_url`, `calendar_url` (or empty)
- `event.html` also gets `data`, the JSON-LD of schema.org; `wall.html` also `map` (MapView or None)
- `search.html`: `view` (SearchView); `contents.html`: `contents` (ContentsView)
- `not-found.html`: `stories`, `others` (the same sentence in other languages, and their first pages)
- `kiosk.html`, without `shell`: `others.py`; `short-link.html`, `short-link-gone.html`: `parts.py`
- `parts/figure.html`: the macro `figure(photo, classes="")` stands for a picture alone in its paragraph

Globals: `asset(name)`, `link(kind, subject="", language="", part="")` and, with the same arguments, `planned` (is there
such an output), `format_date(day, format="long", precision="day")`, `format_number(number)`, `format_distance(km)`,
`format_percent(percent)`,
`format_money(amount, currency="EUR")`, `language_name(code)`, `country_name(code)`, `_`, `gettext`, `ngettext`,
`pgettext`. Filters: `weight` (kilobytes as a reader says them), `typo` (the language's no-break spaces, on plain text;
titles, summaries and captions of views have them already), `markdown` (one line of Markdown: a source, a summary).
A name that is missing is an error: nothing renders as an empty string.

Bodies hold these elements of ours: what the macro `figure` makes, `img.inline`, `figure.quote > blockquote +
figcaption`, `div.gallery`, `div.pair` and `div.compare` (figures), `div.portrait` (a figure, then `figure.quote`),
`p.photo-gap` where a picture was withdrawn, `dl.key-figures` (`dt` the figure, `dd` what it counts) or
`ul.key-figures`, `dl.timeline` or `ul.timeline`, `figure.audio` and `figure.video` (what `player` of
`parts/recording.html` makes, then `div.transcript`), `td.align-right`, `td.align-center`.
A link without target is plain text. Notes: `sup > a.footnote-ref`, and in `StoryView.footnotes`, or at the end of a
page's text behind an `hr.notes-rule`, `ol.footnotes > li > p > a.footnote-backref`.

Sentences that the program itself asks of the theme's catalogs: see `themes/default/locale/fr/program.po`.

Additions to the first contract: `ChapterView.heading`, `ChapterView.works`, `ChapterView.comparison`, `MapView.name`,
`MapView.named`, `MapView.notes`, `MapView.sources`, `LegendEntry.group`, `PhotoView.classes`, `PhotoView.colour`,
`PhotoView.weight_bytes`, `PhotoView.row`, `PhotoView.place_number`,
`LanguageLink.is_same_page`, `Shell.locale`, `Shell.alternates`, `Shell.feed_title`, `Shell.logo`,
`Shell.contents_url`, `StoryView.facts`, `StoryView.embed_html` (what another
site puts into its page to frame the story, or empty), `Shell.picture` (of which `Shell.card` is the address),
`Shell.json_feed_url`, `Shell.oembed_url`.
`StoryLink.reasons`, `OfferedAtlas` (`atlas` of `home.html`).
`StoryView.opening` is None for a story without any point; `StoryView.short_link` for a draft, and for a site without an
address. `RedirectView`, with the templates of short links. `StoryView.paper`, `EventView.paper`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup

from cartostory.model import Chapter, Page, Partnership, Story
from cartostory.render.views.facts import FactsView
from cartostory.render.views.parts import CardView, ComparisonView, MapView, PaperView, PhotoView, ShortLinkView


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language. `is_current` marks the page itself; `direction` is ltr or rtl.

    `is_same_page` False: this page does not exist there, and `url` leads to that language's home.
    """

    language: str
    name: str
    url: str
    direction: str
    is_current: bool
    is_same_page: bool = True


@dataclass(frozen=True, slots=True)
class WorkView:
    """One work: `status` is planned, under-way, done, stopped or unknown, in which case `said` is the writer's word.

    A date is a day, or text where less is known.
    """

    name: str
    status: str
    start: date | str
    end: date | str
    said: str = ""


@dataclass(frozen=True, slots=True)
class WorksView:
    """The works of one layer. `counts` gives how many there are of each status that occurs, `done` those that are.

    `progress` says it in words.
    """

    label: str
    works: tuple[WorkView, ...]
    counts: tuple[tuple[str, int], ...]
    done: int
    progress: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    """A chapter ready to stand in the page; `kicker` is the place named above its title.

    `heading` is the title with its links and notes, for the one place where it stands; `title` goes without, for menus.
    `map` of a chapter that compares two layers is the one before, with the legend and the sources of both.
    """

    chapter: Chapter
    number: int
    id: str
    title: Markup
    kicker: str
    text: Markup
    map: MapView | None
    heading: Markup
    works: tuple[WorksView, ...] = ()
    comparison: ComparisonView | None = None


@dataclass(frozen=True, slots=True)
class StoryView:
    """A story ready for its page.

    `live_url` is the live map's data, `held_url` the tiles that a disk holds for it; `has_notes`
    whether words stand on any of its maps; `distance_km` the great circle
    between its towns.

    Weights are gzipped, in kilobytes of 1,000 bytes: `weight_kb` what the page asks at once, `live_kb` what the live
    map adds (program, style sheet and data). 0 means that nobody weighed it, and nothing is shown.
    """

    story: Story
    partnership: Partnership
    lead: Markup
    chapters: tuple[ChapterView, ...]
    facts: FactsView
    footnotes: Markup
    opening: MapView | None
    cover: PhotoView | None
    distance_km: int | None
    photos: tuple[PhotoView, ...]
    layer_credits: tuple[str, ...]
    live_url: str
    weight_kb: int = 0
    live_kb: int = 0
    short_link: ShortLinkView | None = None
    paper: tuple[PaperView, ...] = ()
    single_url: str = ""
    single_kb: int = 0
    held_url: str = ""
    has_notes: bool = False
    embed_html: str = ""


@dataclass(frozen=True, slots=True)
class StoryLink:
    """A story as lists show it. `language` is its page's: another than the list's where it is not translated.

    `reasons` say, in the list's language, by what its towns are like those of the page.
    """

    slug: str
    url: str
    language: str
    direction: str
    title: str
    summary: str
    story: Story
    cover: PhotoView | None
    distance_km: int | None
    reasons: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """A page beside the stories."""

    page: Page
    text: Markup


@dataclass(frozen=True, slots=True)
class LegalLink:
    """A link at the foot of the page. `label` is marked where it is in another language (`|foreign`)."""

    label: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class Shell:
    """What every template gets as `shell`: the page's frame.

    `menu` holds label, URL and whether it is the page itself. `canonical`, `alternates` (language, URL) and `card` (a
    picture) are absolute, and empty for a site without an address. `locale` is how Open Graph names the language.
    `assets` maps each asset's name to its URL; `logo` is the URL of the town's sign, or empty.
    """

    language: str
    direction: str
    title: str
    summary: str
    site_title: str
    home_url: str
    languages: tuple[LanguageLink, ...]
    menu: tuple[tuple[str, str, bool], ...]
    canonical: str
    feed_url: str
    card: str
    kind: str
    here_colour: str
    there_colour: str
    publisher: str
    contact: str
    attribution: tuple[str, ...] = ()
    assets: Mapping[str, str] = field(default_factory=dict)
    locale: str = ""
    alternates: tuple[tuple[str, str], ...] = ()
    feed_title: str = ""
    logo: str = ""
    contents_url: str = ""
    legal: tuple[LegalLink, ...] = ()
    picture: CardView | None = None
    json_feed_url: str = ""
    oembed_url: str = ""
