"""Pictures that were brought -> entries of the register with what the file told; the rest waits for a person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from cartostory.authoring.bringing.bundle import BroughtPicture
from cartostory.authoring.bringing.story_blocks import text_of
from cartostory.authoring.photos.register import HEADER
from cartostory.authoring.text_file import CannotEditError, read_source, write_source
from cartostory.authoring.yaml_edit import names, quoted
from cartostory.load.photo import REGISTER
from cartostory.load.yaml import faults, read
from cartostory.problems.messages import translatable


def register_pictures(
    root: Path, folder: str, pictures: Sequence[BroughtPicture], say: Callable[[str], str]
) -> tuple[str, ...]:
    """Add an entry for each picture that the register does not know; give those.

    Raises `CannotEditError`, `OSError`.
    """
    path = root / folder / "photos" / REGISTER
    source = read_source(path)
    known = names(source.text)
    new = [one for one in pictures if one.name not in known]
    if not new:
        return ()
    start = source.text.rstrip() or "\n".join(f"# {line}" for line in say(HEADER).split("\n"))
    text = "\n\n".join((start, *(_entry(one, say) for one in new))) + "\n"
    if names(text) != known | {one.name for one in new} or faults(read(text, "")[1]):
        raise CannotEditError(REGISTER)
    write_source(path, source.with_text(text))
    return tuple(one.name for one in new)


def _entry(one: BroughtPicture, say: Callable[[str], str]) -> str:
    lines = [
        f"alt: {text_of(one.alt)}" if one.alt else f"alt:  # {say(_ALT)}",
        f"author: {text_of(one.author)}" if one.author else f"author:  # {say(_AUTHOR)}",
        f"licence: {one.licence}" if one.licence else f"licence:  # {say(_LICENCE)}",
    ]
    lines += (
        ["illustration: true", "people: none"]
        if one.is_drawing
        else [f"taken:  # {say(_TAKEN)}", f"people:  # {say(_PEOPLE)}"]
    )
    return "\n".join((f"{quoted(one.name)}:", *(f"  {line}" for line in lines)))


_ALT = translatable("what can be seen, in one sentence, for those who do not see it")
_AUTHOR = translatable("who took it")
_LICENCE = translatable("CC-BY-SA-4.0, etalab-2.0, all-rights-reserved …")
_TAKEN = translatable("when: 2014, 2014-02 or 2014-02-17")
_PEOPLE = translatable("none (nobody), crowd, or recognisable: then take the # away below")
