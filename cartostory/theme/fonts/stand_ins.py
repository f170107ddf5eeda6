"""A theme's faces -> the style sheet of the fonts that stand in for them until they are there.

A page is read in letters of the device first. Were these wider or higher than the site's own, every line would break
elsewhere when those come. So each is named as a face of its own (`local()`, nothing is fetched), scaled to the advance
of the site's letters, with their ascent and descent (CSS Fonts 5, `size-adjust`; CSS Fonts 4, `ascent-override`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from cartostory.model.theme import Face
from cartostory.theme.fonts.faces import Style, by_style
from cartostory.theme.fonts.metrics import Measure, Metrics

FILE = "css/stand-ins.css"
"""Where a theme's bundles take them in; its own file of that name says what stands in where nothing is known."""

LATIN = (
    "Deux communes, ici et là-bas, racontent ce qu’elles font ensemble : une médiathèque, des panneaux solaires, "
    "l’eau d’un village, des jeunes qui s’écrivent. Two towns, here and there, tell what they make together: "
    "a library, solar panels, the water of a village, young people who write to each other."
)
ARABIC = "بلديتان هنا وهناك ترويان ما تصنعانه معا مكتبة وألواح شمسية وماء قرية وشباب يتراسلون منذ سنوات"
"""What fonts are measured with: letters and spaces come about as often as in texts."""

_ARABIC_LETTERS = "U+20, U+600-6FF, U+750-77F, U+8A0-8FF, U+FB50-FDFF, U+FE70-FEFC"
_REGULAR, _BOLD, _ITALIC = ("400", "normal"), ("600 700", "normal"), ("400", "italic")
_WIDEST = 2.0


@dataclass(frozen=True, slots=True)
class StandIn:
    """A font of devices: its names (full and PostScript) and mean advance in em, by weight and style."""

    family: str
    sample: str
    names: Mapping[tuple[str, str], tuple[str, ...]]
    advances: Mapping[tuple[str, str], float]


STAND_INS = (
    StandIn(
        "Stand-in Georgia",
        LATIN,
        {
            _REGULAR: ("Georgia", "Gelasio"),
            _BOLD: ("Georgia Bold", "Georgia-Bold", "Gelasio Bold"),
            _ITALIC: ("Georgia Italic", "Georgia-Italic", "Gelasio Italic"),
        },
        {_REGULAR: 0.4323, _BOLD: 0.5042, _ITALIC: 0.4404},
    ),
    StandIn(
        "Stand-in Times",
        LATIN,
        {
            _REGULAR: ("Times New Roman", "TimesNewRomanPSMT", "Liberation Serif", "Tinos"),
            _BOLD: ("Times New Roman Bold", "TimesNewRomanPS-BoldMT", "Liberation Serif Bold", "Tinos Bold"),
            _ITALIC: ("Times New Roman Italic", "TimesNewRomanPS-ItalicMT", "Liberation Serif Italic", "Tinos Italic"),
        },
        {_REGULAR: 0.3959, _BOLD: 0.4185, _ITALIC: 0.3975},
    ),
    StandIn(
        "Stand-in Noto",
        LATIN,
        {
            _REGULAR: ("Noto Serif", "NotoSerif", "NotoSerif-Regular"),
            _BOLD: ("Noto Serif Bold", "NotoSerif-Bold"),
            _ITALIC: ("Noto Serif Italic", "NotoSerif-Italic"),
        },
        {_REGULAR: 0.4683, _BOLD: 0.4983, _ITALIC: 0.4538},
    ),
    StandIn(
        "Stand-in DejaVu",
        LATIN,
        {
            _REGULAR: ("DejaVu Serif", "DejaVuSerif"),
            _BOLD: ("DejaVu Serif Bold", "DejaVuSerif-Bold"),
            _ITALIC: ("DejaVu Serif Italic", "DejaVuSerif-Italic"),
        },
        {_REGULAR: 0.5049, _BOLD: 0.5562, _ITALIC: 0.5049},
    ),
    StandIn(
        "Stand-in Naskh",
        ARABIC,
        {
            _REGULAR: (
                "Noto Naskh Arabic UI",
                "NotoNaskhArabicUI-Regular",
                "Noto Naskh Arabic",
                "NotoNaskhArabic-Regular",
            ),
            _BOLD: (
                "Noto Naskh Arabic UI Bold",
                "NotoNaskhArabicUI-Bold",
                "Noto Naskh Arabic Bold",
                "NotoNaskhArabic-Bold",
            ),
        },
        {_REGULAR: 0.3814, _BOLD: 0.3968},
    ),
    StandIn(
        "Stand-in DejaVu Arabic",
        ARABIC,
        {_REGULAR: ("DejaVu Sans", "DejaVuSans"), _BOLD: ("DejaVu Sans Bold", "DejaVuSans-Bold")},
        {_REGULAR: 0.4451, _BOLD: 0.5298},
    ),
)
"""Georgia (Windows, Apple) by Gelasio, Times New Roman by Liberation Serif: each has the advances of the other. Noto
Serif and Noto Naskh Arabic are Android's, DejaVu is that of plain Linux. `tools/stand_ins.py` measures them."""


