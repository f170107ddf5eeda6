"""Text in another language than its page: a string that knows its own, for `lang` and `dir` (RGAA 4.1.2, 8.7, 8.10)."""

from __future__ import annotations

from markupsafe import Markup, escape

from cartostory.model.languages import direction


class Foreign(str):
    """A text that stands in for one that the page's language lacks. `language` is its own (BCP 47)."""

    __slots__ = ("language",)
    language: str

    @classmethod
    def of(cls, text: str, language: str) -> Foreign:
        """Mark a text."""
        found = cls(text)
        found.language = language
        return found


def said_in(text: str, language: str, page: str) -> str:
    """Mark a text where its language is not the page's; plain, and empty, ones stay as they are."""
    return text if language == page or not text else Foreign.of(text, language)


def foreign(text: object) -> Markup:
    """Give the attributes of an element that holds nothing but this text: none where it is in the page's language."""
    if not isinstance(text, Foreign):
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(text.language, direction(text.language))


def as_html(text: str) -> Markup:
    """Give a text as HTML, in an element of its own where it is in another language."""
    attributes = foreign(text)
    return Markup("<span{}>{}</span>").format(attributes, text) if attributes else escape(text)
