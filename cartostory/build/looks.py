"""A loaded site -> the same, its photographs with what they look like: a withdrawn picture may hide among them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from cartostory.build.cache import Cache, key
from cartostory.media.files import read
from cartostory.media.perceptual_hash import look
from cartostory.model import Album, Partnership, Photo, Site

S = TypeVar("S", bound=Partnership | Album)

LOOKS = ".cartostory/looks"


def with_looks(site: Site) -> Site:
    """Return the site with a perceptual hash for every photograph; those seen before are not decoded again."""
    root = Path(site.root)
    cache = Cache(root / LOOKS)
    cache.start()
    partnerships = tuple(_looked_at(root, shelf, cache) for shelf in site.partnerships)
    albums = tuple(_looked_at(root, shelf, cache) for shelf in site.albums)
    cache.drop_unused()
    return replace(site, partnerships=partnerships, albums=albums)


def _looked_at(root: Path, shelf: S, cache: Cache) -> S:
    photos: Mapping[str, Photo] = {
        name: replace(photo, look=_remember(root, photo, cache)) for name, photo in shelf.media.photos.items()
    }
    return replace(shelf, media=replace(shelf.media, photos=photos))


def _remember(root: Path, photo: Photo, cache: Cache) -> str:
    name = key("look without borders", photo.digest)
    known = cache.get(name)
    if known is not None:
        return known.decode()
    try:
        hashed = look(read(root, photo.path))
    except OSError:
        return ""  # gone since it was listed: the build will say so when it reads it
    cache.put(name, hashed.encode())
    return hashed
