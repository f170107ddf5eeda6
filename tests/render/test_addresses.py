"""Addresses in codes and for programs are in ASCII, also where the town's own name is not."""

from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from cartostory.load.site import load
from cartostory.render.qr import symbol

WRITTEN = "https://www.châtellerault.example/ici-et-là-bas/"


def test_a_code_holds_the_bytes_that_every_telephone_reads_alike() -> None:
    rows = symbol(WRITTEN).rows
    size = len(rows) + 8
    picture = Image.new("L", (size, size), 255)
    for y, row in enumerate(rows):
        for x, is_dark in enumerate(row):
            picture.putpixel((x + 4, y + 4), 0 if is_dark else 255)
    (found,) = zxingcpp.read_barcodes(picture.resize((size * 8, size * 8), Image.Resampling.NEAREST))
    assert found.bytes.isascii()
    assert found.text == "https://www.xn--chtellerault-qbb.example/ici-et-l%C3%A0-bas/"


@pytest.mark.parametrize("written", [WRITTEN, "https://www.xn--chtellerault-qbb.example/ici-et-l%C3%A0-bas/"])
def test_a_site_is_at_one_address_however_it_was_written(tmp_path: Path, written: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "config.yaml").write_text(f"title: Essai\naddress: {written}\n", "utf-8")
    site, _ = load(tmp_path)
    assert site.config.address == "https://www.xn--chtellerault-qbb.example/ici-et-l%C3%A0-bas/"
