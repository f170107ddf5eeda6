"""What people met elsewhere, as small sites (`../shared/cases`): each is read as its writer meant it."""

import re
import shutil
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest

from cartostory.carto.view.features import derived
from cartostory.carto.view.framing import FrameKind, frame, opening
from cartostory.carto.view.written_numbers import number_of
from cartostory.check import check
from cartostory.check.translations import notes
from cartostory.load.layer import read_features
from cartostory.load.site import load
from cartostory.model import Precision, Site, Story
from cartostory.problems.messages import Messages
from cartostory.problems.problem import Problem
from cartostory.problems.report.described import describe
from cartostory.render.html.markdown import pieces
from cartostory.theme import load_theme
from tests.day import TODAY
from tests.program import in_this_process

_SETTLED = {"page-unfinished", "nothing-to-see", "slug-not-plain", "layer-without-source", "layer-without-licence"}
_BARE_MARKS = re.compile(r"<p>(?:[-*+] |\d{1,2}[.)] |\||#|>)|\]\(|\*\*|~~|<!--|&lt;!--|!\[")


@dataclass(frozen=True)
class Case:
    """A case after its reading: the site, and what is said of it, as file:line:column and code."""

    site: Site
    problems: tuple[Problem, ...]

    @property
    def said(self) -> list[str]:
        found = (one for one in self.problems if one.code not in _SETTLED)
        return [f"{str(one.span).removeprefix('content/').removeprefix('partnerships/')} {one.code}" for one in found]

    @property
    def story(self) -> Story:
        partnership = self.site.partnership("essai")
        assert partnership is not None
        return partnership.story

    @property
    def html(self) -> str:
        story = self.story
        made = pieces(story.body.markdown, story.headings, story.language)
        parts = [made.lead, *(f"<h2>{one.title}</h2>{one.text}" for one in made.chapters), made.footnotes]
        return re.sub(r"\s*\n\s*", "", "\n".join(parts)).replace("\u202f", " ").replace("\u00a0", " ")


Read = Callable[[str], Case]


@pytest.fixture
def case(shared_cases: Path) -> Read:
    def read(name: str) -> Case:
        site, problems = load(shared_cases / name)
        return Case(site, (*problems, *check(site, TODAY)))

    return read


@pytest.fixture
def file(shared_cases: Path, tmp_path: Path) -> Read:
    def read(name: str) -> Case:
        story = tmp_path / "content" / "partnerships" / "essai" / "story.md"
        story.parent.mkdir(parents=True)
        story.write_bytes((shared_cases / "files" / name).read_bytes())
        (tmp_path / "config.yaml").write_text("title: Essai\n", "utf-8")
        site, problems = load(tmp_path)
        return Case(site, tuple(one for one in (*problems, *check(site, TODAY)) if one.span.file.endswith(".md")))

    return read


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("01-list-after-paragraph", [
            "<p>Le centre propose :</p><ul><li>des ordinateurs ;</li><li>une salle de lecture ;</li>",
            "<p>Les étapes ont été :</p><ol><li>trouver un terrain ;</li>",
        ]),
        ("02-nested-two-spaces", [
            "<ul><li>Ici<ul><li>la ville</li><li>les lycées</li></ul></li>",
            "<li>Là-bas<ul><li>la commune<ul><li>son service technique</li></ul></li><li>les écoles</li></ul></li>",
            "<ol><li>Un<ul><li>un a</li><li>un b</li></ul></li><li>Deux</li></ol>",
        ]),
        ("01c-inline-picture", ["<p>Voici la salle :</p><p><img"]),
        ("06c-nbsp-body", [
            "<ul><li>premier point</li><li>second point</li></ul>",
            "<ol><li>un</li><li>deux</li></ol>",
            "<blockquote><p>une citation</p></blockquote>",
            "<h3>Un sous-titre</h3>",
            "<dl><dt>Un terme</dt><dd>sa définition</dd></dl>",
            '<dl class="timeline"><dt>2004</dt><dd>Le centre ouvre.</dd></dl>',
            "<th>a</th>",
            "<p>La note.",
        ]),
        ("06-nbsp-mac", ["<li>premier point</li>", "<figcaption>Une habitante</figcaption>"]),
        ("46-poem", ["<p>Mairie<br>12, rue X<br>94200 Ivry</p>", '<ol start="5"><li>cinq</li></ol>']),
        ("43-reference", ['title="La salle"', '<a href="../autre/story.md">l’autre</a>']),
        ("04-wrapped-link", [
            '<img alt="Des lycéens devant les écrans" src="salle.jpg" title="La salle de consultation">',
        ]),
        ("05-curly-title", ['title="La salle de consultation"', 'title="Un autre"']),
        ("09-footnote-in-heading", ['<p>Un chapeau<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a>']),
    ],
)  # fmt: skip
def test_a_text_is_shown_as_it_was_meant(case: Read, name: str, parts: list[str]) -> None:
    html = case(name).html
    for part in parts:
        assert part in html
    assert not _BARE_MARKS.search(html)


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("03-comment-around-chapter", ["Le premier", "Le dernier"]),
        ("03b-comment-inline", ["Le premier", "La suite"]),
        ("03d-comment-front", ["Le premier"]),
        ("06-nbsp-mac", ["Un titre", "La suite"]),
        ("50-markdown-in-fields", ["Un beau titre"]),
        (
            "09-footnote-in-heading",
            [
                "Une demande venue des jeunes",
                'Ceci est un "essai". Il échoue >99% du temps & gras',
                "Titre avec code, italique, lien et 😀",
            ],
        ),
    ],
)
def test_chapters_are_those_of_the_writer_their_titles_plain_words(case: Read, name: str, titles: list[str]) -> None:
    found = case(name)
    assert [chapter.title for chapter in found.story.chapters] == titles
    assert found.said == []
    assert "secret" not in found.html
    assert "publication" not in found.html


