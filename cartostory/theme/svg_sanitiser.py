"""An SVG file of somebody's -> the same drawing, which can do nothing but be looked at.

In a page it stands as a picture, where no script runs; opened by its own address it would be a document of the site.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from xml.parsers.expat import errors

from cartostory.problems.messages import translatable

LARGEST_BYTES = 500_000
_DEEPEST = 200
"""Groups in groups: drawing programs stay below twenty."""
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

# fmt: off
_ELEMENTS = frozenset({
    "svg", "g", "defs", "symbol", "use", "title", "desc", "style", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon", "text", "tspan", "textPath", "image", "clipPath", "mask", "pattern", "marker",
    "linearGradient", "radialGradient", "stop", "filter", "switch", "view",
})
_PICTURES = ("data:image/png;", "data:image/jpeg;", "data:image/webp;", "data:image/gif;")
# fmt: on
_REFERENCE = re.compile(r"""url\(\s*["']?(?!["']?#)[^)]*\)?|@import[^;]*;?|^(?s:.*)\\(?s:.*)$""", re.IGNORECASE)
"""What calls elsewhere in CSS; where a backslash could spell the same in another way, the whole text."""
_FUNCTION = re.compile(r"(?<![\w-])(-?[a-z_][\w-]*)\(", re.IGNORECASE)
# fmt: off
_FUNCTIONS = frozenset({
    "url", "rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix",
    "matrix", "matrix3d", "translate", "translatex", "translatey", "translate3d", "scale", "scalex", "scaley",
    "rotate", "skew", "skewx", "skewy", "calc", "min", "max", "clamp", "var",
    "circle", "ellipse", "polygon", "inset", "path", "not", "is", "where", "nth-child", "nth-of-type", "lang",
    "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate",
    "sepia", "linear-gradient", "radial-gradient",
})
# fmt: on
"""Functions of CSS that only draw. Any other may fetch: `image-set`, `image`, `src`, `cross-fade`, those to come."""


_NO_XML = translatable("what stands here is no XML")
_BROKEN = {
    errors.codes[errors.XML_ERROR_UNDEFINED_ENTITY]: translatable("it calls an entity that it does not declare"),
    errors.codes[errors.XML_ERROR_TAG_MISMATCH]: translatable("an element is not closed where it should be"),
    errors.codes[errors.XML_ERROR_NO_ELEMENTS]: translatable("it is empty, or ends too early"),
    errors.codes[errors.XML_ERROR_UNCLOSED_TOKEN]: translatable("it is empty, or ends too early"),
}
"""The reasons that a drawing program or an editor leads to, by the number that expat gives them."""


class NotADrawingError(ValueError):
    """The file is no SVG, is too large, or its entities grow beyond measure. A `line` of 0 is none in particular."""

    def __init__(self, reason: str, line: int = 0, column: int = 0) -> None:
        super().__init__(reason)
        self.line = line
        self.column = column


@dataclass(slots=True)
class _Cleaning:
    dropped: dict[str, None] = field(default_factory=dict)

    def element(self, element: ET.Element) -> None:
        """Keep what draws, in an element and all that it holds."""
        for key in list(element.attrib):
            self._attribute(element, key)
        if _name(element.tag) == "style" and element.text:
            element.text = self._without_references(element.text)
        for child in list(element):
            if isinstance(child.tag, str) and _draws(child.tag):
                self.element(child)
                continue
            if isinstance(child.tag, str) and child.tag.startswith(f"{{{_SVG}}}") and _name(child.tag) != "metadata":
                self.dropped[f"<{_name(child.tag)}>"] = None
            _remove(element, child)

    def _attribute(self, element: ET.Element, key: str) -> None:
        space, value = _space(key), element.attrib[key]
        name = _name(key)
        if space not in {"", _XLINK, _XML} or (space == _XML and name == "base"):
            del element.attrib[key]  # notes of drawing programs
        elif name.lower().startswith("on"):
            self._drop(element, key, name)
        elif name == "href" and not value.startswith("#") and not _is_picture(element, value):
            self._drop(element, key, f"href={value[:60]}")
        else:
            element.attrib[key] = self._without_references(value, is_style=not _is_text(name))

    def _drop(self, element: ET.Element, key: str, said: str) -> None:
        del element.attrib[key]
        self.dropped[said] = None

    def _without_references(self, text: str, *, is_style: bool = True) -> str:
        if is_style:
            for found in _FUNCTION.finditer(text):
                if found[1].lower() not in _FUNCTIONS:
                    self.dropped[f"{found[1]}(…)"] = None
                    return "none"
        for found in _REFERENCE.finditer(text):
            self.dropped[found[0][:60]] = None
        return _REFERENCE.sub("none", text)


def harmless(data: bytes) -> tuple[bytes, tuple[str, ...]]:
    """Give a drawing without scripts, events, animations and anything from elsewhere, and what was dropped.

    What only a drawing program reads (metadata, its own attributes) goes without a word. Raises `NotADrawingError`.
    """
    if len(data) > LARGEST_BYTES:
        raise NotADrawingError(translatable("it weighs more than 500 KB"))
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat fetches nothing, and refuses entities that multiply (2.4.1)
    except ET.ParseError as error:
        line, column = error.position
        raise NotADrawingError(_BROKEN.get(error.code, _NO_XML), line, column + 1) from error
    if root.tag != f"{{{_SVG}}}svg":
        raise NotADrawingError(translatable("it holds something else than an SVG drawing"))
    cleaning = _Cleaning()
    if _is_too_deep(root):
        raise NotADrawingError(translatable("its groups stand in each other too deeply"))
    cleaning.element(root)
    ET.register_namespace("", _SVG)
    ET.register_namespace("xlink", _XLINK)
    return ET.tostring(root), tuple(cleaning.dropped)


def _is_too_deep(root: ET.Element) -> bool:
    """Look one level after the other, so that no depth is too much for looking."""
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _is_text(name: str) -> bool:
    """Tell whether an attribute holds words or names, and no style."""
    return name in {"id", "class", "title", "lang", "d", "points"} or name.startswith(("aria-", "data-"))


def _draws(tag: str) -> bool:
    return _space(tag) == _SVG and (_name(tag) in _ELEMENTS or _name(tag).startswith("fe"))


def _is_picture(element: ET.Element, value: str) -> bool:
    return _name(element.tag) == "image" and value.startswith(_PICTURES)


def _remove(parent: ET.Element, child: ET.Element) -> None:
    """Take an element out; the text behind it stays."""
    at = list(parent).index(child)
    if at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + (child.tail or "")
    else:
        parent.text = (parent.text or "") + (child.tail or "")
    parent.remove(child)


def _space(name: str) -> str:
    return name[1:].partition("}")[0] if name.startswith("{") else ""


def _name(name: str) -> str:
    return name.rpartition("}")[2]
