"""What is open comes first, one build runs at a time, and a second save does not wait for the rest of the first."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from cartostory.problems.messages import Messages
from cartostory.serve.builder import Builder, Changed, FirstLook, OvertakenError, Turn
from cartostory.serve.outcome import Outcome

PATIENCE_SECONDS = 20
STORY, OTHER = frozenset({Path("story.md")}), frozenset({Path("config.yaml")})
NOTHING = Outcome(ok=True, changed=False)


@dataclass
class Writer:
    """A site whose builds wait for a word, and what happens to it, in order."""

    happened: list[str] = field(default_factory=list)
    texts: dict[str, bytes] = field(default_factory=lambda: {"page": b"0", "list": b"0"})
    output: dict[str, bytes] = field(default_factory=dict)
    told: list[frozenset[str] | None] = field(default_factory=list)
    may_end: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))
    step: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(0))

    def note(self, what: str) -> None:
        self.happened.append(what)
        self.step.release()

    def wait(self) -> str:
        assert self.step.acquire(timeout=PATIENCE_SECONDS), self.happened
        return self.happened[-1]

    def rebuild(self, turn: Turn) -> Outcome:
        self.note("build begins")
        while not self.may_end.acquire(timeout=0.01):
            if turn.is_ending():
                raise KeyboardInterrupt
            if turn.is_overtaken():
                self.note("build is left off")
                raise OvertakenError
        seen = dict(self.texts)
        changed = frozenset(path for path in seen if self.output.get(path) != seen[path])
        self.output.update(seen)
        self.note("build ends")
        return Outcome(ok=True, changed=bool(changed), paths=changed)

    def make(self, changed: Changed) -> Outcome | None:
        if not changed <= STORY:
            return None
        self.note("page is shown")
        return Outcome(ok=True, ahead={"page": self.texts["page"]})

    def tell(self, changed: frozenset[str] | None) -> None:
        self.told.append(changed)


@pytest.fixture
def start() -> Iterator[Callable[[Writer], Builder]]:
    running: list[Builder] = []

    def begin(writer: Writer) -> Builder:
        look = FirstLook(lambda changed: changed <= STORY, writer.make)
        builder = Builder(writer.rebuild, Messages(), writer.tell, pytest.fail, first_look=look, read=writer.output.get)
        running.append(builder)
        writer.may_end.release()
        builder.start(lambda: None, lambda: None)
        assert writer.wait() == "build begins" or writer.wait() == "build ends"
        while writer.happened[-1] != "build ends":
            writer.wait()
        writer.happened.clear()
        writer.told.clear()
        return builder

    yield begin
    for builder in running:
        assert builder.stop(PATIENCE_SECONDS, lambda: None)


def until(writer: Writer, what: str) -> None:
    while what not in writer.happened:
        writer.wait()


def test_the_open_page_is_shown_before_the_build_begins_and_is_not_loaded_twice(start: Callable[..., Builder]) -> None:
    writer = Writer()
    builder = start(writer)
    writer.texts.update(page=b"1", list=b"1")
    builder.want(STORY)
    until(writer, "build begins")
    assert writer.happened == ["page is shown", "build begins"]
    assert builder.ahead == {"page": b"1"}
    assert writer.told == [frozenset({"page"})]
    writer.may_end.release()
    until(writer, "build ends")
    builder.want(OTHER)  # the next turn of the thread: the first is over
    while writer.happened.count("build begins") < 2:
        writer.wait()
    assert builder.ahead == {}
    assert writer.told == [frozenset({"page"}), frozenset({"list"})]
    assert writer.happened == ["page is shown", "build begins", "build ends", "build begins"], (
        "no first look for others"
    )
    writer.may_end.release()


def test_a_second_save_leaves_the_build_off_and_is_shown_first(start: Callable[..., Builder]) -> None:
    writer = Writer()
    builder = start(writer)
    writer.texts.update(page=b"1")
    builder.want(STORY)
    until(writer, "build begins")
    writer.texts.update(page=b"2")
    builder.want(STORY)
    while writer.happened.count("build begins") < 2:
        writer.wait()
    assert writer.happened == [
        "page is shown",
        "build begins",
        "build is left off",
        "page is shown",
        "build begins",
    ]
    assert builder.ahead == {"page": b"2"}
    writer.may_end.release()
    until(writer, "build ends")
    assert writer.output["page"] == b"2"


def test_a_change_that_only_a_build_can_tell_waits_for_the_one_that_runs(start: Callable[..., Builder]) -> None:
    writer = Writer()
    builder = start(writer)
    builder.want(STORY)
    until(writer, "build begins")
    builder.want(OTHER)
    writer.may_end.release()
    while writer.happened.count("build begins") < 2:
        writer.wait()
    assert writer.happened == ["page is shown", "build begins", "build ends", "build begins"]
    writer.may_end.release()


def test_a_page_that_the_build_makes_otherwise_is_loaded_again(start: Callable[..., Builder]) -> None:
    writer = Writer()
    builder = start(writer)
    writer.texts["page"] = b"as far as one could tell"
    builder.want(STORY)
    until(writer, "page is shown")
    until(writer, "build begins")
    writer.texts["page"] = b"as the whole site has it"
    writer.may_end.release()
    until(writer, "build ends")
    builder.want(OTHER)
    while writer.happened.count("build begins") < 2:
        writer.wait()
    assert writer.told == [frozenset({"page"})] * 2
    writer.may_end.release()
