"""The package of nouns gives each of them, and reads their modules only when they are asked for."""

import pytest

from cartostory import model


def test_every_noun_is_given() -> None:
    assert all(getattr(model, name) is not None for name in model.__all__)
    assert sorted(model._WHERE) == sorted(model.__all__)


def test_what_is_no_noun_is_said() -> None:
    with pytest.raises(AttributeError, match="Nothing"):
        model.Nothing  # noqa: B018
