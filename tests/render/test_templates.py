import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from cartostory.model.output import Address, Kind
from cartostory.problems.problem import Span, problem
from cartostory.render.render import render, render_output
from cartostory.render.shared import Shared
from cartostory.render.templates import TemplateProblem

KAYA = Address(Kind.STORY, "kaya", "fr")
TEMPLATE = "themes__templates__story.html"


def faults(shared: Shared, address: Address = KAYA) -> list[tuple[str, str, int]]:
    found = render_output(shared, shared.plan.outputs[address])
    assert found.data == b""
    return [(one.code, one.span.file, one.span.line) for one in found.problems if one.code == "template-error"]


FAULTS = [
    "{{ view.nothing }}",
    "{{ nothing }}",
    "{{ 1 / 0 }}",
    "{{ asset('absent.css') }}",
    "{{ link('story', 'absent') }}",
    "{{ link('nowhere') }}",
    "{{ view.story.title.upper(1) }}",
    "{{ format_date('hier') }}",
    "{% include 'absent.html' %}",
]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_template_that_fails_is_named_with_its_line_and_the_story(
    make_site: Callable[..., Shared], fault: str
) -> None:
    shared = make_site(**{TEMPLATE: f"<h1>Titre</h1>\n\n<p>{fault}</p>\n"})
    assert faults(shared) == [("template-error", "themes/templates/story.html", 3)]
    story = render_output(shared, shared.plan.outputs[KAYA]).problems[-1]
    assert dict(story.values)["page"] == "content/partnerships/kaya/story.md"


def test_an_unknown_filter_is_named_with_its_line(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{TEMPLATE: "<h1>\n{{ view.story.title|shout }}</h1>\n"})
    assert faults(shared) == [("template-error", "themes/templates/story.html", 2)]


def test_what_a_writer_changed_in_a_template_is_shown_by_the_next_build(make_site: Callable[..., Shared]) -> None:
    for text in ("<h1>un</h1>", "<h1>deux</h1>", "<h1>un</h1>"):
        shared = make_site(**{TEMPLATE: text})
        assert text in render_output(shared, shared.plan.outputs[KAYA]).data.decode()


def test_a_fault_in_a_part_is_named_there(make_site: Callable[..., Shared]) -> None:
    part = "{% macro figure(photo, classes='') %}\n{{ photo.nothing }}\n{% endmacro %}\n"
    shared = make_site(**{"themes__templates__parts__figure.html": part, TEMPLATE: "{{ view.lead }}"})
    assert faults(shared) == [("template-error", "themes/templates/parts/figure.html", 2)]


def test_a_part_without_its_macro_is_a_fault(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{"themes__templates__parts__figure.html": "nothing", TEMPLATE: "{{ view.lead }}"})
    assert len(faults(shared)) == 1


def test_other_pages_are_made_all_the_same(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{TEMPLATE: "{{ nothing }}"})
    assert render_output(shared, shared.plan.outputs[Address(Kind.HOME, language="fr")]).data


def test_a_single_page_raises_its_problem(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{TEMPLATE: "{{ nothing }}"})
    with pytest.raises(TemplateProblem) as raised:
        render(shared.plan.outputs[KAYA], shared.site, shared.plan, shared.theme, shared.maps)
    assert raised.value.problem.code == "template-error"


def test_a_problem_survives_the_way_back_from_a_worker() -> None:
    error = TemplateProblem(problem("template-error", Span("themes/templates/story.html", 3, 1), reason="x", page="y"))
    assert pickle.loads(pickle.dumps(error)).problem == error.problem  # noqa: S301 - our own


def test_everything_is_escaped(make_site: Callable[..., Shared]) -> None:
    shared = make_site(**{TEMPLATE: "{{ view.story.title }}{{ '<b>' }}"})
    assert render_output(shared, shared.plan.outputs[KAYA]).data == "Kaya, l’eau et le numérique&lt;b&gt;\n".encode()


def test_templates_speak_the_language_of_the_page(make_site: Callable[..., Shared]) -> None:
    words = (
        "{{ format_number(75000) }} {{ format_distance(3754) }} {{ format_money(75000) }} {{ 290|weight }} "
        "{{ 1234|weight }} {{ country_name('BF') }} {{ language_name('ar') }} {{ _('The wall') }} {{ 'a ; b'|typo }}"
    )
    shared = make_site(**{TEMPLATE: words})
    french = (
        render_output(shared, shared.plan.outputs[KAYA]).data.decode().replace("\u202f", "_").replace("\u00a0", "_")
    )
    english = render_output(shared, shared.plan.outputs[Address(Kind.STORY, "kaya", "en")]).data.decode()
    assert french == "75_000 3_754_km 75_000_€ 290_ko 1,2_Mo Burkina Faso arabe Le mur a_; b\n"
    assert english == "75,000 3,754 km €75,000 290 kB 1.2 MB Burkina Faso Arabic The wall a ; b\n"


def test_dates_are_said_as_exactly_as_they_are_known(make_site: Callable[..., Shared]) -> None:
    dates = "".join(
        f"{{{{ format_date(view.story.updated, precision='{precision}') }}}}|" for precision in ("year", "month", "day")
    )
    shared = make_site(**{TEMPLATE: dates})
    assert render_output(shared, shared.plan.outputs[KAYA]).data.decode() == "2016|novembre 2016|2 novembre 2016|\n"


def test_the_towns_own_words_win(make_site: Callable[..., Shared]) -> None:
    own = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "The wall"\nmsgstr "La palissade"\n'
    shared = make_site(**{"themes__locale__fr__town.po": own, TEMPLATE: "{{ _('The wall') }}, {{ _('Languages') }}"})
    assert render_output(shared, shared.plan.outputs[KAYA]).data.decode() == "La palissade, Langues\n"


def test_what_workers_are_given_can_be_sent(little_site: Shared, tmp_path: Path) -> None:
    sent = pickle.loads(pickle.dumps(little_site))  # noqa: S301 - our own
    output = little_site.plan.outputs[KAYA]
    assert render_output(sent, output).data == render_output(little_site, output).data
    assert list(tmp_path.iterdir()) == []
