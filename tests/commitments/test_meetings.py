"""What a room of meetings above finds here: a prefilled form, the way back, and the promises made at one meeting."""

from datetime import date, timedelta

import pytest

from cast import actor, cast
from commitments.making import DUE, SAID, make, promised, renewed
from lives import instant, moment
from thongsuot.commitments import actions
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.queries import made_at
from thongsuot.core import clock, naming
from thongsuot.core.actors import STRANGER
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref

pytestmark = pytest.mark.django_db
KINDS = ("visit", "dialogue", "conference")
NAME = "Đối thoại thôn Suối Thông"
SEERS = ("handler", "head", "economics_handler")


@pytest.fixture
def people(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(DUE + timedelta(days=1)))
    return cast()


@pytest.fixture
def meetings(people, monkeypatch, settings):
    """Let each kind of meeting be named to SEERS, as the room of meetings does."""
    seers = {getattr(people, name).pk for name in SEERS}

    def named(who, ids):
        return dict.fromkeys(ids, NAME) if who.officer_id in seers else {}

    monkeypatch.setattr(naming, "_namers", naming._namers | dict.fromkeys(KINDS, named))
    settings.REF_URLS = settings.REF_URLS | {kind: f"/ban-lam-viec/thu/{kind}/{{}}/" for kind in KINDS}
    return {kind: Ref(kind, new_id()) for kind in KINDS}


def test_promises_made_at_a_meeting_are_listed_with_how_they_stand(people, meetings):
    about, by = meetings["dialogue"], {"actor": actor(people.handler), **moment(SAID)}
    keeper = {"holder_unit_id": people.economics.pk, "holder_officer_id": people.economics_handler.pk}
    early, other = actions.make_several(
        unit_id=people.commune.pk,
        promises=[promised(about=about, **keeper), promised(about=about, text="Xã sẽ thông cống trước ngày 1/9/2026.")],
        **by,
    )
    renewed(people, early, date(2026, 8, 10), date(2026, 9, 15))
    make(people, about=meetings["visit"], source="reception")
    rows = made_at(about, actor(people.head))
    assert {(row.promise.pk, row.stands) for row in rows} == {(early.pk, "running"), (other.pk, "late")}
    assert rows[0].promise.content.text and rows[0].words
    assert [row.promise.pk for row in made_at(about, actor(people.economics_handler))] == [early.pk]
    assert made_at(about, actor(people.elsewhere)) == [] and made_at(about, STRANGER) == []


@pytest.mark.parametrize(("kind", "source"), [*zip(KINDS, ("reception", "dialogue", "conference"), strict=True)])
def test_a_meeting_begins_the_form_and_the_promise_leads_back_to_it(people, meetings, client, kind, source):
    about = meetings[kind]
    link = {
        "cua": str(about),
        "cau": "Xã sẽ sửa đèn trước ngày 30/9.",
        "nguon": source,
        "ngay": "2026-07-15",
        "o": NAME,
    }
    client.force_login(people.handler)
    page = client.get("/ban-lam-viec/cam-ket/moi/", link).content.decode()
    for begun in (f'value="{about}"', f'<option value="{source}" selected>', 'value="30/9/2026"', 'value="15/7/2026"'):
        assert begun in page, begun
    typed = {
        "text": "Xã sẽ sửa đèn.", "said_by": "Chủ tịch", "unit": people.commune.code, "source": source,
        "said_on": "15/7/2026", "due_on": "30/9/2026", "wanted": "Ảnh.", "about": str(about),
    }  # fmt: skip
    client.post("/ban-lam-viec/cam-ket/moi/", typed)
    made = Commitment.objects.get()
    assert made.about_ref == str(about) and made.source == source
    back = f"/ban-lam-viec/thu/{kind}/{about.id}/"
    assert back in client.get(f"/ban-lam-viec/cam-ket/{made.pk}/").content.decode()
    client.force_login(people.supervisor)
    assert back not in client.get(f"/ban-lam-viec/cam-ket/{made.pk}/").content.decode()
