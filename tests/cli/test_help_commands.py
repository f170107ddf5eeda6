"""`explain`, `schema`, `completion`, `doctor`, `check --format github|sarif`."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from cartostory.authoring.new import create_site
from cartostory.load.schemas import NAMES, schema
from cartostory.problems.catalogue import CATALOGUE
from tests.program import Run


def test_every_code_is_explained_in_both_languages(cartostory: Run) -> None:
    listed = cartostory("explain").stdout.split()
    assert listed == sorted(CATALOGUE)
    for language, heading in (("fr", "Que faire"), ("en", "What to do")):
        done = cartostory("explain", "layer-crs-unknown", "--lang", language)
        assert done.returncode == 0
        assert heading in done.stdout
        assert "{" not in done.stdout
    wrong = cartostory("explain", "layer-crs-unknow", "--lang", "en")
    assert wrong.returncode == 2
    assert "layer-crs-unknown" in wrong.stderr


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    create_site(tmp_path / "site")
    story = tmp_path / "site" / "content" / "partnerships" / "a" / "story.md"
    story.parent.mkdir()
    story.write_text('---\ntitle: "A"\nlayers:\n  x: {file: "100%, b:c.geojson"}\n---\n\n## Un\n\nTexte.\n', "utf-8")
    return tmp_path / "site"


def test_github_shows_problems_at_their_lines(broken: Path, cartostory: Run) -> None:
    lines = cartostory("check", "--site", broken, "--format", "github", "--lang", "en").stdout.splitlines()
    assert all(line.startswith(("::error ", "::warning ", "::notice ")) for line in lines)
    missing = next(line for line in lines if "title=layer-file-missing" in line)
    assert "file=content/partnerships/a/story.md,line=4,col=13," in missing
    assert "100%25, b:c.geojson" in missing


def test_sarif_names_rules_and_places(broken: Path, cartostory: Run) -> None:
    said = json.loads(cartostory("check", "--site", broken, "--format", "sarif").stdout)
    run = said["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]
        assert one["level"] in ("error", "warning", "note")
    place = next(one for one in run["results"] if one["ruleId"] == "layer-file-missing")["locations"][0][
        "physicalLocation"
    ]
    assert place["artifactLocation"]["uri"] == "content/partnerships/a/story.md"
    assert place["region"] == {"startLine": 4, "startColumn": 13}


def front(file: Path) -> object:
    return json.loads(json.dumps(yaml.load(file.read_text("utf-8").split("---")[1], Loader=yaml.BaseLoader)))  # noqa: S506


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one_and_speaks_french(name: str, cartostory: Run) -> None:
    made = json.loads(cartostory("schema", name).stdout)
    jsonschema.Draft7Validator.check_schema(made)
    assert '"@"' not in json.dumps(made)
    assert made["title"] != json.loads(cartostory("schema", name, "--lang", "en").stdout)["title"]


def test_the_schemas_take_what_the_demonstration_site_writes_and_refuse_a_slip(root: Path) -> None:
    def judge(name: str, value: object) -> list[str]:
        return [one.message for one in jsonschema.Draft7Validator(schema(name, str)).iter_errors(value)]

    assert judge("config", yaml.load((root / "config.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)) == []  # noqa: S506
    stories = sorted(root.glob("content/partnerships/*/story.md"))
    assert stories
    for file in stories:
        assert judge("story", front(file)) == [], file
    for file in sorted(root.glob("content/partnerships/*/photos/photos.yaml")):
        assert judge("photos", yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)) == [], file  # noqa: S506
    for file in sorted(root.glob("content/events/*.md")):
        assert "start" not in str(judge("event", front(file))), file
    assert judge("story", {"title": "A", "sumary": "x"})
    assert judge("story", {"summary": "x"})


def test_vs_code_s_settings_are_added_to_those_that_are_there(broken: Path, cartostory: Run) -> None:
    folder = broken / ".vscode"
    folder.mkdir()
    (folder / "settings.json").write_text('{"editor.tabSize": 2, "yaml.schemas": {"a.json": "b.yaml"}}', "utf-8")
    assert cartostory("schema", "--vscode", "--site", broken).returncode == 0
    said = json.loads((folder / "settings.json").read_text("utf-8"))
    assert said["editor.tabSize"] == 2
    assert said["yaml.schemas"]["a.json"] == "b.yaml"
    assert said["yaml.schemas"]["./.vscode/schemas/config.json"] == ["config.yaml"]
    assert (folder / "schemas" / "photos.json").is_file()
    (folder / "settings.json").write_text("{ // à moi\n}", "utf-8")
    assert cartostory("schema", "--vscode", "--site", broken).returncode == 2
    assert (folder / "settings.json").read_text("utf-8") == "{ // à moi\n}"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_shells_are_told_how_to_complete(shell: str, cartostory: Run) -> None:
    done = cartostory("completion", shell)
    assert done.returncode == 0
    assert "_CARTOSTORY_COMPLETE" in done.stdout


def test_doctor_finds_the_machine_well_and_a_folder_without_a_site_ill(broken: Path, cartostory: Run) -> None:
    well = cartostory("doctor", "--site", broken, "--lang", "en")
    assert "GDAL" in well.stdout
    assert "Lambert-93" in well.stdout
    assert "✗ Folder" not in well.stdout
    ill = cartostory("doctor", "--site", broken / "content", "--lang", "en")
    assert ill.returncode == 1
    assert "✗ Folder of the site" in ill.stdout
