"""Every page of the desk has its help, its own or its room's, in both languages, on law that the book holds."""

import pytest
from django.urls import reverse

from cast import cast
from house.addresses import ADDRESSES, STRANGER
from thongsuot.law.shipped import shipped
from thongsuot.web.helping import help_of, helps

TEXTS = ("title", "what", "wants", "next")
# Without a help of their own: help itself, the sheets in plain words, what programs ask, the pages of signing in,
# and pages that only explain.
WITHOUT = ("web:help", "web:sheet", "api", "open311", "published", "^api", "account_")
PLAIN = {"web:home", "web:privacy", "web:language", "web:type_size", "phone:camera"}


def pages() -> dict[str, bool]:
    """Return the name of every page for people, and whether anybody may open it."""
    named = {}
    for name, row in ADDRESSES.items():
        if row.page:
            named[name.partition(" ")[0]] = STRANGER in row.who
    return {name: public for name, public in named.items() if name not in PLAIN and not name.startswith(WITHOUT)}


def test_every_page_has_a_help_and_a_public_one_a_public_help():
    found = {name: help_of(name) for name in pages()}
    assert [name for name, one in found.items() if one is None] == []
    assert {name: one.public for name, one in found.items()} == pages()


def test_every_page_that_a_help_names_is_there():
    names = {name.partition(" ")[0] for name in ADDRESSES}
    named = {page for one in helps().values() for page in one.pages if not page.endswith("*")}
    assert named - names == set()


@pytest.mark.parametrize("slug", helps())
def test_a_help_is_said_in_both_languages_and_short(slug):
    one = helps()[slug]
    for name in TEXTS:
        vietnamese, english = getattr(one, name), getattr(one, f"{name}_en")
        assert 3 < len(vietnamese) < 400 and 3 < len(english) < 400 and vietnamese != english
        assert not {"vui lòng", "anh chị"} & {word for word in ("vui lòng", "anh chị") if word in vietnamese.lower()}


def test_every_term_of_law_that_a_help_names_is_in_the_book():
    known = {row.code for row in shipped().terms}
    assert {code for one in helps().values() for code in one.law} - known == set()


@pytest.mark.django_db
def test_the_page_of_a_help_shows_the_law_of_today_and_what_is_unsure(client):
    client.force_login(cast().handler)
    desk = client.get("/ban-lam-viec/").content.decode()
    assert f'href="{reverse("web:help_of", args=["viec-phai-lam"])}"' in desk
    page = client.get("/ban-lam-viec/tro-giup/viec-phai-lam/").content.decode()
    assert "Luật muốn gì ở đây" in page and "15 ngày làm việc" in page and "chưa chắc, cần đối chiếu" in page
    client.cookies["language"] = client.cookies["django_language"] = "en"
    assert "Settle a first complaint" in client.get("/ban-lam-viec/tro-giup/viec-phai-lam/").content.decode()
    assert client.get("/ban-lam-viec/tro-giup/khong-co/").status_code == 404


@pytest.mark.django_db
def test_a_public_page_leads_to_its_help_and_the_help_of_the_desk_stays_at_the_desk(client):
    cast()
    there = reverse("web:help_of_public", args=["gui-y-kien"])
    assert f'href="{there}"' in client.get("/gui").content.decode()
    page = client.get(there).content.decode()
    assert "Luật muốn gì ở đây" in page and "ngày làm việc" in page
    assert f'href="{there}"' in client.get("/tro-giup/").content.decode()
    assert client.get("/tro-giup/viec-phai-lam/").status_code == 404


@pytest.mark.django_db
def test_the_help_of_the_figures_promises_what_the_page_has(client):
    cast()
    one = helps()["so-lieu"]
    page = client.get(reverse("cases:numbers")).content.decode().lower()
    assert "csv" not in page + one.next.lower()
    for words in ("đang giải quyết", "quá hạn", "đã trả lời"):
        assert words in one.what and words in page
    there = client.get(reverse("cases:published")).content.decode()
    assert "<h1>Vụ việc công khai</h1>" in there and "“Vụ việc công khai”" in one.next
    assert reverse("cases:published_csv") in there
