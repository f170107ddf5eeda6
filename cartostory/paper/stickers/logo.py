"""Somebody's logo -> SVG that a QR code can hold in its middle; what cannot be drawn is refused."""

from __future__ import annotations

import base64
import logging

from cartostory.paper.typst import compiled

_MOST_PX = 1000
"""More than a hand's breadth at 300 dpi, and a logo takes up a fifth of its code."""


def as_svg(data: bytes, media_type: str) -> str:
    """Give a picture as SVG; an SVG stays what it is, any other goes in as PNG, without what its camera wrote.

    Raises `ValueError` for one that is damaged, or is not what `media_type` says.
    """
    return _proven(data.decode("utf-8")) if media_type == "image/svg+xml" else _held(_as_png(data))


def _proven(svg: str) -> str:
    """Give back an SVG that is drawn. Raises `ValueError`."""
    import typst  # noqa: PLC0415 - 30 MB that only those who print need

    try:
        compiled("logo.typ", {"logo": svg}, "svg")
    except typst.TypstError as error:
        raise ValueError(str(error)) from error
    return svg


def _as_png(data: bytes) -> bytes:
    import pyvips  # noqa: PLC0415 - as heavy

    logging.getLogger("pyvips").setLevel(logging.CRITICAL)  # what it would say is the problem that is reported
    try:
        # in the string, since `thumbnail` forgets a `fail_on` of its own
        picture = pyvips.Image.thumbnail_buffer(data, _MOST_PX, size="down", option_string="[fail_on=error]")
        return bytes(picture.pngsave_buffer(keep="none"))
    except pyvips.Error as error:
        raise ValueError(str(error)) from error


def _held(png: bytes) -> str:
    held = base64.b64encode(png).decode("ascii")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">'
        f'<image width="100" height="100" href="data:image/png;base64,{held}"/></svg>'
    )
