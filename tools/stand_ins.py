"""Fonts of devices -> the mean advances of their letters, for the table of `theme/fonts/stand_ins.py`.

`python -m tools.stand_ins FILE…` prints what each font file measures with the samples of that table. Fonts that may not
be copied are measured by what has their advances: Gelasio for Georgia, Liberation Serif for Times New Roman.
"""

from __future__ import annotations

import sys
from pathlib import Path

from cartostory.theme.fonts.metrics import measure
from cartostory.theme.fonts.stand_ins import ARABIC, LATIN


def main(files: list[str]) -> None:
    """Print a line for each file: advances in em, a dash for letters that it lacks."""
    for name in files:
        data = Path(name).read_bytes()
        found = [measure(data, sample) for sample in (LATIN, ARABIC)]
        latin, arabic = (f"{one.advance:.4f}" if one else "-" for one in found)
        print(f"{name}: latin {latin}, arabic {arabic}")


if __name__ == "__main__":
    main(sys.argv[1:])
