"""A theme from elsewhere fills pages, and reaches nothing of the program."""

from dataclasses import replace
from pathlib import Path

import pytest

from cartostory.load.site import load
from cartostory.model.output import Address, Kind, Output, Plan
from cartostory.model.theme import ThemeText
from cartostory.render.renderer import renderer_of
from cartostory.render.shared import Shared
from cartostory.render.templates import TemplateProblem, templates
from cartostory.theme import load_theme

ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ gettext.__globals__ }}",
    "{{ self.__init__.__globals__.__builtins__.open('/etc/passwd').read() }}",
    "{{ ('%s' | format('x')).__class__ }}",
    "{{ '{0.__class__}'.format('') }}",
    "{% for n in range(10000000) %}x{% endfor %}",
)


@pytest.mark.parametrize("escape", ESCAPES)
def test_no_template_leaves_its_sandbox(tmp_path: Path, escape: str) -> None:
    (tmp_path / "config.yaml").write_text("title: Ville\nlanguage: fr\n")
    (tmp_path / "content").mkdir()
    site, _ = load(tmp_path)
    theme, _ = load_theme(tmp_path, site.config.theme)
    wrong = replace(theme, templates={**theme.templates, "x.html": ThemeText(escape, "themes/x.html")})
    output = Output("index.html", Address(Kind.HOME, language="fr"))
    sheet = renderer_of(Shared(site, Plan({output.address: output}), wrong, {})).sheet(output)
    with pytest.raises(TemplateProblem) as refused:
        templates(wrong).page("x.html", sheet, {})
    assert refused.value.problem.code == "template-error"
    assert refused.value.problem.span.file == "themes/x.html"
