import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.model.output import Address, Kind, NotPlannedError, Output, Plan, relative

PATHS = st.lists(st.sampled_from(["a", "b", "en", "kaya"]), max_size=3).map(
    lambda folders: "/".join([*folders, "index.html"])
)


@given(PATHS, PATHS)
def test_every_relative_link_leads_to_its_target(source: str, target: str) -> None:
    link = relative(Output(source, Address(Kind.PAGE)), Output(target, Address(Kind.PAGE)))
    assert not link.startswith("/")
    resolved = posixpath.normpath(posixpath.join(posixpath.dirname(source), link, "index.html"))
    assert resolved == target


def test_files_are_linked_by_their_names() -> None:
    page = Output("en/kaya/index.html", Address(Kind.STORY, "kaya", "en"))
    photo = Output("photos/1-480.webp", Address(Kind.PHOTO, "1", "", "480.webp"))
    assert relative(page, photo) == "../../photos/1-480.webp"


def test_what_is_not_planned_cannot_be_linked() -> None:
    page = Output("index.html", Address(Kind.HOME))
    with pytest.raises(NotPlannedError):
        Plan({page.address: page}).link(page, Address(Kind.STORY, "nowhere", "fr"))
