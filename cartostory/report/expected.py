"""What a value of YAML should have been, in words, by the name of pydantic's error type."""

from __future__ import annotations

from cartostory.catalogue.entry import translatable

EXPECTED: dict[str, str] = {
    "bool_parsing": translatable("true or false"),
    "bool_type": translatable("true or false"),
    "date_from_datetime_parsing": translatable("a date such as 2026-11-23"),
    "date_parsing": translatable("a date such as 2026-11-23"),
    "date_type": translatable("a date such as 2026-11-23"),
    "datetime_from_date_parsing": translatable("a date and a time such as 2026-11-23 18:30"),
    "datetime_parsing": translatable("a date and a time such as 2026-11-23 18:30"),
    "datetime_type": translatable("a date and a time such as 2026-11-23 18:30"),
    "dict_type": translatable("several lines of the form “name: value”"),
    "enum": translatable("one of the values that the reference lists"),
    "finite_number": translatable("an ordinary number"),
    "float_parsing": translatable("a number, with a point for its decimals, such as 46.81705"),
    "float_type": translatable("a number, with a point for its decimals, such as 46.81705"),
    "greater_than": translatable("a larger number"),
    "greater_than_equal": translatable("a larger number"),
    "int_from_float": translatable("a whole number"),
    "int_parsing": translatable("a whole number"),
    "int_type": translatable("a whole number"),
    "is_instance_of": translatable("several lines of the form “name: value”"),
    "less_than": translatable("a smaller number"),
    "less_than_equal": translatable("a smaller number"),
    "list_type": translatable("a list, such as [first, second]"),
    "literal_error": translatable("one of the values that the reference lists"),
    "model_attributes_type": translatable("several lines of the form “name: value”"),
    "model_type": translatable("several lines of the form “name: value”"),
    "string_pattern_mismatch": translatable("a text of the form that the reference gives"),
    "string_too_long": translatable("a shorter text"),
    "string_too_short": translatable("a text that is not empty"),
    "string_type": translatable("a text"),
    "too_short": translatable("at least one value"),
    "tuple_type": translatable("a list, such as [first, second]"),
}
