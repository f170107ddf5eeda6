"""What a worker process makes once and uses for all its pages: templates, words by language, the table of targets."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from cartostory.model.output import Output
from cartostory.model.transfer_size import gzipped_bytes
from cartostory.render.html.targets import Targets, targets
from cartostory.render.links import Links
from cartostory.render.page_context import PageContext
from cartostory.render.shared import Shared
from cartostory.render.templates import Templates, templates
from cartostory.render.words import Words, words_of

_CAN_SAY_LANGUAGE = ".html"
"""What is HTML can say of a sentence which language it is in; everywhere else sentences are plain text."""


@dataclass(slots=True)
class Renderer:
    """The tools for pages of one site with one theme."""

    shared: Shared
    templates: Templates
    targets: Targets
    words: dict[tuple[str, bool], Words] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    def sheet(self, output: Output, shown: Shared | None = None) -> PageContext:
        """Lay out a fresh sheet for an output; one without a language is in the site's first.

        `shown` is what the page may show, where that is less than everything.
        """
        config = self.shared.site.config
        language = output.address.language or config.first_language
        links = Links(output, self.shared.plan, config.address)
        words = self._words(language, mark=output.path.endswith(_CAN_SAY_LANGUAGE))
        return PageContext(output, language, shown or self.shared, words, links, self.targets)

    def _words(self, language: str, *, mark: bool) -> Words:
        key = (language, mark)
        if key not in self.words:
            first = self.shared.site.config.first_language
            self.words[key] = replace(
                words_of(language, self.shared.theme.catalogs, first, mark=mark),
                borders=self.shared.site.config.borders,
            )
        return self.words[key]

    def weight(self, asset: str) -> int:
        """Give what an asset weighs on its way to a reader, gzipped, in bytes; 0 for one that the theme has not."""
        if asset not in self.weights:
            found = self.shared.theme.assets.get(asset)
            self.weights[asset] = gzipped_bytes(found.data) if found else 0
        return self.weights[asset]


@lru_cache(maxsize=1)
def renderer_of(shared: Shared) -> Renderer:
    """Give the tools for what was sent to this process; made once, since `Shared` is compared by identity."""
    return Renderer(shared, templates(shared.theme), targets(shared.site, shared.plan))
