"""Large letters: chosen without script, kept in a cookie that names nobody, on public pages and at the desk."""

import pytest

from cast import cast

pytestmark = pytest.mark.django_db


def test_larger_letters_are_kept_and_the_page_comes_back(client):
    assert "data-size" not in client.get("/").content.decode().split("<body")[0]
    answer = client.post("/co-chu/", {"size": "2", "next": "/tro-giup/"})
    assert (answer.status_code, answer["Location"]) == (302, "/tro-giup/")
    assert {name: cookie.value for name, cookie in answer.cookies.items()} == {"co-chu": "2"}
    page = client.get("/tro-giup/").content.decode()
    assert '<html lang="vi" data-size="2">' in page
    assert 'value="2" aria-pressed="true"' in page and 'value="0" aria-pressed="false"' in page


def test_the_desk_has_the_same_letters_and_the_way_to_change_them(client):
    client.force_login(cast().handler)
    client.post("/co-chu/", {"size": "1", "next": "/ban-lam-viec/"})
    page = client.get("/ban-lam-viec/").content.decode()
    assert '<html lang="vi" data-size="1">' in page and 'action="/co-chu/"' in page


@pytest.mark.parametrize("size", ["", "3", "-1", "2 onload", "<b>", "²"])
def test_a_size_that_is_not_there_is_not_kept(client, size):
    answer = client.post("/co-chu/", {"size": size, "next": "/"})
    assert (answer.status_code, bool(answer.cookies)) == (302, False)
    client.cookies["co-chu"] = size.replace(" ", "")
    assert "data-size" not in client.get("/").content.decode().split("<body")[0]


def test_the_form_leads_to_no_other_site(client):
    assert client.post("/co-chu/", {"size": "1", "next": "https://noi-khac.example/"})["Location"] == "/"


def test_back_to_the_usual_size(client):
    client.post("/co-chu/", {"size": "2"})
    client.post("/co-chu/", {"size": "0"})
    assert '<html lang="vi">' in client.get("/").content.decode()


def test_a_page_that_answers_a_form_shows_no_button_that_would_lose_it(client):
    cast()
    page = client.post("/gui", {"accused": "no", "text": ""}).content.decode()
    form = page[page.index('action="/co-chu/"') :].partition(">")[0]
    assert form.endswith(" hidden") and 'action="/ngon-ngu/"' not in page
