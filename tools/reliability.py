"""The results of the tests of reliability -> their part of docs/reference/reliability.md.

`make reliability` runs those tests, then this. Other parts of the page are left as they are.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "reference" / "reliability.md"
TESTS = (
    "tests/build/test_interrupted_write.py",
    "tests/build/test_interrupted_build.py",
    "tests/authoring/photos/test_interrupted_withdrawal.py",
    "tests/cli/test_disk_refusals.py",
)
START, END = "<!-- résultats : make reliability -->", "<!-- fin des résultats -->"
SUBJECTS = {
    "write": "Écriture du site, coupée à chaque changement du disque",
    "first-write": "Première écriture dans un dossier vide",
    "removal": "Retrait des tailles d’une photographie du site construit",
    "clean": "`clean`, coupé à chaque changement",
    "archive": "Édition en archive (`pack`)",
    "build": "Construction après un changement",
    "random": "Construction tuée à un moment quelconque, pendant qu’un lecteur parcourt le site",
    "withdrawal": "Retrait d’une photographie (`photos withdraw`)",
    "damage": "Fichier du site vidé, coupé ou modifié",
    "cache": "Entrée du cache dont un bit a changé",
    "refusal": "Refus du disque, en français et en anglais",
}
HOW = {"killed": "tué (SIGKILL)", "full": "disque plein", "read": "relu", "said": "dit en une phrase"}


def main() -> int:
    """Run the tests, and write what they tried; the exit code is theirs."""
    with tempfile.TemporaryDirectory() as folder:
        results = Path(folder) / "results.jsonl"
        done = subprocess.run(  # noqa: S603 - our own tests
            [sys.executable, "-m", "pytest", *TESTS],
            cwd=ROOT,
            env={**os.environ, "CARTOSTORY_RESULTS": str(results)},
            check=False,
        )
        if done.returncode == 0:
            text = PAGE.read_text(encoding="utf-8")
            before, _, rest = text.partition(START)
            lines = results.read_text(encoding="utf-8").splitlines()
            table = "\n".join(table_of(map(json.loads, lines)))
            PAGE.write_text(f"{before}{START}\n\n{table}\n\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    return done.returncode


def table_of(results: Iterable[dict[str, object]]) -> Iterable[str]:
    """Give a table: what was tried, how, how often, and what was lost; the same subject stands once for each how."""
    counts: dict[tuple[str, str], int] = {}
    for one in results:
        key = str(one["subject"]), str(one["how"])
        counts[key] = counts.get(key, 0) + int(str(one["tried"]))
    yield "| Ce qui a été tenté | Comment | Fois | Perdu |"
    yield "|---|---|---:|---:|"
    for subject, name in SUBJECTS.items():
        for how, said in HOW.items():
            if (subject, how) in counts:
                yield f"| {name} | {said} | {counts[subject, how]} | 0 |"


if __name__ == "__main__":
    sys.exit(main())
