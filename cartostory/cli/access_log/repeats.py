"""Whether somebody was here a moment ago, without knowing who.

A visitor is the hash of their network address and browser, with a key that is made anew for each run and never leaves
the memory: nobody can turn it back, not even with the list of all addresses, and nothing of it is written. It is
forgotten after the few minutes in which a second request is the same scan: a page loaded again, a telephone that asks
twice.
"""

from __future__ import annotations

import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

_MOST = 100_000
"""How many visits are remembered at once: some ten megabytes, whatever the log."""


@dataclass(slots=True)
class Repeats:
    """The visits of the last minutes."""

    window: timedelta
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    seen: OrderedDict[bytes, datetime] = field(default_factory=OrderedDict, repr=False)

    def is_repeat(self, visitor: str, agent: str, code: str, moment: datetime) -> bool:
        """Tell whether the same visitor followed the same link within the window before; take note of this visit."""
        name = hashlib.blake2b(f"{visitor}\0{agent}\0{code}".encode(), key=self.key, digest_size=16).digest()
        before = self.seen.pop(name, None)
        self.seen[name] = moment
        self._forget(moment)
        return before is not None and abs(moment - before) <= self.window

    def _forget(self, moment: datetime) -> None:
        while self.seen:
            name, last = next(iter(self.seen.items()))
            if len(self.seen) <= _MOST and abs(moment - last) <= self.window:
                return
            del self.seen[name]
