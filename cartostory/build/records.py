"""What a build takes over from earlier ones, story by story."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from cartostory.build import known_stories
from cartostory.build.assets import Assets, make_assets
from cartostory.build.known_stories import StoryRecord
from cartostory.build.run import Run
from cartostory.model.prepared import PreparedSite


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
