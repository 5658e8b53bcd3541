"""A batch taken together leaves the same acts, duties and words as the actions one by one; and all of it is proven."""

from datetime import UTC, date, datetime

import pytest

from cast import cast, make_unit
from thongsuot.cases.actions.record import DERIVED, canonical_act, duty_digest, event_of, wanted_sights
from thongsuot.cases.importing.reading import Row
from thongsuot.cases.importing.taking import Intake
from thongsuot.cases.models import Act, Case, Response
from thongsuot.cases.rules.fold import fold
from thongsuot.duties.models import Duty, DutyAct, MatterKey
from thongsuot.ledger.rules import commitment

pytestmark = pytest.mark.django_db
AT = datetime(2026, 7, 15, 2, tzinfo=UTC)
LAMP = {"id": "1", "text": "Đèn đường thôn Suối Thông hỏng.", "kind": "feedback", "received_on": "2026-06-01"}
WHO = {"name": "K'Sơr", "address": "thôn Suối Thông", "phone": "0900000123", "persons": 3, "households": 2}
PLACED = {"topic": "utilities.lighting", "ward_code": "24931", "province_code": "68"}
ROWS = {
    "new": LAMP | WHO | PLACED,
    "new by letter": LAMP | {"channel": "letter"},
    "petition at a reception": LAMP | {"kind": "petition", "channel": "reception"},
    "accepted": LAMP | PLACED | {"channel": "letter", "accepted": "x"},
    "accepted on its day": LAMP | {"accepted_on": date(2026, 6, 3)},
    "guided": LAMP | {"channel": "letter", "guided": "Hướng dẫn đến Chi nhánh Văn phòng đăng ký đất đai"},
    "guided by a tick": LAMP | {"guided": "x", "guided_on": "5/6/2026"},
    "answered": LAMP | PLACED | {"channel": "letter", "answered_on": "18/6/2026", "result": "Đã thay bóng."},
    "accepted and answered": LAMP | WHO | {"accepted_on": "3/6/2026", "answered_on": "18/6/2026"},
    "passed out": LAMP | {"channel": "reception", "transferred_to": "Khu Quản lý đường bộ IV"},
    "passed to a unit outside": LAMP | {"transferred_to": "Sở Xây dựng tỉnh bạn", "transferred_on": "4/6/2026"},
}


@pytest.fixture
def people():
    made = cast()
    make_unit("Sở Xây dựng tỉnh bạn", outside=True, address="Số 1 phố Mẫu")
    return made


def taken(people, row, *, singly):
    source = "từng dòng" if singly else "cả lô"
    tally = Intake(source, AT, people.commune, singly=singly).take([Row(1, dict(row))], lambda done: None)
    assert (tally.accepted, tally.turned) == (1, [])
    return Case.objects.get(source=source)


def told(case):
    """Return everything that is kept of a case, without its own keys, code, source and moment."""
    return {
        "columns": {name: getattr(case, name) for name in DERIVED} | {"title": case.title, "practice": case.practice},
        "acts": [_act(act) for act in case.acts.select_related("content", "entry")],
        "duties": sorted(_duty(duty) for duty in Duty.objects.filter(about_ref=f"case:{case.pk}")),
        "answers_for": case.duty.task,
        "sights": {(sight.unit_id, sight.why) for sight in case.sights.all()},
        "words": (case.content.text, case.content.place_text),
        "items": list(case.items.values_list("number", "text")),
        "people": list(case.parties.values_list("name", "address", "phone", "notify_by", "part")),
        "responses": list(
            Response.objects.filter(item__case=case).values_list("text", "legal_reason", "round", "act__verb")
        ),
        "key": list(MatterKey.objects.filter(about_ref=f"case:{case.pk}").values_list("topic", "place", "day")),
    }


def _act(act):
    details = act.details | {"duties": len(act.details.get("duties", {}))}
    texts = {name: text for name, text in act.content.texts.items()}
    ours = (act.number, act.verb, act.on, act.actor_ref, act.actor_unit_id, act.unit_id, act.officer_id)
    return (*ours, details, texts, act.entry.verb, act.entry.actor_ref)


def _duty(duty):
    acts = [(act.number, act.verb, act.on, act.actor_ref, str(sorted(act.details.items()))) for act in duty.acts.all()]
    columns = ("state", "rule_code", "basis", "starts_on", "due_on", "remind_on", "look_on", "ended_on", "revision")
    return duty.task, str([getattr(duty, name) for name in columns]), duty.holder_unit_id, acts


@pytest.mark.parametrize("name", ROWS)
def test_a_row_of_a_batch_is_told_as_the_actions_tell_it(people, name):
    assert told(taken(people, ROWS[name], singly=False)) == told(taken(people, ROWS[name], singly=True))


@pytest.fixture
def register(people):
    rows = [Row(n, row | {"id": f"d-{n}"}) for n, row in enumerate(ROWS.values(), start=1)]
    Intake("sổ", AT, people.commune).take(rows, lambda done: None)
    return Case.objects.filter(source="sổ")


def test_every_column_and_sight_of_a_batch_follows_from_its_acts(register):
    assert register.count() == len(ROWS)
    for case in register:
        derived = fold(event_of(act) for act in case.acts.all())
        assert {name: getattr(case, name) for name in DERIVED} == {name: getattr(derived, name) for name in DERIVED}
        assert {(sight.unit_id, sight.why) for sight in case.sights.all()} == wanted_sights(case)


def test_every_act_of_a_batch_has_an_entry_of_its_own_that_commits_to_it_and_its_duties(register):
    committed = {}
    for act in Act.objects.select_related("entry", "content"):
        committed |= act.details.get("duties", {})
        assert commitment(bytes(act.content.key), canonical_act(act, act.content.texts)) == bytes(act.entry.commitment)
    assert Act.objects.values("entry").distinct().count() == Act.objects.count()
    assert all(committed[str(act.pk)] == duty_digest(act) for act in DutyAct.objects.all())


def test_no_secret_opens_a_case_of_a_register_before_one_is_issued(register):
    assert {bytes(secret) for secret in register.values_list("secret_hash", flat=True)} == {bytes(64)}


def test_rows_that_another_run_is_writing_are_turned_away_alone(people, monkeypatch):
    Intake("sổ", AT, people.commune).take([Row(1, LAMP)], lambda done: None)
    monkeypatch.setattr(Intake, "_known", lambda self, rows: {})
    rows = [Row(1, LAMP), Row(2, LAMP | {"id": "2"})]
    tally = Intake("sổ", AT, people.commune).take(rows, lambda done: None)
    assert (tally.accepted, [one.number for one in tally.turned]) == (1, [1])