def stand_ins_sheet(faces: Iterable[Face], measure: Measure) -> str:
    """Write the style sheet: a face for each stand-in and style, and `--stand-ins`, the list of their families.

    Empty where no face of the theme has the letters of a script: what the theme's own file says stays.
    """
    known = cache(measure)  # every stand-in asks for the same
    wanted = {style: tuple(face.data for face in group) for style, group in by_style(faces).items()}
    rules = {one.family: tuple(_rules(one, wanted, known)) for one in STAND_INS}
    shown = [one for one in STAND_INS if rules[one.family]]
    if not shown:
        return ""
    lists = (_list(":root", shown, ARABIC), _list(':root[dir="rtl"]', shown, LATIN))
    return "".join((*(rule for found in rules.values() for rule in found), *lists))


def _list(root: str, shown: Iterable[StandIn], last: str) -> str:
    """Name the families; those of the other script come last, since the first one that has a space gives it."""
    families = ", ".join(f'"{one.family}"' for one in sorted(shown, key=lambda one: one.sample == last))
    return f"{root} {{ --stand-ins: {families}; }}\n"


def _rules(one: StandIn, wanted: Mapping[Style, tuple[bytes, ...]], measure: Measure) -> Iterator[str]:
    for (weight, slope), names in one.names.items():
        metrics = _metrics((weight, slope), one.sample, wanted, measure)
        if metrics:
            yield _rule(one, (weight, slope), names, metrics)


def _metrics(
    style: tuple[str, str], sample: str, wanted: Mapping[Style, tuple[bytes, ...]], measure: Measure
) -> Metrics | None:
    """Measure the first file, in the theme's order, that has the letters of a sample in that weight and style.

    Spaces of every script come from the first file that has any, which is that of Latin letters.
    """
    files = [data for (_, weight, slope), group in wanted.items() if (weight, slope) == style for data in group]
    found, latin = (next(filter(None, (measure(data, text) for data in files)), None) for text in (sample, LATIN))
    if not found or not latin:
        return found
    spaces = sample.count(" ") / len(sample)
    return replace(found, advance=found.advance + spaces * (latin.space - found.space))


def _rule(one: StandIn, style: tuple[str, str], names: tuple[str, ...], metrics: Metrics) -> str:
    weight, slope = style
    scale = min(metrics.advance / one.advances[style], _WIDEST)
    sources = ", ".join(f'local("{name}")' for name in names)
    letters = f" unicode-range: {_ARABIC_LETTERS};" if one.sample == ARABIC else ""
    return (
        f'@font-face {{ font-family: "{one.family}"; font-weight: {weight}; font-style: {slope}; src: {sources};'
        f" size-adjust: {_percent(scale)}; ascent-override: {_percent(metrics.ascent / scale)};"
        f" descent-override: {_percent(metrics.descent / scale)};"
        f" line-gap-override: {_percent(metrics.line_gap / scale)};{letters} }}\n"
    )


def _percent(share: float) -> str:
    return f"{share * 100:.1f}%"
