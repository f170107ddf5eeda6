"""`link add`, `move`, `retire`, `restore` and `make`: each a change of `content/links.yaml`, under a lock."""

from __future__ import annotations

from collections.abc import Callable

from cartostory.catalogue import is_error
from cartostory.catalogue.entry import translatable
from cartostory.commands.link_sentences import say_kept
from cartostory.commands.session import Session
from cartostory.destination import destination, targets
from cartostory.load.short_links import FILE
from cartostory.load.site import load
from cartostory.lock import alone
from cartostory.messages import Messages
from cartostory.model import Site
from cartostory.nearest import nearest
from cartostory.pipeline import Options
from cartostory.short_address import link_path, whole
from cartostory.short_code import as_written
from cartostory.short_links.keep import Kept, complete, moved_stories, new_link
from cartostory.short_links.text import with_values
from cartostory.short_links.write import keep, rewrite
from cartostory.source import CannotEditError

FINE, PROBLEMS, USAGE = 0, 1, 2


def add(session: Session, options: Options, name: str, target: str, language: str) -> int:
    """Make a link for an installation; give the exit code. The same one asked for twice is made once."""
    with alone(options.state):
        site, _ = load(options.root)
        wrong = _wrong_name(session, name) or _wrong_target(session, site, target)
        wrong = wrong or wrong_language(session, site, language)
        if wrong:
            return wrong
        own = (name.strip(), target, language)
        known = next((one for one in site.short_links if (one.name, one.target.name, one.language) == own), None)
        made = known or new_link(site, target, name.strip(), language)
        if not known and not _written(session, options, Kept(made=(made,)), site):
            return PROBLEMS
    session.print(session.say(_THERE if known else _MADE).format(code=made.code, name=made.name, target=target))
    session.print(f"  {whole(site, made) or link_path(made.code)}")
    return FINE


def move(session: Session, options: Options, old: str, new: str) -> int:
    """Let all links of a target, and of a story's chapters, lead to another; give the exit code."""
    with alone(options.state):
        site, _ = load(options.root)
        wrong = _wrong_target(session, site, new)
        if wrong:
            return wrong
        moves = {link.code: new for link in site.short_links if link.target.name == old}
        if "#" not in old + new:
            moves |= moved_stories(site.short_links, {old: new})
        if not moves:
            session.print(session.say(_NOT_LINKED).format(target=old), error=True)
            return USAGE
        kept = Kept(moved=tuple(link for link in site.short_links if link.code in moves), moves=moves)
        if not _written(session, options, kept, site):
            return PROBLEMS
    say_kept(session, kept)
    return FINE


def retire(session: Session, options: Options, code: str) -> int:
    """Retire a link; give the exit code."""
    return _set_retired(session, options, code, options.today.isoformat(), _RETIRED)


def restore(session: Session, options: Options, code: str) -> int:
    """Take a link into use again; give the exit code."""
    return _set_retired(session, options, code, "~", _RESTORED)


def make(session: Session, options: Options) -> int:
    """Make the links that are missing; give the exit code."""
    with alone(options.state):
        loaded, problems = load(options.root)
        if any(map(is_error, problems)):
            session.report(problems, options.root)
            return PROBLEMS
        site, kept = complete(loaded)
        if not _written(session, options, kept, site):
            return PROBLEMS
    if kept.is_empty:
        session.print(session.say(_ALL_THERE).format(count=len(site.short_links)))
    else:
        say_kept(session, kept)
    return FINE


def _set_retired(session: Session, options: Options, written: str, value: str, said: str) -> int:
    code = as_written(written)
    with alone(options.state):
        site, _ = load(options.root)
        link = next((one for one in site.short_links if one.code == code), None)
        if link is None:
            return unknown_code(session, site, code)
        if not _rewritten(session, options, lambda text: with_values(text, code, {"retired": value})):
            return PROBLEMS
    session.print(session.say(said).format(code=code, target=link.name or link.target.name))
    return FINE


def unknown_code(session: Session, site: Site, code: str) -> int:
    """Say that no link has such a code; give the exit code."""
    guess = nearest(code, (link.code for link in site.short_links))
    session.print(session.say(_NO_CODE).format(code=code), error=True)
    if guess:
        session.print(session.say(_NEAREST).format(nearest=guess), error=True)
    return USAGE


def _wrong_name(session: Session, name: str) -> int:
    """Refuse an installation without a name: its link would pass for the story's own."""
    if name.strip():
        return FINE
    session.print(session.say(_NO_NAME), error=True)
    return USAGE


def _wrong_target(session: Session, site: Site, target: str) -> int:
    if destination(site, target):
        return FINE
    guess = nearest(target, targets(site))
    session.print(session.say(_NO_TARGET).format(target=target), error=True)
    if guess:
        session.print(session.say(_NEAREST).format(nearest=guess), error=True)
    return USAGE


def wrong_language(session: Session, site: Site, language: str) -> int:
    """Refuse a language that the site does not have, and say which it has; give the exit code. Empty: none asked for.

    A code for such a language would be printed well and lead nowhere.
    """
    if not language or language in site.config.languages:
        return FINE
    listed = ", ".join(site.config.languages)
    session.print(session.say(_NO_LANGUAGE).format(language=language, languages=listed), error=True)
    return USAGE


def _written(session: Session, options: Options, kept: Kept, site: Site) -> bool:
    say = Messages(site.config.languages[0]).gettext
    return _tried(session, lambda: keep(options.root, kept, say))


def _rewritten(session: Session, options: Options, change: Callable[[str], str]) -> bool:
    return _tried(session, lambda: rewrite(options.root, change))


def _tried(session: Session, work: Callable[[], None]) -> bool:
    try:
        work()
    except CannotEditError:
        session.print(session.say(_CANNOT_EDIT).format(file=FILE), error=True)
        return False
    except OSError as error:
        session.print(session.say(_CANNOT_WRITE).format(file=FILE, reason=session.why(error)), error=True)
        return False
    return True


_MADE = translatable("{code} is the code of “{name}”; it leads to {target}. Keep content/links.yaml with the site.")
_THERE = translatable("{code} is the code of “{name}” already; it leads to {target}.")
_RETIRED = translatable("{code} ({target}) is retired. From the next build on, its page offers the atlas.")
_RESTORED = translatable("{code} leads to {target} again, from the next build on.")
_ALL_THERE = translatable("No link is missing: the site has {count}.")
_NO_NAME = translatable("The installation needs a name, by which its scans are told apart: “Library, hall”.")
_NO_TARGET = translatable("The site has no “{target}”. A story, STORY#CHAPTER, programme/EVENT or a page is expected.")
_NO_CODE = translatable("No short link has the code “{code}”. “cartostory link list” lists them.")
_NEAREST = translatable("Did you mean “{nearest}”?")
_NOT_LINKED = translatable("No short link leads to “{target}”.")
_NO_LANGUAGE = translatable("The site has no language “{language}”; it has: {languages}.")
_CANNOT_EDIT = translatable(
    "{file} cannot be changed without harm: it is broken, or written in an unusual way. “cartostory check” says where."
)
_CANNOT_WRITE = translatable("{file} cannot be written: {reason}.")
