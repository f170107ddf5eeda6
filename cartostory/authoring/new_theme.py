"""One file of the built-in theme -> a copy in the site’s `themes/`, which takes its place: the smallest child theme."""

from __future__ import annotations

from pathlib import Path

from cartostory.authoring.new import NotCreatedError
from cartostory.media.atomic_write import create_whole, make_folders
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.model.spelling import nearest
from cartostory.problems.messages import translatable
from cartostory.theme.folder import MANIFEST, built_in


def create_override(root: Path, name: str) -> Path:
    """Copy a file of the built-in theme, by its path there; give the copy’s.

    Raises `NotCreatedError` where there is no site, no such file, or a copy already; `OSError` where the disk refuses.
    """
    if not (root / CONFIG_FILE).is_file():
        raise NotCreatedError(_NO_SITE, folder=str(root))
    theme = built_in()
    known = [one for one in theme.names("") if one != MANIFEST]
    if name not in known:
        guess = nearest(name, known) or "assets/css/colours.css"
        raise NotCreatedError(_NO_FILE, name=name, nearest=guess)
    copy = root / "themes" / name
    if copy.exists():
        raise NotCreatedError(_EXISTS, file=f"themes/{name}")
    make_folders(copy.parent)
    create_whole(copy, theme.file(name).read_bytes())
    return copy


_NO_SITE = translatable(
    "There is no site in {folder}: config.yaml is missing. Go into the site’s folder, or name it with --site."
)
_NO_FILE = translatable("The theme has no file {name}. The nearest is {nearest}.")
_EXISTS = translatable("There is already {file}. Go on there.")
