"""`deploy --smoke`: what a reader gets at the site's address, compared with what was built."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cartostory.build.options import Options
from cartostory.build.plan import prefix
from cartostory.cli.exit_code import ExitCode
from cartostory.cli.session import Session
from cartostory.deploy.output import built_files
from cartostory.deploy.server_settings import base_of
from cartostory.deploy.smoke import Result, SmokeFinding, SmokeSubject, look, probes
from cartostory.load.site import load, without_drafts
from cartostory.model import Site
from cartostory.problems.messages import translatable


def look_at_site(session: Session, options: Options) -> int:
    """Fetch and report; give the exit code."""
    site = without_drafts(load(options.root)[0])
    address = site.config.address
    if not address:
        session.print(session.say(_NO_ADDRESS), error=True)
        return ExitCode.PROBLEMS
    files, _ = built_files(options.output)
    results = [look(probe, address, files) for probe in probes(address, files, _stories(site))]
    for result in results:
        session.print(_line(session, result), error=result.finding is not SmokeFinding.FINE)
    if base_of(address) != "/" and "robots.txt" in files:
        session.print(session.say(_ROBOTS).format(address=address))
    return ExitCode.PROBLEMS if any(result.finding is not SmokeFinding.FINE for result in results) else ExitCode.FINE


def _stories(site: Site) -> Iterator[str]:
    """Give the folder of one story in each language."""
    for language in site.config.languages:
        slug = next((one.slug for one in site.partnerships if language in one.stories), None)
        if slug is not None:
            yield f"{prefix(site, language)}{slug}/"


def _line(session: Session, result: Result) -> str:
    subject, finding = session.say(_SUBJECTS[result.probe.subject]), session.say(_FINDINGS[result.finding])
    return f"{subject}: {result.probe.url} — {finding.format(detail=result.detail)}"


_ROBOTS = translatable(
    "Nobody reads a robots.txt below a path of a host ({address}): have the line “Sitemap:” added to that of the host."
)
_NO_ADDRESS = translatable("config.yaml has no “address”, so nobody can tell where to look.")
_SUBJECTS: Mapping[SmokeSubject, str] = {
    SmokeSubject.HOME: translatable("home page"),
    SmokeSubject.STORY: translatable("story"),
    SmokeSubject.ASSET: translatable("style"),
    SmokeSubject.SHORT_LINK: translatable("short link"),
    SmokeSubject.RANGE: translatable("part of a file"),
    SmokeSubject.NOT_FOUND: translatable("address that does not exist"),
}
_FINDINGS: Mapping[SmokeFinding, str] = {
    SmokeFinding.FINE: translatable("as it was built"),
    SmokeFinding.UNREACHABLE: translatable("nobody answers ({detail})"),
    SmokeFinding.STATUS: translatable("the server answers {detail}"),
    SmokeFinding.DIFFERS: translatable(
        "something else comes: another folder is served at this address, or a cache still has the version before"
    ),
    SmokeFinding.NO_RANGE: translatable(
        "the server sends the whole file (answer {detail}): town maps and sound need parts of files"
    ),
    SmokeFinding.ELSEWHERE: translatable("the link leads away from the site"),
    SmokeFinding.OTHER_404: translatable(
        "another page than the site’s own “not found” comes (answer {detail}); “cartostory server” writes the settings"
    ),
}
