"""Documents that texts link to (a report, a budget): they are published beside the pages, as they are."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass

FORMATS: Mapping[str, str] = {suffix: suffix[1:].upper() for suffix in (".pdf", ".odt", ".docx", ".ods", ".xlsx")}
"""The suffixes of documents, in small letters, and what readers call such a file."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A document that a text links to. `path` is relative to the site, `digest` names its bytes (SHA-256)."""

    path: str
    digest: str
    weight_bytes: int

    @property
    def format(self) -> str:
        """Give the format as readers know it, such as PDF."""
        return FORMATS[suffix_of(self.path)]


def suffix_of(path: str) -> str:
    """Give the suffix of a path in small letters, with its dot."""
    return posixpath.splitext(path)[1].lower()


def is_document(path: str) -> bool:
    """Tell whether a file is a document by its name."""
    return suffix_of(path) in FORMATS
