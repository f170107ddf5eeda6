"""What another site puts into its page to frame a story."""

from __future__ import annotations

from markupsafe import escape

FRAME_PX = (640, 560)
"""Width and height that a host is offered: the map, three lines of title and four of summary on a phone."""


def frame_html(title: str, url: str) -> str:
    """Write what a host puts into its page: a frame, and nothing else."""
    width, height = FRAME_PX
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="{width}" height="{height}" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>'
    )
