"""Pieces of Markdown -> the HTML of one page: every link and picture led to what the website holds.

The HTML comes from the sanitiser, whose form is canonical; that is what the expressions here rely on.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from cartostory.model import Medium, Passage
from cartostory.problems.problem import Span, problem
from cartostory.render.figures import Call, Pictures, caption_of, photo_view
from cartostory.render.html.embeds import host_of, page_of
from cartostory.render.html.markdown import PAGE_TOP
from cartostory.render.html.targets import is_elsewhere
from cartostory.render.html.typography import typeset_html
from cartostory.render.page_context import Sheet
from cartostory.render.player import is_withdrawn, player
from cartostory.render.templates import Templates

FIGURE, COMPARISON, RECORDING = "parts/figure.html", "parts/comparison.html", "parts/recording.html"

_ATTRIBUTES = r'(?: [^\s=">]+="[^"]*")*'
_COMPARE = re.compile(r'<div class="compare(?P<classes>(?: [^"]*)?)">')
_IMG = rf"<img{_ATTRIBUTES}>"
_CALLS = re.compile(
    rf'<div class="(?P<row>gallery|pair|portrait)(?P<more>(?: [^"]*)?)">(?P<inside>.*?)</div>'
    rf'|<figure class="picture(?P<classes>[^"]*)">\s*<p>\s*(?P<figure>{_IMG})\s*</p>\s*'
    rf"(?:<figcaption>(?P<caption>.*?)</figcaption>)?\s*</figure>"
    rf"|<p>(?P<alone>(?:\s*{_IMG}\s*(?:<br>)?)+)</p>"
    rf"|<p>\s*<a(?P<around>{_ATTRIBUTES})>\s*(?P<linked>{_IMG})\s*</a>\s*</p>"
    rf"|<p>(?P<before>(?:(?!</?p[ >]).)*?)<(?P<sole>audio|video)(?P<only>{_ATTRIBUTES})>.*?</(?P=sole)>"
    rf"(?P<after>.*?)</p>"
    rf"|(?P<image>{_IMG})"
    rf"|<(?P<medium>audio|video)(?P<media>{_ATTRIBUTES})>.*?</(?P=medium)>"
    rf"|<a(?P<link>{_ATTRIBUTES})>(?P<words>.*?)</a>",
    re.DOTALL,
)
_PAIR = re.compile(r' ([^\s=">]+)="([^"]*)"')
_NOTE_MARK = re.compile(r'<sup id="fnref[^"]*">.*?</sup>', re.DOTALL)
_LINK_TAG = re.compile(rf"</?a(?:{_ATTRIBUTES})>")
_EACH = re.compile(_IMG)
_TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
_OWN_ID = re.compile(r' (id="|href="#)')
_ONE_PARAGRAPH = re.compile(r"\s*<p>((?:(?!</?p>).)*)</p>\s*", re.DOTALL)


@dataclass(slots=True)
class Body:
    """One text while its targets are put in. `passage` says where it was written; `prefix` keeps its notes apart.

    `row` is the block of pictures that is being filled, empty outside.
    """

    sheet: Sheet
    templates: Templates
    pictures: Pictures
    passage: Passage
    language: str
    prefix: str = ""
    row: str = ""
    is_in_link: bool = False

    def fill(self, html: str) -> Markup:
        """Put the targets into a piece of HTML."""
        if self.prefix:
            html = _TAG.sub(lambda tag: _OWN_ID.sub(rf" \1{self.prefix}-", tag[0]), html)
        html = _COMPARE.sub(self._compared, html)
        return Markup(_CALLS.sub(self._called, html))  # noqa: S704 - the sanitiser's HTML, and the theme's

    def _compared(self, found: re.Match[str]) -> str:
        """Give `/// compare` the words of the slider that the theme's script makes of it."""
        return f"<div {self.templates.macro(COMPARISON, 'slider', self.sheet, found['classes'].strip())}>"

    def _called(self, call: re.Match[str]) -> str:
        show = next((show for name, show in _SHOWN if call[name]), None)
        return show(self, call) if show else self._link(_attributes(call["link"]), call["words"])

    def _row(self, call: re.Match[str]) -> str:
        self.row = call["row"]
        filled = _CALLS.sub(self._called, call["inside"])
        self.row = ""
        return f'<div class="{call["row"]}{call["more"]}">{filled}</div>'

    def _alone(self, call: re.Match[str]) -> str:
        return "\n".join(self._figure(image, "", "") for image in _EACH.findall(call["alone"]))

    def _figure(self, image: str, caption: str, classes: str) -> str:
        said = _attributes(image)
        if self._is_withdrawn(said.get("src", "")):
            return self._gap()
        words = _CALLS.sub(self._called, _ONE_PARAGRAPH.sub(r"\1", caption).strip())
        shown = Markup(words) if words else caption_of(said.get("title", ""), self.sheet)  # noqa: S704 - sanitised
        call = Call(said.get("alt", ""), shown, f"{classes.strip()} {said.get('class', '')}".strip(), self.row)
        photo = self.sheet.targets.photo(said.get("src", ""), self.passage.span.file)
        view = self.pictures.figure(photo, call) if photo else None
        if view is None:
            return self._without_picture(said)
        return str(self.templates.macro(FIGURE, "figure", self.sheet, view, classes=call.classes))

    def _linked(self, image: str, around: dict[str, str]) -> str:
        """Show a picture that is a link by itself as a figure: its caption is what leads on."""
        said = _attributes(image)
        if is_elsewhere(said.get("src", "")) or not self._url(around.get("href", "")):
            return f"<p>{self._link(around, image)}</p>"
        words = str(caption_of(said.get("title", "") or said.get("alt", ""), self.sheet))
        return self._figure(image, self._link(around, words or str(escape(around["href"]))), "")

    def _inline(self, image: str) -> str:
        said = _attributes(image)
        if self._is_withdrawn(said.get("src", "")):
            return ""
        photo = self.sheet.targets.photo(said.get("src", ""), self.passage.span.file)
        view = self.pictures.inline(photo, Call(said.get("alt", ""))) if photo else None
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

    def _divided(self, call: re.Match[str]) -> str:
        """Put a player between the halves of the paragraph in which a writer calls it: it can stand in none."""
        player_ = self.play(_attributes(call["only"]).get("src", ""), Medium(call["sole"]))
        before, after = (f"<p>{half.strip()}</p>" if half.strip() else "" for half in (call["before"], call["after"]))
        return _CALLS.sub(self._called, before) + player_ + _CALLS.sub(self._called, after)

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

    def _link(self, said: dict[str, str], words: str) -> str:
        self.is_in_link = True
        inner = _CALLS.sub(self._called, words)
        self.is_in_link = False
        target = said.pop("href", "")
        url = self._url(target)
        if url is None:
            self._report(target)
        if not url:
            return inner
        said = {name: value for name, value in said.items() if name != "rel"} | self._manners(said, target)
        return (
            f'<a href="{escape(url)}"{"".join(f" {name}={_quoted(value)}" for name, value in said.items())}>{inner}</a>'
        )

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
        view = photo_view(photo, Call(), self.sheet) if photo else None
        return view.large if view else None

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
        wanted = {target, urlsplit(target).path}
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


_SHOWN: tuple[tuple[str, Callable[[Body, re.Match[str]], str]], ...] = (
    ("row", Body._row),  # noqa: SLF001 - this module's own
    ("figure", lambda body, call: body._figure(call["figure"], call["caption"] or "", call["classes"])),  # noqa: SLF001
    ("alone", Body._alone),  # noqa: SLF001
    ("linked", lambda body, call: body._linked(call["linked"], _attributes(call["around"]))),  # noqa: SLF001
    ("sole", Body._divided),  # noqa: SLF001
    ("image", lambda body, call: body._inline(call["image"])),  # noqa: SLF001
    ("medium", lambda body, call: body.play(_attributes(call["media"]).get("src", ""), Medium(call["medium"]))),
)
"""What a call becomes, by the group of `_CALLS` that it fills; a link fills none of these."""


def passage_html(passage: Passage, body: Body, top: int = PAGE_TOP) -> Markup:
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
    return Markup(_LINK_TAG.sub("", _NOTE_MARK.sub("", html)))  # noqa: S704 - less of what was safe


def _attributes(tag: str) -> dict[str, str]:
    return {name: entities.unescape(value) for name, value in _PAIR.findall(tag)}


def _quoted(value: str) -> str:
    return f'"{escape(value)}"'
