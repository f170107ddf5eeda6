"""A site that was checked and planned -> the content of every output, on all cores."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from cartostory.build.basemap_tiles import basemap_of
from cartostory.build.cache import Memo
from cartostory.build.fonts import Cutting, cut
from cartostory.build.held_tiles import held_tiles
from cartostory.build.offline_lists import keep_lists
from cartostory.build.plan import recipe
from cartostory.build.print_task import Printed, Printing, print_out
from cartostory.build.progress import Watcher
from cartostory.build.ready_files import asset_files, photo_files, recording_files, town_map
from cartostory.build.single_files import said, singles
from cartostory.build.tasks import (
    Developed,
    Developing,
    Drawing,
    Moving,
    Recorded,
    RememberedMarkdown,
    develop,
    draw_picture,
    examine,
    make_live,
    record,
)
from cartostory.build.weights import Weight, live_parts, weights
from cartostory.build.workers import Crash, run
from cartostory.carto.style.style import parse
from cartostory.carto.view.picture import Drawn
from cartostory.carto.view.site_maps import live_maps, pictures
from cartostory.check.drawn_maps import heavy_layers, hints, unfinished_pages
from cartostory.media.sizes import middle_part
from cartostory.model import Photo, Shelf
from cartostory.model.output import Address, Content, Kind, Output, size_bytes
from cartostory.model.photo_uses import published
from cartostory.model.prepared import Ready
from cartostory.model.recording_uses import published_recordings
from cartostory.model.theme import Asset, Face
from cartostory.paper.documents import Job, documents
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import drawn_map
from cartostory.render.render import PAGES, render_output
from cartostory.render.shared import Shared
from cartostory.render.single_file import MOST
from cartostory.theme.fonts.faces import assets, by_style, styles_of, too_heavy
from cartostory.theme.fonts.letters import letters
from cartostory.theme.fonts.subset import Cut

# The files of a website that stand ready before its pages: the theme's, photographs, recordings, a map.


S = TypeVar("S")
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Made:
    """Every file of the website by its path, what was found on the way, and the faults of our own."""

    files: Mapping[str, Content]
    problems: tuple[Problem, ...]
    crashes: tuple[str, ...]
    weights: tuple[Weight, ...] = ()


@dataclass(slots=True)
class _Making:
    """One run: what it works with, and what it has found so far."""

    ready: Ready
    memo: Memo
    jobs: int
    watcher: Watcher
    problems: list[Problem] = field(default_factory=list)
    crashes: list[str] = field(default_factory=list)
    recorded: dict[str, Recorded] = field(default_factory=dict)

    def each(self, step: str, function: Callable[[S, T], R], shared: S, items: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Run a function over items on all cores; keep what crashed apart, with its trace."""
        self.watcher(step, 0, len(items))
        for done, (item, result) in enumerate(
            zip(items, run(function, shared, items, self.jobs), strict=True), start=1
        ):
            self.watcher(step, done, len(items))
            if isinstance(result, Crash):
                self.crashes.append(f"{item}: {result.reason}\n{result.trace}")
            else:
                yield item, result


def make(ready: Ready, memo: Memo, jobs: int, watcher: Watcher) -> Made:
    """Make every output. What fails is reported and left out; the rest is made all the same."""
    making = _Making(ready, memo, jobs, watcher)
    developed = _photos(making, ready.site.shelves)
    making.recorded = dict(_recordings(making))
    drawn, live = _maps(making)
    making.problems += (*hints(ready.site, drawn), *heavy_layers(ready.site, live), *unfinished_pages(ready.site))
    fonts = _fonts(making, live)
    ready = making.ready
    photographs = dict(photo_files(ready, developed))
    printed = _paper(making, tuple(documents(ready.site, ready.plan).values()), photographs)
    shared = _shared(making, drawn, live, developed, printed)
    made = singles(ready, _pages(making, shared, (Kind.SINGLE,)), drawn, developed)
    sent = {address: one for address, one in made.items() if len(one.data) <= MOST}
    making.problems += said(ready, made)
    shared = replace(shared, single_bytes={address: len(one.data) for address, one in sent.items()})
    pages = _pages(making, shared, tuple(PAGES.keys() - {Kind.SINGLE}))
    files: dict[str, Content] = {
        **dict(asset_files(ready)),
        **{ready.plan.folder + asset.path: asset.data for asset in fonts},
        **{ready.plan.outputs[address].path: data for address, data in photographs.items()},
        **dict(recording_files(ready, making.recorded)),
        **{ready.plan.outputs[address].path: pdf.data for address, pdf in printed.items() if pdf.data is not None},
        **{ready.plan.outputs[address].path: picture.svg.encode() for address, picture in drawn.items()},
        **{ready.plan.outputs[address].path: data for address, data in live.items()},
        **{ready.plan.outputs[address].path: data for address, data in pages.items()},
        **{ready.plan.outputs[address].path: one.data for address, one in sent.items()},
        **town_map(ready),
        **dict(held_tiles(ready)),
    }
    files |= keep_lists(ready, files)
    weighed, heavy = weights(ready, files, sent)
    return Made(files, (*making.problems, *heavy), tuple(making.crashes), weighed)


