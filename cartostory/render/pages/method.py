"""A method sheet -> its page: how another town may do the same."""

from __future__ import annotations

from dataclasses import replace

from cartostory.model import Method, Partnership
from cartostory.model.output import Output
from cartostory.model.paper import METHOD_SHEET
from cartostory.problems.problem import problem
from cartostory.render.body import PageText
from cartostory.render.feeds.method_data import method_data
from cartostory.render.figures import Pictures
from cartostory.render.html.markdown import PAGE_TOP
from cartostory.render.page_context import PageContext
from cartostory.render.paper import paper_view
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.story_link import cover, story_link
from cartostory.render.views.method import MethodSectionView, MethodView


def method_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make the page of a method sheet in one language."""
    partnership = sheet.shared.site.partnership(output.address.subject)
    method = partnership.methods.get(output.address.language) if partnership else None
    if partnership is None or method is None:
        raise LookupError(output.path)
    view = _view(partnership, method, press, sheet)
    picture = cover(partnership, partnership.stories.get(method.language, partnership.story), sheet)
    head = Head(view.method.title, view.method.summary, picture)
    data = method_data(partnership, view.method, view.sections, sheet)
    return press.templates.page("method.html", sheet, {"shell": shell(sheet, head), "view": view, "data": data})


def _view(partnership: Partnership, method: Method, press: Renderer, sheet: PageContext) -> MethodView:
    pieces = sheet.shared.markdown(method.body.markdown, method.headings, method.language, PAGE_TOP + 1)
    if pieces.is_broken:
        sheet.problems.append(problem("html-left-open", method.span))
    body = PageText(sheet, press.templates, Pictures(sheet), method.body, method.language)
    lead = body.fill(pieces.lead)
    sections = tuple(
        MethodSectionView(one.part or "", one.chapter.id, body.fill(piece.title), body.fill(piece.text))
        for one, piece in zip(method.sections, pieces.chapters, strict=True)
    )
    title, summary = sheet.set(method.title), sheet.set(method.summary)
    return MethodView(
        method=replace(method, title=title, summary=summary),
        lead=lead,
        sections=sections,
        footnotes=body.fill(pieces.footnotes),
        story=story_link(partnership, sheet),
        original=next(iter(partnership.methods)),
        paper=paper_view(METHOD_SHEET, method.slug, method.language, sheet),
    )
