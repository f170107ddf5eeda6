import pytest

from cartostory.model.web_address import ascii_address


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://www.châtellerault.example/ici-et-là-bas/", "https://www.xn--chtellerault-qbb.example/ici-et-l%C3%A0-bas/"),
        ("https://kaya.example:8443/été/?q=é#où", "https://kaya.example:8443/%C3%A9t%C3%A9/?q=%C3%A9#o%C3%B9"),
        ("https://ville.example/l%C3%A0/", "https://ville.example/l%C3%A0/"),
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
        ("https://ville.example/déjà%20là/", "https://ville.example/d%C3%A9j%C3%A0%20l%C3%A0/"),
        ("", ""),
    ],
)  # fmt: skip
def test_an_address_is_written_in_ascii(written: str, address: str) -> None:
    assert ascii_address(written) == address
    assert ascii_address(address) == address


def test_what_is_no_address_stays() -> None:
    assert ascii_address("https://" + "é" * 80 + ".example/") == "https://" + "é" * 80 + ".example/"
