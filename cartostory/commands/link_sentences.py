"""What `build` and `link` say of changes of the short links."""

from __future__ import annotations

from cartostory.catalogue.entry import counted, translatable
from cartostory.commands.session import Session
from cartostory.short_links.keep import Kept


def say_kept(session: Session, kept: Kept) -> None:
    """Say which short links were made, and which follow what was renamed."""
    for link in kept.moved:
        session.print(session.say(_MOVED).format(code=link.code, old=link.target, new=(kept.moves or {})[link.code]))
    if kept.made:
        session.print(session.count(_MADE, len(kept.made)))
    if kept.noted:
        session.print(session.count(_NOTED, len(kept.noted)))
    session.print(session.say(_COMMIT))


_MOVED = translatable("The short link {code} follows what was renamed: {old} is now {new}.")
_MADE = counted("{count} short link was made, for a QR code.", "{count} short links were made, for QR codes.")
_NOTED = counted(
    "What {count} event is known by was noted: an event whose file is renamed keeps its code.",
    "What {count} events are known by was noted: an event whose file is renamed keeps its code.",
)
_COMMIT = translatable("They are in content/links.yaml: keep this file with the site (commit it).")
