import pytest
from hypothesis import given
from hypothesis import strategies as some
from PIL import ImageFont

from cartostory.carto.labels.collision import Box, Room
from cartostory.carto.labels.metrics import is_rtl, text_width, wrapped

boxes = some.tuples(some.floats(5, 700), some.floats(5, 500), some.floats(1, 120), some.floats(1, 30)).map(
    lambda box: (box[0], box[1], box[0] + box[2], box[1] + box[3])
)


@given(some.lists(boxes, max_size=60))
def test_labels_that_found_room_never_touch_and_stay_on_the_sheet(candidates: list[Box]) -> None:
    room = Room(800, 600)
    placed = [box for box in candidates if room.take_first([box]) is not None]
    for number, a in enumerate(placed):
        assert a[0] >= 0
        assert a[2] <= 800
        for b in placed[number + 1 :]:
            assert a[0] >= b[2] or b[0] >= a[2] or a[1] >= b[3] or b[1] >= a[3]


def test_a_label_tries_its_places_in_order() -> None:
    room = Room(800, 600)
    room.take((100, 100, 200, 120))
    assert room.take_first([(150, 105, 180, 115), (210, 105, 240, 115)]) == 1


def test_widths_are_never_less_than_what_a_wide_font_needs() -> None:
    font = "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf"
    try:
        face = ImageFont.truetype(font, 100)
    except OSError:
        return
    for name in ("Châtellerault", "Ouagadougou", "Ivry-sur-Seine", "Dianguirdé", "Saint-Germain-en-Laye"):
        assert text_width(name, 100) >= face.getlength(name) * 0.95


@given(some.text(max_size=30))
def test_any_text_has_a_width(text: str) -> None:
    assert text_width(text, 12) >= 0
    assert text_width(text, 24) == pytest.approx(2 * text_width(text, 12))


@given(
    some.lists(
        some.text(some.characters(codec="ascii", categories=["L"]), min_size=1, max_size=9), min_size=1, max_size=6
    )
)
def test_wrapping_loses_no_word(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words), 8)).split() == " ".join(words).split()


def test_arabic_runs_from_right_to_left_and_french_does_not() -> None:
    assert is_rtl("مخيم الجلزون")
    assert not is_rtl("Jalazone")
    assert not is_rtl("12 km")
