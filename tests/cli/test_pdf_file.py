from pathlib import Path

import pytest

from cartostory.cli.pdf_file import write_pdf
from cartostory.cli.session import Session


@pytest.mark.parametrize(("size", "said"), [(12, "1\u00a0ko"), (48_200, "48\u00a0ko"), (1_440_000, "1,4\u00a0Mo")])
def test_a_small_file_is_not_said_to_weigh_nothing(
    size: int, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_pdf(Session("fr"), tmp_path / "paper/affiche.pdf", bytes(size))
    assert f"({said})" in capsys.readouterr().out
