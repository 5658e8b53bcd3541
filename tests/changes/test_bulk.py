"""One act on many cases: the preview says what will happen, one entry commits to all, what changed is left."""

from datetime import timedelta

import pytest
from django.db import connection

from cases.desk import set_day, text
from cast import actor, cast, make_post
from lives import DAY, Life, instant
from thongsuot.cases.actions.labelling import add_label
from thongsuot.cases.actions.rate import close_after
from thongsuot.cases.actions.record import act_digest, canonical_act
from thongsuot.cases.models import Bulk, Case, CaseLabel, Coordination
from thongsuot.changes import jobs
from thongsuot.changes.actions import bulk as actions
from thongsuot.changes.actions.bulk import act_on_many, bulk_batch, judged, start
from thongsuot.changes.forms.bulk import LEFT, name_of
from thongsuot.changes.models import Change
from thongsuot.core.errors import Refused, TooMany
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
MANY, LIST = "/ban-lam-viec/nhieu-vu-viec/", "/ban-lam-viec/vu-viec/"


@pytest.fixture(autouse=True)
def present_day(monkeypatch):
    set_day(monkeypatch, DAY)


@pytest.fixture
def people():
    return cast()


def picked(*lives):
    return [(case.pk, case.revision) for case in (Case.objects.get(pk=life.case.pk) for life in lives)]


def do(people, verb, lives, who="head", on=DAY, **given):
    moment = {"actor": actor(getattr(people, who), on=on), "on": on, "at": instant(on)}
    return act_on_many(verb=verb, chosen=picked(*lives), given=given, **moment)


def to_economics(people):
    return {"unit_id": people.economics.pk, "officer_id": people.economics_handler.pk}


def outcomes(bulk):
    return sorted(bulk.items.values_list("outcome", flat=True))


def test_many_are_given_under_one_entry_that_commits_to_each_act(people):
    lives = [Life(people).accepted() for _n in range(3)]
    entries, told = Entry.objects.count(), Message.objects.count()
    bulk = do(people, "assign", lives, **to_economics(people))
    assert Entry.objects.count() == entries + 1 and outcomes(bulk) == ["done"] * 3
    change = Change.objects.get(verb="bulk_assign")
    acts = {str(act.pk): act_digest(act) for life in lives for act in life.case.acts.filter(verb="assign")}
    assert change.details["cases"] == acts and len(acts) == 3
    assert commitment(bytes(change.content.key), change.canonical({})) == bytes(change.entry.commitment)
    assert {Case.objects.get(pk=life.case.pk).officer for life in lives} == {people.economics_handler}
    assert Message.objects.count() == told + 1


def test_what_changed_meanwhile_or_cannot_be_done_is_left_and_named(people):
    early, changed, good = Life(people), Life(people).accepted(), Life(people).accepted()
    chosen = picked(early, changed, good)
    do(people, "assign", [changed], **to_economics(people))
    moment = {"actor": actor(people.head), "on": DAY, "at": instant(DAY)}
    bulk = act_on_many(verb="assign", chosen=chosen, given=to_economics(people), **moment)
    why = dict(bulk.items.values_list("case", "why"))
    assert why[good.case.pk] == ""
    assert "bước hiện tại" in why[early.case.pk] and "làm trên vụ việc này" in why[changed.case.pk]


def test_the_preview_says_what_the_act_then_does_and_writes_nothing(people):
    lives = [Life(people), Life(people).accepted()]
    entries = Entry.objects.count()
    rows = judged(verb="assign", chosen=picked(*lives), given=to_economics(people), actor=actor(people.head), on=DAY)
    assert {row.case.pk: bool(row.why) for row in rows} == {lives[0].case.pk: True, lives[1].case.pk: False}
    assert Entry.objects.count() == entries
    assert outcomes(do(people, "assign", lives, **to_economics(people))) == ["done", "left"]


