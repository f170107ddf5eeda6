"""All files of one story, as a worker makes them: no other process ever holds them, and their record is kept."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from cartostory.build.assets import Assets
from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.build.known_stories import StoryRecord, each_once, keep
from cartostory.build.offline_lists import File, keep_list, weigher
from cartostory.build.pages import PageInputs, make_page
from cartostory.build.single_files import check_singles, photos_by_path
from cartostory.build.tasks import drawn_picture, live_data, live_name, picture_name
from cartostory.build.weights import live_parts, weights
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Drawn
from cartostory.check.made import MadeSite, check_made
from cartostory.media.renditions import smaller
from cartostory.model.output import Address, Content, Kind
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import drawn_map
from cartostory.render.narrow import subject_of, told_of, weights_of
from cartostory.render.render import PAGES, render_output
from cartostory.render.single_file import MOST, Photos, Single, single


@dataclass(frozen=True, slots=True, eq=False)
class StoryInputs:
    """What the workers that make stories share.

    `names` names what each story is made of, `planned` is what is planned for it alone, by slug. `ready` are the files
    that stand ready by path (the theme's, fonts, photographs, recordings), `printed` papers and cards by address.
    """

    prepared: PreparedSite
    pages: PageInputs
    assets: Assets
    style: Style
    basemap: SiteBasemap | None
    names: Mapping[str, str]
    planned: Mapping[str, tuple[Address, ...]]
    ready: dict[str, Content]
    printed: Mapping[Address, Content]


@dataclass(frozen=True, slots=True)
class MadeStory:
    """The record of a story. It is kept for the next build where that would make the very same."""

    slug: str
    record: StoryRecord


def make_story(inputs: StoryInputs, slug: str) -> MadeStory:
    """Make every file of a story. The record is kept where all that is planned was made, and is the story's own."""
    desk = _Desk(inputs, slug)
    desk.render({Kind.SINGLE})
    desk.pack_singles()
    desk.render(PAGES.keys() - {Kind.SINGLE})
    desk.list_kept()
    return desk.finished()


class _Desk:
    """One story while it is made. `files` are its files by path; `shared` is what its pages may show."""

    def __init__(self, inputs: StoryInputs, slug: str) -> None:
        self.inputs, self.slug = inputs, slug
        self.outputs = tuple(inputs.prepared.plan.outputs[address] for address in inputs.planned[slug])
        printed = {output.path: inputs.printed.get(output.address) for output in self.outputs}
        self.files: dict[str, Content] = {path: content for path, content in printed.items() if content is not None}
        self.drawings: dict[str, bytes] = {}
        self.singles: dict[Address, Single] = {}
        self.problems: list[Problem] = []
        self._draw()

    def _draw(self) -> None:
        """Lay out the drawings and the data of the live maps, and weigh what pages tell of."""
        inputs, assets, cache = self.inputs, self.inputs.assets, self.inputs.pages.cache
        self.drawn: dict[Address, Drawn] = {}
        self.live: dict[Address, bytes] = {}
        for output in self.outputs:
            address = output.address
            if address in assets.drawn:
                drawn = drawn_picture(cache, inputs.style, assets.pictures[address], inputs.basemap)
                self.drawn[address], self.drawings[output.path] = drawn, drawn.svg.encode()
            elif address in assets.live:
                job = assets.live_maps[address]
                self.live[address] = live_data(cache, inputs.style, inputs.prepared.theme.style_text, job)
                self.files[output.path] = self.live[address]
        self.files |= self.drawings
        self.maps = {address: drawn_map(assets.pictures[address], drawn) for address, drawn in self.drawn.items()}
        theme = inputs.prepared.theme
        live = {address: sum(live_parts(theme, data).values()) for address, data in self.live.items()}
        self.weights = replace(weights_of(inputs.pages.shared, self.slug), single={}, live=live)

    def render(self, kinds: Iterable[Kind]) -> None:
        """Render the story's pages of some kinds."""
        pages = self.inputs.pages
        shown = told_of(pages.shared, pages.faces, self.slug, self.maps, self.weights)
        for output in self.outputs:
            if output.address.kind not in kinds:
                continue
            is_own = subject_of(output) == self.slug
            made = render_output(shown, output, pages.shared) if is_own else make_page(pages, output)
            self.problems += made.problems
            if made.data:
                self.files[output.path] = made.data

    def pack_singles(self) -> None:
        """Put pictures into the story's single files; leave out what is too heavy to be sent."""
        whole: dict[Address, Single] = {}
        for output in self.outputs:
            html = self.files.pop(output.path, None) if output.address.kind is Kind.SINGLE else None
            if isinstance(html, bytes):
                whole[output.address] = single(html.decode(), self.drawings, _photos(self.inputs), smaller)
        self.problems += check_singles(self.inputs.prepared, whole)
        self.singles = {address: one for address, one in whole.items() if len(one.data) <= MOST}
        for address, one in self.singles.items():
            self.files[self.inputs.prepared.plan.outputs[address].path] = one.data
        self.weights = replace(self.weights, single={address: len(one.data) for address, one in self.singles.items()})

    def list_kept(self) -> None:
        """List what the story's pages ask for, to be read without a network."""
        own, shared = weigher(self.files), _weigh_ready(self.inputs)
        files = ChainMap(self.files, self.inputs.ready)
        for output in self.outputs:
            if output.address.kind is Kind.KEEP:
                made = keep_list(
                    self.inputs.prepared, output, files, lambda path: (own if path in self.files else shared)(path)
                )
                self.files |= made

    def finished(self) -> MadeStory:
        """Weigh the story, look at what was made, and keep its record."""
        inputs, prepared = self.inputs, self.inputs.prepared
        partnership = prepared.site.partnership(self.slug)
        alone = replace(prepared.site, partnerships=(partnership,) if partnership else (), pages=())
        files = ChainMap(self.files, inputs.ready)
        weighed, parts = weights(replace(prepared, site=alone, known=frozenset()), files, self.singles)
        self.problems += check_made(alone, MadeSite(self.drawn, self.live, {}, parts))
        record = StoryRecord(
            fonts=inputs.assets.font_paths,
            files=self.files,
            letters={address.language: inputs.assets.live[address] for address in self.live},
            maps=self.maps,
            paper_bytes=self.weights.paper,
            single_bytes=self.weights.single,
            live_bytes=self.weights.live,
            problems=each_once(self.problems),
            weights=weighed,
            entries=tuple(dict.fromkeys(self._entries())),
        )
        return MadeStory(
            self.slug, keep(inputs.pages.cache, inputs.names[self.slug], record, is_whole=self._is_whole())
        )

    def _is_whole(self) -> bool:
        """Tell whether all that is planned was made, but what is too long for a single file."""
        missing = (output for output in self.outputs if output.path not in self.files)
        return all(one.address.kind is Kind.SINGLE for one in missing)

    def _entries(self) -> Iterator[str]:
        """Name the drawings and live maps of the story in the cache: they hold longer than its pages do."""
        assets, style = self.inputs.assets, self.inputs.style
        for address in self.drawn:
            yield picture_name(style, assets.pictures[address], self.inputs.basemap)
        for address in self.live:
            yield live_name(self.inputs.prepared.theme.style_text, assets.live_maps[address])


@lru_cache(maxsize=1)
def _photos(inputs: StoryInputs) -> Mapping[str, Photos]:
    return dict(photos_by_path(inputs.prepared, inputs.assets.renditions))


@lru_cache(maxsize=1)
def _weigh_ready(inputs: StoryInputs) -> File:
    return weigher(inputs.ready)
