import base64
import re
from urllib.parse import unquote

from cartostory.media.renditions import smaller
from cartostory.render.pages.single_file import INLINE, INLINE_END
from cartostory.render.single_file import MOST, Photos, single

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><text fill="#123456">100 % &amp; \xc3\xa9</text></svg>'


def page(*names: str) -> str:
    return "<html>" + "".join(f'<img src="{INLINE}{name}{INLINE_END}" alt="{name}">' for name in names) + "</html>"


def photo(**sizes: int) -> Photos:
    return {int(width[1:]): lambda length=length: b"x" * length for width, length in sizes.items()}


def test_drawings_and_photographs_stand_in_the_file() -> None:
    made = single(page("maps/1.svg", "photos/a.jpg"), {"maps/1.svg": SVG}, {"photos/a.jpg": photo(w480=30)}, smaller)
    drawn, shown = re.findall(r'src="data:([^"]+)"', made.data.decode())
    assert unquote(drawn.partition(",")[2]).replace("&amp;", "&") == SVG.decode().replace("&amp;", "&")
    assert base64.b64decode(shown.partition(",")[2]) == b"x" * 30
    assert made.widths == (480,)


def test_photographs_are_scaled_down_until_the_file_weighs_less_than_a_megabyte() -> None:
    photos = {f"photos/{n}.jpg": photo(w480=60_000, w960=200_000, w1600=500_000) for n in range(8)}
    made = single(page(*photos), {}, photos, smaller)
    assert len(made.data) <= MOST
    assert set(made.widths) == {480, 960}
    assert sorted(made.widths, reverse=True) == list(made.widths)


def test_photographs_become_smaller_than_any_published_size_before_one_is_left_out() -> None:
    photos = {f"photos/{n}.jpg": photo(w480=200_000) for n in range(8)}
    made = single(page(*photos), {}, photos, lambda _data, width, _quality: b"y" * (width * 300))
    assert len(made.data) <= MOST
    assert made.left_out == 0
    assert max(made.widths) < 480


def test_what_finds_no_room_at_all_leaves_its_words() -> None:
    photos = {f"photos/{n}.jpg": photo(w480=200_000) for n in range(8)}
    made = single(page(*photos), {}, photos, lambda _data, _width, _quality: b"y" * 150_000)
    assert len(made.data) <= MOST
    assert made.left_out == 8 - len(made.widths) > 0
    assert b'src="data:," alt="photos/7.jpg"' in made.data


def test_a_picture_that_stands_twice_is_weighed_twice() -> None:
    photos = {"photos/a.jpg": photo(w480=200_000, w960=400_000)}
    made = single(page("photos/a.jpg", "photos/a.jpg"), {}, photos, smaller)
    assert made.widths == (480,)
    assert len(made.data) <= MOST
