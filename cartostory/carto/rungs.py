"""The ladder's steps for a chapter: world, country, the boundaries that the layers hold, and the place."""

from __future__ import annotations

from cartostory.carto.framing import Frame
from cartostory.carto.picture import Pane
from cartostory.model import Partnership, Story


def rungs(partnership: Partnership, story: Story, frame: Frame) -> tuple[Pane, ...]:
    """Give the panes of the ladder, widest first."""
    return ()