def test_anchors_are_made_of_the_words_of_titles(case: Read) -> None:
    ids = [chapter.id for chapter in case("09-footnote-in-heading").story.chapters]
    assert ids == [
        "une-demande-venue-des-jeunes",
        "ceci-est-un-essai-il-echoue-99-du-temps-gras",
        "titre-avec-code-italique-lien-et",
    ]


def test_notes_are_numbered_by_their_first_call(case: Read) -> None:
    html = case("09-footnote-in-heading").html
    assert re.findall(r'class="footnote-ref" href="#fn:(\w+)">(\d)', html) == [
        ("a", "1"),
        ("1", "2"),
        ("2", "3"),
        ("1", "2"),
    ]
    assert re.findall(r'<li id="fn:(\w+)">', html) == ["a", "1", "2"]


@pytest.mark.parametrize(
    "name",
    [
        "01-list-after-paragraph", "01c-inline-picture", "02-nested-two-spaces", "05-curly-title",
        "05b-curly-link-title", "06-nbsp-mac", "06c-nbsp-body", "06e-nbsp-indent", "07-control-characters",
        "07b-control-in-event", "07c-control-body", "08-smart-quotes-yaml", "09-footnote-in-heading",
        "12-events-false-errors", "28b-nfd-links", "28c-nfd-layer", "29-junk-files", "29c-junk-minimal",
        "11-events", "15-norway", "21b-globe-pacific", "22-bilingual-names", "25-arabic-phone",
        "39b-coordinates-comma", "40-alt-text", "43-reference", "46-poem", "50-markdown-in-fields", "51-second-format",
    ],
)  # fmt: skip
def test_nothing_is_said_of_what_is_understood(case: Read, name: str) -> None:
    assert case(name).said == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("04-wrapped-link", ["essai/story.md:16:13 dead-link"]),
        ("18-quoted-coordinates", [
            f"essai/layers/couche.geojson {code}"
            for code in ("layer-not-a-number", "layer-beyond-180", "layer-feature-without-geometry")
        ]),
        ("17-other-formats", [  # a track and a table of places are layers, as they are
            "essai/layers/brut.geojson layer-other-format",
            "essai/layers/arcgis.json layer-other-format",
            "essai/layers/carte.umap layer-other-format",
            "essai/layers/lieux.kml layer-not-in-degrees",
        ]),
        ("34-root-links", [
            "essai/story.md:14:247 dead-link",
            "essai/story.md:14:301 link-without-scheme",
            "essai/story.md:14:330 link-without-scheme",
            "essai/story.md:16:10 missing-image",
        ]),
        ("45-conflict-copies", [
            "essai/story (1).md file-not-a-story",
            "essai/story-PC-MAIRIE.md file-not-a-story",
            "events/repas (1).md:2:1 text-twice",
            "events/repas (Copie en conflit de PC-MAIRIE 2026-11-30).md:2:1 text-twice",
            "events/repas 2.md:2:1 text-twice",
            "events/repas-MacBook Pro de Zoé.md:2:1 text-twice",
        ]),
        ("52-hash-in-yaml", [
            "config.yaml:1:8 yaml-hash",
            "essai/story.md:2:8 yaml-hash",
            "essai/story.md:3:10 yaml-hash",
            "essai/story.md:10:5 yaml-hash",
            "events/repas.md:4:8 yaml-hash",
            "events/repas.md:6:9 yaml-hash",
        ]),
        ("53-md-txt", [
            "config.yaml.txt file-misnamed",
            "essai/story.md.txt file-misnamed",
            "events/repas.md.txt file-misnamed",
        ]),
        ("53b-upper", ["essai/Story.MD file-misnamed", "events/REPAS.MD file-misnamed"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_place_and_nothing_else(case: Read, name: str, said: list[str]) -> None:
    assert case(name).said == said


def test_pictures_are_called_whatever_their_form(case: Read) -> None:
    def called(name: str) -> list[str]:
        return [image.target.name for image in case(name).story.body.images]

    assert called("04-wrapped-link") == ["salle.jpg", "cour.jpg"]
    assert called("05-curly-title") == ["salle.jpg"]
    assert called("43-reference") == ["salle.jpg"]
    assert called("03b-comment-inline") == []


def test_a_value_in_curly_quotes_goes_without_them(case: Read) -> None:
    assert "“" not in case("08-smart-quotes-yaml").story.title


@pytest.mark.parametrize("name", ["07-control-characters", "07b-control-in-event", "07c-control-body"])
def test_no_control_character_comes_in(case: Read, name: str) -> None:
    site = case(name).site
    said = [site.config.title, *(event.title + event.where + event.text.markdown for event in site.events)]
    said += [story.title + story.body.markdown for one in site.partnerships for story in one.stories.values()]
    said += [chapter.title for one in site.partnerships for chapter in one.story.chapters]
    assert not [sign for text in said for sign in text if unicodedata.category(sign) == "Cc" and sign not in "\n\t"]


def test_names_are_compared_in_composed_letters(case: Read) -> None:
    site = case("28c-nfd-layer").site
    assert site.partnerships[0].layers
    assert [one.slug for one in case("28b-nfd-links").site.partnerships][1] == unicodedata.normalize("NFC", "kaya-été")


def test_a_minus_of_typography_is_a_minus(case: Read) -> None:
    assert {round(town.point.lon, 3) for town in case("39b-coordinates-comma").story.towns} >= {-1.084}


@pytest.mark.parametrize(
    ("name", "parts", "said"),
    [
        ("liste-sans-ligne-vide.md", ["<ul><li>l’eau</li>"], []),
        ("liste-numerotee-sans-ligne-vide.md", ["<ol><li>mesurer</li>"], []),
        ("code-avec-titre.md", ["<strong>gras</strong>", "<h3>Un sous-titre</h3>", "A=1"], ["code-title-dropped"] * 2),
        ("encadre-admonition.md", ["Pense-bête", "<p>Apporter de l’eau.</p>"], []),
        ("barre-et-cases.md", ["<del>barré</del>", "<li>☐ à faire</li><li>☑ fait</li>"], ["foreign-syntax"]),
        ("liquid.md", [], ["foreign-syntax"]),
        ("audio-ailleurs.md", ["son.example.org"], []),
        ("img-sur-deux-lignes.md", [], ["missing-image"]),
    ],
)
def test_a_text_of_another_program_is_shown_or_said(file: Read, name: str, parts: list[str], said: list[str]) -> None:
    found = file(name)
    for part in parts:
        assert part in found.html
    assert [one.code for one in found.problems if one.code in {*said, "missing-image", "foreign-syntax"}] == said


def test_documents_beside_a_story_are_attached(case: Read) -> None:
    read = case("35-attached-pdf")
    folder = "content/partnerships/essai"
    documents = [f"{folder}/docs/budget.ods", f"{folder}/photos/plan.pdf", f"{folder}/rapport.pdf"]
    assert sorted(read.site.attachments) == documents, "the two that are but their first bytes too: with a warning"
    assert read.said == [
        f"essai/{name} attachment-damaged" for name in ("rapport.pdf", "docs/budget.ods", "photos/plan.pdf")
    ]


def test_a_file_of_one_computer_is_named_and_the_copy_beside_the_story_is_linked(case: Read) -> None:
    read = case("35b-file-link")
    assert [one.split()[1] for one in read.said] == ["attachment-damaged", "unknown-link-scheme", "unknown-link-scheme"]
    assert list(read.site.attachments) == ["content/partnerships/essai/rapport.pdf"]


def test_numbers_of_a_ramp_are_read_as_they_are_written_and_the_others_are_named(case: Read) -> None:
    read = case("19-ramp-text-numbers")
    (told,) = [one for one in read.problems if one.code == "ramp-value-no-number"]
    assert dict(told.values) == {"name": "valeur", "values": "n.d. · ≈ 40"}
    partnership = read.site.partnership("essai")
    assert partnership is not None
    tags = {one.properties["nom"]: one.properties["valeur"] for one in partnership.layers["v"].features}
    assert {name: number_of(tags[name]) for name in ("c1", "c3", "c7", "c8", "c10")} == {
        "c1": 1405, "c3": 12, "c7": 1250.75, "c8": 1250.75, "c10": -3,
    }  # fmt: skip


def test_stories_across_the_antimeridian_are_framed_closely_in_every_chapter(case: Read) -> None:
    found = case("21-antimeridian")
    partnership = found.site.partnership("essai")
    assert partnership is not None
    frames = (opening(partnership, found.story), *frame(partnership, found.story))
    widths = [round(seen.bounds.width, 2) for seen in frames if seen.bounds and seen.kind is FrameKind.MAP]
    assert widths == [9.79, 0.66, 19.91, 9.79, 9.79]


def test_an_event_ends_as_exactly_as_it_was_written(case: Read) -> None:
    ends = {event.slug: (event.end, event.end_precision) for event in case("11-events").site.events if event.end}
    assert ends["expo-heure-puis-jour"] == (datetime(2027, 3, 28), Precision.DAY)  # noqa: DTZ001 - a clock on a wall
    assert ends["expo-jour-puis-heure"] == (datetime(2027, 3, 28, 17), Precision.MINUTE)  # noqa: DTZ001 - same
    assert ends["expo-mois"] == (datetime(2027, 5, 1), Precision.MONTH)  # noqa: DTZ001 - same
    (event,) = case("51-second-format").site.events
    assert (event.start, event.precision) == (datetime(2027, 3, 20, 18, 30), Precision.MINUTE)  # noqa: DTZ001 - same


def test_several_names_of_one_feature_are_written_as_several(case: Read) -> None:
    found = case("22-bilingual-names")
    layer = found.site.partnerships[0].layers["q"]
    names = {
        language: [derived(one, layer, language).get("name") for one in layer.features] for language in ("fr", "ar")
    }
    latin = ["Rue de la Paix / Rue du Marché", "Hôpital / مستشفى", "مدرسة (2) École 17", "Avenue 17 / جادة 17"]
    assert names == {"fr": [*latin, "Place du 1er-Mai"], "ar": [*latin, "ساحة"]}


def test_telephone_numbers_in_arabic_keep_their_order(case: Read) -> None:
    story = case("25-arabic-phone").site.partnerships[0].stories["ar"]
    html = pieces(story.body.markdown, story.headings, "ar").chapters[0].text
    assert html.count('<bdi dir="ltr">') == html.count("49 60 25 00</bdi>") == 3
    assert "2014-2016" in html


def test_messages_of_many_sentences_are_counted(case: Read) -> None:
    found = case("15-norway")
    theme, _ = load_theme(Path(found.site.root), found.site.config.theme)
    (one,) = [one for one in notes(found.site, theme) if dict(one.values)["language"] == "no"]
    assert len(describe(one, Messages("fr")).message) < 400


TABLES = {
    "b-us-dates.csv": ["2026-11-05 18:30", "2026-11-14 18:30", "2026-11-20 18:30"],
    "c-repeated-header.csv": ["2026-11-01", "2026-11-02", "2026-11-03", "2026-11-04"],
    "d-hxl.csv": ["2026-11-14"],
    "e-excel.csv": ["2026-11-14 18:30"],
    "f-utf16.csv": ["2026-11-14"],
    "g-mac.csv": ["2026-11-14"],
    "h-mac-long.csv": ["2026-11-14", "2026-11-15"],
    "i-cp850.csv": ["2026-11-14", "2026-11-15"],
}


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_brought_in_its_own_letters_and_order_of_dates(
    shared_cases: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "config.yaml").write_text("title: Essai\n", "utf-8")
    (tmp_path / "content").mkdir()
    shutil.copy(shared_cases / "31-csv" / "tables" / name, tmp_path)
    in_this_process("bring", "csv", tmp_path / name, "--as", "events", "--site", tmp_path)
    site, _ = load(tmp_path)
    shown = sorted(event.start.isoformat(" ", "minutes").removesuffix(" 00:00") for event in site.events)
    assert shown == TABLES[name]
    words = "".join(event.title + event.where for event in site.events)
    assert {sign for sign in words if not sign.isascii()} <= set("éèêôàçëâ’")
    if name.startswith(("g-", "h-", "i-")):
        assert "Repas à l’école" in {event.title.replace("'", "’") for event in site.events}


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("both-poles.json", {"layer-wrong-winding", "layer-over-antimeridian"}),
        ("n_string_escape_x.json", {"layer-not-json"}),
        ("parc-osm.geojson", set()),
        ("near-zero.output.geojson", {"layer-needless-decimals"}),
        ("geonames-3-lignes.txt", {"layer-other-format"}),
        ("lfs_pointer.umap", {"layer-is-pointer"}),
    ],
)
def test_a_file_of_a_layer_is_drawn_or_named(shared_cases: Path, name: str, codes: set[str]) -> None:
    features, problems = read_features((shared_cases / "files" / name).read_bytes(), name)
    assert {one.code for one in problems} == codes
    assert bool(features) == ("layer-over-antimeridian" in codes or not codes or "layer-needless-decimals" in codes)
    for one in problems:
        assert "escape" not in describe(one, Messages("fr")).message
