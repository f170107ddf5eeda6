"""Pieces of Markdown -> the HTML of one page: every link and picture led to what the website holds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from cartostory.model import Medium, Passage
from cartostory.model.output import Kind
from cartostory.problems.problem import Span, problem
from cartostory.render.figures import FigureCall, Pictures, caption_of, photo_view
from cartostory.render.html.embeds import host_of, page_of
from cartostory.render.html.markdown import PAGE_TOP
from cartostory.render.html.picture_blocks import (
    MEDIA,
    first_medium,
    images_alone,
    is_figure,
    leading_class,
    linked_image,
    with_prefix,
    without_paragraphs,
)
from cartostory.render.html.targets import is_elsewhere
from cartostory.render.html.tree import Edit, Element, edited, tree
from cartostory.render.html.typography import typeset_html
from cartostory.render.page_context import PageContext
from cartostory.render.player import is_withdrawn, player
from cartostory.render.templates import Templates

FIGURE, COMPARISON, RECORDING = "parts/figure.html", "parts/comparison.html", "parts/recording.html"

_ATTACHED = "attached"
_ROWS = frozenset({"gallery", "pair", "portrait"})
_BLOCKS = _ROWS | {"compare"}
_CALLED = frozenset({"img", "a", *MEDIA})


@dataclass(slots=True)
class PageText:
    """One text while its targets are put in. `passage` says where it was written; `prefix` keeps its notes apart.

    `row` is the block of pictures that is being filled, empty outside.
    """

    sheet: PageContext
    templates: Templates
    pictures: Pictures
    passage: Passage
    language: str
    prefix: str = ""
    row: str = ""
    is_in_link: bool = False

    def fill(self, html: str) -> Markup:
        """Put the targets into a piece of HTML."""
        document = tree(html)
        if self.prefix:
            document = tree(edited(document, with_prefix(document, self.prefix)))
        return Markup(self._filled(document))  # noqa: S704 - the sanitiser's HTML, and the theme's

    def _filled(self, parent: Element) -> str:
        """Write what stands in an element, with what it calls put in."""
        called = parent.outermost(self._is_called)
        return edited(parent, ((one.start, one.end, self._called(one)) for one in called))

    def _is_called(self, element: Element) -> bool:
        """Tell whether an element is written anew; a row within a row is none of its own."""
        if element.tag == "div":
            return bool(leading_class(element, {"compare"} if self.row else _BLOCKS))
        if element.tag == "figure":
            return is_figure(element)
        if element.tag == "p":
            return bool(images_alone(element) or linked_image(element) or first_medium(element))
        return element.tag in _CALLED

    def _called(self, element: Element) -> str:
        if element.tag == "div":
            return self._row(element) if leading_class(element, _ROWS) else self._compared(element)
        if element.tag == "figure":
            return self._figure_block(element)
        if element.tag == "p":
            return self._paragraph(element)
        if element.tag == "img":
            return self._inline(element)
        if element.tag in MEDIA:
            return self.play(element.attributes.get("src", ""), Medium(element.tag))
        return self._link(element)

    def _paragraph(self, paragraph: Element) -> str:
        """Write a paragraph of pictures, of one picture that is a link, or with a player in it."""
        images = images_alone(paragraph)
        if images:
            return "\n".join(self._figure(image, "", "") for image in images)
        image, medium = linked_image(paragraph), first_medium(paragraph)
        return self._linked(image, paragraph.children[0]) if image else self._divided(paragraph, medium)

    def _compared(self, block: Element) -> str:
        """Give `/// compare` the words of the slider that the theme's script makes of it."""
        classes = block.attributes["class"].removeprefix("compare").strip()
        words = self.templates.macro(COMPARISON, "slider", self.sheet, classes)
        return f"<div {words}>{self._filled(block)}</div>"

    def _row(self, block: Element) -> str:
        self.row = leading_class(block, _ROWS)
        filled = self._filled(block)
        self.row = ""
        return f"{block.start_tag}{filled}</div>"

    def _figure_block(self, block: Element) -> str:
        image, caption = block.children[0].children[0], block.children[1:]
        classes = block.attributes["class"].removeprefix("picture")
        if self._is_withdrawn(image.attributes.get("src", "")):
            return self._gap()
        return self._figure(image, self._caption(caption[0]) if caption else "", classes)

    def _caption(self, caption: Element) -> str:
        """Write a caption without its paragraphs, since it stands in one line."""
        return self._filled(tree(edited(caption, without_paragraphs(caption)).strip()))

    def _figure(self, image: Element, caption: str, classes: str) -> str:
        said = image.attributes
        if self._is_withdrawn(said.get("src", "")):
            return self._gap()
        shown = Markup(caption) if caption else caption_of(said.get("title", ""), self.sheet)  # noqa: S704 - sanitised
        call = FigureCall(said.get("alt", ""), shown, f"{classes.strip()} {said.get('class', '')}".strip(), self.row)
        photo = self.sheet.targets.photo(said.get("src", ""), self.passage.span.file)
        view = self.pictures.figure(photo, call) if photo else None
        if view is None:
            return self._without_picture(said)
        return str(self.templates.macro(FIGURE, "figure", self.sheet, view, classes=call.classes))

    def _linked(self, image: Element, link: Element) -> str:
        """Show a picture that is a link by itself as a figure: its caption is what leads on."""
        said, target = image.attributes, link.attributes.get("href", "")
        if is_elsewhere(said.get("src", "")) or not self._url(target):
            return f"<p>{self._link(link)}</p>"
        words = str(caption_of(said.get("title", "") or said.get("alt", ""), self.sheet))
        return self._figure(image, self._lead(link, words or str(escape(target))), "")

    def _inline(self, image: Element) -> str:
        said = image.attributes
        if self._is_withdrawn(said.get("src", "")):
            return ""
        photo = self.sheet.targets.photo(said.get("src", ""), self.passage.span.file)
        view = self.pictures.inline(photo, FigureCall(said.get("alt", ""))) if photo else None
        if view is None:
            return self._without_picture(said)
        size = f'width="{view.width}" height="{view.height}"'
        return f'<img class="inline" src="{view.src}" {size} alt="{escape(view.alt)}" loading="lazy" decoding="async">'

    def _without_picture(self, said: dict[str, str]) -> str:
        """Leave a picture's words in its place; one that lies elsewhere becomes a link, since pages ask nobody else."""
        target, words = said.get("src", ""), escape(said.get("alt", ""))
        if is_elsewhere(target):
            if self.is_in_link:
                return str(words or escape(target))
            return f'<a href="{escape(target)}" rel="noopener">{words or escape(target)}</a>'
        self._report(target)
        return str(words)

    def _divided(self, paragraph: Element, medium: Element | None) -> str:
        """Put a player between the halves of the paragraph in which a writer calls it: it can stand in none."""
        if medium is None:
            return paragraph.source[paragraph.start : paragraph.end]
        source = paragraph.source
        halves = source[paragraph.inner_start : medium.start], source[medium.end : paragraph.inner_end]
        before, after = (self._filled(tree(f"<p>{half.strip()}</p>")) if half.strip() else "" for half in halves)
        return before + self.play(medium.attributes.get("src", ""), Medium(medium.tag)) + after

    def play(self, target: str, medium: Medium, macro: str = "player") -> str:
        """Give the player of a recording; a link where it stands on another site, a gap where it had to go."""
        file = self.passage.span.file
        if is_elsewhere(target):
            page = page_of(target)
            return str(self.templates.macro(RECORDING, "elsewhere", self.sheet, page, host_of(page)))
        if is_withdrawn(target, medium, file, self.sheet):
            words = self.sheet.words.gettext("This recording has been withdrawn.")
            return f'<p class="photo-gap">{escape(words)}</p>'
        view = player(target, medium, file, self.sheet)
        if view is None:
            self._report(target)
            return ""
        return str(self.templates.macro(RECORDING, macro, self.sheet, view))

    def _link(self, link: Element) -> str:
        self.is_in_link = True
        inner = self._filled(link)
        self.is_in_link = False
        return self._lead(link, inner)

    def _lead(self, link: Element, inner: str) -> str:
        """Let words lead where a link leads; the words alone where nothing is published there."""
        said = dict(link.attributes)
        target = said.pop("href", "")
        url = self._url(target)
        if url is None:
            self._report(target)
        if not url:
            return inner
        said = {name: value for name, value in said.items() if name != "rel"} | self._manners(said, target)
        attributes = "".join(f" {name}={_quoted(value)}" for name, value in said.items())
        return f'<a href="{escape(url)}"{attributes}>{inner}</a>{self._format(target)}'

    def _format(self, target: str) -> str:
        """Say after a link to a document what will be downloaded: its format and its weight."""
        attachment = self.sheet.targets.attachment(target, self.passage.span.file)
        if not attachment:
            return ""
        weight = self.sheet.words.weight(max(1, attachment.weight_bytes / 1000))
        return f'\u00a0<span class="{_ATTACHED}">({attachment.format}, {escape(weight)})</span>'

    def _manners(self, said: dict[str, str], target: str) -> dict[str, str]:
        classes = said.get("class", "").split()
        if "footnote-backref" in classes:
            words = self.sheet.words.gettext("Back to the text, note %(number)s") % {"number": said.get("title", "")}
            return {"title": words, "aria-label": words, "role": "doc-backlink"}
        if "footnote-ref" in classes:
            return {"role": "doc-noteref"}
        return {"rel": "noopener"} if is_elsewhere(target) else {}

    def _url(self, target: str) -> str | None:
        """Give a link's URL: empty where none was written, None where nothing published stands there."""
        if not target or target.startswith("#") or is_elsewhere(target):
            return target
        goal = self.sheet.targets.page(target, self.passage.span.file, self.language)
        if goal:
            return self.sheet.links.to(goal.address) + (f"#{goal.fragment}" if goal.fragment else "")
        photo = self.sheet.targets.photo(target, self.passage.span.file)
        view = photo_view(photo, FigureCall(), self.sheet) if photo else None
        if view:
            return view.large
        attachment = self.sheet.targets.attachment(target, self.passage.span.file)
        return self.sheet.link(Kind.ATTACHMENT, attachment.digest) if attachment else None

    def _is_withdrawn(self, target: str) -> bool:
        """Tell whether a picture had to go: its words and its caption go with it, for they may name who was in it."""
        return self.sheet.targets.is_withdrawn(target, self.passage.span.file)

    def _gap(self) -> str:
        words = self.sheet.words.gettext("This picture has been withdrawn.")
        return f'<p class="photo-gap">{escape(words)}</p>'

    def _report(self, target: str) -> None:
        if target and not self._is_withdrawn(target):
            self.sheet.problems.append(problem("link-to-unpublished", self._span(target), target=target))

    def _span(self, target: str) -> Span:
        wanted = {target, target.partition("#")[0].partition("?")[0]}
        refs = (*self.passage.links, *(image.target for image in self.passage.images))
        return next((ref.span for ref in refs if ref.name in wanted), self._written(target))

    def _written(self, target: str) -> Span:
        """Find where a target stands that no line gave alone: in a tag over several lines, or of another element."""
        start, text = self.passage.span, self.passage.text
        found = re.search(rf"""=\s*["']?({re.escape(target)})["'\s>]""", text)
        if not found:
            return start
        line = text.count("\n", 0, found.start(1))
        return Span(start.file, start.line + line, found.start(1) - text.rfind("\n", 0, found.start(1)))


