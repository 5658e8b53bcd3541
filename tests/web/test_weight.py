"""A first visit, measured as it goes over the wire to a browser that takes gzip: page, styles and all fonts."""

import re

import pytest

BUDGET = 100_000


def fetched(client, address):
    answer = client.get(address, headers={"accept-encoding": "gzip"})
    assert answer.status_code == 200, address
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer, body


def first_visit(client, address):
    """Return {address: bytes on the wire} of a page and of everything it may draw on."""
    _answer, body = fetched(client, address)
    plain = client.get(address).content.decode()
    sizes = {address: len(body)}
    for link in re.findall(r'(?:href|src)="(/static/[^"]+)"', plain):
        _answer, body = fetched(client, link)
        sizes[link] = len(body)
        if link.endswith(".css"):
            text = b"".join(client.get(link).streaming_content).decode()
            for font in re.findall(r"url\(([^)\"']+\.woff2)\)", text):
                where = link.rpartition("/")[0] + "/" + font
                sizes[where] = len(fetched(client, where)[1])
    return sizes


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/gui",
        "/tro-giup/",
        "/du-lieu-ca-nhan/",
        "/tinh-thoi-han/",
        "/to-cao/",
        "/to-cao/gui",
        "/huong-dan/khieu-nai/",
    ],
)
def test_a_first_visit_costs_at_most_a_hundred_thousand_bytes(client, address):
    sizes = first_visit(client, address)
    assert len([name for name in sizes if name.endswith(".woff2")]) == 6
    assert sum(sizes.values()) <= BUDGET, sizes


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/", "/gui", "/tro-giup/"])
def test_a_first_visit_in_a_partial_language_costs_no_more(client, address):
    client.cookies["django_language"] = "km"
    assert '<html lang="km">' in client.get(address).content.decode()
    assert sum(first_visit(client, address).values()) <= BUDGET


@pytest.mark.django_db
def test_styles_go_out_compressed_and_say_so(client):
    answer, body = fetched(client, "/static/web/thongsuot.css")
    assert answer["Content-Encoding"] == "gzip"
    assert answer["Content-Length"] == str(len(body))
    assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.django_db
def test_a_client_without_gzip_gets_the_plain_text(client):
    answer = client.get("/tro-giup/")
    assert not answer.has_header("Content-Encoding")
    assert "Trợ giúp" in answer.content.decode()


@pytest.mark.django_db
def test_fonts_are_not_compressed_twice(client):
    answer, _body = fetched(client, "/static/web/fonts/ts-so-400.woff2")
    assert not answer.has_header("Content-Encoding")
