"""An output -> the URLs that it may hold: relative to itself, so that the site works at any address."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

from cartostory.model.output import Address, Kind, NotPlannedError, Output, Plan


@dataclass(frozen=True, slots=True)
class Links:
    """Links out of one output. `address` is the site's own (https://…/), or empty; `known` those made already."""

    source: Output
    plan: Plan
    address: str = ""
    known: dict[Address, str] = field(default_factory=dict)

    def to(self, target: Address) -> str:
        """Give the URL of another output. Raises `NotPlannedError` where there is none.

        The page for what is not found is shown at any depth: its links start at the root of the site's address.
        """
        url = self.known.get(target)
        if url is None:
            url = self.known[target] = self._to(target)
        return url

    def _to(self, target: Address) -> str:
        if self.source.address.kind is Kind.NOT_FOUND:
            return self._root() + quoted(self.plan.url(self._output(target)))
        return quoted(self.plan.link(self.source, target))

    def absolute(self, target: Address) -> str:
        """Give the whole address of an output; empty where the site has none. Raises `NotPlannedError`."""
        url = self.plan.url(self._output(target))
        return self.base + quoted(url) if self.address else ""

    @property
    def base(self) -> str:
        """Give the site's address with its last slash; empty where it has none."""
        return self.address.rstrip("/") + "/" if self.address else ""

    def _output(self, target: Address) -> Output:
        found = self.plan.outputs.get(target)
        if found is None:
            raise NotPlannedError(target)
        return found

    def _root(self) -> str:
        return urlsplit(self.base).path or "/"


def quoted(url: str) -> str:
    """Percent-encode what a URL may not hold (RFC 3986); file names of writers hold accents and spaces."""
    return quote(url, safe="/:#?&=%+,;@!$'()*~.-_")
