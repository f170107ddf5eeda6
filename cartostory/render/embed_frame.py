"""What another site puts into its page to frame a story."""

from __future__ import annotations

from markupsafe import escape

FRAME_PX = (640, 560)
"""Width and height that a host is offered: the map, three lines of title and four of summary on a phone."""


def frame_html(title: str, url: str) -> str:
    """Write what a host puts into its page: a frame, and nothing else."""
    _, height = FRAME_PX
    return (
        f'<iframe src="{escape(url)}" title="{escape(title)}" width="100%" height="{height}" '
        'frameborder="0" loading="lazy"></iframe>'
    )
