"""XML that others made -> a tree, without entities, without other files, within limits of size and depth."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException, ElementTree

from cartostory.load.vector.outcome import VectorError
from cartostory.problems.messages import translatable

LARGEST_BYTES = 100_000_000
_DEEPEST = 100

ENTITIES = translatable("it defines entities, as files do that are made to fill a memory")
TOO_LARGE = translatable("it is too large")
TOO_DEEP = translatable("its elements stand far too deep in each other")
NOT_WELL_FORMED = translatable("its XML is damaged")


def tree(data: bytes) -> Element:
    """Parse XML. Raises `VectorError`, with the line where it is not well-formed."""
    if len(data) > LARGEST_BYTES:
        raise VectorError("layer-format-broken", reason=TOO_LARGE)
    try:
        root: Element = ElementTree.fromstring(data, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    except DefusedXmlException as error:
        raise VectorError("layer-format-broken", reason=ENTITIES) from error
    except ParseError as error:
        raise VectorError("layer-format-broken", reason=NOT_WELL_FORMED, line=error.position[0]) from error
    except (ValueError, LookupError, RecursionError) as error:
        raise VectorError("layer-format-broken", reason=NOT_WELL_FORMED) from error
    if _is_deeper(root):
        raise VectorError("layer-format-broken", reason=TOO_DEEP)
    return root


def _is_deeper(root: Element) -> bool:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for parent in level for child in parent]
        if not level:
            return False
    return True


def local(element: Element) -> str:
    """Give an element’s name without its namespace: writers of KML seldom agree on that one."""
    return str(element.tag).rpartition("}")[2]


def children(element: Element, *names: str) -> Iterator[Element]:
    """Yield the children of these names, whatever their namespace; all where none is given."""
    return (child for child in element if not names or local(child) in names)


def child(element: Element, name: str) -> Element | None:
    """Give the first child of a name."""
    return next(children(element, name), None)


def text(element: Element, name: str) -> str:
    """Give the text of the first child of a name, without spaces around it; empty without one."""
    found = child(element, name)
    return "".join(found.itertext()).strip() if found is not None else ""


def number(value: str | None) -> float | None:
    """Read a number; None where there is none."""
    try:
        return float(value) if value else None
    except ValueError:
        return None
