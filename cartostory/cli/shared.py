"""What several commands say."""

from __future__ import annotations

from cartostory.cli.session import Session
from cartostory.model.short_link import Kept
from cartostory.problems.messages import counted, translatable

OTHER_SITE = translatable(
    "The folder {folder} holds another site, “{other}”. Replace it by this one? Its pages are deleted where this site "
    "has none of that name."
)
NOT_OURS = translatable(
    "The folder {folder} holds files that cartostory did not make. Choose an empty one with --output, or empty it."
)


def name_drafts(session: Session, names: frozenset[str]) -> None:
    """Say what was left out, so that a draft full of errors is not taken for a story without any."""
    if names:
        text = session.say(
            translatable("Drafts, left out and not looked at: {names}. “cartostory check --drafts” looks at them.")
        )
        session.print(text.format(names=", ".join(sorted(names))))


def say_kept(session: Session, kept: Kept) -> None:
    """Say which short links were made, and which follow what was renamed."""
    for link in kept.moved:
        session.print(session.say(_MOVED).format(code=link.code, old=link.target, new=(kept.moves or {})[link.code]))
    if kept.made:
        session.print(session.count(_LINK_MADE, len(kept.made)))
    if kept.noted:
        session.print(session.count(_NOTED, len(kept.noted)))
    session.print(session.say(_COMMIT))


_MOVED = translatable("The short link {code} follows what was renamed: {old} is now {new}.")
_LINK_MADE = counted("{count} short link was made, for a QR code.", "{count} short links were made, for QR codes.")
_NOTED = counted(
    "What {count} event is known by was noted: an event whose file is renamed keeps its code.",
    "What {count} events are known by was noted: an event whose file is renamed keeps its code.",
)
_COMMIT = translatable("They are in content/links.yaml: keep this file with the site (commit it).")
