"""Promises for programs: the public's rows and counts, and nothing that was not reviewed."""

import pytest

from cast import cast
from commitments.making import DUE, TEXT, copy, do, kept, make
from lives import instant
from thongsuot.commitments.models import PublishedCommitment
from thongsuot.core import clock

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(DUE))
    return cast()


def test_programs_read_what_was_reviewed_with_its_days(client, people):
    make(people, text="Lời này chưa ai duyệt.")
    do(people, kept(people, make(people), DUE), "publish", "publisher", DUE, copy=copy())
    page = client.get("/api/v1/promises", {"stands": "kept", "year": 2026, "q": "den duong"}).json()
    assert page["total"] == 1 and page["items"][0]["text"] == TEXT and page["items"][0]["stands"] == "kept"
    assert page["items"][0]["days"] == [{"due_on": "2026-08-14", "given_on": "2026-07-15", "reason": ""}]
    assert client.get("/api/v1/promises", {"stands": "broken"}).json()["total"] == 0
    one = PublishedCommitment.objects.get()
    assert client.get(f"/api/v1/promises/{one.pk}").json()["unit_name"] == people.commune.name
    assert client.get(f"/api/v1/promises/{people.commune.pk}").status_code == 404
    (counts,) = client.get("/api/v1/promises/counts").json()
    assert (counts["total"], counts["counts"]["kept"], counts["counts"]["late"]) == (1, 1, 0)


def test_a_strange_question_is_a_sentence_and_no_error(client, people):
    for asked in ({"stands": "x"}, {"year": 0}, {"page": "x"}, {"unit_id": "x"}):
        assert client.get("/api/v1/promises", asked).status_code == 422
