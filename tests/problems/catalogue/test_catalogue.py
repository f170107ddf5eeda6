"""Every code is used, and every sentence is there in French with the same blanks and French spaces."""

import re
from collections import Counter
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from cartostory.problems.catalogue import _TABLES, CATALOGUE
from cartostory.problems.catalogue.entry import Entry
from cartostory.problems.messages import LOCALE, Messages

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
FRENCH = Messages("fr")


@pytest.mark.parametrize("entry", CATALOGUE.values(), ids=lambda entry: entry.code)
def test_every_sentence_is_there_in_french_with_the_same_blanks(entry: Entry) -> None:
    for sentence in (entry.message, entry.why, entry.hint):
        french = FRENCH.gettext(sentence)
        assert sentence
        assert french != sentence
        assert blanks(french) == blanks(sentence)


def blanks(sentence: str) -> set[str]:
    return {blank for _, blank, _, _ in Formatter().parse(sentence) if blank is not None}


@pytest.mark.parametrize("file", sorted(LOCALE.glob("fr/*.po")), ids=lambda file: file.stem)
def test_french_is_set_as_french(file: Path) -> None:
    with file.open("rb") as source:
        catalogue = read_po(source, locale="fr")
    for message in catalogue:
        for text in (message.string,) if isinstance(message.string, str) else message.string:
            if not message.id:
                continue
            assert "'" not in re.sub(r"[\"'][^\"']*[\"']", "", text), f"typographic apostrophe: {text}"
            assert not re.search(r"« | »| [;!?](?:\s|$)", text), f"no-break space: {text}"


def test_every_code_is_kebab_case_and_stands_once() -> None:
    codes = Counter(entry.code for table in _TABLES for entry in table.ENTRIES)
    assert [code for code, count in codes.items() if count > 1 or not CODE.fullmatch(code)] == []


def test_every_code_is_used_and_every_code_used_is_known(root: Path) -> None:
    package = root / "cartostory"
    sources = [path for path in package.rglob("*.py") if not path.is_relative_to(package / "catalogue")]
    written = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    assert [code for code in CATALOGUE if f'"{code}"' not in written] == []
    made = set(re.findall(r'\bproblem\(\s*"([a-z0-9-]+)"', written))
    assert sorted(made - set(CATALOGUE)) == []
