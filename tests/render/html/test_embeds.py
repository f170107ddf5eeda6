"""Players of other sites become links to the page where the film stands."""

import pytest

from cartostory.render.html.embeds import host_of, page_of, without_frames
from cartostory.render.html.markdown import pieces

PLAYERS = {
    "https://www.youtube.com/embed/aB-9_x?autoplay=1": "https://www.youtube.com/watch?v=aB-9_x",
    "https://www.youtube-nocookie.com/embed/aB-9_x": "https://www.youtube.com/watch?v=aB-9_x",
    "https://player.vimeo.com/video/1234?h=5": "https://vimeo.com/1234",
    "https://www.dailymotion.com/embed/video/x12": "https://www.dailymotion.com/video/x12",
    "https://tube.example.org/videos/embed/9c9de5e8-0a1e": "https://tube.example.org/w/9c9de5e8-0a1e",
    "//www.youtube.com/embed/aB-9_x": "https://www.youtube.com/watch?v=aB-9_x",
    "https://www.facebook.com/watch/?v=12": "https://www.facebook.com/watch/?v=12",
}


@pytest.mark.parametrize(("player", "page"), PLAYERS.items(), ids=PLAYERS)
def test_a_player_leads_to_its_page(player: str, page: str) -> None:
    assert page_of(player) == page


def test_a_site_is_named_as_readers_know_it() -> None:
    assert host_of("https://www.youtube.com/watch?v=1") == "youtube.com"


def test_a_frame_leaves_a_link_in_the_text() -> None:
    html = without_frames(
        '<p>a</p><iframe width="560" src="https://www.youtube.com/embed/x1" allowfullscreen></iframe>'
    )
    assert html == '<p>a</p><a href="https://www.youtube.com/watch?v=x1">youtube.com</a>'
    assert without_frames('<iframe src="javascript:alert(1)">') == ""
    assert "javascript" not in pieces('<iframe src="javascript:alert(1)"></iframe>', (), "fr").lead
    assert "iframe" not in pieces('Avant\n\n<iframe src="https://a.example/x"></iframe>\n\nAprès', (), "fr").lead


def test_an_address_that_is_none_is_left_as_it_was_written() -> None:
    assert page_of("http://[abc") == host_of("http://[abc") == "http://[abc"
