"""A folder -> the site that a build works with: loaded, its short links whole, its drafts in or out."""

from __future__ import annotations

from cartostory.authoring.short_links.complete import complete
from cartostory.build.cache import CACHE, Cache
from cartostory.build.loaded_folders import CachedFolders
from cartostory.build.options import Options
from cartostory.build.outcome import stops
from cartostory.load.folder_state import LoadedFolders
from cartostory.load.site import load, without_drafts
from cartostory.model import Site
from cartostory.model.short_link import NOTHING, Kept
from cartostory.problems.problem import Problem


def load_site(options: Options) -> tuple[Site, tuple[Problem, ...], Kept]:
    """Load a site; return it with what cannot be read, and with the short links that `content/links.yaml` lacks."""
    site, unreadable = load(options.root, _before(options))
    if any(withdrawn.looks for withdrawn in site.withdrawn):
        from cartostory.build.looks import with_looks  # noqa: PLC0415 - libvips and numpy, for sites with withdrawals

        site = with_looks(site)
    linked, kept = (site, NOTHING) if stops(unreadable, options) else complete(site)
    return linked if options.drafts else without_drafts(linked), unreadable, kept


def _before(options: Options) -> LoadedFolders:
    """Give what was loaded before: by this process, where it keeps that, and by others."""
    kept = CachedFolders(Cache(options.state / CACHE))
    return kept if options.loaded is None else options.loaded.over(kept, lambda: options.watcher("load", 0, 1))
