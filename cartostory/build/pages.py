"""The pages of a site, as workers make them: each is kept by the digest of what it may show."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace

from cartostory.build.cache import Cache, key
from cartostory.build.fingerprint import read_problem
from cartostory.build.fragments import RememberedFragments
from cartostory.build.story_digests import story_digests
from cartostory.model.canonical import digest
from cartostory.model.first_by import first_by
from cartostory.model.output import Kind, Output
from cartostory.model.prepared import code_of
from cartostory.render.atlas.summary import has_site_atlas, is_of_atlas, narrowed_to_part, summary_name
from cartostory.render.narrow import code_in, faces_of, narrowed, subject_of, weights_of
from cartostory.render.render import render_output
from cartostory.render.shared import Rendered, Shared


@dataclass(frozen=True, slots=True, eq=False)
class PageInputs:
    """What the workers that make pages share.

    `faces` is `shared` as every page sees it (`render/narrow.py`). `everybody` names all of that, `everything` the
    whole of `shared`, and `stories` what each story adds to `everybody` on its own pages, by slug; `texts` is the part
    of it that does not hang on what its files weigh. `ambient` names what pages of the atlas are made from beside the
    partnerships that they list, which `own_faces` names by slug (`render/atlas/summary.py`).
    """

    cache: Cache
    shared: Shared
    faces: Shared
    everybody: str
    everything: str
    stories: Mapping[str, str]
    texts: Mapping[str, str]
    ambient: str = ""
    own_faces: Mapping[str, str] = field(default_factory=dict)


def page_inputs(shared: Shared, cache: Cache) -> PageInputs:
    """Name what pages are made from, once for all workers."""
    faces = faces_of(shared)
    texts = story_digests(shared.site)
    everybody = digest(_inputs(faces), lines=False)
    bare = replace(faces, site=replace(faces.site, partnerships=(), gathered=()), maps={}, colours={}, media_bytes={})
    own_faces = {one.slug: digest(one, lines=False) for one in faces.site.known if has_site_atlas(faces.site)}
    ambient = digest(_inputs(bare), lines=False)
    return with_weights(PageInputs(cache, shared, faces, everybody, "", {}, texts, ambient, own_faces), shared)


def with_weights(inputs: PageInputs, shared: Shared) -> PageInputs:
    """Return the same where only what files weigh has come to be known."""
    stories = {slug: digest((text, weights_of(shared, slug))) for slug, text in inputs.texts.items()}
    beside = (shared.paper_bytes, shared.single_bytes, shared.live_bytes)
    everything = digest((inputs.everybody, stories, beside, replace(shared.site, partnerships=())))
    fragment = RememberedFragments(inputs.cache, inputs.faces, inputs.everybody, stories)
    shared = replace(shared, fragment=fragment)
    return replace(inputs, shared=shared, everything=everything, stories=stories)


def make_page(inputs: PageInputs, output: Output) -> Rendered:
    """Make one file, unless the cache has it; pages of one story are kept with all else of it (`known_stories.py`)."""
    if is_of_atlas(output):
        return _of_atlas(inputs, output)
    subject = subject_of(output)
    if inputs.stories.get(subject or ""):
        return render_output(narrowed(inputs.shared, inputs.faces, str(subject)), output, inputs.shared)
    inside = (
        _of_everybody(inputs, output) or inputs.everything
        if subject is None
        else f"{inputs.everybody} {_link(inputs, subject)}"
    )
    name = key("page", inside, repr(output))
    kept = inputs.cache.get(name)
    if kept is not None:
        return _read(kept)
    shown = inputs.shared if subject is None else narrowed(inputs.shared, inputs.faces, subject)
    rendered = render_output(shown, output, inputs.shared)
    inputs.cache.put(name, _written(rendered))
    return rendered


def _of_atlas(inputs: PageInputs, output: Output) -> Rendered:
    """Make a page of the atlas, unless the cache has it: named by what it says of all, and by those that it lists."""
    shown = narrowed_to_part(inputs.faces, output)
    listed = tuple(inputs.own_faces[one.slug] for one in shown.site.partnerships)
    name = key(
        "page",
        inputs.ambient,
        digest((summary_name(inputs.faces, output), listed, shown.maps), lines=False),
        repr(output),
    )
    kept = inputs.cache.get(name)
    if kept is not None:
        return _read(kept)
    rendered = render_output(shown, output, inputs.shared)
    inputs.cache.put(name, _written(rendered))
    return rendered


def _of_everybody(inputs: PageInputs, output: Output) -> str:
    """Name a page that shows all partnerships, and none of their texts; "" for any other."""
    return inputs.everybody if output.address.kind in {Kind.ATLAS_INDEX, Kind.LIKENESS} else ""


def _link(inputs: PageInputs, subject: str) -> str:
    """Name a short link by all that it says."""
    link = first_by(code_of, inputs.shared.site.short_links).get(code_in(subject))
    return digest(link, lines=False) if link else ""


def _inputs(faces: Shared) -> tuple[object, ...]:
    theme = (faces.theme.digest, faces.theme.name)
    # the rest of the plan follows from the site
    assets = {address.subject: one.path for address, one in faces.plan.outputs.items() if address.kind is Kind.ASSET}
    plan = (faces.plan.folder, assets)
    return (faces.site, plan, theme, faces.maps, faces.colours, faces.today, faces.media_bytes)


def _written(rendered: Rendered) -> bytes:
    return json.dumps([asdict(one) for one in rendered.problems], ensure_ascii=False).encode() + b"\n" + rendered.data


def _read(kept: bytes) -> Rendered:
    problems, _, data = kept.partition(b"\n")
    return Rendered(data, tuple(map(read_problem, json.loads(problems))))
