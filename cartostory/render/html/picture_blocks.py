"""What a text calls, as the renderer writes it: rows, figures, pictures alone or in a link, players."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cartostory.model import Medium
from cartostory.render.html.targets import figure_image
from cartostory.render.html.tree import Edit, Element, Text

MEDIA = frozenset(Medium)


def with_prefix(document: Element, prefix: str) -> Iterator[Edit]:
    """Yield what sets the anchors of a text, and its links to them, apart from those of the page's other texts."""
    for element in document.descendants:
        for one in element.written_attributes if {"id", "href"} & element.attributes.keys() else ():
            if one.name == "id":
                yield one.value_start, one.value_start, f"{prefix}-"
            elif one.name == "href" and one.value.startswith("#"):
                yield one.value_start + 1, one.value_start + 1, f"{prefix}-"


def leading_class(block: Element, names: Collection[str]) -> str:
    """Return the first class of a block that bears nothing but classes, if it is one of the names; else ""."""
    first = block.attributes.get("class", "").partition(" ")[0] if block.attributes.keys() == {"class"} else ""
    return first if first in names else ""


def is_figure(figure: Element) -> bool:
    """Tell whether a figure is a picture of `/// figure`: the picture alone, then perhaps a caption."""
    rest = figure.children[1:]
    has_caption_alone = not rest or [one.tag for one in rest] == ["figcaption"]
    is_loose = any(isinstance(node, Text) and node.value.strip() for node in figure.inner)
    return figure_image(figure) is not None and has_caption_alone and not is_loose


def images_alone(paragraph: Element) -> tuple[Element, ...]:
    """Return the pictures of a paragraph that holds nothing else, on a line each or side by side."""
    tags = [one.tag for one in paragraph.children]
    is_alone = not paragraph.attributes and tags[:1] == ["img"] and {"img", "br"}.issuperset(tags)
    if not is_alone or paragraph.text.strip():
        return ()
    return tuple(paragraph.all("img"))


def linked_image(paragraph: Element) -> Element | None:
    """Return the picture of a paragraph that holds nothing but a link around it."""
    tags = [one.tag for one in paragraph.descendants]
    is_alone = not paragraph.attributes and tags == ["a", "img"] and not paragraph.text.strip()
    return paragraph.children[0].children[0] if is_alone and paragraph.children[0].children else None


def first_medium(paragraph: Element) -> Element | None:
    """Return the first recording that a paragraph calls."""
    media = () if paragraph.attributes else paragraph.descendants
    return next((one for one in media if one.tag in MEDIA), None)


def without_paragraphs(caption: Element) -> Iterator[Edit]:
    """Yield what takes the paragraphs of a caption off their words, with the space around them."""
    source, at = caption.source, caption.inner_start
    for paragraph in caption.all("p"):
        if not paragraph.attributes:
            before, after = source[at : paragraph.start], source[paragraph.end : caption.inner_end]
            yield at + len(before.rstrip()), paragraph.inner_start, ""
            at = caption.inner_end - len(after.lstrip())
            yield paragraph.inner_end, at, ""