def make_paper(ready: Ready, memo: Memo, wanted: Sequence[Job], processes: int, watcher: Watcher) -> Made:
    """Make documents for paper alone, and the photographs that they need; the files by the documents' names."""
    making = _Making(ready, memo, processes, watcher)
    slugs = {job.slug for job in wanted}
    theirs = [one for one in ready.site.partnerships if one.slug in slugs] or ready.site.partnerships
    photographs = dict(photo_files(ready, _photos(making, theirs)))
    printed = _paper(making, wanted, photographs)
    named = {job.address: job.name for job in wanted}
    files = {named[address]: pdf.data for address, pdf in printed.items() if pdf.data is not None}
    return Made(files, tuple(making.problems), tuple(making.crashes))


def look_inside(ready: Ready, memo: Memo, jobs: int, watcher: Watcher) -> Made:
    """Find the damage that only shows when photographs and recordings are decoded; no file is made."""
    making = _Making(ready, memo, jobs, watcher)
    for _, found in making.each("photos", examine, _developing(making), _wanted(ready.site.shelves)):
        making.problems += found
    making.recorded = dict(_recordings(making))
    return Made({}, tuple(making.problems), tuple(making.crashes))


def _developing(making: _Making) -> Developing:
    site = making.ready.site
    return Developing(making.memo, Path(site.root), recipe(site))


def _wanted(shelves: Iterable[Shelf]) -> tuple[Photo, ...]:
    return tuple({photo.digest: photo for shelf in shelves for photo in published(shelf)}.values())


def _photos(making: _Making, shelves: Iterable[Shelf]) -> Mapping[str, Developed]:
    found: dict[str, Developed] = {}
    for photo, made in making.each("photos", develop, _developing(making), _wanted(shelves)):
        making.problems += made.problems
        if not made.problems:
            found[photo.digest] = made
    return found


def _recordings(making: _Making) -> Iterator[tuple[str, Recorded]]:
    site = making.ready.site
    wanted = {one.digest: one for shelf in site.shelves for one in published_recordings(shelf)}
    for recording, made in making.each("voices", record, _developing(making), tuple(wanted.values())):
        making.problems += made.problems
        if not made.problems:
            yield recording.digest, made


def _paper(making: _Making, wanted: Sequence[Job], photographs: Mapping[Address, Content]) -> Mapping[Address, Printed]:
    if not wanted:
        return {}
    ready = making.ready
    shared = Shared(ready.site, ready.plan, ready.theme, markdown=RememberedMarkdown(making.memo))
    style, _ = parse(ready.theme.style_text, ready.theme.style_file)
    printing = Printing(making.memo, shared, style, ready.today, photographs, basemap_of(ready.site))
    found: dict[Address, Printed] = {}
    for job, made in making.each("paper", print_out, printing, wanted):
        making.problems += (one for one in made.problems if one not in making.problems)
        found[job.address] = made
    return found


def _photo_bytes(ready: Ready, developed: Mapping[str, Developed]) -> Iterator[tuple[str, int]]:
    made_by = recipe(ready.site)
    for shelf in ready.site.shelves:
        for photo in published(shelf):
            if photo.digest in developed:
                part = middle_part(photo.width, made_by)
                yield photo.digest, size_bytes(developed[photo.digest].parts[part])


