"""Visits -> a table to read, CSV for a spreadsheet, and a page with small charts that is never published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from html import escape

from cartostory.cli.access_log.visits import Read, Visit
from cartostory.load.tables import spreadsheet
from cartostory.problems.messages import translatable

Say = Callable[[str], str]
_KINDS: Mapping[Read, str] = {Read.PAGE: translatable("page"), Read.DOWNLOAD: translatable("download")}
_HEADS = (
    translatable("day"),
    translatable("what"),
    translatable("address"),
    translatable("story"),
    translatable("language"),
    translatable("times"),
)
_GROUPS: tuple[tuple[str, Callable[[Visit], str], Read | None], ...] = (
    (translatable("Pages"), lambda visit: visit.path, Read.PAGE),
    (translatable("Stories"), lambda visit: visit.story, Read.PAGE),
    (translatable("Languages"), lambda visit: visit.language, Read.PAGE),
    (translatable("Downloads"), lambda visit: visit.path, Read.DOWNLOAD),
)
_TITLE = translatable("Visits from {first} to {last}")
_BY_DAY = translatable("Pages read, day by day")
_MOST = 40
_WIDTH, _HEIGHT = 720, 120


def as_csv(counts: Mapping[Visit, int], say: Say, language: str) -> str:
    """Give CSV for a spreadsheet, a line per day and address."""
    lines = (
        (visit.day.isoformat(), say(_KINDS[visit.kind]), visit.path, visit.story, visit.language, count)
        for visit, count in sorted(counts.items(), key=lambda one: (one[0].day, -one[1], one[0].path))
    )
    return spreadsheet.as_csv(map(say, _HEADS), lines, language)


def totals(counts: Mapping[Visit, int]) -> tuple[tuple[str, list[tuple[str, int]]], ...]:
    """Give what was read most, by page, story, language and download: the heading, then names and times."""
    found = []
    for head, name_of, kind in _GROUPS:
        group: Counter[str] = Counter()
        for visit, count in counts.items():
            if visit.kind is kind and name_of(visit):
                group[name_of(visit)] += count
        found.append((head, sorted(group.items(), key=lambda one: (-one[1], one[0]))))
    return tuple(found)


def as_table(counts: Mapping[Visit, int], say: Say) -> str:
    """Give a list for each group, what was read most first."""
    blocks = []
    for head, rows in totals(counts):
        if rows:
            width = max(len(str(count)) for _, count in rows)
            blocks.append("\n".join([say(head), *(f"  {count:>{width}}  {name}" for name, count in rows)]))
    return "\n\n".join(blocks)


def as_page(counts: Mapping[Visit, int], say: Say, language: str) -> str:
    """Give a page that stands alone: no script, nothing from elsewhere, and nobody in it."""
    days = by_day(counts)
    title = escape(say(_TITLE).format(first=days[0][0].isoformat(), last=days[-1][0].isoformat()))
    groups = "".join(_group(say(head), rows[:_MOST]) for head, rows in totals(counts) if rows)
    return f"""<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width"><title>{title}</title>
<style>body{{font:16px/1.5 sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem}}
table{{border-collapse:collapse;width:100%}}td{{padding:.2rem .6rem .2rem 0;overflow-wrap:anywhere}}
td:last-child{{text-align:right}}rect{{fill:#0b5d5e}}meter{{width:8rem}}</style></head>
<body><h1>{title}</h1><h2>{escape(say(_BY_DAY))}</h2>
{_chart(days, say(_BY_DAY))}
{groups}</body></html>
"""


def by_day(counts: Mapping[Visit, int]) -> list[tuple[date, int]]:
    """Give how many pages were read on each day from the first to the last, those without any too."""
    read: Counter[date] = Counter()
    for visit, count in counts.items():
        read[visit.day] += count if visit.kind is Read.PAGE else 0
    first, last = min(read), max(read)
    return [(day, read[day]) for day in _days(first, last)]


def _days(first: date, last: date) -> Iterable[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))


def _chart(days: list[tuple[date, int]], label: str) -> str:
    most = max((count for _, count in days), default=0) or 1
    wide = _WIDTH / len(days)
    bars = "".join(
        f'<rect x="{number * wide:.1f}" y="{_HEIGHT - _HEIGHT * count / most:.1f}" width="{max(wide - 1, 0.5):.1f}" '
        f'height="{_HEIGHT * count / most:.1f}"><title>{day.isoformat()}: {count}</title></rect>'
        for number, (day, count) in enumerate(days)
    )
    return f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{escape(label)}">{bars}</svg>'


def _group(head: str, rows: list[tuple[str, int]]) -> str:
    most = max(count for _, count in rows)
    lines = "".join(
        f'<tr><td>{escape(name)}</td><td><meter max="{most}" value="{count}"></meter></td><td>{count}</td></tr>'
        for name, count in rows
    )
    return f"<h2>{escape(head)}</h2><table>{lines}</table>"
