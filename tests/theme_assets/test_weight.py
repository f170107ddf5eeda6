import gzip
from collections.abc import Callable

STYLE_BYTES = 20_000
SCRIPT_BYTES = 15_000


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), compresslevel=9, mtime=0))


def test_the_style_sheet_stays_within_its_budget(bundle: Callable[[str], str]) -> None:
    assert 0 < gzipped(bundle("site.css")) <= STYLE_BYTES


def test_all_own_scripts_together_stay_within_their_budget(bundle: Callable[[str], str]) -> None:
    assert 0 < gzipped(bundle("site.js")) + gzipped(bundle("live.js")) <= SCRIPT_BYTES
