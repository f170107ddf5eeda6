"""The corpus of the benchmark, the bare loop, and what is printed. Nothing here is timed."""

import hashlib
import sys
from pathlib import Path

import pytest

from bench.bare_loop import build
from bench.corpus import CHAPTERS, Corpus, write_corpus
from bench.process import Cost, FailedError, best, run
from bench.table import row, table
from cartostory.load.site import load


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    return write_corpus(tmp_path / "site", 5)


def test_the_corpus_is_the_same_everywhere_and_always(corpus: Corpus) -> None:
    text = b"".join(file.read_bytes() for file in corpus.stories)
    assert hashlib.sha256(text).hexdigest() == "b9b6bf7f97931a9b16e57f7a785c7135f10f42907e63e63a930a20d5a0a1b6f4"
    assert corpus.text_bytes == len(text)


def test_the_corpus_is_a_good_site(corpus: Corpus) -> None:
    site, problems = load(corpus.root)
    assert problems == ()
    assert [len(partnership.story.chapters) for partnership in site.partnerships] == [CHAPTERS] * 5


def test_the_bare_loop_makes_one_page_per_story(corpus: Corpus, tmp_path: Path) -> None:
    assert build(corpus.root, tmp_path / "bare") == 5
    page = (tmp_path / "bare" / "histoire-0003" / "index.html").read_text(encoding="utf-8")
    assert page.count("<h2>") >= CHAPTERS
    assert page.count('class="footnote-ref"') == CHAPTERS


def test_a_run_is_measured_and_its_words_are_kept(tmp_path: Path) -> None:
    cost = run([sys.executable, "-c", "print('done'); bytearray(60_000_000)"], tmp_path / "log")
    assert (tmp_path / "log").read_text() == "done\n"
    assert cost.peak_bytes > 60_000_000
    assert cost.seconds > 0


def test_a_command_that_fails_is_not_taken_for_a_measurement(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match="no good"):
        run([sys.executable, "-c", "raise SystemExit('no good')"], tmp_path / "log")


def test_every_run_is_prepared(tmp_path: Path) -> None:
    prepared: list[int] = []
    best(3, lambda: prepared.append(1), [sys.executable, "-c", ""], tmp_path / "log")
    assert prepared == [1, 1, 1]


def test_the_table_sets_every_measurement_beside_the_bare_way() -> None:
    bare = Cost(2.0, 1.5, 50_000_000)
    printed = table([row("bare", bare, bare), row("ours", Cost(3.0, 4.0, 123_000_000), bare)])
    assert printed.splitlines()[-1].split() == ["|", "ours", "|", "3.00", "|", "1.50", "|", "4.00", "|", "123", "|"]
    assert len({len(line) for line in printed.splitlines()}) == 1
