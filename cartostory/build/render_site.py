"""A planned site and its assets -> the content of every file of the website."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cartostory.build.assets import Assets
from cartostory.build.basemap_tiles import basemap_of
from cartostory.build.card_task import make_card
from cartostory.build.held_tiles import held_tiles
from cartostory.build.known_stories import StoryRecord, each_once, made_of
from cartostory.build.offline_lists import keep_lists
from cartostory.build.pages import PageInputs, make_page, page_inputs, with_weights
from cartostory.build.plan import recipe
from cartostory.build.print_task import PaperInputs, PdfFile, print_out
from cartostory.build.ready_files import asset_files, attachment_files, photo_files, recording_files, town_map
from cartostory.build.run import Run
from cartostory.build.story_task import StoryInputs, make_story
from cartostory.build.tasks import RememberedMarkdown
from cartostory.build.weights import Weight
from cartostory.carto.style.style import parse
from cartostory.media.sizes import middle_part
from cartostory.model.output import Address, Content, Kind, size_bytes
from cartostory.model.photo_uses import published
from cartostory.model.prepared import PreparedSite
from cartostory.paper.documents import Job, documents
from cartostory.problems.problem import Problem
from cartostory.render.drawn_map import MapsByStory, drawn_map
from cartostory.render.render import PAGES
from cartostory.render.renderer import renderer_of
from cartostory.render.shared import Shared

_FEWEST_STORIES, _MANY_STORIES = 4, 200
"""Fewer stories than that are made before other processes have started; many are handed out by the dozen."""
_FEWEST_PAGES = 40
"""Fewer pages than that are made before other processes have read what they would be made from."""


@dataclass(frozen=True, slots=True)
class Files:
    """Every file of the website by its path, and what was found on the way.

    `weights` is what each story weighs. `shared` is what pages were made from; `known` are the stories that were not
    made, `fonts` the files of fonts.
    """

    contents: Mapping[str, Content]
    weights: tuple[Weight, ...]
    problems: tuple[Problem, ...]
    shared: Shared
    known: frozenset[str] = frozenset()
    fonts: tuple[str, ...] = ()


def render_site(prepared: PreparedSite, assets: Assets, run: Run, known: KnownStories) -> Files:
    """Make every file. What fails is reported and left out; the rest is made all the same.

    Stories come first, each whole; then what shows all of them.
    """
    photographs = dict(photo_files(prepared, assets.renditions))
    jobs = documents(prepared.site, prepared.plan).items()
    wanted = tuple(job for address, job in jobs if prepared.makes(address))
    pdfs, wrong_papers = make_pdfs(prepared, wanted, photographs, run)
    cards, wrong_cards = make_cards(prepared, run)
    printed = {address: pdf.data for address, pdf in pdfs.items() if pdf.data is not None} | dict(cards)
    ready = _ready(prepared, assets, photographs)
    inputs = page_inputs(_shared(prepared, assets, pdfs, run), run.cache)
    records = {**known.records, **make_stories(prepared, inputs, known, Standing(assets, ready, printed), run)}
    shared = _told(inputs.shared, records)
    finished = replace(prepared, known=frozenset(records))
    pages, wrong_pages = _pages(finished, with_weights(inputs, shared), tuple(PAGES), run)
    by_address: Mapping[Address, Content] = {
        **{address: picture.svg.encode() for address, picture in assets.drawn.items() if not address.subject},
        **printed,
        **pages,
    }
    files = ready | {prepared.plan.outputs[address].path: content for address, content in by_address.items()}
    for record in records.values():
        files |= record.files
    files |= keep_lists(finished, files, run.cache)
    told = (*wrong_papers, *wrong_cards, *(one for record in records.values() for one in record.problems), *wrong_pages)
    return Files(files, _in_order(prepared, records), each_once(told), shared, prepared.known, assets.font_paths)


def _ready(prepared: PreparedSite, assets: Assets, photographs: Mapping[Address, Content]) -> dict[str, Content]:
    """Give the files that stand ready before any page is made, by their paths."""
    return {
        **dict(asset_files(prepared)),
        **{prepared.plan.folder + font.path: font.data for fonts in assets.fonts.values() for font in fonts},
        **{prepared.plan.outputs[address].path: content for address, content in photographs.items()},
        **dict(recording_files(prepared, assets.recordings)),
        **dict(attachment_files(prepared)),
        **town_map(prepared),
        **dict(held_tiles(prepared)),
    }


@dataclass(frozen=True, slots=True)
class KnownStories:
    """The name of what each story is made of, and the records of those that are known, by slug."""

    names: Mapping[str, str]
    records: Mapping[str, StoryRecord]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stories show that was made before: `ready` files by path, papers and cards by address."""

    assets: Assets
    ready: dict[str, Content]
    printed: Mapping[Address, Content]


def make_stories(
    prepared: PreparedSite, inputs: PageInputs, known: KnownStories, standing: Standing, run: Run
) -> Mapping[str, StoryRecord]:
    """Make the stories that are not known, each by one worker, whole."""
    slugs = tuple(slug for slug in known.names if slug not in known.records)
    style, _ = parse(prepared.theme.style_text, prepared.theme.style_file)
    desk = StoryInputs(
        prepared=prepared,
        pages=inputs,
        assets=standing.assets,
        style=style,
        basemap=basemap_of(prepared.site),
        names=known.names,
        planned=made_of(prepared, slugs),
        ready=standing.ready,
        printed=standing.printed,
    )
    if len(slugs) >= _FEWEST_STORIES:
        # once, before processes fork
        renderer_of(inputs.shared).templates.compile(prepared.theme.templates)
    made = run.each("pages", make_story, desk, slugs, slow=len(slugs) < _MANY_STORIES, fewest=_FEWEST_STORIES)
    return {story.slug: story.record for _, story in made}


