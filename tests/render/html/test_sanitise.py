import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cartostory.render.html.markdown import pieces
from cartostory.render.html.sanitise import sanitise

ATTACKS = {
    "a script": "<script>alert(1)</script>",
    "a script in capitals": "<ScRiPt>alert(1)</sCrIpT>",
    "a script left open": "<script>alert(1)",
    "javascript in a link": '<a href="javascript:alert(1)">x</a>',
    "javascript with a tab in it": '<a href="java&#9;script:alert(1)">x</a>',
    "javascript in a Markdown link": "[x](javascript:alert(1))",
    "javascript behind entities": "[x](&#106;avascript:alert(1))",
    "vbscript": '<a href="vbscript:alert(1)">x</a>',
    "an event on a picture": '<img src="x.jpg" onerror="alert(1)">',
    "an event on anything": '<p onclick="alert(1)">x</p>',
    "an event by attr_list": 'Texte.\n{: onclick="alert(1)" }',
    "svg": "<svg><script>alert(1)</script></svg>",
    "svg with an event": '<svg onload="alert(1)"><circle r="1"/></svg>',
    "mathml": '<math><a href="javascript:alert(1)">x</a></math>',
    "a frame": '<iframe src="https://example.org"></iframe>',
    "a frame with a document": '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "an object": '<object data="x.swf"></object><embed src="x.swf">',
    "a style sheet": "<style>body { display: none }</style>",
    "a style": '<p style="position: fixed">x</p>',
    "a style by attr_list": 'Texte.\n{: style="position: fixed" }',
    "a data link": '<a href="data:text/html,<script>alert(1)</script>">x</a>',
    "a data picture": '<img src="data:image/svg+xml,<svg onload=alert(1)>" alt="">',
    "a form": '<form action="https://example.org"><input name="q"></form>',
    "a base": '<base href="https://example.org/">',
    "a refresh": '<meta http-equiv="refresh" content="0;url=https://example.org">',
    "a style sheet by link": '<link rel="stylesheet" href="https://example.org/x.css">',
    "a comment with a tag": "<!--><script>alert(1)</script>-->",
    "a quote that closes an attribute": '![x"onerror="alert(1)](a.jpg)',
    "a title that closes an attribute": "![x](a.jpg '\"onerror=\"alert(1)')",
    "a template": "<template><script>alert(1)</script></template>",
    "a style inside svg": "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "foreign content that changes when read again": (
        "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>"
    ),
    "a form that nests": "<form><div></form><form><math><mtext></form><form><mglyph><style></math><img src onerror=1>",
    "a select that closes early": "<select><template><img src=x onerror=alert(1)></template></select>",
    "a title that closes early": "<title><p title='</title><img src=x onerror=alert(1)>'></title>",
    "an attribute without quotes": "<img src=x:x onerror=alert(1)//",
    "an attribute behind a slash": "<img/src=x/onerror=alert(1)>",
    "an attribute behind a form feed": "<img\x0csrc=x\x0conerror=alert(1)>",
    "a zero byte": "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "javascript behind a control sign": '<a href="\x01javascript:alert(1)">x</a>',
    "javascript behind a line feed": '<a href="java&#10;script:alert(1)">x</a>',
    "javascript in hexadecimal": '<a href="&#x6A;&#x61;vascript:alert(1)">x</a>',
    "javascript behind a colon as an entity": '<a href="javascript&colon;alert(1)">x</a>',
    "javascript in a reference": "[x][1]\n\n[1]: javascript:alert(1)",
    "javascript in an automatic link": "<javascript:alert(1)>",
    "a toggle": '<details open ontoggle="alert(1)"><summary>x</summary></details>',
    "a set of pictures": '<img srcset="x.jpg 1x, https://example.org/y.jpg 2x" src="x.jpg" alt="">',
    "a voice that starts": '<audio autoplay onplay="alert(1)" src="x.mp3"></audio>',
    "a link that opens and tells": '<a href="https://example.org" target="_blank" ping="https://example.org">x</a>',
    "a name that shadows": '<img name="cookie" src="x.jpg" alt=""><form name="location"></form>',
    "a part for a custom element": '<p is="x-y" slot="z" part="w">x</p><x-y>z</x-y>',
    "noscript": '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
}
TAG = re.compile(r'<(/?)([a-z0-9]+)((?: [^\s=">]+="[^"]*")*)>')
FORBIDDEN_TAG = {
    *("script", "style", "iframe", "svg", "math", "object", "embed", "form", "input"),
    *("base", "meta", "link", "template", "noscript"),
}
FORBIDDEN_ATTRIBUTES = {"style", "srcdoc", "action", "srcset", "autoplay", "target", "ping", "name", "is", "slot"}


def faults(html: str) -> list[str]:
    """What a browser would act upon: anything but known tags, attributes that run, addresses that run."""
    found = ["a stray <" for _ in re.findall(r"<", TAG.sub("", html))]
    for _, name, attributes in TAG.findall(html):
        found += [name] if name in FORBIDDEN_TAG else []
        for key, value in re.findall(r' ([^\s=">]+)="([^"]*)"', attributes):
            found += [key] if key.startswith("on") or key in FORBIDDEN_ATTRIBUTES else []
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", value, re.IGNORECASE)
            if key in {"href", "src"} and scheme and scheme[1].lower() not in {"http", "https", "mailto", "tel", "geo"}:
                found.append(value)
    return found


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS.keys())
def test_nothing_runs(attack: str) -> None:
    found = pieces(f"Avant.\n\n{attack}\n\nAprès.\n", (), "fr")
    assert faults(found.lead + found.footnotes) == []


def test_the_detector_detects() -> None:
    assert faults('<p onclick="x">') == ["onclick"]
    assert faults('<a href="javascript:x">') == ["javascript:x"]
    assert faults("<script>") == ["script"]
    assert faults("<a href=x>") == ["a stray <"]


@given(st.text(alphabet="<>/=\"' abcimgscriptonloadhrefsvg:;&#-!", max_size=80))
def test_whatever_comes_in_what_comes_out_is_canonical(text: str) -> None:
    once = sanitise(text)
    assert faults(once) == []
    assert sanitise(once) == once


def test_what_writers_need_stays() -> None:
    html = (
        '<table><tr><th scope="col">a</th></tr></table><details><summary>b</summary>c</details><abbr title="d">e</abbr>'
    )
    for piece in ('<th scope="col">', "<details><summary>", '<abbr title="d">'):
        assert piece in sanitise(html)


def test_the_direction_and_language_of_a_word_stay() -> None:
    assert sanitise('<span lang="ar" dir="rtl">شاتيليرو</span>') == '<span lang="ar" dir="rtl">شاتيليرو</span>'
