import pytest

from cartostory.load.markdown.source import Line, read_lines, with_plain_marks

BLANKS = ["\u00a0", "\u202f", "\u2003", "\u3000"]


@pytest.mark.parametrize("blank", BLANKS)
@pytest.mark.parametrize(
    "line",
    [
        "##{}Titre",
        "-{}point",
        "*{}point",
        "1.{}un",
        "1){}un",
        ">{}cité",
        ">{}-{}cité",
        ":{}sa définition",
        "[^1]:{}La note.",
        "[site]:{}https://example.org",
        "///{}quote{}|{}Une habitante",
        "|{}a{}|{}b{}|",
        "|{}---{}|---|",
        "{}{}- point",
        "## La suite{}{{:{}place=kaya{}zoom=7{}}}",
        '!!!{}note "Titre"',
    ],
)
def test_a_space_that_does_not_break_is_a_space_in_a_mark(line: str, blank: str) -> None:
    count = line.replace("{{", "").replace("}}", "").count("{}")
    assert with_plain_marks(line.format(*[blank] * count)) == line.format(*[" "] * count)


@pytest.mark.parametrize(
    "text", ["Le centre\u00a0: ok", "«\u00a0Oui\u00a0»", '## Titre {: label="à\u00a0Kaya" }', "- «\u00a0oui\u00a0»"]
)
def test_the_spaces_of_typography_stay(text: str) -> None:
    assert with_plain_marks(text) == text


@pytest.mark.parametrize("bullet", ["•\t", "• ", "·\u00a0", "\uf0b7\t", "▪ ", "–\t", "\u2212 ", "o\t"])
def test_the_bullets_of_a_word_processor_are_bullets(bullet: str) -> None:
    assert with_plain_marks(bullet + "premier")[0] == "-"


@pytest.mark.parametrize("text", ["– Bonjour, dit-elle.", "— Bonjour.", "o mon pays", "•sans espace", "-12 °C"])
def test_what_is_no_bullet_stays(text: str) -> None:
    assert with_plain_marks(text) == text


def test_tabs_are_spaces_and_columns_stay_those_of_the_source() -> None:
    (line,) = read_lines([Line(3, "-\tun [lien](x.md)")])
    assert line.text == "-   un [lien](x.md)"
    assert line.column(line.text.index("x.md")) == "-\tun [lien](x.md)".index("x.md") + 1


def test_code_in_a_fence_stays_as_it_is() -> None:
    text = ["```", "-\u00a0point", "•\tpoint", "```", "•\tpoint"]
    lines = [line.text for line in read_lines(Line(number, line) for number, line in enumerate(text))]
    assert lines[1:3] == ["-\u00a0point", "•\tpoint"]
    assert lines[4] == "-   point"