def _told(shared: Shared, records: Mapping[str, StoryRecord]) -> Shared:
    """Tell pages of all stories of the maps, papers and weights of each."""
    paper, single, live = dict(shared.paper_bytes), dict(shared.single_bytes), dict(shared.live_bytes)
    for record in records.values():
        paper |= record.paper_bytes
        single |= record.single_bytes
        live |= record.live_bytes
    maps = MapsByStory(shared.maps, {slug: record.map_reader() for slug, record in records.items()})
    return replace(shared, maps=maps, paper_bytes=paper, single_bytes=single, live_bytes=live)


def _in_order(prepared: PreparedSite, records: Mapping[str, StoryRecord]) -> tuple[Weight, ...]:
    """Give the weights of all stories in the order of the site."""
    by_path = {one.path: one for record in records.values() for one in record.weights}
    pages = (
        prepared.plan.outputs[Address(Kind.STORY, partnership.slug, language)].path
        for partnership in prepared.site.partnerships
        for language in partnership.stories
    )
    return tuple(by_path[path] for path in pages if path in by_path)


def make_pdfs(
    prepared: PreparedSite, jobs: Sequence[Job], photographs: Mapping[Address, Content], run: Run
) -> tuple[Mapping[Address, PdfFile], tuple[Problem, ...]]:
    """Print documents. `photographs` holds every size that they may show."""
    if not jobs:
        return {}, ()
    inputs = _paper_inputs(prepared, photographs, run)
    pdfs = {job.address: pdf for job, pdf in run.each("paper", print_out, inputs, jobs, slow=True)}
    return pdfs, tuple(dict.fromkeys(one for pdf in pdfs.values() for one in pdf.problems))


def make_cards(prepared: PreparedSite, run: Run) -> tuple[Mapping[Address, Content], tuple[Problem, ...]]:
    """Draw what shared links show."""
    outputs = tuple(
        output
        for output in prepared.plan.outputs.values()
        if output.address.kind is Kind.CARD and prepared.makes(output.address)
    )
    if not outputs:
        return {}, ()
    inputs = _paper_inputs(prepared, {}, run)
    made = {output.address: card for output, card in run.each("cards", make_card, inputs, outputs, slow=True)}
    problems = tuple(dict.fromkeys(one for card in made.values() for one in card.problems))
    return {address: card.data for address, card in made.items() if card.data is not None}, problems


def _paper_inputs(prepared: PreparedSite, photographs: Mapping[Address, Content], run: Run) -> PaperInputs:
    shared = Shared(prepared.site, prepared.plan, prepared.theme, markdown=RememberedMarkdown(run.cache))
    style, _ = parse(prepared.theme.style_text, prepared.theme.style_file)
    return PaperInputs(run.cache, shared, style, prepared.today, photographs, basemap_of(prepared.site))


def _shared(prepared: PreparedSite, assets: Assets, pdfs: Mapping[Address, PdfFile], run: Run) -> Shared:
    media = {digest: size_bytes(recording.content) for digest, recording in assets.recordings.items()}
    return Shared(
        site=prepared.site,
        plan=prepared.plan,
        theme=prepared.theme,
        maps={
            address: drawn_map(assets.pictures[address], drawn)
            for address, drawn in assets.drawn.items()
            if not address.subject
        },
        markdown=RememberedMarkdown(run.cache),
        colours={digest: photo.colour for digest, photo in assets.renditions.items()},
        today=prepared.today,
        media_bytes=dict(_photo_bytes(prepared, assets)) | media,
        paper_bytes={address: pdf.weight_bytes for address, pdf in pdfs.items() if pdf.data is not None},
    )


def _photo_bytes(prepared: PreparedSite, assets: Assets) -> Iterator[tuple[str, int]]:
    made_by = recipe(prepared.site)
    for shelf in prepared.site.shelves:
        for photo in published(shelf):
            if photo.digest in assets.renditions:
                part = middle_part(photo.width, made_by)
                yield photo.digest, size_bytes(assets.renditions[photo.digest].parts[part])


def _pages(
    prepared: PreparedSite, inputs: PageInputs, kinds: tuple[Kind, ...], run: Run
) -> tuple[Mapping[Address, bytes], tuple[Problem, ...]]:
    every = prepared.plan.outputs.items()
    outputs = tuple(output for address, output in every if address.kind in kinds and prepared.makes(address))
    if len(outputs) >= _FEWEST_PAGES:
        # once, before processes fork
        renderer_of(inputs.shared).templates.compile(prepared.theme.templates)
    pages: dict[Address, bytes] = {}
    problems: list[Problem] = []
    for output, rendered in run.each("pages", make_page, inputs, outputs, fewest=_FEWEST_PAGES):
        problems += rendered.problems
        if rendered.data:
            pages[output.address] = rendered.data
    return pages, tuple(problems)
