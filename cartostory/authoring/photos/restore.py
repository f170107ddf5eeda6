"""A withdrawal that was a mistake -> off the list, with its entries back in the registers. The pictures stay gone."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from cartostory.authoring.photos.find import AmbiguousError, NoSuchPhotoError
from cartostory.authoring.photos.withdrawal_list import Gone, without_withdrawal
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.authoring.yaml_edit import names, with_entry
from cartostory.load.withdrawn import LIST
from cartostory.model import Withdrawn

_IN_FOLDER = re.compile(r"(?P<shelf>.+?)/(?P<folder>photos|audio|video)/(?P<name>.+)")


@dataclass(frozen=True, slots=True)
class RestoredFiles:
    """What was taken off the list: the files that a person may put back, and entries that could not be put back."""

    files: tuple[str, ...]
    entries: tuple[str, ...]


def find_withdrawn(withdrawn: tuple[Withdrawn, ...], written: str) -> Withdrawn:
    """Find a picture on the list by its path or the end of it. Raises `NoSuchPhotoError`, `AmbiguousError`."""
    wanted = unicodedata.normalize("NFC", written.replace("\\", "/").removeprefix("./"))
    found = {one.file: one for one in withdrawn if f"/{one.file}".endswith(f"/{wanted}")}  # the latest of each
    if not found:
        raise NoSuchPhotoError(written)
    if len(found) > 1 and len({one.digest for one in found.values()}) > 1:
        raise AmbiguousError(tuple(found))
    return next(iter(found.values()))


def restore(root: Path, file: str) -> RestoredFiles:
    """Undo the latest withdrawal of a file, copies included. Raises `CannotEditError`, `OSError`."""
    path = root / LIST
    source = read_source(path)
    off = without_withdrawal(source.text, file)
    left = tuple(picture.file for picture in off.pictures if not _entry_back(root, picture))
    write_source(path, source.with_text(off.rest))
    return RestoredFiles(tuple(picture.file for picture in off.pictures), left)


def _entry_back(root: Path, picture: Gone) -> bool:
    """Put an entry back into its register, unless it has a new one; tell whether it is there."""
    found = _IN_FOLDER.fullmatch(picture.file)
    if not picture.entry.strip() or not found:
        return True
    kept, name = found["folder"], found["name"]
    file = root / f"{found['shelf']}/{kept}/{kept}.yaml"
    try:
        source = read_source(file)
        if name in names(source.text):
            return True
        write_source(file, source.with_text(with_entry(source.text, name, picture.entry)))
    except CannotEditError:
        return False
    return True
