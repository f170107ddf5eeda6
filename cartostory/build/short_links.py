"""The short links that a build made -> `content/links.yaml`, before any page that shows them is written."""

from __future__ import annotations

from dataclasses import dataclass

from cartostory.authoring.short_links.links_file import keep
from cartostory.authoring.text_file import CannotEditError
from cartostory.build import fingerprint
from cartostory.build.options import Options
from cartostory.load.short_links import FILE
from cartostory.model.prepared import PreparedSite
from cartostory.model.short_link import Kept
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem, Span, problem


@dataclass(frozen=True, slots=True)
class LinksKept:
    """What was written into the file, None where nothing was, and what went wrong.

    `inputs` names what the build was made of, the file as it is now included; empty where the next build has to be a
    full one.
    """

    kept: Kept | None
    inputs: str
    problems: tuple[Problem, ...] = ()


def keep_short_links(options: Options, prepared: PreparedSite, inputs: str) -> LinksKept:
    """Write the short links that the file lacks. `inputs` is empty for a build that is not whole: it writes none."""
    if prepared.kept.is_empty or not options.keeps_links or not inputs:
        return LinksKept(None, inputs)
    is_same = fingerprint.inputs_of(options) == inputs  # a writer may have changed something meanwhile
    try:
        keep(options.root, prepared.kept, Messages(prepared.site.config.first_language).gettext)
    except (CannotEditError, OSError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return LinksKept(None, "", (problem("short-links-not-kept", Span(FILE), reason=reason),))
    return LinksKept(prepared.kept, fingerprint.inputs_of(options) if is_same else inputs)
