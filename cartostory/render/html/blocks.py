"""The blocks that writers may use (`/// quote` … `///`), on pymdown-extensions' generic blocks.

They run before Markdown's inline pass: pictures are still text (`![…](…)`) in here.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor
from pymdownx.blocks.block import Block


def _is_picture(line: str) -> bool:
    return line.lstrip().startswith(("![", "<img"))


def _become_its_only_child(block: ET.Element, tags: tuple[str, ...]) -> None:
    """Put a list's items straight into the block, so that `/// timeline` with a list inside is that list."""
    children = list(block)
    if len(children) == 1 and children[0].tag in tags:
        block.tag = children[0].tag
        block[:] = list(children[0])


class Figure(Block):  # type: ignore[misc] # pymdownx has no types
    """`/// figure | wide`: a picture, and below it the caption as Markdown. The argument holds words for its layout."""

    NAME = "figure"
    ARGUMENT = None

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Make the figure that `body` knows again by its class."""
        return ET.SubElement(parent, "figure", {"class": f"picture {self.argument or ''}".strip()})

    def on_end(self, block: ET.Element) -> None:
        """Leave the picture where it is; everything behind it is its caption."""
        first, *rest = list(block) or [ET.SubElement(block, "p")]
        lines = (first.text or "").split("\n")
        caption = ET.Element("figcaption")
        words = "\n".join(line for line in lines if not _is_picture(line)).strip()
        if words:
            first.text = "\n".join(line for line in lines if _is_picture(line))
            ET.SubElement(caption, "p").text = words
        for element in rest:
            block.remove(element)
            caption.append(element)
        if len(caption):
            block.append(caption)


class Gallery(Block):  # type: ignore[misc] # pymdownx has no types
    """`/// gallery`: pictures that stand together."""

    NAME = "gallery"
    ARGUMENT = None

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Make the frame around the pictures."""
        return ET.SubElement(parent, "div", {"class": f"{self.NAME} {self.argument or ''}".strip()})


class Compare(Gallery):
    """`/// compare`: two pictures, before and after."""

    NAME = "compare"


class Pair(Gallery):
    """`/// pair`: two pictures side by side: before and after, here and there."""

    NAME = "pair"


class Portrait(Gallery):
    """`/// portrait | Who it is`: a picture, and beside it what that person says."""

    NAME = "portrait"

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Make the frame around the picture and the quotation; the argument names who speaks."""
        return ET.SubElement(parent, "div", {"class": self.NAME})

    def on_end(self, block: ET.Element) -> None:
        """Leave the picture first; all the rest is said."""
        pictures, said = _apart(list(block))
        quote = ET.Element("blockquote")
        quote.extend(said)
        block[:] = []
        block.append(pictures)
        block.append(_quotation(quote, self.argument))


def _apart(paragraphs: list[ET.Element]) -> tuple[ET.Element, list[ET.Element]]:
    """Take the lines that are pictures out of paragraphs: give them as one, and what is left of the others."""
    pictures = ET.Element("p")
    left: list[ET.Element] = []
    for paragraph in paragraphs:
        lines = (paragraph.text or "").split("\n") if paragraph.tag == "p" else []
        shown = [line for line in lines if _is_picture(line)]
        if shown:
            pictures.text = "\n".join(filter(None, (pictures.text, *shown)))
            paragraph.text = "\n".join(line for line in lines if line not in shown).strip()
        if paragraph.text or len(paragraph):
            left.append(paragraph)
    return pictures, left


def _quotation(quote: ET.Element, who: str | None) -> ET.Element:
    figure = ET.Element("figure", {"class": "quote"})
    figure.append(quote)
    if who:
        ET.SubElement(figure, "figcaption").text = who
    return figure


class Quote(Block):  # type: ignore[misc] # pymdownx has no types
    """`/// quote | Who said it, where`."""

    NAME = "quote"
    ARGUMENT = None

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Make the quotation and its source."""
        figure = _quotation(ET.Element("blockquote"), self.argument)
        parent.append(figure)
        return figure

    def on_add(self, block: ET.Element) -> ET.Element:
        """Put the text into the quotation."""
        return block[0]


class KeyFigures(Block):  # type: ignore[misc] # pymdownx has no types
    """`/// key-figures`: a definition list (the figure, then `: what it counts`) or a list."""

    NAME = "key-figures"
    ARGUMENT = None

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Make the frame, which becomes the list that is written inside it."""
        return ET.SubElement(parent, "div", {"class": f"{self.NAME} {self.argument or ''}".strip()})

    def on_end(self, block: ET.Element) -> None:
        """Turn the frame into its list."""
        _become_its_only_child(block, ("dl", "ul", "ol"))


class Timeline(KeyFigures):
    """`/// timeline`: a definition list (the date, then `: what happened`) or a list."""

    NAME = "timeline"


class Audio(Block):  # type: ignore[misc] # pymdownx has no types
    """`/// audio | temoignage.mp3`: a voice, and below it what it says."""

    NAME = "audio"
    ARGUMENT = True

    def on_create(self, parent: ET.Element) -> ET.Element:
        """Make the player and the transcript."""
        figure = ET.SubElement(parent, "figure", {"class": self.NAME})
        ET.SubElement(figure, self.NAME, {"src": self.argument})
        ET.SubElement(figure, "div", {"class": "transcript"})
        return figure

    def on_add(self, block: ET.Element) -> ET.Element:
        """Put the text into the transcript."""
        return block[1]


class Video(Audio):
    """`/// video | film.mp4`, or the address of a film on another site: below it what it shows and says."""

    NAME = "video"

    def on_end(self, block: ET.Element) -> None:
        """Give a picture a paragraph of its own, so that it is a figure."""
        words = block[1]
        pictures, said = _apart(list(words))
        words[:] = said
        if pictures.text:
            block.insert(1, pictures)


BLOCKS = (Figure, Gallery, Compare, Pair, Portrait, Quote, KeyFigures, Timeline, Audio, Video)


class StoryBlocks(BlocksExtension):  # type: ignore[misc] # pymdownx has no types
    """Makes the blocks known to Python-Markdown."""

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802, ARG002 - pymdownx's
        """Register every block of the table."""
        for block in BLOCKS:
            block_mgr.register(block, self.getConfigs())
