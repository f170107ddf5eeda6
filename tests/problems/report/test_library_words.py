"""What libraries say of errors, in the reader's language."""

import errno
import os

import jinja2
import pytest

from cartostory.problems.messages import Messages
from cartostory.problems.report.described import in_words

FRENCH, ENGLISH = Messages("fr"), Messages("en")
BROKEN = {
    "{{ titel }}": "«\u00a0titel\u00a0» n’est pas connu ici",
    "{{ story.titel }}": "n’a pas de «\u00a0titel\u00a0»",
    "{% if x %}": "le modèle finit avant que «\u00a0if\u00a0» soit fermé",
    "{{ x": "le modèle finit au milieu d’une instruction",
    "{% boucle %}": "la balise «\u00a0boucle\u00a0» n’existe pas",
    "{{ x|majuscule }}": "il n’y a pas de filtre «\u00a0majuscule\u00a0»",
    "{% if x is beau %}{% endif %}": "il n’y a pas de test «\u00a0beau\u00a0»",
    "{{ x y }}": "devrait se trouver à la place de «\u00a0y\u00a0»",
    "{{ ) }}": "«\u00a0)\u00a0» n’a pas sa place ici",
    "{% block a %}{% endblock %}{% block a %}{% endblock %}": "le bloc «\u00a0a\u00a0» s’y trouve deux fois",
}


def said_by_jinja(template: str) -> str:
    environment = jinja2.Environment(undefined=jinja2.StrictUndefined, autoescape=True)
    try:
        environment.from_string(template).render(story={}, x=1)
    except jinja2.TemplateError as error:
        return str(error)
    raise AssertionError(template)


@pytest.mark.parametrize("template", BROKEN)
def test_what_jinja_says_of_a_template_is_said_in_french(template: str) -> None:
    said = said_by_jinja(template)
    assert BROKEN[template] in in_words(said, FRENCH)
    assert in_words(said, ENGLISH) == said


@pytest.mark.parametrize(
    "number", ["ENOENT", "EACCES", "EISDIR", "ENOTDIR", "ENOSPC", "EROFS", "ENAMETOOLONG", "EIO", "EMFILE", "EEXIST"]
)
def test_what_a_system_says_of_a_file_is_said_in_french(number: str) -> None:
    said = os.strerror(getattr(errno, number))
    assert in_words(said, FRENCH) != said


def test_names_of_the_program_s_own_are_short() -> None:
    said = in_words("'cartostory.render.views.PageView object' has no attribute 'titel'", FRENCH)
    assert said == "«\u00a0PageView\u00a0» n’a pas de «\u00a0titel\u00a0»"


def test_what_nobody_knows_stays_as_it_was_said() -> None:
    assert in_words("Bits lost or {found}", FRENCH) == "Bits lost or {found}"