def test_what_the_officer_does_not_see_is_no_part_of_it(people):
    theirs, own = Life(people), Life(people)
    Case.objects.filter(pk=theirs.case.pk).update(holder_unit=people.other_commune)
    theirs.case.sights.all().delete()
    here = add_label(unit_id=people.commune.pk, name="chờ", actor=actor(people.head), on=DAY, at=instant(DAY))
    bulk = do(people, "label", [theirs, own], who="handler", add=[here.pk], remove=[])
    assert [item.case_id for item in bulk.items.all()] == [own.case.pk]


def test_labels_coordination_handing_over_and_closing_on_many(people):
    given, answered = [Life(people).assigned() for _n in range(2)], Life(people).answered()
    here = add_label(unit_id=people.commune.pk, name="chờ", actor=actor(people.head), on=DAY, at=instant(DAY))
    assert outcomes(do(people, "label", given, add=[here.pk], remove=[])) == ["done", "done"]
    assert CaseLabel.objects.count() == 2
    asked = {"unit_id": people.office.pk, "due_on": DAY + timedelta(days=2), "question": "Ai quản lý cột đèn?"}
    bulk = do(people, "coordinate", given, **asked)
    assert outcomes(bulk) == ["done", "done"]
    assert Bulk.objects.get(pk=bulk.pk).texts == {}
    assert set(Coordination.objects.values_list("question", flat=True)) == {"Ai quản lý cột đèn?"}
    change = Change.objects.get(verb="bulk_coordinate")
    assert change.content.texts == {}
    for act in (row.asked for row in Coordination.objects.all()):
        texts = {"question": "Ai quản lý cột đèn?"}
        assert (act.verb, act.content.texts) == ("coordinate", texts)
        committed = commitment(bytes(act.content.key), canonical_act(act, texts)).hex()
        assert change.details["cases"][str(act.pk)] == committed
    assert outcomes(do(people, "hand_over", given, who="economics_head", officer_id=people.economics_head.pk))[0]
    assert outcomes(do(people, "close", [answered])) == ["left"]
    assert outcomes(do(people, "close", [answered], on=DAY + close_after())) == ["done"]


