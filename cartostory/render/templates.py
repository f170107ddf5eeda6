"""Theme -> Jinja environment, and a template with its context -> text.

One environment serves all pages of a process: what depends on the page (its words, its links) is asked of the sheet
that is being filled.
"""

from __future__ import annotations

import dataclasses
import traceback
from collections.abc import Callable, Hashable, Iterable, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, TypeVar, cast

import jinja2
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from cartostory.model.languages import direction, own_name
from cartostory.model.output import Kind
from cartostory.model.theme import Theme, ThemeText
from cartostory.problems.problem import Problem, Span, problem
from cartostory.render.html.content_security_policy import FROM_DISK, guarded
from cartostory.render.html.fallback_language import resolve_language_marks
from cartostory.render.html.foreign_text import Foreign, as_html, foreign
from cartostory.render.html.markdown import inline
from cartostory.render.page_context import PageContext

R = TypeVar("R")

_sheet: ContextVar[PageContext] = ContextVar("sheet")


class TemplateProblem(Exception):  # noqa: N818 - it carries a problem, in the program's own sense
    """A template failed; `problem` says where in the template, and on which page."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class _Compiled(jinja2.BytecodeCache):
    """Templates as they were compiled, for the next build of this process (`serve`): the newest of each file."""

    kept: ClassVar[dict[str, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket; it refuses by itself what was compiled from another text."""
        if bucket.key in self.kept:
            bucket.bytecode_from_string(self.kept[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket holds."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


@dataclass(frozen=True, slots=True)
class Templates:
    """A theme's templates, compiled as they are asked for."""

    environment: jinja2.Environment
    files: frozenset[str]

    def page(self, name: str, sheet: PageContext, context: Mapping[str, object]) -> str:
        """Fill a template, and give the page its policy. Raises `TemplateProblem` where the template fails."""
        page = self._guarded(sheet, lambda: self.environment.get_template(name).render(context))
        page = resolve_language_marks(page.strip(), sheet.language)
        return guarded(page + "\n", FROM_DISK if sheet.shared.plan.folder else None)

    def compile(self, names: Iterable[str]) -> None:
        """Compile templates; one that is broken is left to the page that asks for it."""
        for name in names:
            with suppress(jinja2.TemplateError):
                self.environment.get_template(name)

    def macro(self, template: str, name: str, sheet: PageContext, *values: object, **options: object) -> Markup:
        """Call a macro. Raises `TemplateProblem` where the template fails, or has no such macro."""

        def call() -> Markup:
            found = getattr(self.environment.get_template(template).module, name, None)
            if found is None:
                raise jinja2.UndefinedError(f"{template} has no macro {name!r}")
            return Markup(found(*values, **options))  # noqa: S704 - Jinja has escaped it

        return self._guarded(sheet, call)

    def _guarded(self, sheet: PageContext, work: Callable[[], R]) -> R:
        token = _sheet.set(sheet)
        try:
            try:
                return work()
            except Exception:  # noqa: BLE001 - a template may raise anything; what none of them raised goes on
                self.environment.handle_exception()  # gives the frames their template lines, and raises
        except Exception as error:
            span = self._place(error)
            if span is None:
                raise  # a fault of the program's own
            reason = str(error).rstrip(".") or type(error).__name__
            page = sheet.output.source or sheet.output.path
            raise TemplateProblem(problem("template-error", span, reason=reason, page=page)) from error
        finally:
            _sheet.reset(token)
        raise AssertionError  # handle_exception has raised

    def _place(self, error: Exception) -> Span | None:
        """Find the innermost line of a template that led to an error; None where no template was running."""
        if isinstance(error, jinja2.TemplateSyntaxError) and error.filename in self.files:
            return Span(str(error.filename), error.lineno, 1)
        frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename in self.files]
        if frames:
            return Span(frames[-1].filename, frames[-1].lineno or 0, 1)
        is_theirs = isinstance(error, jinja2.TemplateError)
        return Span(next(iter(sorted(self.files)), "theme.yaml")) if is_theirs else None


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which does not ask anew whether the fields of our views may be read: they are plain values."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Get an attribute for a template."""
        if attribute in _fields(cast("Hashable", type(obj))):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@cache
def _fields(kind: Hashable) -> frozenset[str]:
    fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    return frozenset(field.name for field in fields if not field.name.startswith("_"))


def templates(theme: Theme) -> Templates:
    """Make the environment of a theme: everything escaped, nothing undefined let through, and no way out.

    Themes come from elsewhere too: their templates fill pages, and reach nothing of the program (Jinja's sandbox).
    """
    environment = _Environment(
        loader=jinja2.FunctionLoader(lambda name: _load(theme.templates.get(name))),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=_Compiled(),
    )
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined] # the i18n extension adds it
        _of_words("gettext"),
        _of_words("ngettext"),
        newstyle=True,
        pgettext=_of_words("pgettext"),
        npgettext=_of_words("npgettext"),
    )
    environment.globals.update(_GLOBALS)
    environment.filters.update(
        weight=_weight, typo=_typo, markdown=_markdown, foreign=foreign, bilingual=as_html, direction=direction
    )
    return Templates(environment, frozenset(source.file for source in theme.templates.values()))


def _load(source: ThemeText | None) -> tuple[str, str, Callable[[], bool]] | None:
    return (source.text, source.file, lambda: True) if source else None


def _of_words(name: str) -> Callable[..., str]:
    """Make a function of templates that asks the words of the page in hand."""

    def said(*values: object, **options: object) -> str:
        return str(getattr(_sheet.get().words, name)(*values, **options))

    return said


def _asset(name: str) -> str:
    return _sheet.get().asset(name)


def _link(kind: str, subject: str = "", language: str = "", part: str = "") -> str:
    return _sheet.get().link(Kind(kind), subject, language, part)


def _planned(kind: str, subject: str = "", language: str = "", part: str = "") -> bool:
    return _sheet.get().has(Kind(kind), subject, language, part)


_GLOBALS: Mapping[str, Callable[..., object]] = {
    "asset": _asset,
    "link": _link,
    "planned": _planned,
    "format_date": _of_words("date"),
    "format_number": _of_words("number"),
    "format_money": _of_words("money"),
    "format_percent": _of_words("percent"),
    "format_distance": _of_words("distance"),
    "language_name": _of_words("language_name"),
    "country_name": _of_words("country_name"),
    "language_own_name": own_name,
}


@jinja2.pass_context  # else Jinja works a constant out once, in the language of the first page that asks
def _weight(_context: object, kilobytes: float) -> str:
    return _sheet.get().words.weight(kilobytes)


@jinja2.pass_context
def _typo(_context: object, text: object) -> str:
    return text if isinstance(text, Foreign) else _sheet.get().set(str(text))


@jinja2.pass_context
def _markdown(_context: object, text: object) -> Markup:
    language = text.language if isinstance(text, Foreign) else _sheet.get().language
    return Markup(inline(str(text), language))  # noqa: S704 - sanitised
