"""The folders that a theme is looked up in, the nearest to the town first, and their files as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cartostory.media.files import read
from cartostory.model.theme import ThemeText
from cartostory.problems.problem import Problem, Span, problem

MANIFEST = "theme.yaml"
DEFAULT = "default"
_PACKAGE = Path(__file__).parent.parent
VENDOR = _PACKAGE / "vendor"


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and how a writer is told of it: relative to the site, or as the program's own."""

    path: Path
    shown: str

    def file(self, name: str) -> Path:
        """Give the path of one of its files."""
        return self.path / name

    def span(self, name: str, line: int = 0, column: int = 0) -> Span:
        """Name one of its files for a problem."""
        return Span(f"{self.shown}/{name}" if self.shown else name, line, column)

    def names(self, under: str) -> Iterator[str]:
        """List the files below one of its folders, relative to that, sorted; hidden ones are left out."""
        start = self.path / under
        for path in sorted(start.rglob("*")):
            parts = path.relative_to(start).parts
            if path.is_file() and not any(part.startswith(".") or part.endswith("~") for part in parts):
                yield "/".join(parts)


_LARGEST_BYTES = 50_000_000


@dataclass(frozen=True, slots=True)
class ThemeFile:
    """One file, where it was found first."""

    folder: Folder
    name: str

    @property
    def span(self) -> Span:
        """Name the file for a problem."""
        return self.folder.span(self.name)

    def read(self) -> tuple[bytes, tuple[Problem, ...]]:
        """Read the file; one that cannot be read, or that a link leads out of the folder, is empty and a problem."""
        path = self.folder.file(self.name)
        if not path.resolve().is_relative_to(self.folder.path.resolve()):
            return b"", (problem("theme-path-outside", self.span, path=self.name),)
        try:
            return read(self.folder.path, self.name, _LARGEST_BYTES), ()
        except OSError as error:
            return b"", (problem("theme-file-unreadable", self.span, reason=error.strerror or str(error)),)

    def read_text(self) -> tuple[ThemeText, tuple[Problem, ...]]:
        """Read the file as UTF-8 text with line feeds alone."""
        data, problems = self.read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            span = self.folder.span(self.name, line, 1)
            return ThemeText("", str(self.span)), (*problems, problem("theme-file-unreadable", span, reason="UTF-8"))
        return ThemeText(text.replace("\r\n", "\n").replace("\r", "\n"), str(self.span)), problems


def built_in() -> Folder:
    """Give the default theme: in the package once installed, beside it in a checkout."""
    installed = _PACKAGE / "themes" / DEFAULT
    path = installed if installed.is_dir() else _PACKAGE.parent / "themes" / DEFAULT
    return Folder(path, f"cartostory/themes/{DEFAULT}")


def chosen(site_root: Path, name: str) -> Folder | None:
    """Find a theme by name: the site's own before the program's; None where there is none."""
    is_name = bool(name) and name not in {".", ".."} and not set(name) & set("/\\:")
    if is_name and (site_root / "themes" / name / MANIFEST).is_file():
        return Folder(site_root / "themes" / name, f"themes/{name}")
    return built_in() if name == DEFAULT else None


def files_of(folders: tuple[Folder, ...], under: str) -> dict[str, ThemeFile]:
    """List the files below `under` in all folders, by name; the first folder that has a name gives the file."""
    found: dict[str, ThemeFile] = {}
    for folder in folders:
        for name in folder.names(under):
            found.setdefault(name, ThemeFile(folder, f"{under}/{name}"))
    return dict(sorted(found.items()))
