"""The program's own templates: sites are spared parsing them in every build, so they are parsed here."""

import pytest
from jinja2 import Environment

from cartostory.theme.folder import built_in, files_of

TEMPLATES = {name: found.read_text()[0] for name, found in files_of((built_in(),), "templates").items()}


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_built_in_template_can_be_parsed(name: str) -> None:
    assert TEMPLATES[name].file.startswith(f"{built_in().shown}/")
    assert Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).parse(TEMPLATES[name].text).body
