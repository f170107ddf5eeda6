"""What shared links show of a page -> a JPEG: the slow leaf, as workers run it, behind the cache."""

from __future__ import annotations

import io
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cartostory.build.cache import key
from cartostory.build.print_task import PaperInputs, fonts, ground_of, lay_out
from cartostory.model.output import Address, Content, Output
from cartostory.paper.card import site_card, story_card
from cartostory.paper.document import Manuscript
from cartostory.paper.document_builder import DocumentBuilder
from cartostory.paper.typst import PaperFaultError, compile_picture
from cartostory.problems.problem import Problem, Span, problem
from cartostory.render.renderer import renderer_of

_QUALITY = 86
"""Of the JPEG, from 1 to 95: letters keep their edges, and a card stays below the 300 kB that messengers take."""


@dataclass(frozen=True, slots=True)
class CardFile:
    """A card; None where it could not be made."""

    data: Content | None
    problems: tuple[Problem, ...] = ()


def make_card(printing: PaperInputs, output: Output) -> CardFile:
    """Make one card, unless the cache has it."""
    manuscript = _manuscript(printing, output)
    templates = printing.shared.theme.paper
    made_of = (printing.style.text, repr(sorted(templates.items())), fonts(), ground_of(printing))
    name = key("card", manuscript.key, *made_of, str(_QUALITY))
    known = printing.cache.stored(name)
    if known:
        return CardFile(known)
    try:
        with tempfile.TemporaryDirectory(prefix="cartostory-card-") as scratch:
            lay_out(printing, manuscript, Path(scratch))
            drawn = compile_picture(Path(scratch), manuscript.template)
    except PaperFaultError as fault:
        span = Span(templates[manuscript.template].file if manuscript.template in templates else "theme.yaml")
        return CardFile(None, (problem("paper-template-error", span, document=output.path, reason=str(fault)),))
    return CardFile(printing.cache.put_file(name, _as_jpeg(drawn)))


def _manuscript(printing: PaperInputs, output: Output) -> Manuscript:
    address: Address = output.address
    desk = DocumentBuilder(renderer_of(printing.shared).sheet(output), printing.today)
    partnership = printing.shared.site.partnership(address.subject)
    if partnership is None:
        return site_card(desk)
    return story_card(desk, partnership, partnership.stories[address.language])


def _as_jpeg(png: bytes) -> bytes:
    from PIL import Image  # noqa: PLC0415 - a build that knows every card goes without

    target = io.BytesIO()
    with Image.open(io.BytesIO(png)) as drawn:
        drawn.convert("RGB").save(target, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return target.getvalue()
