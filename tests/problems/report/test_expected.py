from typing import get_args

from pydantic_core.core_schema import ErrorType

from cartostory.problems.report.described import EXPECTED


def test_every_word_of_the_table_is_an_error_type_of_pydantic() -> None:
    assert set(EXPECTED) <= set(get_args(ErrorType))