def _maps(making: _Making) -> tuple[Mapping[Address, Drawn], Mapping[Address, bytes]]:
    ready = making.ready
    style, _ = parse(ready.theme.style_text, ready.theme.style_file)
    composed = pictures(ready.site, ready.plan)
    shared = Drawing(making.memo, style, composed, basemap_of(ready.site))
    # languages look at the same views: side by side they fall to the same worker, which remembers the ground
    alike = sorted(composed, key=lambda address: (address.subject, address.part, address.language))
    done = dict(making.each("maps", draw_picture, shared, alike))
    drawn = {address: done[address] for address in composed if address in done}
    lives = live_maps(ready.site, ready.plan, drawn)
    moving = Moving(making.memo, style, ready.theme.style_text, lives)
    return drawn, dict(making.each("maps", make_live, moving, tuple(lives)))


def _fonts(making: _Making, live: Mapping[Address, bytes]) -> tuple[Asset, ...]:
    """Cut the theme's fonts for each language, and plan them: only now is it known what the live maps write."""
    ready, faces = making.ready, by_style(making.ready.theme.faces)
    said = {
        language: (data.decode() for address, data in live.items() if address.language == language)
        for language in ready.site.config.languages
    }
    shared = Cutting(
        making.memo, {one: letters(ready.site, ready.theme, one, texts) for one, texts in said.items()}, faces
    )
    jobs = tuple((language, style) for language in said for style in styles_of(language, faces))
    found: dict[str, list[tuple[Face, Cut | None]]] = {}
    for (language, style), made in making.each("fonts", cut, shared, jobs):
        making.problems += made.problems
        found.setdefault(language, []).extend(zip(faces[style], made.cuts, strict=False))
    by_language = {language: tuple(assets(language, cuts)) for language, cuts in found.items()}
    fonts = tuple(asset for made in by_language.values() for asset in made)
    making.problems += too_heavy(by_language, ready.site.config.theme)
    outputs = {**ready.plan.outputs, **{output.address: output for output in (_planned(one, ready) for one in fonts)}}
    making.ready = replace(ready, plan=replace(ready.plan, outputs=outputs))
    return fonts


def _planned(asset: Asset, ready: Ready) -> Output:
    return Output(ready.plan.folder + asset.path, Address(Kind.ASSET, asset.name))


def _shared(
    making: _Making,
    drawn: Mapping[Address, Drawn],
    live: Mapping[Address, bytes],
    developed: Mapping[str, Developed],
    printed: Mapping[Address, Printed],
) -> Shared:
    ready = making.ready
    composed = pictures(ready.site, ready.plan)
    maps = {address: drawn_map(composed[address], found) for address, found in drawn.items()}
    colours = {digest: photo.colour for digest, photo in developed.items()}
    live_bytes = {address: sum(live_parts(ready.theme, data).values()) for address, data in live.items()}
    markdown = RememberedMarkdown(making.memo)
    weights = dict(_photo_bytes(ready, developed)) | {
        key: size_bytes(one.content) for key, one in making.recorded.items()
    }
    paper = {address: pdf.weight_bytes for address, pdf in printed.items() if pdf.data is not None}
    return Shared(ready.site, ready.plan, ready.theme, maps, live_bytes, markdown, colours, ready.today, weights, paper)


def _pages(making: _Making, shared: Shared, kinds: tuple[Kind, ...]) -> Mapping[Address, bytes]:
    wanted = tuple(output for output in making.ready.plan.outputs.values() if output.address.kind in kinds)
    files: dict[Address, bytes] = {}
    for output, rendered in making.each("pages", render_output, shared, wanted):
        making.problems += (found for found in rendered.problems if not _is_known(making, found))
        if rendered.data:
            files[output.address] = rendered.data
    return files


def _is_known(making: _Making, found: Problem) -> bool:
    """Tell whether a problem was reported already.

    A story is met twice, on its page and in its file; one line of a template fails on every page that uses it.
    """
    if found.code != "template-error":
        return found in making.problems
    return any(known.code == found.code and known.span == found.span for known in making.problems)
