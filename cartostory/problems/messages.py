"""The program's sentences in the language of whoever reads them: English in the code, the rest in `locale/*/*.po`."""

from __future__ import annotations

import gettext
import io
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent.parent / "locale"
DEFAULT = "fr"
_IN_THE_CODE = "en"
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")  # in the order of POSIX, Base Definitions, section 8.2
_NO_LANGUAGE = frozenset({"", "C", "POSIX"})


def translatable(text: str) -> str:
    """Mark a sentence for the extraction of messages; it is translated when it is shown."""
    return text


def counted(singular: str, plural: str) -> tuple[str, str]:
    """Mark a sentence that depends on a number (`{count}`) for the extraction of messages, like `translatable`."""
    return singular, plural


def languages(locale: Path = LOCALE) -> tuple[str, ...]:
    """Give the languages that the program speaks, English included."""
    return tuple(sorted({_IN_THE_CODE, *(file.parent.name for file in locale.glob("*/*.po"))}))


def choose(explicit: str | None, site_language: str | None, environ: Mapping[str, str]) -> str:
    """Choose the language of messages: the option, then the site's configuration, then the environment, then French.

    A language that the program does not speak gives way to the next.
    """
    system = next((environ[name] for name in _VARIABLES if environ.get(name)), "")
    wanted = (explicit, site_language, _language(system))
    known = languages()
    return next((base for base in map(_base, wanted) if base in known), DEFAULT)


def _language(system: str) -> str:
    """Give `fr` for `fr_FR.UTF-8` or `fr_FR@euro`, nothing for `C.UTF-8`."""
    name = system.split(".", maxsplit=1)[0].split("@", maxsplit=1)[0]
    return "" if name in _NO_LANGUAGE else name


def _base(language: str | None) -> str:
    return (language or "").strip().lower().replace("_", "-").split("-", maxsplit=1)[0]


@dataclass(frozen=True, slots=True)
class Messages:
    """Translates into one language. The files are read when the first sentence is asked for, and only then."""

    language: str = DEFAULT
    folder: Path = LOCALE

    def gettext(self, sentence: str) -> str:
        """Translate a sentence; what has no translation stays English."""
        return _translations(self.language, self.folder).gettext(sentence) if sentence else ""

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Translate a sentence that depends on a number, by the plural rule of the language."""
        return _translations(self.language, self.folder).ngettext(singular, plural, count)


@cache  # by function, not on the object, so that `Messages` stays a plain value that workers can be given
def _translations(language: str, folder: Path) -> gettext.NullTranslations:
    found = gettext.NullTranslations()
    if language == _IN_THE_CODE:
        return found
    for file in sorted((folder / language).glob("*.po"), reverse=True):
        subject = _read(file, language)
        subject.add_fallback(found)
        found = subject
    return found


def _read(file: Path, language: str) -> gettext.NullTranslations:
    """Read one `.po` file, compiled in memory: the standard library reads nothing that people can review."""
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - Babel takes 0.1 s, which English need not pay
    from babel.messages.pofile import read_po  # noqa: PLC0415 - same

    with file.open("rb") as source:
        catalogue = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
