"""`check --external` and `check --host`: links to other sites, and every printed short link on the live site."""

from __future__ import annotations

from collections.abc import Iterator

from cartostory.build.options import Options
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.deploy.links import Politeness, check_links, outward, remember_links, remembered
from cartostory.deploy.output import built_files
from cartostory.deploy.refusals import explain_refusal
from cartostory.deploy.smoke import fetch
from cartostory.deploy.transport import HostError
from cartostory.load.site import load, without_drafts
from cartostory.model import Site
from cartostory.model.short_address import languages_of, link_path
from cartostory.problems.messages import counted, translatable

_MEMORY = "external-links.json"


def check_external(session: Session, options: Options, manner: Politeness | None = None) -> int:
    """Follow the links of the built pages to other sites; give the exit code."""
    manner = manner or Politeness()
    try:
        _, sources = built_files(options.output)
    except HostError as error:
        session.print(explain_refusal(error, session.say), error=True)
        return ExitCode.PROBLEMS
    if not sources:
        session.print(session.say(_NOT_BUILT), error=True)
        return ExitCode.PROBLEMS
    site, _ = load(options.root)
    pages = ((path, (options.output / path).read_bytes()) for path in sources if path.endswith(".html"))
    links = outward(pages, site.config.address)
    known = remembered(options.state / _MEMORY, options.today)
    checked = list(check_links(links, options.today, known, manner))
    remember_links(options.state / _MEMORY, checked)
    dead = [one for one in checked if one.is_dead]
    for one in dead:
        reason = one.detail or str(one.status)
        session.print(session.say(_DEAD).format(url=one.url, reason=reason, page=links[one.url][0]), error=True)
    session.print(session.count(_CHECKED, len(checked)) + " " + session.count(_DEAD_COUNT, len(dead)))
    if len(checked) < len(links):
        session.print(session.count(_LEFT, len(links) - len(checked)), error=True)
    return ExitCode.PROBLEMS if dead else ExitCode.FINE


def check_host(session: Session, options: Options) -> int:
    """Follow every short link of the site on the web, as the telephone that scanned it does; give the exit code."""
    site = without_drafts(load(options.root)[0])
    address = site.config.address
    if not address:
        session.print(session.say(_NO_ADDRESS), error=True)
        return ExitCode.PROBLEMS
    wrong = 0
    urls = [f"{address.rstrip('/')}/{path}" for path in _printed(site)]
    for url in urls:
        reason = _why_lost(url, address)
        if reason:
            wrong += 1
            session.print(session.say(_LOST).format(url=url, reason=reason), error=True)
    session.print(session.count(_FOLLOWED, len(urls)) + " " + session.count(_LOST_COUNT, wrong))
    return ExitCode.PROBLEMS if wrong else ExitCode.FINE


def _printed(site: Site) -> Iterator[str]:
    for link in site.short_links:
        for language in ("", *languages_of(site, link)):
            yield link_path(link.code, language)


def _why_lost(url: str, address: str) -> str:
    """Say why a link leads nowhere; nothing where it leads into the site."""
    try:
        answer = fetch(url)
    except (OSError, ValueError) as error:
        return str(getattr(error, "reason", None) or error)
    if not answer.url.startswith(address.rstrip("/")):
        return answer.url
    return "" if answer.status == 200 else str(answer.status)  # noqa: PLR2004 - HTTP's “OK”


_NOT_BUILT = translatable("The site is not built yet: run “cartostory build” first.")
_NO_ADDRESS = translatable("config.yaml has no “address”, so nobody can tell where to look.")
_DEAD = translatable("{url}: {reason} (in {page})")
_CHECKED = counted("{count} address of another site was asked for.", "{count} addresses of other sites were asked for.")
_DEAD_COUNT = counted("{count} does not answer.", "{count} do not answer.")
_LEFT = counted(
    "{count} address was left for the next time: no more than 500 are asked for at once.",
    "{count} addresses were left for the next time: no more than 500 are asked for at once.",
)
_LOST = translatable("{url} leads nowhere: {reason}")
_FOLLOWED = counted("{count} short link was followed.", "{count} short links were followed.")
_LOST_COUNT = counted("{count} leads nowhere.", "{count} lead nowhere.")
