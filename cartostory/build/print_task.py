"""A document for paper -> its PDF: the slow leaf, as workers run it, behind the cache."""

from __future__ import annotations

import functools
import json
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from cartostory.build.basemap_tiles import SiteBasemap
from cartostory.build.cache import Cache, key
from cartostory.build.tasks import drawn_picture
from cartostory.carto.style.style import Style
from cartostory.carto.view.picture import Drawn, Picture
from cartostory.model.output import Address, Content, Kind, bytes_of, size_bytes
from cartostory.paper.document import SHEET, Manuscript, Print
from cartostory.paper.documents import Job, put_together
from cartostory.paper.missing_letters import first_line, for_paper, lost_words, spelled, with_lines
from cartostory.paper.typst import ADDRESS, FONTS, PaperFaultError, compile_pdf, lay_templates
from cartostory.problems.problem import Problem, Span, problem
from cartostory.render.html.markdown import UnreadableTextError
from cartostory.render.shared import Shared

_LICENCE_IN_CLEAR = "openstreetmap"


@dataclass(frozen=True, slots=True, eq=False)
class PaperInputs:
    """What the workers that print share. `photos` holds the published photographs by their address."""

    cache: Cache
    shared: Shared
    style: Style
    today: date
    photos: Mapping[Address, Content]
    basemap: SiteBasemap | None = None


@dataclass(frozen=True, slots=True)
class PdfFile:
    """A PDF and its weight in bytes; None where it could not be made."""

    data: Content | None
    weight_bytes: int = 0
    problems: tuple[Problem, ...] = ()


def print_out(printing: PaperInputs, job: Job) -> PdfFile:
    """Print one document, unless the cache has it."""
    try:
        manuscript = put_together(job, printing.shared, printing.today)
    except UnreadableTextError:
        return PdfFile(None)  # the page of the same text says it
    templates = printing.shared.theme.paper
    name = key(
        "paper", manuscript.key, printing.style.text, repr(sorted(templates.items())), fonts(), ground_of(printing)
    )
    pdf: Content | None = printing.cache.stored(name)
    missing = printing.cache.get(key(name, "missing"))
    if pdf is None or missing is None:
        try:
            compiled = _compiled(printing, manuscript)
        except PaperFaultError as fault:
            span = Span(templates[manuscript.template].file if manuscript.template in templates else "theme.yaml")
            wrong = problem("paper-template-error", span, document=job.name, reason=str(fault))
            return PdfFile(None, 0, (*manuscript.problems, wrong))
        data, missing = compiled
        pdf = printing.cache.put_file(name, data)
        printing.cache.put(key(name, "missing"), missing)
    found = list(manuscript.problems)
    if missing:
        words = tuple(missing.decode().split("\n"))
        found.append(_letters_missing(printing.shared.site.root, manuscript.span, words, job.name))
    return PdfFile(pdf, size_bytes(pdf), tuple(dict.fromkeys(found)))


def ground_of(printing: PaperInputs) -> str:
    """Name the ground under the maps; nothing where there is none."""
    return printing.basemap.digest if printing.basemap else ""


def _compiled(printing: PaperInputs, manuscript: Manuscript) -> tuple[bytes, bytes]:
    with tempfile.TemporaryDirectory(prefix="cartostory-paper-") as scratch:
        data = lay_out(printing, manuscript, Path(scratch))
        compiled = compile_pdf(Path(scratch), manuscript.template)
    missing = lost_words(data) or tuple(filter(None, (compiled.missing,)))
    return compiled.data, "\n".join(missing).encode()


def lay_out(printing: PaperInputs, manuscript: Manuscript, folder: Path) -> Mapping[str, Any]:
    """Lay everything that a document is made of into an empty folder; return its data."""
    drawn = {
        name: drawn_picture(printing.cache, printing.style, one, printing.basemap)
        for name, one in manuscript.pictures.items()
    }
    lay_templates(folder, printing.shared.theme.paper)
    for name, ready in manuscript.files.items():
        (folder / name).write_bytes(ready)
    for photo in manuscript.prints:
        (folder / photo.file).write_bytes(_photo(printing, photo))
    maps = {name: _laid(folder, name, manuscript.pictures[name], made) for name, made in drawn.items()}
    data = {**manuscript.data, "maps": maps, "index": manuscript.index(drawn[SHEET].svg if SHEET in drawn else "")}
    (folder / "data.json").write_text(spelled(json.dumps(data, ensure_ascii=False)), encoding="utf-8")
    return data


def _letters_missing(root: str, span: Span, words: tuple[str, ...], document: str) -> Problem:
    """Name every word that paper cannot spell, with its lines in the file where the document was written."""
    file = Path(root) / span.file
    source = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
    line = first_line(words, source)
    place = Span(span.file, line) if line else span
    return problem("paper-letter-missing", place, text=with_lines(words, source), document=document)


def _laid(folder: Path, name: str, picture: Picture, made: Drawn) -> Mapping[str, Any]:
    """Lay a map beside the template, in the fonts of paper, with its legend's swatches; give what it shows."""
    (folder / f"{name}.svg").write_text(for_paper(made.svg), encoding="utf-8")
    entries = []
    for number, item in enumerate(made.legend):
        file = f"{name}-legend-{number}.svg"
        (folder / file).write_text(item.swatch, encoding="utf-8")
        entries.append({"file": file, "label": item.label, "group": item.group})
    return {
        "file": f"{name}.svg",
        "alt": picture.title,
        "width": picture.width,
        "height": picture.height,
        "legend": entries,
        "attribution": list(made.attribution),
        "openstreetmap": any(_LICENCE_IN_CLEAR in source.casefold() for source in made.attribution),
        "framed": not picture.panes,
    }


def _photo(printing: PaperInputs, photo: Print) -> bytes:
    return bytes_of(printing.photos[Address(Kind.PHOTO, photo.digest, "", photo.part)])


@functools.cache
def fonts() -> str:
    """Name the fonts of paper by what they are: other fonts make another document."""
    return key(*(path.read_bytes() for path in sorted(FONTS.glob("*.ttf"))), ADDRESS.read_bytes())
