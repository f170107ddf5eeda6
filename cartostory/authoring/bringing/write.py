"""A bundle -> a story in `content/partnerships`, new or there already. Nothing that a person wrote is written over."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from cartostory.authoring.bringing.bundle import (
    BroughtChapter,
    BroughtLayer,
    BroughtPicture,
    Bundle,
    CannotBringError,
    key_of,
)
from cartostory.authoring.bringing.ledger import BroughtSource, Ledger, digest, read_ledger, write_ledger
from cartostory.authoring.bringing.picture_register import register_pictures
from cartostory.authoring.bringing.story_blocks import (
    chapter_block,
    flag,
    layer_block,
    names_in,
    parts_of,
    place_block,
    story_text,
    with_entries,
)
from cartostory.authoring.new import STORIES
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.load.vector.outcome import Value
from cartostory.media.atomic_write import create_whole, make_folders, write_whole
from cartostory.media.files import NotOfTheSiteError, inside, read_regular
from cartostory.model.reserved_names import is_reserved
from cartostory.model.spelling import slug
from cartostory.problems.messages import translatable

Say = Callable[[str], str]
_LONGEST = 50


@dataclass(slots=True)
class Written:
    """What was written: the story’s folder, and its pieces by what became of them, named for people."""

    folder: str
    is_new: bool
    made: list[str] = field(default_factory=list)
    renewed: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    edited: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    is_hidden: bool = False
    lacks_rights: list[str] = field(default_factory=list)


def target_of(root: Path, bundle: Bundle, story: str) -> tuple[str, bool]:
    """Give the folder that a bundle goes to, and whether it is there already.

    The story that is named; else the one that the same file was brought to before; else a new one.
    """
    if story:
        if not (root / STORIES / story / "story.md").is_file():
            raise CannotBringError(_NO_STORY, story=story)
        return f"{STORIES}/{story}", True
    for folder in sorted((root / STORIES).glob("*")):
        path = f"{STORIES}/{folder.name}"
        if (folder / "story.md").is_file() and _identity(bundle) in read_ledger(root, path).sources:
            return path, True
    stem = slug(bundle.title)[:_LONGEST].strip("-") or "histoire"
    name, number = stem, 1
    while (root / STORIES / name).exists() or is_reserved(name):
        number += 1
        name = f"{stem}-{number}"
    return f"{STORIES}/{name}", False


def _identity(bundle: Bundle) -> str:
    return f"{bundle.kind}: {bundle.identity}"


def write_bundle(root: Path, bundle: Bundle, story: str, say: Say, *, dry: bool = False) -> Written:
    """Write a bundle. Raises `CannotBringError`, `CannotEditError` where a story cannot be edited safely, `OSError`."""
    folder, is_there = target_of(root, bundle, story)
    work = _Work(root, folder, bundle, say, is_there=is_there)
    work.plan()
    if not dry:
        work.write()
    return work.written


class _Work:
    """One bundle on its way into one story."""

    def __init__(self, root: Path, folder: str, bundle: Bundle, say: Say, *, is_there: bool) -> None:
        self.written = Written(folder, not is_there)
        self._root, self._folder, self._bundle, self._say = root, folder, bundle, say
        self._ledger = read_ledger(root, folder) if is_there else Ledger()
        self._before = self._ledger.sources.get(_identity(bundle), BroughtSource(bundle.kind))
        self._source = BroughtSource(bundle.kind)
        self._files: list[tuple[str, bytes]] = []
        self._pictures: list[BroughtPicture] = []
        self._path = root / folder / "story.md"
        self._text = read_source(inside(root, f"{folder}/story.md")) if is_there else None
        self._out = ""

    def plan(self) -> None:
        """Decide what is written, and what is left as it is. Raises `CannotEditError`."""
        keys = self._keys()
        layers = {
            f"layer:{one.key}": layer_block(replace(one, key=keys[one.key]), f"{keys[one.key]}.geojson")
            for one in self._bundle.layers
        }
        places = {f"place:{one.key}": place_block(replace(one, key=keys[one.key])) for one in self._bundle.places}
        for layer in self._bundle.layers:
            self._file(f"layers/{keys[layer.key]}.geojson", _geojson(layer))
        for picture in self._bundle.pictures:
            self._file(f"photos/{picture.name}", picture.data, picture)
        chapters = dict(self._chapters(keys))
        if self._text is None:
            self._out = story_text(self._bundle, list(layers.values()), list(places.values()), list(chapters.values()))
            self._source.blocks = {**places, **layers, **chapters}
            self.written.made = [*layers, *places, *chapters]
        else:
            self._edit(layers, places, chapters)
        self._source.keys = keys
        gone = [name for name in self._before.blocks if name not in {**layers, **places, **chapters}]
        self.written.left = gone
        self._source.blocks |= {name: self._before.blocks[name] for name in gone}

    def _keys(self) -> dict[str, str]:
        """Give each layer and place its name in the story: that of the last time, else one that is free there."""
        taken = set(self._before.keys.values())
        if self._text is not None:
            _, matter, _ = parts_of(self._text.text)
            taken |= names_in(matter, "layers") | names_in(matter, "places")
        known = self._before.keys
        wanted = [*(one.key for one in self._bundle.layers), *(one.key for one in self._bundle.places)]
        return {key: known.get(key) or key_of(key, taken, key) for key in wanted}

    def _chapters(self, keys: dict[str, str]) -> Iterator[tuple[str, str]]:
        names: set[str] = set()
        for chapter in self._bundle.chapters:
            name = key_of(chapter.title, names, "chapitre")
            attributes = tuple((key, _renamed(key, value, keys)) for key, value in chapter.attributes)
            yield f"chapter:{name}", chapter_block(BroughtChapter(chapter.title, chapter.text, attributes))

    def _file(self, name: str, data: bytes, picture: BroughtPicture | None = None) -> None:
        """Plan a file: new, renewed where it is as it was brought, left where somebody changed or removed it."""
        path = self._root / self._folder / name
        now, was, new = _digest_of(path), self._before.files.get(name, ""), digest(data)
        self._source.files[name] = new
        if now == new:
            self.written.same.append(name)
        elif not now and not was:
            self._files.append((name, data))
            self.written.made.append(name)
            self._pictures += [picture] if picture else []
        elif now and now == was:
            self._files.append((name, data))
            self.written.renewed.append(name)
        else:
            self._source.files[name] = was or new
            self.written.edited.append(name)

    def _edit(self, layers: dict[str, str], places: dict[str, str], chapters: dict[str, str]) -> None:
        text = self._text.text if self._text else ""
        new: dict[str, list[str]] = {"layer": [], "place": [], "chapter": []}
        for name, block in {**places, **layers, **chapters}.items():
            was = self._before.blocks.get(name)
            self._source.blocks[name] = block
            if was is None:
                new[name.partition(":")[0]].append(block)
                self.written.made.append(name)
            elif was not in text:
                self._source.blocks[name] = was
                self.written.edited.append(name)
            elif was == block:
                self.written.same.append(name)
            else:
                text = text.replace(was, block, 1)
                self.written.renewed.append(name)
        opening, matter, rest = parts_of(text)
        self.written.is_hidden = bool(new["chapter"]) and not flag(matter, "draft")
        matter = with_entries(with_entries(matter, "places", new["place"]), "layers", new["layer"])
        body = "\n\n".join(new["chapter"])
        if self.written.is_hidden:
            body = f"<!-- {self._say(_HIDDEN)}\n\n{body.replace('-->', '--&gt;')}\n\n-->"
        self._out = opening + matter + rest.rstrip("\n") + (f"\n\n{body}\n" if new["chapter"] else "\n")

    def write(self) -> None:
        """Write files before the text that names them, and the ledger last. Raises `OSError`."""
        make_folders(self._root / self._folder)
        for name, data in self._files:
            path = self._root / self._folder / name
            make_folders(path.parent)
            inside(self._root, f"{self._folder}/{name}")
            if path.exists():
                write_whole(path, data)
            else:
                create_whole(path, data)
        if self._text is None:
            create_whole(self._path, self._out.encode())
        elif self._out.rstrip("\n") != self._text.text.rstrip("\n"):
            if read_source(self._path) != self._text:
                raise CannotEditError("story.md")
            write_source(self._path, self._text.with_text(self._out))
        if self._pictures:
            register_pictures(self._root, self._folder, self._pictures, self._say)
        self._ledger.sources[_identity(self._bundle)] = self._source
        write_ledger(self._root, self._folder, self._ledger)


def _renamed(key: str, value: str, keys: dict[str, str]) -> str:
    """Give the names in an attribute as they are called in the story."""
    if key in ("fit", "show", "hide", "place"):
        return " ".join(keys.get(word, word) for word in value.split())
    return value


def _digest_of(path: Path) -> str:
    try:
        return digest(read_regular(path))
    except FileNotFoundError:
        return ""
    except NotOfTheSiteError:
        return "?"


def _geojson(layer: BroughtLayer) -> bytes:
    """Write a layer, one feature a line, so that versions can be compared."""
    lines = ",\n".join(json.dumps(_finite(one), ensure_ascii=False) for one in layer.features)
    return f'{{"type": "FeatureCollection", "features": [\n{lines}\n]}}\n'.encode("utf-8", "replace")


def _finite(one: Value) -> Value:
    text = json.dumps(one, ensure_ascii=False)
    if "NaN" not in text and "Infinity" not in text:
        return one
    found: Value = json.loads(text, parse_constant=lambda _: None)
    return found


_NO_STORY = translatable("There is no story named {story}. See the folders of content/partnerships.")
_HIDDEN = translatable("Brought, and not published yet: take this line and the last one away to publish.")
