"""Withdrawals that are killed, one for each change that they make; run as a program, which itself decodes no picture.

    python -m tests.authoring.photos.withdrawals FOLDER

It prints a line of JSON per kill: after which change, which command came next, and where the picture still was then.
"""

import base64
import hashlib
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.authoring.photos.album import encoded, picture
from tests.interrupted import SEEN, End, How, interrupted
from tests.program import in_this_process

SHELF = "content/partnerships/puits"
STORY = f"{SHELF}/story.md"
PHOTO = f"{SHELF}/photos/salle.jpg"
NEVER = 1_000_000
COMMANDS = (("check",), ("build",), ("photos", "report"))


def make_site(site: Path) -> None:
    """Write a site of one story that shows two photographs."""
    (site / PHOTO).parent.mkdir(parents=True)
    (site / "config.yaml").write_text("title: Ville\nlanguage: fr\n")
    text = "---\ntitle: Un puits\nsummary: Une histoire.\n---\n\n## Le puits\n\n![](salle.jpg)\n\n![](autre.jpg)\n"
    (site / STORY).write_text(text)
    entry = "{alt: Un marché, author: Y, licence: etalab-2.0, people: none}"
    (site / SHELF / "photos/photos.yaml").write_text(f"salle.jpg: {entry}\nautre.jpg: {entry}\n")
    for number, name in enumerate(("salle.jpg", "autre.jpg")):
        (site / SHELF / "photos" / name).write_bytes(encoded(picture(number, (400, 300))))


def run(*arguments: object, site: Path) -> None:
    """Run the program; the texts that a withdrawal leaves behind may be no success."""
    done = in_this_process(*arguments, "--site", site, "--lang", "fr")
    assert done.returncode in {0, 1}, done.stderr


def apart(work: Callable[[], object], base: Path) -> None:
    """Do work in a process of its own, to its end."""
    assert interrupted(work, base, NEVER, How.KILLED) is End.WHOLE


def traces(base: Path, digest: str, renditions: frozenset[bytes]) -> Iterator[str]:
    """Name the files that hold the picture: by their names, by its bytes, or by these in letters."""
    hidden = [*renditions, *(base64.b64encode(data)[: len(data) // 4 * 4] for data in renditions)]
    for path in sorted(base.rglob("*")):
        if path.is_file() and (path.name.startswith(digest[:16]) or any(one in path.read_bytes() for one in hidden)):
            yield path.relative_to(base).as_posix()


def tree(folder: Path) -> dict[str, str]:
    """Give the hash of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def tell(found: dict[str, object]) -> None:
    """Give a line to whoever started this."""
    sys.stdout.write(f"{json.dumps(found)}\n")
    sys.stdout.flush()


def main(folder: Path) -> None:
    """Kill a withdrawal after each of its changes; say what the next command leaves."""
    base, first = folder / "work", folder / "first"
    site = base / "ville"
    make_site(site)

    def prepare() -> None:
        run("build", site=site)
        run("pack", "usb", "--to", base / "usb.zip", site=site)

    apart(prepare, base)
    shutil.copytree(base, first)
    digest = hashlib.sha256((site / PHOTO).read_bytes()).hexdigest()
    sizes = (site / "output/photos").glob(f"{digest[:16]}-*")
    renditions = frozenset({(site / PHOTO).read_bytes(), *(path.read_bytes() for path in sizes)})
    before = list(traces(base, digest, renditions))

    def withdraw() -> None:
        run("photos", "withdraw", PHOTO, "--reason", "x", "--yes", site=site)

    apart(withdraw, base)
    apart(lambda: run("build", site=site), base)
    clean = tree(site / "output")
    tell({"before": before, "left": list(traces(base, digest, renditions))})
    number, end = 0, End.KILLED
    while end is not End.WHOLE:
        number += 1
        shutil.rmtree(base)
        shutil.copytree(first, base)
        end = interrupted(withdraw, base, number, How.KILLED, changes=SEEN)
        is_begun = (site / ".cartostory/withdrawing.json").exists() or not (site / PHOTO).exists()
        following = COMMANDS[number % len(COMMANDS)]
        apart(lambda command=following: run(*command, site=site), base)
        left = list(traces(base, digest, renditions))
        apart(lambda: run("build", site=site), base)
        said = {"after": number, "next": " ".join(following), "is_begun": is_begun, "left": left}
        tell({**said, "is_clean": tree(site / "output") == clean})


if __name__ == "__main__":
    os.environ.setdefault("LANG", "C.UTF-8")
    main(Path(sys.argv[1]))
