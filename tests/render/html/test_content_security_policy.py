"""Every page carries the policy that its browser keeps to, whatever theme made it."""

import base64
import hashlib
import re

import pytest

from cartostory.render.html.content_security_policy import guarded, policy

PAGE = """<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>x</title>
{head}</head>
<body>{body}</body>
</html>
"""


def page(head: str = "", body: str = "") -> str:
    return PAGE.format(head=head, body=body)


def sources(text: str, rule: str) -> list[str]:
    found = re.search(rf"{rule} ([^;]*)", policy(text))
    assert found
    return found[1].split()


def named(content: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"


def test_the_policy_comes_before_all_that_it_governs() -> None:
    text = guarded(page("<style>a{}</style>"))
    assert text.index("charset") < text.index("Content-Security-Policy") < text.index("<title>") < text.index("<style>")
    assert text.index("charset") < 1024
    assert '<meta name="referrer" content="same-origin">' in text


def test_nothing_is_allowed_that_is_not_named() -> None:
    assert sources(page(), "default-src") == ["'none'"]
    assert sources(page(), "base-uri") == ["'none'"]
    assert "unsafe-inline" not in policy(page())
    assert "'unsafe-eval'" not in policy(page())
    assert "http" not in policy(page())


def test_pages_whose_styles_and_scripts_are_files_need_no_hash() -> None:
    text = page('<link rel="stylesheet" href="a.css"><script defer src="a.js"></script>')
    assert "sha256" not in policy(text)


def test_what_a_template_sets_inline_is_allowed_by_its_hash_once() -> None:
    text = page(
        "<style>a{}</style><style>a{}</style><style media=print>b{}</style>", "<script>let a = 1 < 2;\n</script>"
    )
    assert sources(text, "style-src") == ["'self'", named("a{}"), named("b{}")]
    assert sources(text, "script-src")[-1] == named("let a = 1 < 2;\n")


@pytest.mark.parametrize(
    "body",
    [
        '<p title="<script>alert(1)</script>">',
        "<p title='<style>a{}</style>'>",
        "<!-- <script>alert(1)</script> -->",
        '<script type="application/ld+json">{"a": 1}</script>',
    ],
)
def test_what_a_browser_would_not_run_is_not_allowed(body: str) -> None:
    assert "sha256" not in policy(page(body=body))


def test_what_is_no_page_stays_as_it_is() -> None:
    assert guarded("<feed></feed>") == "<feed></feed>"
