"""The guide is a site that the program makes without a problem; its commands and its examples are what they say."""

import re
import shlex
from pathlib import Path

import click
import pytest

from cartostory.cli.app import cartostory as program
from cartostory.load.site import load
from cartostory.problems.catalogue import is_error
from tests.program import Run
from tools.guide import GUIDE, assemble, page_of

PAGES = sorted(GUIDE.glob("*.md"))
CONTENTS = (GUIDE / "site" / "themes" / "templates" / "parts" / "guide.html").read_text(encoding="utf-8")
MESSAGES = (GUIDE / "messages-frequents.md").read_text(encoding="utf-8")
STORY = "---\n{matter}---\n\n## Un chapitre\n\nDu texte.\n"
TOWNS = """towns:
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
  - {name: Ivry, country: FR, lat: 48.8, lon: 2.4}
"""


@pytest.mark.slow
def test_the_program_makes_a_site_of_its_guide_and_has_nothing_to_mend_there(tmp_path: Path, cartostory: Run) -> None:
    site = assemble(tmp_path / "guide")
    done = cartostory("build", "--site", site, "--strict", "--lang", "fr")
    assert done.returncode == 0, done.stdout + done.stderr
    home = (site / "output" / "index.html").read_text(encoding="utf-8")
    for page in PAGES:
        assert (site / "output" / page.stem / "index.html").is_file(), page.stem
        assert f'href="{page.stem}/"' in home, page.stem
    assert (site / "output" / "ecrire-pour-une-carte" / "maps" / "2.svg").is_file()


def test_the_contents_name_pages_of_the_guide_each_once() -> None:
    listed = re.findall(r'"([a-z-]+)"', CONTENTS.partition("{% set parts")[2].partition("%}")[0])
    assert len(listed) == len(set(listed))
    assert set(listed) <= {page.stem for page in PAGES}
    assert {"une-page", "ecrire-pour-tous", "installation", "messages-frequents"} <= set(listed)


def test_a_page_keeps_its_text_and_loses_what_leads_out_of_the_guide() -> None:
    page = page_of("# Titre\n\nVoir [là](b.md#à-côté), [installé](../../README.md#x).\n")
    assert page == '---\ntitle: "Titre"\n---\n\nVoir [là](b.md#a-cote), installé.\n'


def commands() -> list[tuple[str, str]]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = "\n".join(re.findall(r"^```(?:sh)?\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)).splitlines()
        lines += re.findall(r"`(cartostory [a-z][^`]*)`", text)
        found += [(page.stem, line) for line in lines if line.startswith("cartostory ") and "…" not in line]
    return found


@pytest.mark.parametrize(("page", "line"), commands())
def test_every_command_of_the_guide_is_one_with_options_that_it_has(page: str, line: str) -> None:
    words = shlex.split(line.partition(" > ")[0], comments=True)[1:]
    group: click.Command = program
    context = click.Context(program, info_name="cartostory")
    while isinstance(group, click.Group) and words:
        name = words[0]
        found = group.get_command(context, name)
        if found is None and group.name == "bring":  # `bring FILE` is `bring files FILE`
            found, words = group.get_command(context, "files"), ["files", *words]
        words = words[1:]
        assert found is not None, (page, line)
        group, context = found, click.Context(found, parent=context, info_name=name)
    parser = group.make_parser(context)
    given, _, _ = parser.parse_args([word for word in words if not re.fullmatch(r"[A-Z]+", word)])
    assert set(given) <= {one.name for one in group.params}


def messages() -> list[tuple[str, str, str]]:
    parts = re.split(r"^## ", MESSAGES, flags=re.MULTILINE)[1:]
    found = []
    for part in parts:
        blocks = dict(re.findall(r"^```(faux|juste)\n(.*?)^```$", part, re.DOTALL | re.MULTILINE))
        if blocks:
            found.append((part.split("\n", 1)[0], blocks["faux"], blocks["juste"]))
    return found


@pytest.mark.parametrize(("code", "wrong", "right"), messages(), ids=lambda text: text.split("\n")[0])
def test_what_the_guide_calls_wrong_is_said_and_what_it_calls_right_is_not(
    code: str, wrong: str, right: str, tmp_path: Path, cartostory: Run
) -> None:
    assert code in said_of(wrong, tmp_path / "wrong", cartostory)
    assert code not in said_of(right, tmp_path / "right", cartostory)


def said_of(matter: str, site: Path, cartostory: Run) -> set[str]:
    folder = site / "content" / "partnerships" / "essai"
    folder.mkdir(parents=True)
    (site / "config.yaml").write_text("title: Essai\naddress: https://example.org/\n", encoding="utf-8")
    (folder / "story.md").write_text(STORY.format(matter=matter + TOWNS), encoding="utf-8")
    done = cartostory("check", "--site", site, "--format", "json")
    return set(re.findall(r'"code": ?"([a-z-]+)"', done.stdout + done.stderr))


def test_every_message_of_the_page_is_one_of_the_program() -> None:
    from cartostory.problems.catalogue import CATALOGUE  # noqa: PLC0415 - for this test alone

    for code in re.findall(r"^## (\S+)$", MESSAGES, re.MULTILINE):
        assert code in CATALOGUE


def test_anchors_of_pages_are_those_that_links_name(tmp_path: Path) -> None:
    pages = tmp_path / "content" / "pages"
    pages.mkdir(parents=True)
    (tmp_path / "config.yaml").write_text("title: Essai\n", encoding="utf-8")
    links = "[bas](#le-bas) [deux](#le-bas-2) [à moi](#ici)"
    titles = "## Le bas\n\n```\n## Non\n```\n\n### Le bas\n\n## B {: #ici }\n"
    text = f"---\ntitle: A\n---\n\n{links}\n\n{titles}"
    (pages / "a.md").write_text(text, encoding="utf-8")
    site, problems = load(tmp_path)
    assert not [one for one in problems if is_error(one) and one.span.file.startswith("content/pages")]
    (page,) = site.pages
    assert re.findall(r"\{: #(\S+) \}", page.text.text) == ["le-bas", "le-bas-2", "ici"]
    assert page.text.markdown.count("{: #") == 3
