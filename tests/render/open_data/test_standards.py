"""What a site gives as data is judged by those who had no part in making it: SHACL, RDF, Frictionless."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package, system
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
SHAPES = Path(__file__).parent / "dcat_ap_3.ttl"
SCHEMA = "https://schema.org/"
LINKED = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
NOT_SAID = {
    "http://data.europa.eu/r5r/availability",  # how long a file stays: nobody can promise it for the town
    str(DCTERMS.issued),  # no build knows when the first one was published
    str(DCTERMS.temporal),
    str(DCTERMS.type),  # whether the publisher is a town or an association is not among the settings
}
"""Recommended properties of DCAT-AP that a site says nothing of, and why."""


@pytest.fixture(scope="module")
def data(published: Path) -> Path:
    return published / "output" / "donnees"


@pytest.fixture(scope="module")
def catalogue(data: Path) -> Graph:
    return Graph().parse(data / "catalogue.jsonld", format="json-ld")


def judged(graph: Graph, *, warnings: bool) -> tuple[bool, str]:
    conforms, _, text = validate(graph, shacl_graph=str(SHAPES), allow_warnings=not warnings)
    return bool(conforms), str(text)


def test_the_catalogue_has_what_dcat_ap_demands(catalogue: Graph) -> None:
    conforms, text = judged(catalogue, warnings=False)
    assert conforms, text
    assert len(list(catalogue.subjects(RDF.type, DCAT.Dataset))) == 2


def test_of_what_dcat_ap_recommends_it_lacks_only_what_nobody_can_say(catalogue: Graph) -> None:
    _, text = judged(catalogue, warnings=True)
    short = {"dct": str(DCTERMS), "dcterms": str(DCTERMS), "dcat": str(DCAT)}
    named = (one.partition(":") for one in re.findall(r"Result Path: <?([^\s>]+)", text))
    lacking = {short.get(start, f"{start}:") + name for start, _, name in named}
    assert lacking <= NOT_SAID | {str(DCAT.keyword), str(DCTERMS.modified)}, text


@pytest.mark.parametrize("taken", [DCTERMS.title, DCTERMS.publisher, DCAT.accessURL])
def test_the_shapes_find_what_is_missing(data: Path, taken: URIRef) -> None:
    graph = Graph().parse(data / "catalogue.jsonld", format="json-ld")
    graph.remove((None, taken, None))
    assert not judged(graph, warnings=False)[0]


def linked_data(published: Path) -> list[tuple[str, Any]]:
    """Every block of linked data of every page, with the page that holds it."""
    pages = sorted((published / "output").rglob("*.html"))
    return [(str(page), block) for page in pages for block in LINKED.findall(page.read_text("utf-8"))]


def test_the_linked_data_of_all_pages_are_rdf(published: Path) -> None:
    kinds: set[str] = set()
    for page, block in linked_data(published):
        told = json.loads(block)
        context = {"@vocab": SCHEMA}  # what the address of schema.org answers, as far as it is used; no test asks it
        told = [{**one, "@context": context} for one in (told if isinstance(told, list) else [told])]
        graph = Graph().parse(data=json.dumps(told), format="json-ld", publicID="https://example.org/")
        assert len(graph), page
        kinds |= {str(one).removeprefix(SCHEMA) for one in graph.objects(None, RDF.type)}
        assert all(str(one).startswith(SCHEMA) for one in graph.objects(None, RDF.type)), page
    assert {"Article", "Place", "Event", "Dataset", "HowTo"} <= kinds


def test_the_data_package_is_valid(data: Path) -> None:
    with system.use_context(trusted=False):
        report = Package(str(data / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "title", "message"])
    assert report.stats["tasks"] == 4
