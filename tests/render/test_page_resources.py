from cartostory.render.html.tree import tree
from cartostory.render.page_resources import Sized, asked, fonts

PAGE = """
<link rel="stylesheet" href="../assets/site.css"><link rel="canonical" href="https://ville.example/kaya/">
<script defer src="../assets/site.js"></script>
<picture><source media="(max-width: 30rem)" srcset="maps/1-phone.svg" width="400" height="400">
<img src="maps/1.svg" width="960" height="720"></picture>
<picture><source type="image/webp" srcset="../photos/a-480.webp 480w, ../photos/a-960.webp 960w">
<source type="image/jpeg" srcset="../photos/a-480.jpg 480w"><img src="../photos/a-480.jpg" width="480"></picture>
<img src="signe%20.svg"><div data-live-data="live.js" data-live-program="../assets/maplibre.js"></div>
<audio controls preload="none"><source src="../voices/a.mp3" type="audio/mpeg"></audio>
<a href="../autre/">elsewhere</a>
"""


def test_a_page_needs_its_files_its_live_map_and_one_size_of_each_picture() -> None:
    found = asked("kaya/index.html", tree(PAGE))
    assert list(found.files) == ["kaya/index.html", "assets/site.css", "assets/site.js", "kaya/signe .svg"]
    assert list(found.live) == ["kaya/live.js", "assets/maplibre.js"]
    drawn, photo = found.choices
    assert drawn.is_drawn
    assert drawn.sizes == [Sized("kaya/maps/1-phone.svg", 400), Sized("kaya/maps/1.svg", 960)]
    assert photo.sizes == [Sized("photos/a-480.webp", 480), Sized("photos/a-960.webp", 960)]
    assert list(found.recordings) == ["voices/a.mp3"]
    assert set(photo.others) == {"photos/a-480.jpg"}


def test_only_fonts_with_a_letter_of_the_text_are_kept() -> None:
    css = """
    @font-face { font-family: "A"; src: url("fonts/latin.woff2"); unicode-range: U+0000-00FF; }
    @font-face { font-family: "A"; src: url("fonts/arabic.woff2"); unicode-range: U+0600-06FF, U+200C; }
    @font-face { font-family: "B"; src: url(fonts/all.woff2); }"""
    assert list(fonts("assets/site.css", css, "Kaya")) == ["assets/fonts/latin.woff2", "assets/fonts/all.woff2"]
    assert "assets/fonts/arabic.woff2" in list(fonts("assets/site.css", css, "كايا"))
