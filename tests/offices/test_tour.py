"""The tour: eight steps, each ticked by the officer's own act in practice and opened on the real page."""

import pytest

from cast import actor, cast
from lives import DAY, Life, instant, moment
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.rules.transitions import BY_VERB
from thongsuot.offices.rules.tour import STEPS, walked

PAGE = "/ban-lam-viec/bat-dau/"


def test_every_step_is_an_act_of_the_table():
    assert {verb for step in STEPS for verb in step.verbs} <= set(BY_VERB)


@pytest.mark.parametrize(
    ("verbs", "done", "now"),
    [(set(), 0, "receive"), ({"receive", "accept"}, 2, "screen"), ({s.code for s in STEPS}, 8, None)],
)
def test_the_first_step_not_done_is_the_one_to_do(verbs, done, now):
    steps = walked(verbs)
    assert sum(one.done for one in steps) == done
    assert [one.step.code for one in steps if one.now] == ([now] if now else [])


@pytest.mark.django_db
def test_only_ones_own_acts_in_practice_tick_a_step(client):
    people = cast()
    Life(people).screened()
    client.force_login(people.handler)
    assert "Đã thử 0 trên 8 bước" in client.get(PAGE).content.decode()
    me = actor(people.handler, on=DAY, practice=True)
    case = receive(given=Submission(text="Đèn hỏng.", channel="reception"), unit=people.practice, actor=me,
                   on=DAY, at=instant(DAY))  # fmt: skip
    screen(case_id=case.pk, kind="feedback", topic="environment", title="Đèn", actor=me, **moment(DAY))
    page = client.get(PAGE).content.decode()
    assert "Đã thử 2 trên 8 bước" in page and f"/ban-lam-viec/vu-viec/{case.pk}/" in page
    client.force_login(people.head)
    assert "Đã thử 0 trên 8 bước" in client.get(PAGE).content.decode()


@pytest.mark.django_db
def test_a_step_enters_practice_and_opens_the_real_page(client):
    people = cast()
    client.force_login(people.handler)
    begun = client.post("/ban-lam-viec/doi-vai/tap-duot/", {"on": "1", "next": "/ban-lam-viec/tiep-nhan/moi/"})
    assert begun.headers["Location"] == "/ban-lam-viec/tiep-nhan/moi/"
    assert "Đang ở chế độ tập làm" in client.get("/ban-lam-viec/tiep-nhan/moi/").content.decode()
    for elsewhere in ("https://khac.example/", "//khac.example/", "people:roles", "-1", "a\0b"):
        away = client.post("/ban-lam-viec/doi-vai/tap-duot/", {"on": "1", "next": elsewhere})
        assert away.headers["Location"] == "/ban-lam-viec/doi-vai/"
