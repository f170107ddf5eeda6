import pytest

from cartostory.model.web_address import ascii_address, is_host


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://www.châtellerault.example/ici-et-là-bas/", "https://www.xn--chtellerault-qbb.example/ici-et-l%C3%A0-bas/"),
        ("https://kaya.example:8443/été/?q=é#où", "https://kaya.example:8443/%C3%A9t%C3%A9/?q=%C3%A9#o%C3%B9"),
        ("https://ville.example/l%C3%A0/", "https://ville.example/l%C3%A0/"),
        ("https://مثال.example/", "https://xn--mgbh0fb.example/"),
        ("https://ville.example/déjà%20là/", "https://ville.example/d%C3%A9j%C3%A0%20l%C3%A0/"),
        ("https://faß.example/", "https://xn--fa-hia.example/"),
        ("https://ville.example/e\u0301te\u0301/", "https://ville.example/%C3%A9t%C3%A9/"),
        ("https://ville.example/\u200b", "https://ville.example/"),
        ("", ""),
    ],
)  # fmt: skip
def test_an_address_is_written_in_ascii(written: str, address: str) -> None:
    assert ascii_address(written) == address
    assert ascii_address(address) == address


def test_what_is_no_address_stays() -> None:
    assert ascii_address("https://" + "é" * 80 + ".example/") == "https://" + "é" * 80 + ".example/"


@pytest.mark.parametrize("host", ["www.ville.example", "localhost", "192.0.2.1", "xn--9ca.example", "a_b.example"])
def test_names_that_a_host_can_have(host: str) -> None:
    assert is_host(host)


@pytest.mark.parametrize("host", ["", "h..example", "a b.example", "-h.example", "h" * 64 + ".example", "é.example"])
def test_names_that_no_host_can_have(host: str) -> None:
    assert not is_host(host)
