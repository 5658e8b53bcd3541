"""No task is due later than any task above it, however far up: asked when a part is broken down, changed and sent."""

from datetime import date, timedelta

import pytest

from cases.desk import set_day
from cast import cast, make_officer, make_post, make_unit
from directives.making import DUE, FRIDAY, by, opened, part_of, wanted
from thongsuot.core.errors import Invalid
from thongsuot.directives import actions
from thongsuot.directives.models import Assignment, Task
from thongsuot.directives.queries.chain import last_day
from thongsuot.directives.rules.addressing import UNITS, Addressed

pytestmark = pytest.mark.django_db
EARLIER = DUE - timedelta(20)
DAY = timedelta(1)


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def group(people):
    """Return a unit three levels below the province, and who works there."""
    unit = make_unit("Tổ thủy lợi", parent=people.economics, kind="division")
    head = make_officer("Lò Văn Thủy")
    make_post(head, unit, "head")
    return unit, head


def asked(unit, due_on=DUE):
    return wanted(plan_by=None, evidence="", due_on=due_on, addressed=Addressed(UNITS, units=(unit.pk,)))


def given(officer, unit, below, parent=None, due_on=DUE) -> Assignment:
    """Return the part of a task that one unit gives to one below it."""
    drafted = actions.draft_task(
        unit_id=unit.pk, wanted=asked(below, due_on), parent_id=parent.pk if parent else None, **by(officer)
    )
    actions.send_task(task_id=drafted.pk, **by(officer))
    opened(drafted)
    return part_of(drafted, below)


@pytest.fixture
def chain(people, group):
    """Return the parts of a task broken down twice: of the commune, its division and the group in that."""
    first = given(people.province_head, people.province, people.commune)
    second = given(people.head, people.commune, people.economics, first)
    return [first, second, given(people.economics_head, people.economics, group[0], second)]


def moved(part: Assignment, due_on: date) -> None:
    """Let a task that was sent have another day, as no page can."""
    Task.objects.filter(pk=part.task_id).update(due_on=due_on)


@pytest.mark.parametrize("above", [0, 1, 2])
def test_the_last_day_is_the_earliest_of_all_tasks_above(chain, above):
    assert [last_day(part.pk) for part in chain] == [DUE] * 3
    moved(chain[above], EARLIER)
    assert [last_day(part.pk) for part in chain] == [DUE] * above + [EARLIER] * (3 - above)


@pytest.mark.parametrize("above", [0, 1, 2])
def test_a_part_three_levels_down_is_not_broken_down_later_than_any_task_above(people, group, chain, above):
    moved(chain[above], EARLIER)
    unit, head = group
    own = make_unit("Nhóm đo kênh", parent=unit, kind="division")
    drafting = {"unit_id": unit.pk, "parent_id": chain[2].pk, **by(head)}
    with pytest.raises(Invalid, match=r"cấp trên \(10/09/2026\)\. Ghi ngày đó hoặc sớm hơn") as refused:
        actions.draft_task(wanted=asked(own, EARLIER + DAY), **drafting)
    assert refused.value.field == "due_on"
    task = actions.draft_task(wanted=asked(own, EARLIER), **drafting)
    with pytest.raises(Invalid, match="Ghi ngày đó hoặc sớm hơn"):
        actions.change_task(task_id=task.pk, wanted=asked(own, EARLIER + DAY), revision=task.revision, **by(head))


@pytest.mark.parametrize("above", [0, 1, 2])
def test_what_a_task_above_has_overtaken_is_not_sent_and_the_page_says_what_to_do(client, group, chain, above):
    unit, head = group
    own = make_unit("Nhóm đo kênh", parent=unit, kind="division")
    task = actions.draft_task(unit_id=unit.pk, wanted=asked(own), parent_id=chain[2].pk, **by(head))
    moved(chain[above], EARLIER)
    with pytest.raises(Invalid, match=r"\(10/09/2026\)") as refused:
        actions.send_task(task_id=task.pk, **by(head))
    assert refused.value.field == "due_on" and not task.assignments.exists()
    client.force_login(head)
    page = client.get(f"/ban-lam-viec/nhiem-vu/phan-viec/{chain[2].pk}/").content.decode()
    assert "Hạn này sau hạn của nhiệm vụ cấp trên" in page and "Sửa nhiệm vụ này" in page
    actions.change_task(task_id=task.pk, wanted=asked(own, EARLIER), revision=task.revision, **by(head))
    assert actions.send_task(task_id=task.pk, **by(head)).state == "sent"
    page = client.get(f"/ban-lam-viec/nhiem-vu/phan-viec/{chain[2].pk}/").content.decode()
    assert "Hạn này sau hạn" not in page


def test_what_was_sent_and_is_now_later_than_a_task_above_is_named_at_every_level(client, people, chain, monkeypatch):
    set_day(monkeypatch, FRIDAY)
    page = "/ban-lam-viec/nhiem-vu/phan-viec/{}/".format
    for officer, part in ((people.head, chain[0]), (people.economics_head, chain[1])):
        client.force_login(officer)
        assert "Hạn này sau hạn" not in client.get(page(part.pk)).content.decode()
    moved(chain[0], EARLIER)
    for officer, part in ((people.head, chain[0]), (people.economics_head, chain[1])):
        client.force_login(officer)
        shown = client.get(page(part.pk)).content.decode()
        assert "Hạn này sau hạn của nhiệm vụ cấp trên" in shown and "Đổi hạn nhiệm vụ này" in shown


def test_the_form_begins_with_the_earliest_day_above_and_says_whose(client, people, group, chain):
    moved(chain[0], EARLIER)
    client.force_login(group[1])
    form = client.get(f"/ban-lam-viec/nhiem-vu/moi/?parent={chain[2].pk}").content.decode()
    assert "2026-09-10" in form and "Nhiệm vụ cao hơn phải xong" in form
