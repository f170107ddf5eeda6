"""What a build would find before its pages: for `check`, which writes nothing but verdicts into the cache."""

from __future__ import annotations

from cartostory.build.assets import make_recordings, media_inputs, published_photos
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from cartostory.build.pipeline import prepare
from cartostory.build.run import Run, open_run
from cartostory.build.tasks import examine
from cartostory.model.prepared import PreparedSite
from cartostory.problems.problem import Problem


def inspect(options: Options) -> tuple[PreparedSite, Built]:
    """Find what is wrong with a site, the damage included that only decoding photographs and recordings shows."""
    prepared = prepare(options)
    run = open_run(options)
    damaged = _damages(prepared, run) if prepared.site.shelves else ()
    return prepared, Built((*prepared.problems, *damaged), crashes=tuple(run.crashes))


def _damages(prepared: PreparedSite, run: Run) -> tuple[Problem, ...]:
    site = prepared.site
    photos = published_photos(site.shelves)
    verdicts = run.each("photos", examine, media_inputs(site, run), photos, slow=True)
    damaged = [problem for _, problems in verdicts for problem in problems]
    return (*damaged, *make_recordings(site, run)[1])
