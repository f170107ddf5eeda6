"""What is drawn of a picture -> its document, under its own title."""

from __future__ import annotations

from dataclasses import replace

from cartostory.carto.svg.element import FONT_FAMILIES, element, text
from cartostory.carto.view.picture import Drawn, Picture


def titled(picture: Picture, drawn: Drawn) -> Drawn:
    """Give a drawing as a document."""
    return replace(drawn, svg=document(picture, drawn.svg))


def document(picture: Picture, body: str) -> str:
    """Wrap drawn parts into an SVG document with the picture's title."""
    title = element("title", text(picture.title))
    return element(
        "svg",
        title + element("g", body, font_family=FONT_FAMILIES),
        xmlns="http://www.w3.org/2000/svg",
        width=picture.width,
        height=picture.height,
        viewBox=f"0 0 {picture.width} {picture.height}",
        role="img",
        lang=picture.language,
    )
