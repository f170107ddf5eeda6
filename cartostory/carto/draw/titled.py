"""What is drawn of a picture -> its document, under its own title."""

from __future__ import annotations

from dataclasses import replace

from cartostory.carto.svg.element import FONT_FAMILIES, element, text
from cartostory.carto.view.picture import Drawn, Picture


def titled(picture: Picture, drawn: Drawn) -> Drawn:
    """Wrap drawn parts into an SVG document with the picture's title."""
    title = element("title", text(picture.title))
    document = element(
        "svg",
        title + element("g", drawn.svg, font_family=FONT_FAMILIES),
        xmlns="http://www.w3.org/2000/svg",
        width=picture.width,
        height=picture.height,
        viewBox=f"0 0 {picture.width} {picture.height}",
        role="img",
        lang=picture.language,
    )
    return replace(drawn, svg=document)
