"""The files of a website that stand ready before its pages: the theme’s, photographs, recordings, documents, a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cartostory.build.tasks import (
    RemuxedRecording,
    Renditions,
)
from cartostory.media.files import read
from cartostory.model.output import Address, Content, Kind, Stored
from cartostory.model.prepared import PreparedSite


def asset_files(ready: PreparedSite) -> Iterator[tuple[str, Content]]:
    """Give the files of the theme that are planned, by their paths."""
    for name, asset in ready.theme.assets.items():
        planned = ready.plan.outputs.get(Address(Kind.ASSET, name))
        if planned:
            yield planned.path, asset.data


def photo_files(ready: PreparedSite, developed: Mapping[str, Renditions]) -> Iterator[tuple[Address, Content]]:
    """Give every planned size of the photographs that could be developed; those are named by their digests."""
    for address in ready.plan.outputs:
        if address.kind is Kind.PHOTO and address.subject in developed:
            yield address, developed[address.subject].parts[address.part]


def recording_files(ready: PreparedSite, recorded: Mapping[str, RemuxedRecording]) -> Iterator[tuple[str, Content]]:
    """Give the recordings that could be packed, by their paths, and their captions."""
    root = Path(ready.site.root)
    for address, output in ready.plan.outputs.items():
        if address.kind is Kind.RECORDING and address.subject in recorded:
            yield output.path, recorded[address.subject].content
        elif address.kind is Kind.CAPTIONS:
            yield output.path, read(root, output.source)


def attachment_files(ready: PreparedSite) -> Iterator[tuple[str, Content]]:
    """Point at the documents that texts link to, where they lie."""
    for address, output in ready.plan.outputs.items():
        if address.kind is Kind.ATTACHMENT:
            yield output.path, Stored(Path(ready.site.root) / output.source, address.subject, sha256=address.subject)


def town_map(ready: PreparedSite) -> Mapping[str, Content]:
    """Point at the town's own map where it lies: it may be larger than memory."""
    found, output = ready.site.town_map, ready.plan.outputs.get(Address(Kind.TOWN_MAP))
    if not found or not output:
        return {}
    return {output.path: Stored(Path(ready.site.root) / found.path, found.digest, sha256=found.digest)}
