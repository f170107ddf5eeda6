"""Work whose n-th change of the disk fails or kills it, in a process of its own."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum, StrEnum
from pathlib import Path

from tests.program import ROOT

SEEN = frozenset({"os.rename", "os.remove", "os.rmdir"})
"""The changes that others see: what lies beside its place, half written, is seen by nobody."""
CHANGES = SEEN | {"os.mkdir", "os.chmod", "os.link", "os.truncate", "open"}
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
MEMORY = Path("/dev/shm")  # noqa: S108 - a disk that needs no time to flush


class How(StrEnum):
    """What becomes of the n-th change."""

    KILLED = "killed"
    FULL = "full"
    """That change and all that follow are refused: by a disk that is full, or for another `reason`."""


class End(IntEnum):
    """How the work ended."""

    WHOLE = 0
    REFUSED = 7
    KILLED = -signal.SIGKILL


@contextmanager
def quick_folder() -> Iterator[Path]:
    """Give a folder on a disk in memory, where there is one: these tests write the same few files a hundred times."""
    base = MEMORY if MEMORY.is_dir() and os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="cartostory-test-", dir=base) as folder:
        yield Path(folder).resolve()


def interrupted(
    work: Callable[[], object],
    under: Path,
    number: int,
    how: How,
    *,
    but: str = "",
    changes: frozenset[str] = CHANGES,
    reason: int = errno.ENOSPC,
) -> End:
    """Do work in a forked process; stop it at its n-th change, from 1, of anything below a folder.

    `but` names a folder below it that does not count. The work may say by an exception that the disk refused.
    """
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        assert code in set(End), f"the work failed otherwise (exit {code}); its trace is on standard error"
        return End(code)
    code = 1
    try:
        sys.addaudithook(_stopper(str(under), str(under / but) if but else "\0", number, how, changes, reason))
        work()
        code = End.WHOLE
    except OSError as error:
        code = End.REFUSED if error.errno == reason else 1
        if code == 1:
            traceback.print_exc()
    except BaseException:  # noqa: BLE001 - nothing of pytest may go on in this process
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


FULL_DISK = """
import sys
from tests.interrupted import fill_disk
fill_disk(sys.argv[1], sys.argv[2])
from cartostory.cli.app import main
main(sys.argv[3:])
"""


def run_on_full_disk(under: Path, but: str, *arguments: object) -> "subprocess.CompletedProcess[str]":
    """Run the program, started afresh, on a disk that takes nothing more below a folder, but in one folder of it.

    A fork of the tests' process cannot set paper: threads that Typst left in the parent are not there in the child,
    which would wait for them for ever.
    """
    return subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", FULL_DISK, str(under), str(under / but), *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "LC_ALL": ""},
        capture_output=True,
        encoding="utf-8",
        timeout=240,
        check=False,
    )


def fill_disk(under: str, but: str) -> None:
    """Refuse, from now on and in this process, every change below a folder, but in one folder of it."""
    sys.addaudithook(_stopper(under, but, 1, How.FULL, CHANGES, errno.ENOSPC))


def _stopper(  # noqa: PLR0917 - for `interrupted` alone
    under: str, but: str, number: int, how: How, changes: frozenset[str], reason: int
) -> Callable[[str, tuple[object, ...]], None]:
    count = 0

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal count
        if event not in changes or (event == "open" and not (isinstance(arguments[2], int) and arguments[2] & WRITES)):
            return
        path = os.fsdecode(arguments[0]) if isinstance(arguments[0], str | bytes | os.PathLike) else ""
        if not path.startswith(under) or path.startswith(but):
            return
        count += 1
        if count == number and how is How.KILLED:
            os.kill(os.getpid(), signal.SIGKILL)
        if count >= number and how is How.FULL and event not in {"os.remove", "os.rmdir"}:
            raise OSError(reason, os.strerror(reason), path)

    return hook


def each_interruption(
    work: Callable[[], object], under: Path, how: How, *, but: str = "", changes: frozenset[str] = CHANGES
) -> Iterator[int]:
    """Stop the work at each of its changes in turn; whoever asks restores the folder between two of them."""
    number = 1
    while interrupted(work, under, number, how, but=but, changes=changes) is not End.WHOLE:
        yield number
        number += 1
    assert number > 1, "the work changed nothing"
