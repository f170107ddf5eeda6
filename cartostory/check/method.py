"""A method sheet tells what another town would need to know."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cartostory.model import MethodPart, Site
from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.problem import Problem, problem

PART_NAMES = {
    MethodPart.NEED: translatable("the need"),
    MethodPart.ACTORS: translatable("the actors"),
    MethodPart.STEPS: translatable("the steps"),
    MethodPart.COSTS: translatable("the costs"),
    MethodPart.RESULTS: translatable("the results"),
    MethodPart.LIMITS: translatable("the limits"),
    MethodPart.RESIDENTS: translatable("how residents took part"),
    MethodPart.CONTACT: translatable("whom to ask"),
}


def check_methods(site: Site, _today: date) -> Iterator[Problem]:
    """Find sheets that leave a question open."""
    for partnership in site.partnerships:
        for method in partnership.methods.values():
            for part in MethodPart:
                if part not in method.parts:
                    yield problem("method-part-missing", method.span, part=PART_NAMES[part])
