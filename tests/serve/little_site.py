"""A little site under `serve`, as a program of its own: pages are copied, and `WRONG` in one stops the build."""

import sys
import time
from pathlib import Path

from cartostory.problems.messages import Messages
from cartostory.problems.problem import Severity
from cartostory.serve.ending import Ending
from cartostory.serve.outcome import Outcome
from cartostory.serve.overlay import Finding, overlay_html
from cartostory.serve.server import serve


def rebuild(site: Path, output: Path, messages: Messages) -> Outcome:
    pages = {file.name: file.read_bytes() for file in sorted((site / "content").rglob("*")) if file.is_file()}
    if b"CRASH" in b"".join(pages.values()):
        raise RuntimeError("a fault of the <program>")
    if b"SLOW" in b"".join(pages.values()):
        print("building", flush=True)  # noqa: T201 - the test waits for it
        time.sleep(60)
    wrong = [name for name, page in pages.items() if b"WRONG" in page]
    if wrong:
        findings = [
            Finding(Severity.ERROR, f"content/{name}:1:1", f"<b>{name}</b> & co", hint="Enlevez-le.") for name in wrong
        ]
        return Outcome(ok=False, overlay_html=overlay_html(findings, messages), changed=False)
    output.mkdir(exist_ok=True)
    for name, page in pages.items():
        (output / name).write_bytes(page)
    (output / "folder").mkdir(exist_ok=True)
    (output / "folder" / "index.html").write_text("<html><body><p>below</p></body></html>", encoding="utf-8")
    return Outcome(ok=True)


def main(site: Path, port: int) -> None:
    output, messages = site / "output", Messages("fr")
    with Ending().listening() as ending:
        serve(
            lambda _: rebuild(site, output, messages),
            output,
            [site / "content", site / "themes", site / "config.yaml"],
            port,
            announce=lambda line: print(line, flush=True),  # noqa: T201 - the test reads it
            ending=ending,
            messages=messages,
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
