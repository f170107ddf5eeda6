"""A site that was checked and planned -> the content of every output, on all cores."""

from __future__ import annotations
