"""An output -> the URLs that it may hold: relative to itself, so that the site works at any address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from cartostory.output import Address, Kind, Output, Plan


@dataclass(frozen=True, slots=True)
class Links:
    """Links out of one output. `address` is the site's own (https://…/), or empty."""

    source: Output
    plan: Plan
    address: str = ""

    def to(self, target: Address) -> str:
        """Give the URL of another output. Raises `NotPlannedError` where there is none.

        The page for what is not found is shown at any depth: its links start at the root of the site's address.
        """
        if self.source.address.kind is Kind.NOT_FOUND:
            return self._root() + quoted(self._output(target).url)
        return quoted(self.plan.link(self.source, target))

    def absolute(self, target: Address) -> str:
        """Give the whole address of an output; empty where the site has none. Raises `NotPlannedError`."""
        url = self._output(target).url
        return self.base + quoted(url) if self.address else ""

    @property
    def base(self) -> str:
        """Give the site's address with its last slash; empty where it has none."""
        return self.address.rstrip("/") + "/" if self.address else ""

    def _output(self, target: Address) -> Output:
        self.plan.link(self.source, target)
        return self.plan.outputs[target]

    def _root(self) -> str:
        return urlsplit(self.base).path or "/"


def quoted(url: str) -> str:
    """Percent-encode what a URL may not hold (RFC 3986); file names of writers hold accents and spaces."""
    return quote(url, safe="/:#?&=%+,;@!$'()*~.-_")
