"""A text as HTML -> the same without the figures of withdrawn pictures: their words go with them.

Pages show a gap in their place (`body`); what only gathers words says nothing. The HTML is the sanitiser's.
"""

from __future__ import annotations

import html as entities
import re

from cartostory.render.targets import Targets

_IMG = r'<img(?: [^\s=">]+="[^"]*")*>'
_FIGURE = re.compile(rf'<figure class="picture[^"]*">\s*<p>\s*(?P<figure>{_IMG})\s*</p>.*?</figure>', re.DOTALL)
_IMAGE = re.compile(_IMG)
_SOURCE = re.compile(r' src="([^"]*)"')


def without_withdrawn(html: str, file: str, targets: Targets) -> str:
    """Take withdrawn pictures out of a piece of HTML, with their captions. `file` is where the text was written."""

    def left(image: str) -> bool:
        source = _SOURCE.search(image)
        return not (source and targets.is_withdrawn(entities.unescape(source[1]), file))

    html = _FIGURE.sub(lambda found: found[0] if left(found["figure"]) else "", html)
    return _IMAGE.sub(lambda found: found[0] if left(found[0]) else "", html)
