"""A theme's files -> assets: bundled, with references between them rewritten, and named by their content."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from cartostory.model import ThemeChoice
from cartostory.model.contrast import night_shade
from cartostory.model.theme import Asset
from cartostory.problems.problem import Problem, Span, problem
from cartostory.theme.folder import VENDOR, Folder, ThemeFile, files_of
from cartostory.theme.manifest import Manifest

FOLDER = "assets"
_URL = re.compile(r"""url\(\s*(?P<quote>["']?)(?P<target>[^"')]+)(?P=quote)\s*\)""")
_IMPORT = re.compile(r"""@import\s+(?:url\(\s*)?["']?(?P<target>[^"')\s;]+)""")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


@dataclass(slots=True)
class _Workbench:
    """What the program writes into bundles, what was made so far, and what was found wrong."""

    written: Mapping[str, str] = field(default_factory=dict)
    root: frozenset[str] = frozenset()
    assets: dict[str, Asset] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, name: str, data: bytes) -> None:
        path = posixpath.basename(name) if name in self.root else fingerprinted(name, data)
        self.assets[name] = Asset(name, path, data)


def fingerprinted(name: str, data: bytes) -> str:
    """Give the path of an asset in the website: `site.css` -> `assets/site.1a2b3c4d.css`."""
    path = PurePosixPath(name)
    return str(PurePosixPath(FOLDER) / path.with_name(f"{path.stem}.{_hash(data)}{path.suffix}"))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:8]


def make_assets(
    folders: tuple[Folder, ...], manifest: Manifest, written: Mapping[str, str]
) -> tuple[Mapping[str, Asset], tuple[Problem, ...]]:
    """Make all assets. Style sheets come last, since the names of what they call depend on its content.

    `written` holds what the program itself writes into bundles, by name: it takes the place of the theme's file,
    not of the town's own.
    """
    found = files_of(folders, FOLDER)
    bench = _Workbench(written, root=frozenset(manifest.root))
    bundled = {name for names in manifest.bundles.values() for name in names}
    brought = {
        name: ThemeFile(Folder(VENDOR, "cartostory/vendor"), name) for name in (*manifest.vendor, *manifest.fonts)
    }
    plain = {name: file for name, file in brought.items() if name not in found and _is_there(file, bench)}
    plain |= {name: file for name, file in found.items() if name not in bundled}
    for name, file in sorted(plain.items()):
        if not name.endswith(".css"):
            bench.add(name, _read(file, bench))
    for name, file in sorted(plain.items()):
        if name.endswith(".css"):
            bench.add(name, _style_sheet(name, file, bench))
    for bundle, names in manifest.bundles.items():
        if bundle not in plain:
            bench.add(bundle, _bundle(bundle, names, found, folders[-1], bench))
    return bench.assets, tuple(bench.problems)


def _is_there(file: ThemeFile, bench: _Workbench) -> bool:
    if file.folder.file(file.name).is_file():
        return True
    bench.problems.append(problem("theme-file-missing", file.span, path=file.name))
    return False


def _read(file: ThemeFile, bench: _Workbench) -> bytes:
    data, problems = file.read()
    bench.problems += problems
    return data


def _bundle(bundle: str, names: list[str], found: Mapping[str, ThemeFile], theme: Folder, bench: _Workbench) -> bytes:
    parts = []
    for name in names:
        file = found.get(name, ThemeFile(theme, f"{FOLDER}/{name}"))
        if name in bench.written and file.folder == theme:
            parts.append(bench.written[name].encode())
        elif name in found or _is_there(file, bench):
            parts.append(_style_sheet(name, file, bench) if name.endswith(".css") else _read(file, bench))
    return b"".join(_lean(part) if bundle.endswith(".js") else part for part in _ended(parts))


def _ended(parts: list[bytes]) -> Iterator[bytes]:
    return (part if part.endswith(b"\n") else part + b"\n" for part in parts)


def _lean(script: bytes) -> bytes:
    """Leave out comments and indentation: a quarter of what scripts weigh, and of no use to a reader."""
    from rjsmin import jsmin  # noqa: PLC0415 - scripts alone need it

    found: bytes = jsmin(script)
    return found.strip() + b"\n"


def _style_sheet(name: str, file: ThemeFile, bench: _Workbench) -> bytes:
    """Point every `url(…)` to its asset's fingerprinted name. All style sheets lie in `assets/` itself."""
    source, problems = file.read_text()
    bench.problems += problems
    text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), source.text)

    def called(call: re.Match[str]) -> str:
        span = _span(file, text, call.start())
        path = _target(call["target"].strip(), posixpath.dirname(name), span, bench)
        return f'url("{path}")' if path else call[0]

    for statement in _IMPORT.finditer(text):
        bench.problems.append(_imported(statement["target"], _span(file, text, statement.start())))
    return _URL.sub(called, text).encode()


def _target(target: str, folder: str, span: Span, bench: _Workbench) -> str:
    if target.startswith(("data:", "#")):
        return ""
    if _ELSEWHERE.match(target):
        bench.problems.append(problem("theme-third-party", span, target=target))
        return ""
    plain, mark, rest = re.match(r"([^?#]*)([?#]?)(.*)", target, re.DOTALL).groups()  # type: ignore[union-attr] # matches anything
    beside = bench.assets.get(posixpath.normpath(posixpath.join(folder, plain)))
    asset = beside or bench.assets.get(
        posixpath.normpath(plain)
    )  # bundles lie in `assets/`: paths from there serve too
    if asset is None:
        bench.problems.append(problem("theme-file-missing", span, path=plain))
        return ""
    return posixpath.relpath(asset.path, FOLDER) + mark + rest


def _imported(target: str, span: Span) -> Problem:
    code = "theme-third-party" if _ELSEWHERE.match(target) else "theme-style-import"
    return problem(code, span, target=target)


def _span(file: ThemeFile, text: str, at: int) -> Span:
    line = text.count("\n", 0, at) + 1
    return file.folder.span(file.name, line, at - text.rfind("\n", 0, at))


FILE = "css/colours.css"
"""Where a theme's bundles take them in; the theme's own file of that name shows the default colours."""

_SHEET = """\
/* The two colours. The program writes this file anew: with the town's colours, in shades in which words can be read. */
:root {{ --here: {here}; --there: {there}; --here-ink: {here}; --there-ink: {there}; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --here-ink: {here_at_night}; --there-ink: {there_at_night}; }}
}}
"""


def colours_sheet(choice: ThemeChoice) -> str:
    """Give the style sheet. No page carries a colour of its own, so that none needs a style of its own.

    The town's two colours -> the style sheet that gives them to every page, by day and by night.
    """
    here, there = choice.here, choice.there
    return _SHEET.format(here=here, there=there, here_at_night=night_shade(here), there_at_night=night_shade(there))
