import pickle

import pytest

from cartostory.problems.messages import Messages, choose, languages


@pytest.mark.parametrize(
    ("explicit", "site", "environ", "expected"),
    [
        ("en", "fr", {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, "en", {"LANG": "fr_FR.UTF-8"}, "en"),
        (None, None, {"LANG": "en_GB.UTF-8"}, "en"),
        (None, None, {"LANG": "fr_CA"}, "fr"),
        (None, None, {"LC_ALL": "en_US.UTF-8", "LANG": "fr_FR.UTF-8"}, "en"),
        (None, None, {"LC_ALL": "", "LANG": "en_US.UTF-8"}, "en"),
        (None, None, {"LANG": "C.UTF-8"}, "fr"),
        (None, None, {"LANG": "POSIX"}, "fr"),
        (None, None, {}, "fr"),
        (None, None, {"LANG": "de_DE.UTF-8"}, "fr"),
        (None, "ar", {"LANG": "en_US"}, "en"),
        ("fr-FR", None, {}, "fr"),
        ("EN", None, {}, "en"),
    ],
)
def test_the_language_is_the_option_s_then_the_site_s_then_the_system_s(
    explicit: str | None, site: str | None, environ: dict[str, str], expected: str
) -> None:
    assert choose(explicit, site, environ) == expected


def test_the_program_speaks_french_and_english() -> None:
    assert set(languages()) >= {"en", "fr"}


def test_sentences_are_translated_and_unknown_ones_stay() -> None:
    assert Messages("fr").gettext("error") == "erreur"
    assert Messages("en").gettext("error") == "error"
    assert Messages("fr").gettext("No such sentence.") == "No such sentence."
    assert Messages("fr").gettext("") == ""


@pytest.mark.parametrize(("count", "french"), [(0, "{count} erreur"), (1, "{count} erreur"), (2, "{count} erreurs")])
def test_french_counts_zero_as_one(count: int, french: str) -> None:
    assert Messages("fr").ngettext("{count} error", "{count} errors", count) == french


def test_messages_can_be_handed_to_workers_after_use() -> None:
    messages = Messages("fr")
    messages.gettext("error")
    copy = pickle.loads(pickle.dumps(messages))  # noqa: S301 - what this very line has written
    assert copy.gettext("error") == "erreur"