def passage_html(passage: Passage, body: PageText, top: int = PAGE_TOP) -> Markup:
    """Render a text that has no chapters, with its notes at its end."""
    found = body.sheet.shared.markdown(passage.markdown, (), body.language, top)
    rule = Markup('\n<hr class="notes-rule">\n') if found.footnotes else Markup()
    text = body.fill(found.lead)
    credits_ = (body.templates.macro(FIGURE, "credit", body.sheet, one) for one in body.pictures.without_credit)
    return text + Markup().join(credits_) + rule + body.fill(found.footnotes)


def title_html(title: str, language: str) -> Markup:
    """Give a plain title as HTML, with the spaces of its language."""
    return Markup(typeset_html(str(escape(title)), language))  # noqa: S704 - escaped


def without_links(html: Markup) -> Markup:
    """Take links and the marks of notes out, so that a title can stand in a menu."""
    document = tree(html)
    notes = [one for one in document.all("sup") if one.attributes.get("id", "").startswith("fnref")]
    formats = [one for one in document.all("span") if one.attributes.get("class") == _ATTACHED]
    edits = [(one.start, one.end, "") for one in (*notes, *formats)]
    for link in document.all("a"):
        if not any(note.start < link.start < note.end for note in notes):
            edits += _without_tags(link)
    return Markup(edited(document, edits))  # noqa: S704 - less of what was safe


def _without_tags(element: Element) -> tuple[Edit, Edit]:
    return (element.start, element.inner_start, ""), (element.inner_end, element.end, "")


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'
