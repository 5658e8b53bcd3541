"""The desk goes on where the sealed room's connection is missing or does not answer."""

import pytest
from django.core.cache import caches
from django.db import connections

from cast import cast, show_everything
from thongsuot.web.context import UNREACHED

pytestmark = pytest.mark.django_db
PAGES = ("/ban-lam-viec/", "/ban-lam-viec/vu-viec/", "/ban-lam-viec/thong-bao/", "/ban-lam-viec/tiep-nhan/")


@pytest.fixture(autouse=True)
def _forgotten():
    caches["here"].delete(UNREACHED)
    yield
    caches["here"].delete(UNREACHED)


@pytest.fixture
def head(client):
    people = cast()
    client.force_login(people.head)
    show_everything(client, people.head)
    return client


@pytest.fixture(params=["nobody listens", "no right to the tables"])
def broken(request, monkeypatch):
    """Give the sealed room a connection of its own that leads nowhere, or that may read nothing of it."""
    shared = connections["sealed"]
    alone = connections.create_connection("sealed")
    wrong = {"PORT": "1"} if request.param == "nobody listens" else {"USER": "portal"}
    alone.settings_dict = {**alone.settings_dict, **wrong, "NAME": shared.settings_dict["NAME"]}
    if "USER" in wrong:
        alone.settings_dict["PASSWORD"] = connections.settings["portal"]["PASSWORD"]
    connections["sealed"] = alone
    yield
    alone.close()
    connections["sealed"] = shared


@pytest.mark.parametrize("page", PAGES)
def test_every_other_desk_page_opens(head, broken, page):
    answer = head.get(page)
    assert answer.status_code == 200 and 'href="/ban-lam-viec/to-cao/"' not in answer.content.decode()


def test_it_is_asked_again_after_a_while_and_not_by_each_page(head, broken, monkeypatch):
    asked = []
    monkeypatch.setattr("thongsuot.web.context.waiting_for", lambda actor: asked.append(1))
    caches["here"].set(UNREACHED, True, 30)
    head.get("/ban-lam-viec/")
    assert asked == []


unanswered = pytest.mark.parametrize("broken", ["nobody listens"], indirect=True)


@unanswered
def test_the_sealed_door_says_so_and_gives_the_words_back(client, broken):
    answer = client.post("/to-cao/gui", {"text": "Con suối đổi màu."})
    assert answer.status_code == 503
    assert "chưa trả lời" in answer.content.decode() and "Con suối đổi màu." in answer.content.decode()
    assert client.get("/to-cao/").status_code == 503


@unanswered
@pytest.mark.parametrize("page", ["/ban-lam-viec/to-cao/", "/ban-lam-viec/to-cao/khoa/"])
def test_the_sealed_desk_says_so(head, broken, page):
    answer = head.get(page)
    assert answer.status_code == 503 and "Máy giữ dữ liệu chưa trả lời" in answer.content.decode()
