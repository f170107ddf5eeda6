"""A page beside the stories -> its page."""

from __future__ import annotations

from dataclasses import replace

from cartostory.model.output import Output
from cartostory.render.body import PageText, passage_html
from cartostory.render.figures import Pictures
from cartostory.render.page_context import PageContext
from cartostory.render.renderer import Renderer
from cartostory.render.shell import Head, shell
from cartostory.render.views.story import PageView


def text_page(press: Renderer, output: Output, sheet: PageContext) -> str:
    """Make a page of text: about, legal notice and the like."""
    wanted = (output.address.subject, output.address.language)
    page = next(one for one in sheet.shared.site.pages if (one.slug, one.language) == wanted)
    body = PageText(sheet, press.templates, Pictures(sheet), page.text, page.text_language)
    title, summary = (sheet.foreign(text, page.text_language) for text in (page.title, page.summary))
    written = replace(page, title=title, summary=summary)
    view = PageView(written, passage_html(page.text, body))
    context = {"shell": shell(sheet, Head(title, summary)), "view": view}
    return press.templates.page("page.html", sheet, context)
