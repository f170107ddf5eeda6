"""What several of the `photos` commands say."""

from __future__ import annotations

from cartostory.catalogue.entry import translatable

CANNOT_EDIT = translatable(
    "{file} was left as it is: it cannot be changed without harm. “cartostory check” says whether it is broken; "
    "otherwise change it in an editor."
)
NOTHING_CHANGED = translatable("Nothing was changed.")
NOT_FOUND = translatable("No photograph is called “{file}”. Write its path: content/partnerships/…/photos/…")
AMBIGUOUS = translatable("Several photographs are called “{file}”. Write the path of the one that you mean: {known}")
