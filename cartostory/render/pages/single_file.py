"""A story -> one file that needs nothing beside it, but for the pictures: these are named, and put in at last.

A picture stands as its path in the website between two marks; `render/single_file.py` chooses its size and puts its
bytes there.
"""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from cartostory.model.output import Address, Kind, Output
from cartostory.render.links import Links
from cartostory.render.page_context import PageContext
from cartostory.render.pages.story import story_views
from cartostory.render.renderer import Renderer
from cartostory.render.shell import shell

INLINE, INLINE_END = "inline:\ufdd3", "\ufdd4"
"""What stands around the path of a picture: noncharacters, as in `html/fallback_language.py`, which no text holds."""
STYLE = "single.css"
_HELD = frozenset({Kind.PHOTO, Kind.MAP})


@dataclass(frozen=True, slots=True)
class LooseLinks(Links):
    """Links out of a file that may lie anywhere: whole addresses, or nothing where the site has none."""

    def to(self, target: Address) -> str:
        """Give a picture's mark, or the whole address of another output. Raises `NotPlannedError`."""
        if target.kind in _HELD:
            return INLINE + self._output(target).path + INLINE_END
        return self.absolute(target)


def single_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the file of a story in one language, with the names of its pictures in their places."""
    loose = PageContext(
        output,
        sheet.language,
        sheet.shared,
        sheet.words,
        LooseLinks(output, sheet.shared.plan, sheet.links.address),
        sheet.targets,
    )
    loose.problems = sheet.problems
    head, view = story_views(press, output, loose)
    style = sheet.shared.theme.assets.get(STYLE)
    context = {
        "shell": shell(loose, head),
        "view": view,
        "style": Markup(style.data.decode() if style else ""),  # noqa: S704 - the theme's own
        "address": loose.links.absolute(Address(Kind.STORY, output.address.subject, output.address.language)),
    }
    return press.templates.page("single.html", loose, context)
