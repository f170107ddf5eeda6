"""The documents that texts link to -> `Attachment`s, with what is said of each: its size, its kind, its properties."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from cartostory.media.document_properties import LARGEST_BYTES, DocumentFault, DocumentProperties, document_properties
from cartostory.media.files import read
from cartostory.model.attachment import FORMATS, Attachment, suffix_of
from cartostory.model.attachment_uses import linked_documents
from cartostory.model.reference import same_letters
from cartostory.model.site import Site
from cartostory.problems.problem import Problem, Span, problem

_CONTENT = "content/"


def load_attachments(site: Site) -> tuple[Mapping[str, Attachment], tuple[Problem, ...]]:
    """Look at every document below `content/` that a text links to; give them by path, in composed letters.

    Links to what is not there are for `check`. What leads out of the site by a symbolic link counts as not there.
    """
    root = Path(site.root)
    attachments: dict[str, Attachment] = {}
    problems: list[Problem] = []
    for path in dict.fromkeys(path for meant in linked_documents(site) for path in meant):
        on_disk = _on_disk(root, path) if path.startswith(_CONTENT) else None
        if on_disk:
            attachment, wrong = _load_attachment(root, on_disk)
            problems += wrong
            if attachment:
                attachments[path] = attachment
    return attachments, tuple(problems)


def _on_disk(root: Path, path: str) -> str | None:
    """Give a file's path with the letters that the disk gives it: macOS decomposes them. None where there is none."""
    here = root
    for name in PurePosixPath(path).parts:
        if here.is_dir() and not (here / name).exists():
            name = next((one.name for one in here.iterdir() if same_letters(one.name) == name), name)  # noqa: PLW2901
        here /= name
    is_inside = here.is_file() and here.resolve().is_relative_to(root.resolve())
    return here.relative_to(root).as_posix() if is_inside else None


def _load_attachment(root: Path, path: str) -> tuple[Attachment | None, tuple[Problem, ...]]:
    span, shown = Span(path), same_letters(posixpath.basename(path))
    try:
        if (root / path).stat().st_size > LARGEST_BYTES:
            limit = LARGEST_BYTES // 1_000_000
            return None, (problem("attachment-too-heavy", span, document=shown, limit=limit),)
        data = read(root, path, LARGEST_BYTES)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        return None, (problem("attachment-unreadable", span, document=shown, reason=reason),)
    properties = document_properties(data, suffix_of(path))
    problems = _told(properties, span, shown)
    if properties.fault is DocumentFault.OTHER_KIND:
        return None, problems
    return Attachment(path, hashlib.sha256(data).hexdigest(), len(data)), problems


def _told(properties: DocumentProperties, span: Span, shown: str) -> tuple[Problem, ...]:
    """Say why readers could not open it, or which names and titles go out with it."""
    if properties.fault:
        return (problem(properties.fault, span, document=shown, format=FORMATS[suffix_of(shown)]),)
    if not properties.authors and not properties.title:
        return ()
    said = " · ".join((*properties.authors, *filter(None, (properties.title,))))
    return (problem("attachment-says", span, document=shown, said=said),)
