"""Names of values: the same for the same content, another for any other."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from cartostory.model.canonical import digest
from cartostory.model.passage import Passage
from cartostory.problems.problem import Span

VALUES = st.recursive(
    st.none() | st.integers() | st.text(max_size=3) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


def shape(value: object) -> str:
    """Write a value so that what Python takes for equal (0 and False, 1 and True) stays apart."""
    return repr(value)


@given(VALUES, VALUES)
def test_two_values_have_one_name_only_if_they_are_the_same(one: object, other: object) -> None:
    assert (digest(one) == digest(other)) == (shape(one) == shape(other))


def test_texts_do_not_run_together() -> None:
    assert digest(("a\0s1 b", "c")) != digest(("a", "b\0s1 c"))


def test_sets_have_no_order() -> None:
    assert digest(frozenset("abcdef")) == digest(frozenset("fedcba"))


def test_where_something_stands_counts_only_where_lines_do() -> None:
    one, lower = Passage("Kaya", Span("story.md", 3, 1)), Passage("Kaya", Span("story.md", 4, 1))
    assert digest(one) != digest(lower)
    assert digest(one, lines=False) == digest(lower, lines=False)
    assert digest(one, lines=False) != digest(Passage("Ivry", Span("story.md", 3, 1)), lines=False)


def test_a_float_of_numpy_is_that_float() -> None:
    assert digest((np.float64(28.9497),)) == digest((28.9497,))
