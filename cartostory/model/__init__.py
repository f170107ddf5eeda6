"""The nouns of cartostory: what a site holds once it is loaded. Frozen; nothing here reads, checks or draws."""

from cartostory.model.album import EVENTS, PAGES, WALL, Album, Shelf
from cartostory.model.annotation import Annotation
from cartostory.model.camera import Camera, ViewRequest
from cartostory.model.config import (
    CONFIG_START,
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
from cartostory.model.layer import Feature, Layer
from cartostory.model.method import Method, MethodPart, MethodSection
from cartostory.model.page import ACCESSIBILITY, LEGAL_PAGES, TO_COMPLETE, Conformity, Page
from cartostory.model.paper import PAPER_OFFERED, PAPER_SIZES, Paper, PaperKind
from cartostory.model.partnership import Partnership
from cartostory.model.passage import Image, Passage
from cartostory.model.photo import Consent, Minors, People, Photo, Rights, Use, Withdrawn
from cartostory.model.place import Place, Town
from cartostory.model.programme import Event, EventStatus, Precision, WallNote
from cartostory.model.recording import Captions, Medium, Recording, RecordingEntry
from cartostory.model.short_link import ShortLink
from cartostory.model.site import Site
from cartostory.model.story import Chapter, Funding, Status, Story, Translation
from cartostory.model.town_map import TownMap

__all__ = [
    "ACCESSIBILITY",
    "CONFIG_START",
    "EVENTS",
    "LEGAL_PAGES",
    "PAGES",
    "PAPER_OFFERED",
    "PAPER_SIZES",
    "TO_COMPLETE",
    "WALL",
    "Album",
    "Annotation",
    "AtlasSettings",
    "BorderPolicy",
    "Borders",
    "Budget",
    "Camera",
    "Captions",
    "Chapter",
    "Config",
    "Conformity",
    "Consent",
    "EmbedSettings",
    "Event",
    "EventStatus",
    "Feature",
    "Funding",
    "Host",
    "Image",
    "Kiosk",
    "Layer",
    "Medium",
    "Method",
    "MethodPart",
    "MethodSection",
    "Minors",
    "Page",
    "Paper",
    "PaperKind",
    "Partnership",
    "Passage",
    "People",
    "Photo",
    "PhotoPolicy",
    "Place",
    "Precision",
    "Publisher",
    "Recording",
    "RecordingEntry",
    "Rights",
    "Shelf",
    "ShortLink",
    "Site",
    "SiteWords",
    "Status",
    "Story",
    "ThemeChoice",
    "Town",
    "TownFont",
    "TownMap",
    "Translation",
    "Use",
    "ViewRequest",
    "WallNote",
    "Withdrawn",
]
