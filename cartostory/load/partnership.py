"""A folder of `content/partnerships` -> `Partnership`: its stories, its layers, its pictures and their register."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cartostory.load.file_names import misnamed, right_name
from cartostory.load.folder_state import NO_FOLDERS, Loaded, LoadedFolders, stands_alone, state_of
from cartostory.load.languages import in_order, split_name
from cartostory.load.layer_declaration import LayerMatter
from cartostory.load.media_folder import load_media, weighed
from cartostory.load.method import METHOD, load_method
from cartostory.load.story import LoadedStory, load_story
from cartostory.load.unused_keys import unused_in_layer
from cartostory.model import Config, Layer, Method, Partnership, Story
from cartostory.model.plain_text import composed
from cartostory.problems.problem import Problem, Ref, Severity, Span, problem

_FIRST = "story.md"


def load_partnership(root: Path, folder: str, config: Config, before: LoadedFolders = NO_FOLDERS) -> Loaded:
    """Load a partnership, unless it was loaded `before` as it stands; None where its story cannot be understood."""
    state = state_of(root, folder, repr((config.languages, config.photos)))
    known = before.get(state) if state else None
    if known is not None:
        return known
    loaded = _load(root, folder, config)
    if state and stands_alone(loaded[0]):
        before.put(state, loaded)
    return loaded


def _load(root: Path, folder: str, config: Config) -> Loaded:
    slug, languages = composed(folder.rpartition("/")[2]), config.languages
    media, of_photos, of_recordings = load_media(root, folder, config)
    files = media.files
    if _FIRST not in files:
        return None, tuple(_without_story(folder, files))
    methods, of_methods = _methods(root, folder, languages, files)
    first = load_story(root, f"{folder}/{_FIRST}", slug, languages[0])
    stories, problems = _stories(root, folder, languages, files, first)
    layers, layer_problems = _layers(root, folder, first.layers, files)
    others = (*problems, *of_methods, *layer_problems, *of_recordings)
    if not stories:
        return None, (*others, *of_photos)
    refused = frozenset(first.layers.keys() - layers.keys())
    partnership = Partnership(slug, folder, stories, layers, media, refused, methods)
    return partnership, (*others, *weighed(of_photos, partnership))


def _without_story(folder: str, files: frozenset[str]) -> Iterator[Problem]:
    """Yield what is wrong with a folder that has no story: the file that was meant to be one, where there is one."""
    for name in sorted(files):
        right = right_name(name) or (name.lower() if name.lower() == _FIRST else "")
        if right.lower() == _FIRST:
            span = Span(f"{folder}/{name}")
            yield problem("file-misnamed", span, Severity.ERROR, name=name, right=_FIRST)
            return
    yield problem("no-story", Span(f"{folder}/{_FIRST}"), folder=folder)


def _stories(
    root: Path, folder: str, languages: tuple[str, ...], files: frozenset[str], first: LoadedStory
) -> tuple[Mapping[str, Story], tuple[Problem, ...]]:
    found: dict[str, Story] = {languages[0]: first.story} if first.story else {}
    problems = list(first.problems)
    beside = sorted(file for file in files if "/" not in file)
    problems += misnamed(folder, beside)
    for name in in_order((file for file in beside if file.endswith(".md")), languages):
        stem, language = split_name(name, languages[0])
        if stem == METHOD:
            continue
        if stem != "story":
            problems.append(problem("file-not-a-story", Span(f"{folder}/{name}"), file=name))
        elif name != _FIRST and language == languages[0]:
            problems.append(problem("story-twice", Span(f"{folder}/{name}", 1, 1), file=name, language=language))
        elif name != _FIRST and first.story:
            loaded = load_story(root, f"{folder}/{name}", first.story.slug, language, first.story)
            problems += loaded.problems
            if loaded.story:
                found[language] = loaded.story
    return found, tuple(problems)


def _methods(
    root: Path, folder: str, languages: tuple[str, ...], files: frozenset[str]
) -> tuple[Mapping[str, Method], tuple[Problem, ...]]:
    """Load the method sheets; of two in one language the first is taken, and the other reported."""
    found: dict[str, Method] = {}
    problems: list[Problem] = []
    beside = (file for file in files if "/" not in file and file.endswith(".md"))
    for name in in_order(beside, languages):
        stem, language = split_name(name, languages[0])
        if stem != METHOD:
            continue
        if language in found:
            problems.append(problem("story-twice", Span(f"{folder}/{name}", 1, 1), file=name, language=language))
            continue
        loaded, reported = load_method(root, f"{folder}/{name}", composed(folder.rpartition("/")[2]), language)
        problems += reported
        if loaded:
            found[language] = loaded
    return found, tuple(problems)


def _layers(
    root: Path, folder: str, declared: Mapping[str, LayerMatter], files: frozenset[str]
) -> tuple[Mapping[str, Layer], tuple[Problem, ...]]:
    if not declared:
        return {}, ()
    from cartostory.load.layer import DeclaredLayer, load_layer  # noqa: PLC0415 - shapely: sites without layers go without
    from cartostory.load.layer_style import with_style  # noqa: PLC0415 - same

    found: dict[str, Layer] = {}
    problems: list[Problem] = []
    for key, layer in declared.items():
        problems += unused_in_layer(layer)
        if layer.blanks:
            continue
        if not layer.file:
            problems.append(problem("missing-key", layer.at.span, key="file"))
            continue
        file = Ref(layer.file, layer.at.value("file"))
        wanted = DeclaredLayer(
            key=key,
            file=file,
            path=f"{folder}/{_as_on_disk(f'layers/{layer.file}', files)}",
            label=layer.label or key,
            span=layer.at.span,
            symbol=layer.symbol,
            colour=layer.colour,
            source=layer.source,
            licence=layer.licence,
            names=layer.names,
            date=layer.date,
            layer=Ref(layer.layer, layer.at.value("layer")) if layer.layer else None,
            crs=Ref(layer.crs, layer.at.value("crs")) if layer.crs else None,
        )
        loaded, reported = load_layer(root, wanted)
        problems += reported
        if loaded:
            found[key], reported = with_style(loaded, layer)
            problems += reported
    problems += _blanks(declared, found)
    return {key: found[key] for key in declared if key in found}, tuple(problems)


def _as_on_disk(name: str, files: frozenset[str]) -> str:
    """Return a file's name with the letters that the disk gives it: macOS decomposes them, a text composes them."""
    return next((file for file in files if composed(file) == name), name) if name not in files else name


def _blanks(declared: Mapping[str, LayerMatter], found: dict[str, Layer]) -> Iterator[Problem]:
    """Add the layers that others leave blank, once those are loaded."""
    files = dict(found)
    for key, layer in declared.items():
        if not layer.blanks:
            continue
        from cartostory.load.grid_layer import blank_layer  # noqa: PLC0415 - shapely, as above

        made, reported = blank_layer(key, layer, files)
        yield from reported
        if made:
            found[key] = made
