"""Problems of story."""

from __future__ import annotations

from cartostory.catalogue.entry import Entry

ENTRIES: tuple[Entry, ...] = ()
