"""The writer’s bar in a real browser: photographs in, onto the map and back; a place by keyboard; what it says; axe.

One preview and one browser serve the whole file: a preview takes seconds to start.
"""

import io
import json
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from cartostory.load.rights import load_rights
from tests.serve.preview import CHROMIUM, FLAGS, PAGE, Preview, previewing

pytestmark = pytest.mark.slow
PHOTOS = "content/partnerships/ivry-village/photos"
AXE = Path(__file__).parent.parent.parent / "node_modules" / "axe-core" / "axe.min.js"

FOUND = "axe.run('cartostory-bar').then(one => one.violations.map(v => v.id + ' ' + v.nodes.map(n => n.html)))"
MAP_IS_ON = "() => document.documentElement.dataset.live === 'on' && cartostory.live.opened"
BOX = "const m = cartostory.live.opened.map, b = m.getContainer().getBoundingClientRect();"
ASIDE = f"() => {{ {BOX} return [b.left + b.width * .75, b.top + b.height / 3]; }}"
POINT = f"([x, y]) => {{ {BOX} const p = m.unproject([x - b.left, y - b.top]); return [p.lat, p.lng]; }}"


def picture(orientation: int = 6) -> bytes:
    """A wide picture, red at its left, held upright: turned, its top is red."""
    image = Image.new("RGB", (900, 600), "#2060c0")
    image.paste("#c02020", (0, 0, 450, 600))
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif.get_ifd(0x8769)[0x9003] = "2024:02:17 10:30:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (13.0, 5.0, 17.0), 3: "W", 4: (1.0, 5.0, 1.0)})
    target = io.BytesIO()
    image.save(target, "JPEG", exif=exif)
    return target.getvalue()


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, memories: Path) -> Iterator[Preview]:
    with previewing(tmp_path_factory.mktemp("bar"), memories, "--lan-address", "127.0.0.2") as started:
        yield started