def test_more_than_a_few_wait_for_the_worker_and_go_on_after_a_crash(people, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    lives = [Life(people).accepted() for _n in range(3)]
    bulk = do(people, "assign", lives, **to_economics(people))
    assert outcomes(bulk) == [""] * 3 and actions.unfinished() == [bulk.pk]
    assert bulk_batch(bulk_id=bulk.pk, at=instant(DAY), limit=2)
    assert outcomes(bulk) == ["", "done", "done"]
    actions.carry_on(bulk_id=bulk.pk, clock=lambda: instant(DAY))
    assert outcomes(bulk) == ["done"] * 3 and actions.unfinished() == []
    assert not bulk_batch(bulk_id=bulk.pk, at=instant(DAY))
    assert Change.objects.filter(verb="bulk_assign").count() == 2


def test_cases_that_moved_on_between_two_batches_stop_nothing_and_are_told_to_who_got_them(people, of_two, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    there = {"unit_id": people.other_commune.pk, "officer_id": None}
    bulk = do(people, "assign", of_two, to={people.commune.pk: to_economics(people), people.other_commune.pk: there})
    bulk_batch(bulk_id=bulk.pk, at=instant(DAY), limit=2)
    moved = dict(zip(bulk.items.filter(outcome="done").values_list("case", flat=True), "hc", strict=True))
    for case, where in moved.items():
        unit = people.health if where == "h" else people.other_commune
        Case.objects.filter(pk=case).update(holder_unit=unit, working_unit=None)
    actions.carry_on(bulk_id=bulk.pk, clock=lambda: instant(DAY))
    assert outcomes(bulk) == ["done"] * 3 and actions.unfinished() == []
    told = Message.objects.filter(template="assigned", officer_id=people.economics_handler.pk)
    assert [message.params["label"] for message in told] == ["2 vụ việc"]


def queued_bulks():
    with connection.cursor() as cursor:
        cursor.execute("SELECT args->>'bulk_id' FROM procrastinate_jobs WHERE task_name = %s", [actions.JOB])
        return sorted(row[0] for row in cursor.fetchall())


def test_each_bulk_that_a_crash_left_goes_on_in_a_job_of_its_own_and_in_one(people, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 0)
    bulks = [do(people, "assign", [Life(people).accepted()], **to_economics(people)) for _n in range(2)]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
    start(bulks[0].pk)
    jobs.take_up_bulks(timestamp=0)
    assert queued_bulks() == sorted(str(bulk.pk) for bulk in bulks)


def test_who_lost_the_post_meanwhile_does_nothing_more(people, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 0)
    bulk = do(people, "assign", [Life(people).accepted()], **to_economics(people))
    people.head.posts.update(valid_until=DAY)
    bulk_batch(bulk_id=bulk.pk, at=instant(DAY))
    assert outcomes(bulk) == ["left"]


def test_too_many_and_those_who_work_on_nothing_are_refused(people, monkeypatch):
    lives = [Life(people).accepted() for _n in range(2)]
    with pytest.raises(Refused):
        do(people, "close", lives, who="publisher")
    monkeypatch.setattr(actions, "MOST", 1)
    with pytest.raises(TooMany):
        do(people, "assign", lives, **to_economics(people))


def sent(lives, **more):
    return {"viec": "assign", "chon": [f"{pk}.{revision}" for pk, revision in picked(*lives)]} | more


def test_three_pages_choose_look_and_do(client, people):
    lives = [Life(people, title="Đèn hỏng").accepted(), Life(people, title="Chưa thụ lý")]
    client.force_login(people.head)
    first = client.post(MANY, sent(lives))
    assert first.status_code == 200 and "Làm được: 1" in text(first) and "Để lại: 1" in text(first)
    desk = f"{people.economics.pk}:{people.economics_handler.pk}"
    fill = {"viec": "assign", "cac": ",".join(sent(lives)["chon"]), name_of(people.commune.pk): desk, "revision": 0}
    ready = client.post(MANY, fill | {"buoc": "xem"})
    assert "Làm với 1 vụ việc" in text(ready) and f'value="{desk}"' in text(ready)
    assert not Bulk.objects.exists()
    done = client.post(MANY, fill | {"buoc": "lam"}, follow=True)
    assert "Đã làm 1 trên 2 vụ việc." in text(done) and "Để lại: 1" in text(done)


def test_all_of_a_filter_are_chosen_and_no_others(client, people):
    Life(people, title="Một").accepted()
    Life(people, title="Hai")
    client.force_login(people.head)
    page = text(client.post(MANY, {"viec": "assign", "het": "1", "bo_loc": "buoc=accepted"}))
    assert "Một" in page and "Hai" not in page


@pytest.mark.parametrize("given", [{}, {"viec": "xoa", "chon": "x"}, {"viec": "close", "chon": "x.y,1"}])
def test_nothing_chosen_leads_back_to_the_list(client, people, given):
    client.force_login(people.head)
    assert client.post(MANY, given)["Location"] == LIST


def test_a_wrong_form_is_shown_again_and_nothing_is_done(client, people):
    client.force_login(people.head)
    answer = client.post(MANY, sent([Life(people).accepted()], buoc="xem", revision=0))
    assert answer.status_code == 422 and "Chọn một đơn vị hoặc một người" in text(answer)


def test_the_result_is_for_who_asked_for_it(client, people):
    bulk = do(people, "assign", [Life(people).accepted()], **to_economics(people))
    client.force_login(people.receptionist)
    assert client.get(f"{MANY}{bulk.pk}/").status_code == 404


def test_the_list_offers_it_to_those_who_work_on_cases(client, people):
    Life(people)
    for officer, offered in ((people.head, True), (people.supervisor, False)):
        client.force_login(officer)
        page = text(client.get(LIST))
        assert ('name="chon"' in page) is offered and ('id="nhieu"' in page) is offered


@pytest.fixture
def of_two(people):
    """Return two accepted cases of the commune and one of its neighbour, both headed by one officer."""
    make_post(people.head, people.other_commune, "head")
    lives = [Life(people).accepted() for _n in range(3)]
    Case.objects.filter(pk=lives[2].case.pk).update(holder_unit=people.other_commune)
    return lives


def test_cases_of_two_units_each_get_a_choice_of_their_own(client, people, of_two):
    client.force_login(people.head)
    here, there = (name_of(unit.pk) for unit in (people.commune, people.other_commune))
    first = text(client.post(MANY, sent(of_two)))
    assert f"{people.commune}, 2 vụ việc: giao cho" in first and f"{people.other_commune}, 1 vụ việc: giao cho" in first
    desk = f"{people.economics.pk}:{people.economics_handler.pk}"
    fill = {"viec": "assign", "cac": ",".join(sent(of_two)["chon"]), "revision": 0}
    fill |= {here: desk, there: str(people.other_commune.pk)}
    ready = text(client.post(MANY, fill | {"buoc": "xem"}))
    assert "Làm với 3 vụ việc" in ready and ready.count("Giao cho: ") == 3
    client.post(MANY, fill | {"buoc": "lam"})
    given = [Case.objects.get(pk=life.case.pk) for life in of_two]
    assert [case.working_unit for case in given] == [people.economics] * 2 + [people.other_commune]
    told = Message.objects.filter(template="assigned", officer_id=people.economics_handler.pk)
    assert [message.params["label"] for message in told] == ["2 vụ việc"]


def test_a_desk_of_another_holder_is_offered_to_none_and_refused_for_each(client, people, of_two):
    client.force_login(people.head)
    fill = {"viec": "assign", "cac": ",".join(sent(of_two)["chon"]), "revision": 0, "buoc": "xem"}
    fill |= {name_of(people.commune.pk): LEFT, name_of(people.other_commune.pk): str(people.economics.pk)}
    assert client.post(MANY, fill).status_code == 422
    to = {people.other_commune.pk: to_economics(people)}
    bulk = do(people, "assign", of_two, to=to)
    assert outcomes(bulk) == ["left"] * 3
    why = dict(bulk.items.values_list("case", "why"))
    assert "để lại" in why[of_two[0].case.pk] and "đơn vị đang giữ vụ việc" in why[of_two[2].case.pk]


def test_a_unit_can_be_left_out_but_not_every_one(client, people, of_two):
    client.force_login(people.head)
    fill = {"viec": "assign", "cac": ",".join(sent(of_two)["chon"]), "revision": 0, "buoc": "xem"}
    left = {name_of(unit.pk): LEFT for unit in (people.commune, people.other_commune)}
    assert "Chọn nơi nhận cho ít nhất một đơn vị" in text(client.post(MANY, fill | left))
    one = fill | left | {name_of(people.other_commune.pk): str(people.other_commune.pk)}
    page = text(client.post(MANY, one))
    assert "Làm với 1 vụ việc" in page and "Anh/chị để lại vụ việc của đơn vị này." in page


def test_what_was_chosen_by_unit_is_kept_for_the_worker(people, of_two, monkeypatch):
    monkeypatch.setattr(actions, "AT_ONCE", 1)
    given = {"unit_id": people.other_commune.pk, "officer_id": None}
    bulk = do(people, "assign", of_two, to={people.commune.pk: to_economics(people), people.other_commune.pk: given})
    actions.carry_on(bulk_id=bulk.pk, clock=lambda: instant(DAY))
    assert outcomes(bulk) == ["done"] * 3
    assert Case.objects.get(pk=of_two[0].case.pk).officer == people.economics_handler


def test_what_cannot_be_done_on_any_asks_for_nobody(client, people):
    client.force_login(people.head)
    page = client.post(MANY, sent([Life(people)]))
    assert page.status_code == 200 and "Không vụ việc nào làm được" in text(page) and "Xem trước" not in text(page)
