"""Templates -> what Jinja cannot read in them, found once instead of on every page."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment, TemplateSyntaxError

from cartostory.problem import Problem, Span, problem
from cartostory.theme.parts import Source


def check_syntax(templates: Mapping[str, Source]) -> tuple[Problem, ...]:
    """Parse every template; one problem per template that Jinja cannot read."""
    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    found = (_broken(source, environment) for source in templates.values())
    return tuple(one for one in found if one)


def _broken(source: Source, environment: Environment) -> Problem | None:
    try:
        environment.parse(source.text)
    except TemplateSyntaxError as error:
        reason = (error.message or str(error)).rstrip(".")
        return problem("template-broken", Span(source.file, error.lineno, 1), reason=reason)
    return None
