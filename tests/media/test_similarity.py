"""Looks: a picture, turned and mirrored, is itself; another one is not."""

import random

import pytest

from cartostory.media.similarity import FARTHEST, HEX_DIGITS, SIDE, alike

SIGNS = SIDE * SIDE - 1


def look(seed: int) -> str:
    return f"{random.Random(seed).getrandbits(SIGNS):0{HEX_DIGITS}x}"  # noqa: S311 - the same looks every time


def differing(one: str, count: int) -> str:
    bits = random.Random(count).sample(range(SIGNS), count)  # noqa: S311 - same
    return f"{int(one, 16) ^ sum(1 << bit for bit in bits):0{HEX_DIGITS}x}"


def test_a_look_is_like_itself_and_unlike_another() -> None:
    assert alike(look(1), [look(2), look(1)])
    assert not alike(look(1), [look(2), look(3)])


@pytest.mark.parametrize(("count", "expected"), [(0, True), (FARTHEST, True), (FARTHEST + 1, False)])
def test_so_many_signs_may_differ_and_no_more(count: int, expected: bool) -> None:  # noqa: FBT001 - a table
    assert alike(differing(look(1), count), [look(1)]) is expected


def test_without_a_look_nothing_is_alike() -> None:
    assert not alike("", [look(1)])
    assert not alike(look(1), [])
