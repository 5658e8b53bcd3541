"""Why a task reaches a unit: step by step up to the first directive, of what the reader may see, however deep."""

from datetime import date

import pytest

from cast import actor, cast, make_officer, make_post, make_unit
from directives.making import PLAN, by, opened, part_of, read, upload, wanted
from thongsuot.directives import actions
from thongsuot.directives.actions import instruments, passages
from thongsuot.directives.models import Assignment
from thongsuot.directives.queries.work import reasons
from thongsuot.directives.rules.addressing import UNITS, Addressed

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def standing(officer, unit, text=PLAN, name="ke-hoach.txt"):
    """Return an instrument in force in the register of a unit, and its first sentence."""
    made = read(upload(officer, unit, text, name)).instrument
    passages.confirm_rest(instrument_id=made.pk, **by(officer))
    about = instruments.About(title=made.title, number=made.number, kind="plan", issued_on=date(2026, 3, 12))
    instruments.describe(instrument_id=made.pk, about=about, revision=2, **by(officer))
    return instruments.put_in_force(instrument_id=made.pk, **by(officer)), made.passages.get(ordinal="1.")


def given(officer, unit, below, label: str, **source) -> Assignment:
    """Return the part of a task that one unit gives to one below it."""
    words = wanted(label=label, plan_by=None, evidence="", addressed=Addressed(UNITS, units=(below.pk,)))
    task = actions.draft_task(unit_id=unit.pk, wanted=words, **source, **by(officer))
    actions.send_task(task_id=task.pk, **by(officer))
    opened(task)
    return part_of(task, below)


def told(officer, row: Assignment) -> list[str]:
    return [str(one.task or one.instrument) for one in reasons(actor(officer), row)]


def test_a_division_three_levels_down_sees_the_directive_and_its_sentence(people):
    group = make_unit("Tổ thủy lợi", parent=people.economics, kind="division")
    worker = make_officer("Lò Văn Thủy")
    make_post(worker, group, "handler")
    plan, sentence = standing(people.province_head, people.province)
    first = given(people.province_head, people.province, people.commune, "Rà soát", passage_id=sentence.pk)
    second = given(people.head, people.commune, people.economics, "Đo", parent_id=first.pk)
    third = given(people.economics_head, people.economics, group, "Đo kênh", parent_id=second.pk)
    assert told(worker, third) == ["Đo kênh", str(plan)]
    step = reasons(actor(worker), third)[-1]
    assert step.opens and "Rà soát các điểm ngập" in step.quoted
    assert told(people.economics_head, third) == ["Đo kênh", "Đo", str(plan)]
    assert told(people.head, third) == ["Đo kênh", "Đo", "Rà soát", str(plan)]
    assert told(people.province_head, third) == ["Đo kênh", "Đo", "Rà soát", str(plan)]


def test_an_instrument_of_its_own_on_the_way_stands_beside_the_one_above_it(people):
    plan, sentence = standing(people.province_head, people.province)
    own, line = standing(people.head, people.commune, PLAN.replace("45/KH-UBND", "7/KH-UBND"), "xa.txt")
    first = given(people.province_head, people.province, people.commune, "Rà soát", passage_id=sentence.pk)
    second = given(people.head, people.commune, people.economics, "Đo", parent_id=first.pk, passage_id=line.pk)
    assert told(people.economics_handler, second) == ["Đo", str(own), str(plan)]


def test_what_the_reader_may_not_see_above_leaves_no_step(people, client):
    plan, sentence = standing(people.province_head, people.province)
    own, line = standing(people.head, people.commune, PLAN.replace("45/KH-UBND", "7/KH-UBND"), "xa.txt")
    first = given(people.province_head, people.province, people.commune, "Việc của tỉnh", passage_id=sentence.pk)
    second = given(people.head, people.commune, people.economics, "Đo", parent_id=first.pk, passage_id=line.pk)
    instruments.Instrument.objects.filter(pk=plan.pk).update(state="draft")
    assert told(people.economics_handler, second) == ["Đo", str(own)]
    client.force_login(people.economics_handler)
    page = client.get(f"/ban-lam-viec/nhiem-vu/phan-viec/{second.pk}/").content.decode()
    assert str(own) in page and "Việc của tỉnh" not in page and str(plan) not in page
