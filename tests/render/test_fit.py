from hypothesis import given
from hypothesis import strategies as st

from cartostory.render.single_file import fit

SIZES = st.lists(st.tuples(st.integers(1, 2000), st.integers(1, 200_000)), min_size=1, max_size=4).map(
    lambda pairs: list(zip(sorted({w for w, _ in pairs}), sorted(b for _, b in pairs), strict=False))
)


def test_all_are_large_where_there_is_room() -> None:
    assert fit({"a": [(480, 10), (960, 30)], "b": [(480, 10), (960, 30)]}, 60) == {"a": 960, "b": 960}


def test_the_first_that_is_read_grows_first() -> None:
    assert fit({"a": [(480, 10), (960, 30)], "b": [(480, 10), (960, 30)]}, 59) == {"a": 960, "b": 480}


def test_no_room_even_for_the_smallest() -> None:
    assert fit({"a": [(480, 10)]}, 9) is None
    assert fit({}, 9) == {}


@given(st.dictionaries(st.sampled_from("abcdef"), SIZES, max_size=6), st.integers(0, 500_000))
def test_what_is_chosen_fits(pictures: dict[str, list[tuple[int, int]]], room: int) -> None:
    chosen = fit(pictures, room)
    smallest = sum(sizes[0][1] for sizes in pictures.values())
    if chosen is None:
        assert smallest > room
        return
    used = sum(dict(pictures[name])[width] for name, width in chosen.items())
    assert used <= room
    assert chosen.keys() == pictures.keys()
