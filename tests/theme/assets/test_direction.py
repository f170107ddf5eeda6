"""Arabic is mirrored for free: style sheets speak of start and end, never of left and right."""

import re
from pathlib import Path

PHYSICAL = re.compile(
    r"(?<![\w-])(?:margin|padding|border|inset)-(?:left|right|top|bottom)(?![\w])"
    r"|(?<![\w-])(?:left|right|top|bottom)\s*:"
    r"|(?<![\w-])(?:min-|max-)?(?:width|height)\s*:(?![^{};]*\)\s*(?:and|\{))"
    r"|text-align\s*:\s*(?:left|right)|float\s*:\s*(?:left|right)"
)
QUERY = re.compile(r"@media[^{]+\{")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def test_style_sheets_use_logical_properties_only(theme: Path) -> None:
    found = []
    for path in sorted((theme / "assets" / "css").glob("*.css")):
        text = QUERY.sub("@media {", COMMENT.sub("", path.read_text()))
        found += [(path.name, hit.group()) for hit in PHYSICAL.finditer(text)]
    assert found == []


def test_the_rule_knows_a_physical_property() -> None:
    assert PHYSICAL.search("a { margin-left: 1rem }")
    assert PHYSICAL.search("a{left:0}")
    assert PHYSICAL.search("a { width: 3rem }")
    assert not PHYSICAL.search("a { margin-inline-start: 1rem; inset-inline: 0; inline-size: 3rem }")
