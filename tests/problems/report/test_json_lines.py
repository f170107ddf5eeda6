import json

from cartostory.problems.messages import Messages
from cartostory.problems.problem import Span, problem
from cartostory.problems.report import as_json_lines


def test_each_problem_is_one_line_with_its_keys() -> None:
    found = problem("dead-link", Span("content/pages/a.md", 3, 5), target="é\n.md", nearest="")
    (line,) = as_json_lines([found, found], Messages("fr"))
    assert "\n" not in line
    said = json.loads(line)
    assert {key: said[key] for key in ("code", "severity", "file", "line", "column")} == {
        "code": "dead-link",
        "severity": "error",
        "file": "content/pages/a.md",
        "line": 3,
        "column": 5,
    }
    assert set(said) == {"code", "severity", "file", "line", "column", "message", "why", "hint"}
    assert said["message"].startswith("Le lien")
