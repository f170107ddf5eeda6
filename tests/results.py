"""What tests of reliability tried, for the page that says so (docs/reference/reliability.md)."""

import json
import os
from pathlib import Path

VARIABLE = "CARTOSTORY_RESULTS"


def record(subject: str, tried: int, how: str) -> None:
    """Note how often something was tried, and nothing was lost: a test that loses something has failed before.

    Lines of JSON go into the file that the environment names; without one, nowhere (`make reliability` names one).
    """
    if file := os.environ.get(VARIABLE):
        with Path(file).open("a", encoding="utf-8") as results:
            results.write(json.dumps({"subject": subject, "tried": tried, "how": how}) + "\n")
