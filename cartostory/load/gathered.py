"""`content/gathered/*.geojson` -> the partnerships of other towns' sites, as `cartostory gather` kept them.

Each file is GeoJSON (RFC 7946) that any program of maps reads; who made it and under which licence are members of its
collection. A file that is no longer as it should be is reported and left out: the rest of the atlas stands.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field, ValidationError

from cartostory.load.file_names import is_left_over
from cartostory.load.gathered_atlas import RefusedAtlasError, plain_or_refused, read_atlas, read_json
from cartostory.media.files import read
from cartostory.model import Partnership
from cartostory.model.origin import Origin
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, Span, problem

FOLDER = "content/gathered"
SUFFIX = ".geojson"
LARGEST_BYTES = 20_000_000
"""Of one site's file."""


class KeptMembers(BaseModel, strict=True):
    """The members of a kept collection that say where it comes from. `tags` are what its server knows its state by."""

    name: Annotated[str, Field(min_length=1, max_length=300)]
    address: Annotated[str, Field(min_length=8, max_length=500)]
    publisher: Annotated[str, Field(max_length=300)] = ""
    language: Annotated[str, Field(max_length=20)]
    gathered: Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    licence: Annotated[str, Field(min_length=1, max_length=100)]
    licence_url: Annotated[str, Field(max_length=500)] = ""
    licence_agreed: bool = False
    tags: Mapping[str, str] = {}


def load_gathered(root: Path) -> tuple[tuple[Partnership, ...], tuple[Problem, ...]]:
    """Load what was gathered, in the order of the files' names."""
    folder = root / FOLDER
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    found: list[Partnership] = []
    problems: list[Problem] = []
    for name in names:
        if not name.endswith(SUFFIX) or is_left_over(name):
            continue
        try:
            found += read_kept(root, name)[1]
        except RefusedAtlasError as refused:
            problems.append(_said(f"{FOLDER}/{name}", refused))
        except OSError as error:
            problems.append(problem("unreadable-file", Span(f"{FOLDER}/{name}"), reason=error.strerror or str(error)))
    return tuple(found), tuple(problems)


def read_kept(root: Path, name: str) -> tuple[KeptMembers, tuple[Partnership, ...]]:
    """Read one file that was kept. Raises `OSError`, `RefusedAtlasError`."""
    file = f"{FOLDER}/{name}"
    value = read_json(read(root, file, LARGEST_BYTES))
    members, origin = members_of(value, name.removesuffix(SUFFIX))
    return members, read_atlas(value, origin, file)


def members_of(value: Any, key: str) -> tuple[KeptMembers, Origin]:
    """Read where a kept collection comes from. Raises `RefusedAtlasError`."""
    told = {name: one for name, one in value.items() if name != "features"} if isinstance(value, Mapping) else {}
    try:
        members = KeptMembers.model_validate({name: told[name] for name in KeptMembers.model_fields if name in told})
        origin = Origin(
            key=key,
            title=members.name,
            address=members.address,
            publisher=members.publisher,
            language=members.language,
            day=date.fromisoformat(members.gathered),
            licence=members.licence,
            licence_url=members.licence_url,
            is_agreed=members.licence_agreed,
        )
    except (ValidationError, ValueError) as error:
        raise RefusedAtlasError(_NO_ORIGIN) from error
    return members, checked(origin)


def checked(origin: Origin) -> Origin:
    """Give the origin with plain texts and addresses of the web. Raises `RefusedAtlasError`."""
    for text in (origin.title, origin.publisher, origin.licence):
        plain_or_refused(text)
    for url in filter(None, (origin.address, origin.licence_url)):
        if not url.startswith(("https://", "http://")) or not url.isprintable() or set(url) & set(" \"'<>\\`"):
            raise RefusedAtlasError(_NO_ORIGIN)
    return replace(origin, address=origin.address.rstrip("/") + "/")


def _said(file: str, refused: RefusedAtlasError) -> Problem:
    return problem("gathered-refused", Span(file), reason=refused.sentence, **refused.values)


_NO_ORIGIN = translatable("it does not say which site it comes from, under which licence and when (name, address, …)")
