"""Codes are read: small, turned, out of focus, long, with a hole in the middle."""

from collections.abc import Callable

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from cartostory.problems.problem import Span
from cartostory.render.qr import LEAST_MM, MARGIN, problems, reach_mm, smallest_mm, svg, symbol

ADDRESS = "https://cooperation.example.fr/ici-et-la-bas/q/9y6kp/"
HERE = Span("content/links.yaml")
Draw = Callable[[str, int], Image.Image]
Reads = Callable[[Image.Image], list[str]]


@pytest.mark.parametrize("width_px", [100, 150, 300, 1000])
def test_a_code_is_read_at_every_size(width_px: int, drawn: Draw, reads: Reads) -> None:
    assert reads(drawn(svg(symbol(ADDRESS)), width_px)) == [ADDRESS]


@pytest.mark.parametrize("degrees", [7, 45, 90, 180, 211])
def test_a_code_is_read_turned(degrees: int, drawn: Draw, reads: Reads) -> None:
    turned = drawn(svg(symbol(ADDRESS)), 300).convert("L").rotate(degrees, expand=True, fillcolor=255)
    assert reads(turned) == [ADDRESS]


@pytest.mark.parametrize("radius_px", [1, 2, 3])
def test_a_code_is_read_out_of_focus(radius_px: int, drawn: Draw, reads: Reads) -> None:
    assert reads(drawn(svg(symbol(ADDRESS)), 400).filter(ImageFilter.GaussianBlur(radius_px))) == [ADDRESS]


def test_a_code_is_read_scaled_down_turned_and_out_of_focus(drawn: Draw, reads: Reads) -> None:
    photograph = drawn(svg(symbol(ADDRESS)), 900).convert("L").rotate(12, expand=True, fillcolor=255)
    photograph = photograph.resize((260, 260)).filter(ImageFilter.GaussianBlur(1.2))
    assert reads(photograph) == [ADDRESS]


def test_a_code_with_a_logo_is_read_though_its_middle_is_hidden(drawn: Draw, reads: Reads) -> None:
    code = symbol(ADDRESS, has_logo=True)
    picture = drawn(svg(code), 600)
    hidden, middle = 600 * 0.22 / 2, 300
    ImageDraw.Draw(picture).rectangle((middle - hidden, middle - hidden, middle + hidden, middle + hidden), "red")
    assert code.level == "H"
    assert reads(picture) == [ADDRESS]


@given(st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=120), st.floats(8, 200))
@settings(max_examples=60, deadline=None)
def test_a_code_is_never_micro_and_never_denser_than_need_be(path: str, width_mm: float) -> None:
    code = symbol(f"https://example.org/{path}", width_mm)
    assert code.version >= 1
    assert code.square_mm(width_mm) >= LEAST_MM or code.count <= symbol(code.address).count


def test_a_larger_code_is_corrected_more() -> None:
    assert [symbol(ADDRESS, width).level for width in (10, 13.5, 25)] == ["L", "M", "Q"]


def test_the_least_width_comes_from_the_squares_or_from_the_distance() -> None:
    code = symbol("https://example.org/q/9y6kp/", 10)
    assert code.count == 25
    assert smallest_mm(code) == 10
    assert smallest_mm(code, 2000) == 200
    assert reach_mm(code, 200) == 2000
    assert smallest_mm(symbol(ADDRESS, 25), 2000) == 296


def test_a_code_too_dense_or_too_far_away_is_a_problem() -> None:
    code = symbol(ADDRESS, 8)
    assert [one.code for one in problems(code, 8, 0, HERE)] == ["qr-too-dense"]
    assert [one.code for one in problems(code, 25, 2000, HERE)] == ["qr-too-small-for-distance"]
    assert not list(problems(code, 25, 200, HERE))


def test_the_drawing_keeps_the_quiet_zone_that_the_standard_asks_for(drawn: Draw) -> None:
    code = symbol(ADDRESS)
    side = code.count + 2 * MARGIN
    picture = drawn(svg(code), side * 10).convert("L")
    assert MARGIN == 4
    assert picture.getbbox() == (0, 0, side * 10, side * 10)
    frame = picture.point(lambda value: 255 - value).getbbox()
    assert frame == (40, 40, side * 10 - 40, side * 10 - 40)


def test_the_drawing_says_what_it_is() -> None:
    assert 'role="img" aria-label="Code &lt;1&gt;"' in svg(symbol(ADDRESS), "Code <1>")
    assert 'aria-hidden="true"' in svg(symbol(ADDRESS))


def test_no_weaker_code_is_made_where_the_strongest_is_wide_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    make = zxingcpp.create_barcode

    def noted(address: str, kind: zxingcpp.BarcodeFormat, *, ec_level: str) -> zxingcpp.Barcode:
        asked.append(ec_level)
        return make(address, kind, ec_level=ec_level)

    monkeypatch.setattr(zxingcpp, "create_barcode", noted)
    symbol(f"{ADDRESS}only-once/", 25)
    assert asked == ["Q", "H"]  # Q as wanted, H since it might come for nothing
