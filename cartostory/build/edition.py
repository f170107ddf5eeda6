"""What a website is planned and themed as where it is opened from a disk (`file://`)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace

from cartostory.build.held_tiles import planned
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.prepared import PreparedSite
from cartostory.model.theme import Asset, Theme

FOLDER = "site/"
_FOR_SERVERS_ALONE = frozenset(
    {
        Kind.FEED,
        Kind.JSON_FEED,
        Kind.EMBED,
        Kind.OEMBED,
        Kind.CARD,
        Kind.ROBOTS,
        Kind.SITEMAP,
        Kind.NOT_FOUND,
        Kind.OFFLINE,
        Kind.KEEP,
        Kind.LINK_MAP,
        Kind.CAPTIONS,
        Kind.TOWN_MAP,
    }
)
"""Captions too: pages from a disk may load none, and hold them (`render/player.py`); of tiles, they hold some."""
_WORKER = Address(Kind.ASSET, "sw.js")
_START = {"fr": "OUVRIR.html", "es": "ABRIR.html", "pt": "ABRIR.html"}
_START_ELSEWHERE = "OPEN.html"
_LETTERS = "mapbox-gl-rtl-text.js"
"""MapLibre's plugin for letters that run from right to left."""


def from_disk(ready: PreparedSite) -> PreparedSite:
    """Give the edition that opens by double click: everything in `site/`, a start page beside it."""
    tiles = {address: Output(path, address) for address, path in planned(ready).items()}
    whole = replace(ready.plan, outputs={**ready.plan.outputs, **tiles})
    plan = packed(whole, start_name(ready.site.config.first_language))
    return replace(ready, plan=plan, theme=without_fetching(ready.theme))


def start_name(language: str) -> str:
    """Name the start page so that whoever finds it knows what to do with it."""
    return _START.get(language.partition("-")[0], _START_ELSEWHERE)


def kiosk_name(language: str) -> str:
    """Name the page that starts the kiosk."""
    return "BORNE.html" if language.partition("-")[0] == "fr" else "KIOSK.html"


def packed(plan: Plan, start: str) -> Plan:
    """Plan an edition for disks: what only a web host has a use for is left out."""
    kept: Mapping[Address, Output] = {
        address: replace(output, path=FOLDER + output.path)
        for address, output in plan.outputs.items()
        if address.kind not in _FOR_SERVERS_ALONE and address != _WORKER
    }
    first = Output(start, Address(Kind.START))
    return Plan({first.address: first, **kept}, FOLDER)


def without_fetching(theme: Theme) -> Theme:
    """Give a theme whose files load without `fetch`, which browsers refuse to pages from a disk.

    The plugin for letters from right to left becomes a script that holds its own text (`live/loader.js` reads it).
    """
    letters = theme.assets.get(_LETTERS)
    if letters is None:
        return theme
    held = f"window.cartostoryLetters={json.dumps(letters.data.decode())};\n"
    return replace(theme, assets={**theme.assets, _LETTERS: Asset(letters.name, letters.path, held.encode())})
