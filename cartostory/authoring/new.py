"""`starter/` -> a new site, or a new story, event, note or page in a site. Nothing that exists is ever overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from cartostory.load.legal_pages import draft_files
from cartostory.load.site import load
from cartostory.media.atomic_write import create_whole, make_folders
from cartostory.model import EVENTS, LEGAL_PAGES, PAGES, WALL
from cartostory.model.reserved_names import is_reserved
from cartostory.model.settings_file import CONFIG_FILE
from cartostory.model.spelling import is_slug, slug
from cartostory.problems.messages import Messages, translatable

STARTER = Path(__file__).parent.parent / "starter"
STORIES = "content/partnerships"
TEXTS = ("event", "wall")
"""What is a file of its own, in a folder that the whole site shares."""
_FOLDERS = {"event": EVENTS, "wall": WALL}
_RENAMED = {"gitignore": ".gitignore"}  # under its real name it would rule over our own checkout
_OVERLOOKED = frozenset({".git"})  # a folder that was just cloned, or `git init`, is as good as empty
_DEFAULT = "fr"

_NOT_A_FOLDER = translatable("{folder} is a file. A site needs a folder: give another name.")
_NOT_EMPTY = translatable(
    "The folder {folder} is not empty ({found} …). "
    "So that nothing of yours is overwritten, give a new or an empty folder."
)
_NO_SITE = translatable(
    "There is no site in {folder}: config.yaml is missing. Go into the site’s folder, or name it with --site."
)
_WRONG_NAME = translatable(
    "“{name}” cannot stand in a web address, which takes small letters without accents, digits and hyphens. "
    "Try: {proposal}"
)
_RESERVED = translatable("“{name}” is a name that Windows keeps for itself: choose another.")
_NO_NAME = translatable(
    "“{name}” cannot stand in a web address, which takes small letters without accents, digits and hyphens. "
    "Example: ivry-kaya"
)
_STORY_EXISTS = translatable("There is already a story named {name}, in {folder}. Choose another name, or go on there.")


_NO_MODEL = translatable("There is no model for a page named {name}. There are: {known}.")
_PAGE_EXISTS = translatable("There is already a page {file}. Go on there.")
_TEXT_EXISTS = translatable("There is already {file}. Choose another name, or go on there.")


class NotCreatedError(Exception):
    """Nothing was made. `sentence` is a gettext id, `blanks` fill it; `said` puts both into words."""

    def __init__(self, sentence: str, **blanks: str) -> None:
        super().__init__(sentence.format(**blanks))
        self.sentence = sentence
        self.blanks = blanks

    def said(self, messages: Messages) -> str:
        """Give the sentence in the language of messages."""
        return messages.gettext(self.sentence).format(**self.blanks)


def create_site(target: Path) -> tuple[Path, ...]:
    """Make a site in a new or empty folder; give the files made, sorted.

    Raises `NotCreatedError` where the folder holds something already, `OSError` where the disk refuses.
    """
    if target.exists() and not target.is_dir():
        raise NotCreatedError(_NOT_A_FOLDER, folder=str(target))
    found = sorted(path.name for path in target.iterdir() if path.name not in _OVERLOOKED) if target.exists() else []
    if found:
        raise NotCreatedError(_NOT_EMPTY, folder=str(target), found=", ".join(found[:3]))
    return tuple(sorted(_copied(STARTER / "site", target)))


def create_story(root: Path, name: str, language: str = _DEFAULT) -> Path:
    """Make a story's folder in a site, as a draft with a commented front matter; give its `story.md`.

    `language` is that of the comments. Raises `NotCreatedError` where there is no site, where the name cannot stand in
    an address, or where the story exists; `OSError` where the disk refuses.
    """
    _ask_for_site(root)
    _ask_for_slug(name)
    folder = root / STORIES / name
    if folder.exists():
        raise NotCreatedError(_STORY_EXISTS, name=name, folder=f"{STORIES}/{name}")
    template = STARTER / "story" / language
    for _ in _copied(template if template.is_dir() else STARTER / "story" / _DEFAULT, folder):
        pass
    make_folders(folder / "layers")
    return folder / "story.md"


def create_text(root: Path, kind: str, name: str, today: date, language: str = _DEFAULT) -> Path:
    """Write an event of the programme or a note of the wall (`TEXTS`) as a draft with a commented front matter.

    Raises `NotCreatedError` and `OSError` as `create_story` does.
    """
    _ask_for_site(root)
    _ask_for_slug(name)
    folder = root / _FOLDERS[kind]
    _ask_for_room(root, folder, name, _TEXT_EXISTS)
    template = STARTER / kind / f"{language}.md"
    text = (template if template.is_file() else STARTER / kind / f"{_DEFAULT}.md").read_text("utf-8")
    return _written(folder / f"{name}.md", text.replace("{today}", today.isoformat()))


def create_page(root: Path, name: str) -> tuple[Path, ...]:
    """Write the draft of a legal page into a site, in each of its languages that has a text; give the files made.

    Raises `NotCreatedError` where there is no site, no such draft, or a page of that name; `OSError` where the disk
    refuses.
    """
    _ask_for_site(root)
    if name not in LEGAL_PAGES:
        raise NotCreatedError(_NO_MODEL, name=name, known=", ".join(LEGAL_PAGES))
    folder = root / PAGES
    _ask_for_room(root, folder, name, _PAGE_EXISTS)
    site, _ = load(root)
    return tuple(_written(folder / file, text) for file, text in draft_files(site, name))


def _ask_for_site(root: Path) -> None:
    if not (root / CONFIG_FILE).is_file():
        raise NotCreatedError(_NO_SITE, folder=str(root))


def _ask_for_slug(name: str) -> None:
    if not is_slug(name):
        proposal = slug(name)
        raise NotCreatedError(_WRONG_NAME if proposal else _NO_NAME, name=name, proposal=proposal)
    if is_reserved(name):
        raise NotCreatedError(_RESERVED, name=name)


def _ask_for_room(root: Path, folder: Path, name: str, refusal: str) -> None:
    """Refuse where a text of that name is there in any language."""
    found = sorted(folder.glob(f"{name}.md")) + sorted(folder.glob(f"{name}.*.md"))
    if found:
        raise NotCreatedError(refusal, file=found[0].relative_to(root).as_posix())


def _written(file: Path, text: str) -> Path:
    create_whole(file, text.encode())
    return file


def _copied(source: Path, target: Path) -> Iterator[Path]:
    """Copy a folder of text file by file; a file that exists already makes it fail rather than overwrite."""
    make_folders(target)
    for entry in sorted(source.iterdir()):
        copy = target / _RENAMED.get(entry.name, entry.name)
        if entry.is_dir():
            yield from _copied(entry, copy)
        else:
            create_whole(copy, entry.read_bytes())
            yield copy
