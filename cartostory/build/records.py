"""What a build takes over from earlier ones, story by story, and what it leaves to the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cartostory.build import known_stories
from cartostory.build.assets import Assets, make_assets
from cartostory.build.basemap_tiles import basemap_of
from cartostory.build.known_stories import StoryRecord, made_of, problems_by_story
from cartostory.build.render_site import Files
from cartostory.build.run import Run
from cartostory.build.tasks import live_name, picture_name
from cartostory.carto.style.style import parse
from cartostory.model.output import Address, Kind
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem


@dataclass(frozen=True, slots=True)
class MadeStories:
    """What was made of the stories that were not known, and what was found wrong with them."""

    assets: Assets
    files: Files
    problems: tuple[Problem, ...]


def assets_and_records(
    prepared: PreparedSite, run: Run, names: Mapping[str, str]
) -> tuple[Assets, Mapping[str, StoryRecord]]:
    """Make what pages show, but for stories that are known; give their records.

    Where the letters of the fonts have changed since, their pages ask for other files, and only their drawings hold.
    """
    records = known_stories.recall(run.cache, names)
    while True:
        known = replace(prepared, known=frozenset(records))
        assets = make_assets(known, run, [record.letters for record in records.values()])
        valid = {slug: record for slug, record in records.items() if record.fonts == assets.font_paths}
        if len(valid) == len(records):
            return assets, records
        records = valid


def keep_records(prepared: PreparedSite, run: Run, names: Mapping[str, str], made: MadeStories) -> None:
    """Keep the records of stories that were made whole, for the next build."""
    divided = problems_by_story(prepared, made.problems)
    if divided is None:  # a template that fails is told on the page that meets it first
        return
    entries = _entries(prepared, made.assets)
    planned = made_of(prepared, (slug for slug in names if slug not in prepared.known))
    for slug, addresses in planned.items():
        own = _record(prepared, addresses, made)
        if own:
            record = replace(own, problems=divided.get(slug, ()), entries=tuple(entries.get(slug, ())))
            known_stories.keep(run.cache, names[slug], record)


def _record(prepared: PreparedSite, addresses: Iterable[Address], made: MadeStories) -> StoryRecord | None:
    """Gather what was made of a story; None where a part of it is missing."""
    paths = {address: prepared.plan.outputs[address].path for address in addresses}
    contents, shared = made.files.contents, made.files.shared
    missing = [address for address, path in paths.items() if path not in contents]
    if any(address.kind is not Kind.SINGLE for address in missing):  # a story may be too long for a single file
        return None
    pages = {path for address, path in paths.items() if address.kind is Kind.STORY}
    return StoryRecord(
        fonts=made.assets.font_paths,
        files={path: contents[path] for path in paths.values() if path in contents},
        letters=dict(_letters(made.assets, paths)),
        maps={address: shared.maps[address] for address in paths if address in shared.maps},
        paper_bytes={address: shared.paper_bytes[address] for address in paths if address in shared.paper_bytes},
        single_bytes={address: shared.single_bytes[address] for address in paths if address in shared.single_bytes},
        live_bytes={address: shared.live_bytes[address] for address in paths if address in shared.live_bytes},
        weights=tuple(one for one in made.files.weights if one.path in pages),
    )


def _letters(assets: Assets, addresses: Iterable[Address]) -> Iterator[tuple[str, str]]:
    for address in addresses:
        if address in assets.live:
            yield address.language, "".join(sorted(set(assets.live[address].decode())))


def _entries(prepared: PreparedSite, assets: Assets) -> Mapping[str, list[str]]:
    """Name the drawings and live maps of each story in the cache: they hold longer than its pages do."""
    style, _ = parse(prepared.theme.style_text, prepared.theme.style_file)
    basemap = basemap_of(prepared.site)
    found: dict[str, list[str]] = {}
    for address, picture in assets.pictures.items():
        found.setdefault(address.subject, []).append(picture_name(style, picture, basemap))
    for address, job in assets.live_maps.items():
        found.setdefault(address.subject, []).append(live_name(prepared.theme.style_text, job))
    return {slug: list(dict.fromkeys(names)) for slug, names in found.items()}
