import pytest

from cartostory.load.markdown.words import words_alone


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Un titre", "Un titre"),
        ("Une demande[^1] venue des *jeunes*", "Une demande venue des jeunes"),
        ('Ceci est un "essai". Il échoue >99% & <b>gras</b>', 'Ceci est un "essai". Il échoue >99% & gras'),
        ("Titre avec `code`, **gras**, [lien](https://example.org) et 😀", "Titre avec code, gras, lien et 😀"),
        ("Le C# au lycée", "Le C# au lycée"),
        ("L&#39;eau ~~chère~~ \\*", "L'eau chère *"),
        ("![La *cour*](a.jpg) de l’école", "La cour de l’école"),
        ("Voir [a][b], [b] et [c]", "Voir a, b et [c]"),
        ("snake_case, 2 * 3 < 7", "snake_case, 2 * 3 < 7"),
        ("Gratuit <moins de 12 ans>, 5 € <br>sinon", "Gratuit <moins de 12 ans>, 5 € sinon"),
        ("Un ==beau== titre, CO~2~, 1^er^", "Un beau titre, CO2, 1er"),
        ("`a==b==c` == x ~20 km ~30", "a==b==c == x ~20 km ~30"),
        ("Un\u2028deux\u00a0: trois", "Un deux\u00a0: trois"),
    ],
)
def test_a_title_is_its_words(written: str, expected: str) -> None:
    assert words_alone(written, {"b": "x.md"}) == expected
