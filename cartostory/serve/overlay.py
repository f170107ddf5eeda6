"""What is wrong -> the panel that stands over the last good page, and the script that puts it there."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from cartostory.problems.catalogue.entry import translatable
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Severity
from cartostory.problems.report import ReadLine, describe, excerpt, ordered

_HERE = Path(__file__).parent
_WORDS = {
    Severity.ERROR: translatable("error"),
    Severity.WARNING: translatable("warning"),
    Severity.NOTE: translatable("note"),
}
_AT_MOST = 50  # what a person reads in a browser; the terminal lists them all


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem in the words of its reader: plain text in the site's message language, nothing escaped.

    `where` is `file:line:column`; `excerpt` the line as written with a caret below it, or nothing.
    """

    severity: Severity
    where: str
    message: str
    excerpt: str = ""
    why: str = ""
    hint: str = ""


def findings(problems: Iterable[Problem], messages: Messages, read_line: ReadLine) -> tuple[Finding, ...]:
    """Put problems into words, errors first, then by file and line."""
    order = list(Severity)
    found = [_finding(problem, messages, read_line) for problem in ordered(problems)]
    return tuple(sorted(found, key=lambda one: order.index(one.severity)))


def overlay_html(found: Sequence[Finding], messages: Messages) -> str:
    """Give the panel that lists what stops the build, in the order given. Everything in it is escaped."""
    count = len(found)
    title = messages.ngettext("{count} problem to put right", "{count} problems to put right", count)
    still = messages.gettext(
        "The page behind this panel is the last one that could be built. It follows as soon as this is put right."
    )
    items = Markup("<ol>{}</ol>").format(Markup("").join(_item(finding, messages) for finding in found[:_AT_MOST]))
    return _panel(title.format(count=count), still, items + _more(count, messages), messages)


def crash_html(error: BaseException, messages: Messages) -> str:
    """Give the panel for a fault of the program itself, which is no problem of the site."""
    title = messages.gettext("cartostory has met a fault of its own")
    still = messages.gettext(
        "The page behind this panel is the last one that could be built. Your files may be right: see the terminal."
    )
    what = Markup("<ol><li><pre>{}</pre></li></ol>").format(f"{type(error).__name__}: {error}")
    return _panel(title, still, what, messages)


def refused_html(words: Iterable[str], messages: Messages) -> str:
    """Give the panel for what the disk refuses. Everything in it is escaped."""
    title = messages.gettext("The disk refuses what the preview needs")
    still = messages.gettext(
        "The page behind this panel is the last one that could be built. It follows as soon as this is put right."
    )
    items = Markup("<ol><li>{}</li></ol>").format(Markup("").join(Markup("<p>{}</p>").format(one) for one in words))
    return _panel(title, still, items, messages)


def weights_html(table: Iterable[str], messages: Messages) -> str:
    """Give what stories weigh, folded, for the foot of a page. Everything in it is escaped."""
    folded = Markup('<details lang="{}"><summary>{}</summary><pre tabindex="0">{}</pre></details>')
    summary = messages.gettext("What the stories weigh (preview)")
    return str(folded.format(messages.language, summary, "\n".join(table)))


def overlay_script(panel: str | None, weights: str | None = None) -> str:
    """Give the JavaScript that lays a panel over whatever page loads it, and does nothing where there is none.

    `weights` stands at the foot of the page instead, over nothing.
    """
    css = (_HERE / "overlay.css").read_text(encoding="utf-8") if panel or weights else ""
    data = {"html": panel or "", "css": css, "weights": weights or ""}
    return f"{(_HERE / 'overlay.js').read_text(encoding='utf-8')}{json.dumps(data, ensure_ascii=False)});\n"


def _finding(problem: Problem, messages: Messages, read_line: ReadLine) -> Finding:
    said = describe(problem, messages)
    line = excerpt(said.span, read_line)
    shown = f"{line.text}\n{' ' * line.caret}^" if line else ""
    return Finding(said.severity, str(said.span), said.message, shown, said.why, said.hint)


def _panel(title: str, still: str, body: Markup, messages: Messages) -> str:
    text = Markup('<div><h1 id="title" tabindex="-1">{}</h1><p id="still">{}</p></div>').format(title, still)
    button = Markup('<button type="button">{}</button>').format(messages.gettext("Close"))
    panel = Markup(
        '<dialog lang="{}" aria-labelledby="title" aria-describedby="still"><header>{}{}</header>{}</dialog>'
    )
    return str(panel.format(messages.language, text, button, body))


def _item(finding: Finding, messages: Messages) -> Markup:
    severity = Markup('<span class="severity">{}</span>').format(messages.gettext(_WORDS[finding.severity]))
    where = Markup('<p class="where">{} · {}</p>').format(severity, finding.where)
    said = (
        (Markup('<p class="message">{}</p>'), finding.message),
        (Markup("<pre>{}</pre>"), finding.excerpt),
        (Markup('<p class="why">{}</p>'), finding.why),
        (Markup('<p class="hint">{}</p>'), finding.hint),
    )
    parts = Markup("").join(shape.format(text) for shape, text in said if text)
    return Markup('<li class="{}">{}{}</li>').format(finding.severity, where, parts)


def _more(count: int, messages: Messages) -> Markup:
    left = count - _AT_MOST
    if left <= 0:
        return Markup("")
    sentence = messages.ngettext("{count} more is in the terminal.", "{count} more are in the terminal.", left)
    return Markup('<p class="more">{}</p>').format(escape(sentence.format(count=left)))