def until(is_so: Callable[[], bool], seconds: float = 120) -> None:
    """Wait until something is so: a build follows every change, and a page is loaded again when it has."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "it never came to be so"
        time.sleep(0.1)


@pytest.fixture(scope="module")
def at_rest(preview: Preview) -> tuple[str, str]:
    return preview.shown()


@pytest.fixture(autouse=True)
def settled(preview: Preview, at_rest: tuple[str, str]) -> None:
    """Begin only when the builds that a test before asked for are over: else a page is loaded again in the middle."""
    until(lambda: preview.shown() == at_rest)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def page(preview: Preview, browser: Browser) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1280, "height": 800})
    opened.route("**/livereload.js**", lambda route: route.abort())  # no page is loaded again in the middle of a click
    opened.goto(f"http://127.0.0.1:{preview.port}{PAGE}#le-puits")
    expect(opened.get_by_role("button", name="Photographies")).to_be_visible(timeout=60_000)
    yield opened
    opened.close()


def headers_with(token: str) -> dict[str, str]:
    return {"X_Cartostory_Token": token}


def headers_of(preview: Preview, **more: str) -> dict[str, str]:
    return {"X_Cartostory_Token": preview.token, "Content_Type": "application/json", **more}


def send(preview: Preview, name: str, data: bytes, **headers: str) -> tuple[int, str]:
    given = {"X_Cartostory_Token": preview.token, "Content_Type": "application/octet-stream", **headers}
    return preview.send("POST", f"/livereload/photo?name={name}", data, **given)


def state_of(preview: Preview) -> dict[str, str]:
    shown = preview.ask("GET", "/livereload/desk?story=ivry-village", X_Cartostory_Token=preview.token)[1]
    return dict(json.loads(shown))


def test_only_our_own_pages_may_ask_and_paths_stay_inside(preview: Preview) -> None:
    before = preview.text()
    token = preview.token
    own = f"http://127.0.0.1:{preview.port}"
    shown = "/livereload/desk?story=ivry-village&language=fr"
    assert preview.ask("GET", shown)[0] == 403
    assert preview.ask("GET", shown, **headers_with("wrong"))[0] == 403
    assert preview.ask("GET", shown, X_Cartostory_Token=token, Origin="https://evil.example")[0] == 403
    assert preview.ask("GET", shown, X_Cartostory_Token=token, Sec_Fetch_Site="cross-site")[0] == 403
    status, said = preview.ask("GET", shown, X_Cartostory_Token=token, Origin=own)
    assert status == 200
    digests = json.loads(said)["digests"]
    view = {
        "what": "view",
        "story": "ivry-village",
        "language": "fr",
        "chapter": 1,
        "digests": digests,
        "zoom": 9,
        "lat": 1,
        "lon": 2,
    }
    headers = {"X_Cartostory_Token": token, "Content_Type": "application/json"}
    assert preview.ask("POST", "/livereload/desk", view, X_Cartostory_Token=token, Content_Type="text/plain")[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**view, "story": "../../x"}, **headers)[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**view, "lat": 99}, **headers)[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**view, "digests": {"story.md": "0"}}, **headers)[0] == 409
    assert preview.ask("POST", "/livereload/desk", {**view, "chapter": 99}, **headers)[0] == 422
    assert preview.ask("POST", "/livereload/desk", {"what": "undo"}, **headers)[0] == 422
    assert preview.text() == before
    assert token not in preview.ask("GET", "/livereload/bar.js")[1] + preview.ask("GET", "/livereload/overlay.js")[1]


def test_the_bar_says_what_a_writer_asks_and_axe_finds_nothing(preview: Preview, browser: Browser) -> None:
    for path, width in ((PAGE, 360), (PAGE, 1280), ("/ar/ivry-village/", 768), ("/", 1280)):
        page = browser.new_page(viewport={"width": width, "height": 740}, bypass_csp=True, reduced_motion="reduce")
        page.goto(f"http://127.0.0.1:{preview.port}{path}")
        page.wait_for_selector("cartostory-bar", state="attached", timeout=60_000)
        toggle = page.get_by_role("button", name="Aperçu")
        names = ("Problèmes", "Photographies", "Langues", "Poids", "Nouveau lieu") if path != "/" else ("Problèmes",)
        for name in names:
            if toggle.is_visible() and not page.get_by_role("button", name=name).is_visible():
                toggle.click()
            page.get_by_role("button", name=name).click()
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            if AXE.is_file():
                page.add_script_tag(path=AXE)
                assert page.evaluate(FOUND) == [], (path, width, name)
            page.keyboard.press("Escape")
        if width == 1280 and path == PAGE:
            page.get_by_role("button", name="Langues").click()
            for language in ("français", "anglais", "arabe"):
                expect(page.get_by_role("row").filter(has_text=language)).to_contain_text("%")
            page.get_by_role("button", name="Téléphone").click()
            frame = page.get_by_role("dialog").locator("iframe").content_frame
            expect(frame.get_by_role("heading", level=1)).to_be_visible(timeout=30_000)
            assert frame.locator("cartostory-bar").count() == 0
        page.close()


def test_a_view_is_saved_from_the_live_map_and_taken_back(preview: Preview, page: Page) -> None:
    before = preview.text()
    page.wait_for_function(MAP_IS_ON, timeout=90_000)
    page.wait_for_function("() => cartostory.chapters.current === 2", timeout=60_000)
    page.evaluate("cartostory.live.opened.map.jumpTo({center: [-1.1, 13.1], zoom: 10.25})")
    page.get_by_role("button", name="Enregistrer cette vue").click()
    expect(page.get_by_text("Enregistré dans")).to_be_visible(timeout=20_000)
    saved = preview.text()
    view = re.search(rb'map="([^"]+)" \}', saved.split(b"## Le puits", 1)[1])
    assert view
    assert saved == before.replace(b"#le-puits }", b'#le-puits map="%s" }' % view[1], 1)
    zoom, lat, lon = map(float, view[1].split(b"/"))
    assert (zoom, lat, lon) == (
        pytest.approx(10.25, abs=0.02),
        pytest.approx(13.1, abs=0.01),
        pytest.approx(-1.1, abs=0.01),
    )
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Repris dans")).to_be_visible(timeout=20_000)
    assert preview.text() == before


def test_photographs_come_in_by_the_token_alone_and_as_pictures_alone(preview: Preview) -> None:
    before = sorted((preview.site / PHOTOS).iterdir())
    assert send(preview, "a.jpg", picture(), **headers_with("wrong"))[0] == 403
    assert send(preview, "a.jpg", picture(), Origin="https://evil.example")[0] == 403
    assert send(preview, "a.jpg", picture(), Content_Type="image/jpeg")[0] == 400
    digest = state_of(preview)["register"]
    for name, data, said in (("a.jpg", b"<html>", "a.jpg"), ("b.jpg", picture()[:9000], "b.jpg")):
        key = json.loads(send(preview, name, data)[1])["photo"]
        asked = {"what": "photos", "story": "ivry-village", "digest": digest, "photos": [key]}
        status, answer = preview.ask("POST", "/livereload/desk", asked, **headers_of(preview))
        assert (status, said in answer) == (422, True), answer
    key = json.loads(send(preview, "../../../config.yaml", picture())[1])["photo"]
    stale = {"what": "photos", "story": "ivry-village", "digest": "0", "photos": [key]}
    assert preview.ask("POST", "/livereload/desk", stale, **headers_of(preview))[0] == 409
    assert preview.ask("POST", "/livereload/desk", {**stale, "photos": ["x"]}, **headers_of(preview))[0] == 400
    assert preview.ask("POST", "/livereload/desk", {**stale, "story": "../x"}, **headers_of(preview))[0] == 400
    small = "/livereload/photo?story=ivry-village&name="
    token = preview.token
    assert preview.ask("GET", f"{small}../../../../config.yaml", X_Cartostory_Token=token)[0] == 404
    assert preview.ask("GET", f"{small}ecole.jpg")[0] == 403
    assert sorted((preview.site / PHOTOS).iterdir()) == before


def test_a_photograph_is_copied_registered_put_on_the_map_and_taken_back(preview: Preview, page: Page) -> None:
    register = preview.site / PHOTOS / "photos.yaml"
    before = register.read_bytes()
    page.get_by_role("button", name="Photographies").click()
    page.get_by_label("Ajouter des photographies").set_input_files(
        [{"name": "Marché de Kaya.JPG", "mimeType": "image/jpeg", "buffer": picture()}]
    )
    expect(page.get_by_text("1 photographie copiée")).to_be_visible(timeout=30_000)
    assert (preview.site / PHOTOS / "marche-de-kaya.jpg").read_bytes() == picture()
    after = register.read_bytes()
    assert after.startswith(before.rstrip())
    entry = load_rights(preview.site, f"{PHOTOS}/photos.yaml")[0]["marche-de-kaya.jpg"]
    assert (entry.taken, entry.licence, entry.people, entry.point) == ("2024-02-17", "", None, None)

    row = page.get_by_role("listitem").filter(has_text="marche-de-kaya.jpg")
    expect(row).to_contain_text("À remplir", timeout=60_000)  # the bar shows it without a new page
    page.wait_for_function(MAP_IS_ON, timeout=90_000)
    page.evaluate("cartostory.live.opened.map.jumpTo({center: [-1.1, 13.1], zoom: 10})")
    image = row.locator("img")
    page.wait_for_function("image => image.naturalWidth > 0", arg=image.element_handle(), timeout=30_000)
    assert image.evaluate("image => image.naturalHeight > image.naturalWidth")  # upright
    box = page.evaluate(ASIDE)
    at = page.evaluate(POINT, box)
    start = image.bounding_box()
    assert start
    page.mouse.move(start["x"] + 20, start["y"] + 20)
    page.mouse.down()
    page.mouse.move(*box, steps=6)
    page.mouse.up()
    expect(page.get_by_text("La position de marche-de-kaya.jpg")).to_be_visible(timeout=20_000)
    point = load_rights(preview.site, f"{PHOTOS}/photos.yaml")[0]["marche-de-kaya.jpg"].point
    assert point
    assert (point.lat, point.lon) == (pytest.approx(at[0], abs=0.002), pytest.approx(at[1], abs=0.002))  # a pixel

    for expected in (after, before):
        page.get_by_role("button", name="Annuler").click()
        until(lambda expected=expected: register.read_bytes() == expected)
    assert not (preview.site / PHOTOS / "marche-de-kaya.jpg").exists()


def test_a_place_is_made_by_the_keyboard_and_by_a_click(preview: Preview, page: Page) -> None:
    before = preview.text()
    page.wait_for_function(MAP_IS_ON, timeout=90_000)
    page.evaluate("cartostory.live.opened.map.jumpTo({center: [-1.1, 13.1], zoom: 10})")
    page.get_by_role("button", name="Nouveau lieu").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("Le marché")
    page.keyboard.press("Enter")
    expect(page.get_by_text("est dans l’histoire")).to_be_visible(timeout=20_000)
    added = re.search(rb'le-marche: \{name: "Le march\xc3\xa9", lat: ([\d.]+), lon: (-[\d.]+)', preview.text())
    assert added, preview.text().decode()
    assert float(added[1]) == pytest.approx(13.1, abs=0.01)
    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Repris dans")).to_be_visible(timeout=20_000)
    assert preview.text() == before


def test_the_network_gets_nothing_without_the_code_and_one_device_with_it(preview: Preview, browser: Browser) -> None:
    lan = preview.at("127.0.0.2")
    for method, path in (
        ("GET", "/"), ("GET", PAGE), ("GET", "/livereload/desk?story=ivry-village"), ("GET", "/livereload.js"),
        ("GET", "/assets/site.css"), ("GET", "/livereload/bar.js"),
    ):  # fmt: skip
        status, text = lan.ask(method, path, X_Cartostory_Token=preview.token)
        assert status == 401
        assert "Ivry" not in text
        assert preview.token not in text
    before = preview.text()
    status, _ = lan.ask("POST", "/livereload/desk", {"what": "undo"}, **headers_of(preview))
    assert (status, preview.text() == before) == (403, True)
    assert lan.ask("GET", "/", Host="evil.example")[0] == 421
    code = preview.code()
    phone = browser.new_page(viewport={"width": 360, "height": 740})
    phone.goto(f"http://127.0.0.2:{preview.port}{PAGE}#{code}")
    assert phone.get_by_role("textbox").input_value() == f"{code[:4]} {code[4:]}"
    phone.get_by_role("button", name="Entrer").click()
    expect(phone.get_by_role("heading", level=1)).to_contain_text("Un village")
    phone.goto(f"http://127.0.0.2:{preview.port}{PAGE}")
    phone.get_by_role("button", name="Aperçu").click()
    expect(phone.get_by_role("button", name="Photographies")).to_be_visible(timeout=30_000)
    assert phone.get_by_role("link", name="Ouvrir dans l’éditeur").count() == 0  # there is none on a telephone
    phone.close()
    assert preview.code() != code
    for number in range(10):
        assert lan.form(f"code={code if number % 2 else '00000000'}")[0] == 403
    assert lan.form(f"code={preview.code()}")[0] == 403  # the door is shut, for the right one too
    assert preview.ask("GET", PAGE)[0] == 200


def test_no_built_site_knows_of_the_bar(published: Path) -> None:
    texts = [*(published / "output").rglob("*.html"), *(published / "output").rglob("*.js")]
    assert texts
    for file in texts:
        text = file.read_text(encoding="utf-8")
        assert "livereload" not in text, file
        assert "cartostory-bar" not in text, file
        assert '<meta name="cartostory-preview"' not in text, file
