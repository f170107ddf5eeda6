"""The pages of a site, as workers make them: each is kept by the digest of what it may show."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace

from cartostory.build.cache import Cache, key
from cartostory.build.fingerprint import read_problem
from cartostory.build.fragments import RememberedFragments
from cartostory.build.story_digests import digest_of_faces, story_digests
from cartostory.model.canonical import digest
from cartostory.model.first_by import first_by
from cartostory.model.output import Kind, Output
from cartostory.model.prepared import code_of
from cartostory.render.narrow import StoryWeights, code_in, faces_of, narrowed, subject_of, weights_of
from cartostory.render.render import render_output
from cartostory.render.shared import Rendered, Shared


@dataclass(frozen=True, slots=True, eq=False)
class PageInputs:
    """What the workers that make pages share.

    `faces` is `shared` as every page sees it (`render/narrow.py`). `everybody` names all of that, `everything` the
    whole of `shared`, and `stories` what each story adds to `everybody` on its own pages, by slug; `texts` is the part
    of it that does not hang on what its files weigh.
    """

    cache: Cache
    shared: Shared
    faces: Shared
    everybody: str
    everything: str
    stories: Mapping[str, str]
    texts: Mapping[str, str]


def page_inputs(shared: Shared, cache: Cache) -> PageInputs:
    """Name what pages are made from, once for all workers."""
    faces = faces_of(shared)
    texts = story_digests(shared.site)
    everybody = digest((digest_of_faces(shared.site), *_inputs(faces)), lines=False)
    return with_weights(PageInputs(cache, shared, faces, everybody, "", {}, texts), shared)


def with_weights(inputs: PageInputs, shared: Shared) -> PageInputs:
    """Return the same where only what files weigh has come to be known."""
    stories = {slug: _with_own(text, weights_of(shared, slug)) for slug, text in inputs.texts.items()}
    posters = {one: size for one, size in shared.paper_bytes.items() if one.subject not in stories}
    everything = digest((inputs.everybody, stories, posters, replace(shared.site, partnerships=())))
    fragment = RememberedFragments(inputs.cache, inputs.faces, inputs.everybody, stories)
    shared = replace(shared, fragment=fragment)
    return replace(inputs, shared=shared, everything=everything, stories=stories)


def _with_own(text: str, weights: StoryWeights) -> str:
    """Name a story by its text and by what its files weigh."""
    told = ((name, one.language, one.part, size) for name, one, size in weights.each())
    return hashlib.blake2b(f"{text} {sorted(told)}".encode(), digest_size=20).hexdigest()


def make_page(inputs: PageInputs, output: Output) -> Rendered:
    """Make one file, unless the cache has it; pages of one story are kept with all else of it (`known_stories.py`)."""
    subject = subject_of(output)
    if inputs.stories.get(subject or ""):
        return render_output(narrowed(inputs.shared, inputs.faces, str(subject)), output, inputs.shared)
    inside = inputs.everything if subject is None else f"{inputs.everybody} {_link(inputs, subject)}"
    name = key("page", inside, repr(output))
    kept = inputs.cache.get(name)
    if kept is not None:
        return _read(kept)
    shown = inputs.shared if subject is None else narrowed(inputs.shared, inputs.faces, subject)
    rendered = render_output(shown, output, inputs.shared)
    inputs.cache.put(name, _written(rendered))
    return rendered


def _link(inputs: PageInputs, subject: str) -> str:
    """Name a short link by all that it says."""
    link = first_by(code_of, inputs.shared.site.short_links).get(code_in(subject))
    return digest(link, lines=False) if link else ""


def _inputs(faces: Shared) -> tuple[object, ...]:
    theme = (faces.theme.digest, faces.theme.name)
    # the rest of the plan follows from the site
    assets = {address.subject: one.path for address, one in faces.plan.outputs.items() if address.kind is Kind.ASSET}
    plan = (faces.plan.folder, assets)
    return (plan, theme, faces.maps, faces.colours, faces.today, faces.media_bytes)


def _written(rendered: Rendered) -> bytes:
    return json.dumps([asdict(one) for one in rendered.problems], ensure_ascii=False).encode() + b"\n" + rendered.data


def _read(kept: bytes) -> Rendered:
    problems, _, data = kept.partition(b"\n")
    return Rendered(data, tuple(map(read_problem, json.loads(problems))))
