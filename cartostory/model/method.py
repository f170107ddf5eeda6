"""The method sheet of a partnership (*fiche méthode*): how another town may do the same."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cartostory.model.passage import Passage
from cartostory.model.spelling import fold
from cartostory.model.story import Chapter, Translation
from cartostory.problems.problem import Span


class MethodPart(StrEnum):
    """What a method sheet tells, in the order in which readers ask."""

    NEED = "need"
    ACTORS = "actors"
    STEPS = "steps"
    COSTS = "costs"
    RESULTS = "results"
    LIMITS = "limits"
    RESIDENTS = "residents"
    CONTACT = "contact"


_HEADINGS: dict[MethodPart, tuple[str, ...]] = {
    MethodPart.NEED: ("besoin", "besoins", "need", "needs", "necesidad", "necesidades", "حاجة", "احتياجات"),
    MethodPart.ACTORS: ("acteurs", "acteur", "actors", "actores", "أطراف", "فاعلون"),
    MethodPart.STEPS: ("étapes", "étape", "steps", "pasos", "etapas", "خطوات", "مراحل"),
    MethodPart.COSTS: ("coûts", "coût", "costs", "cost", "costes", "costos", "تكاليف", "كلفة"),
    MethodPart.RESULTS: ("résultats", "résultat", "results", "resultados", "نتائج"),
    MethodPart.LIMITS: ("limites", "limite", "limits", "límites", "حدود"),
    MethodPart.RESIDENTS: ("habitants", "habitantes", "residents", "inhabitants", "vecinos", "سكان"),
    MethodPart.CONTACT: ("contact", "contacts", "contacto", "اتصال", "للاتصال"),
}
"""Words of the headings by which a part is known, in the languages that the default theme speaks."""
_BY_WORD = {fold(word): part for part, words in _HEADINGS.items() for word in words}
_ARTICLE = "ال"


def part_named(title: str, anchor: str) -> MethodPart | None:
    """Tell which part a heading opens: by its anchor (`{: #costs }`), else by the first word that names one.

    Latin letters count without case and accents, Arabic ones with or without the article.
    """
    if anchor in set(MethodPart):
        return MethodPart(anchor)
    words = ("".join(filter(str.isalnum, word)) for word in fold(title.replace("’", " ").replace("'", " ")).split())
    return next(
        (_BY_WORD[one] for word in words for one in (word, word.removeprefix(_ARTICLE)) if one in _BY_WORD), None
    )


@dataclass(frozen=True, slots=True)
class MethodSection:
    """A heading of the sheet and the text below it; `part` None where the heading is the writer's own."""

    part: MethodPart | None
    chapter: Chapter


@dataclass(frozen=True, slots=True)
class Method:
    """A sheet in one language: what stands before its headings, then its sections in the order of the file."""

    slug: str
    language: str
    title: str
    span: Span
    lead: Passage
    sections: tuple[MethodSection, ...]
    body: Passage
    summary: str = ""
    draft: bool = False
    translation: Translation | None = None

    @property
    def text(self) -> Passage:
        """Give the whole text, as those beside the stories do."""
        return self.body

    @property
    def headings(self) -> tuple[tuple[int, str], ...]:
        """Return the headings of the sections, as the renderer takes them."""
        return tuple(section.chapter.heading for section in self.sections)

    @property
    def parts(self) -> frozenset[MethodPart]:
        """Name the parts that the sheet tells."""
        return frozenset(section.part for section in self.sections if section.part)
