"""Problems of photo."""

from __future__ import annotations

from cartostory.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
