"""What the poster of an event says, before it is set."""

from pathlib import Path

import pytest

from cartostory.model import PaperKind
from cartostory.paper.documents import Job, put_together
from tests.day import TODAY
from tests.paper.printed import paper
from tests.render.conftest import shared_of, write_site

EVENT = "---\ntitle: Un soir\nstart: 2026-11-17 19:00\n{more}---\n\nVenez.\n"


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("time_zone: Africa/Ouagadougou\n", "heure locale (Ouagadougou) ; Paris : 20:00"),
        (
            "time_zone: Africa/Ouagadougou\nend: 2026-11-17 21:30\n",
            "heure locale (Ouagadougou) ; Paris : 20:00 – 22:30",
        ),
        ("", ""),
    ],
)
def test_hours_by_another_clock_are_said_to_be_so_on_the_poster_too(tmp_path: Path, more: str, said: str) -> None:
    shared, _ = shared_of(write_site(tmp_path, {"content/events/soir.md": EVENT.format(more=more)}))
    found = put_together(Job("soir", "fr", paper(PaperKind.POSTER)), shared, TODAY)
    assert " ".join(str(found.data["clocks"]).split()) == said
