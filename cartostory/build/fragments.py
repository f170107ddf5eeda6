"""What pages of all stories show of each (slides of a kiosk, entries of the search), kept until that story changes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace

from cartostory.build.cache import Cache, key
from cartostory.build.fingerprint import read_problem
from cartostory.render.narrow import narrowed
from cartostory.render.page_context import PageContext
from cartostory.render.shared import Shared


@dataclass(frozen=True, slots=True, eq=False)
class RememberedFragments:
    """`render.shared.made_anew` behind the cache. `everybody`, `stories` and `faces`: see `PageInputs`."""

    cache: Cache
    faces: Shared
    everybody: str
    stories: Mapping[str, str]

    def __call__(self, name: str, slug: str, sheet: PageContext, make: Callable[[PageContext], str]) -> str:
        """Give what a page shows of a story, and tell the page what was found wrong while it was made."""
        if sheet.shared.faces is not None:  # a page of one story is kept as a whole
            return make(sheet)
        named = key("fragment", name, self.everybody, self.stories.get(slug, ""), repr(sheet.output))
        kept = self.cache.get(named)
        if kept is not None:
            problems, _, text = kept.partition(b"\n")
            sheet.problems += map(read_problem, json.loads(problems))
            return text.decode()
        own = replace(sheet, shared=narrowed(sheet.shared, self.faces, slug), problems=[], figures=0)
        made = make(own)
        problems = json.dumps([asdict(one) for one in own.problems], ensure_ascii=False).encode()
        self.cache.put(named, problems + b"\n" + made.encode())
        sheet.problems += own.problems
        return made
