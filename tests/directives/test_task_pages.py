"""The pages of tasks: from a new one to the accepted report, and what goes wrong on the way."""

from datetime import date

import pytest
from django.urls import reverse

from cast import cast, make_officer, make_post
from directives.making import by, drafted, opened, part_of, sent, wanted
from thongsuot.directives import actions
from thongsuot.directives.models import Assignment, Report, Task
from thongsuot.directives.rules.addressing import UNITS, Addressed

pytestmark = pytest.mark.django_db
NEW = {
    "label": "Rà soát điểm ngập",
    "text": "Rà soát các điểm ngập.",
    "starts_on": "1/12/2026",
    "due_on": "31/12/2026",
    "plan_by": "10/12/2026",
    "weight": "1",
}


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def province(client, people):
    client.force_login(people.province_head)
    return client


def _url(name, *args):
    return reverse(f"directives:{name}", args=args)


def test_a_task_is_written_its_units_chosen_seen_and_sent(province, people):
    answer = province.post(_url("task_new"), NEW | {"unit": people.province.pk})
    task = Task.objects.get()
    assert answer.url == _url("task_units", task.pk)
    page = province.post(
        _url("task_units", task.pk), {"rule": "communes", "tinh": "1", "revision": "1"}
    ).content.decode()
    assert "2 đơn vị" in page and "Ủy ban nhân dân xã Đơn Dương" in page
    kept = province.post(_url("task_units", task.pk), {"rule": "communes", "giu": "1", "revision": "1"})
    assert kept.url == _url("task_send", task.pk)
    review = province.get(kept.url).content.decode()
    assert "Gửi cho 2 đơn vị" in review
    task.refresh_from_db()
    for wrong in ("", "x", "9" * 5000):
        assert [
            province.post(_url(act, task.pk), {"revision": wrong}).status_code for act in ("task_send", "task_drop")
        ] == [409, 409]
    assert province.post(kept.url, {"revision": task.revision}).status_code == 302
    task.refresh_from_db()
    assert (task.state, task.units) == ("sent", 2)
    assert "Đã mở 0 trên 2 đơn vị" in province.get(_url("task", task.pk)).content.decode()
    opened(task)
    assert "Đã mở" not in province.get(_url("task", task.pk)).content.decode()


def test_a_part_is_planned_reported_and_accepted_on_its_page(client, people):
    row = part_of(sent(people, evidence=""), people.commune)
    client.force_login(people.handler)
    page = client.get(_url("assignment", row.pk)).content.decode()
    assert "Lập kế hoạch" in page and "Giao người làm" not in page
    client.post(_url("assignment_act", row.pk, "ke-hoach"), {"text": "Tuần 1 khảo sát."})
    given = {"percent": "100", "final": "on", "text": "Xong cả."}
    assert client.post(_url("assignment_act", row.pk, "bao-cao"), given).status_code == 302
    report = Report.objects.get()
    assert client.get(_url("report_answer", report.pk, "cong-nhan")).status_code == 403
    client.force_login(people.province_head)
    assert "Công nhận báo cáo" in client.get(_url("assignment", row.pk)).content.decode()
    assert client.post(_url("report_answer", report.pk, "cong-nhan"), {"answer": "Tốt."}).status_code == 302
    assert part_of(row.task, people.commune).state == "accepted"
    assert "Mở lại việc đã công nhận" in client.get(_url("assignment", row.pk)).content.decode()


@pytest.mark.parametrize(
    ("evidence", "remedy"),
    [("", "đánh dấu ô này. Chưa xong"), ("Biên bản", "đánh dấu ô này và kèm tài liệu chứng minh. Chưa xong")],
)
def test_a_whole_share_without_the_tick_is_no_report_and_says_what_to_do(client, people, evidence, remedy):
    row = part_of(sent(people, evidence=evidence), people.commune)
    client.force_login(people.handler)
    answer = client.post(_url("assignment_act", row.pk, "bao-cao"), {"percent": "100", "text": "Xong cả."})
    assert answer.status_code == 422 and not Report.objects.exists()
    assert list(answer.context["form"].errors) == ["final"]
    page = answer.content.decode()
    assert remedy in page and "Xong cả.</textarea>" in page
    assert client.post(_url("assignment_act", row.pk, "bao-cao"), {"percent": "99", "text": "Gần."}).status_code == 302


def test_a_whole_report_without_the_evidence_wanted_is_told_at_its_files(client, people):
    row = part_of(sent(people), people.commune)
    client.force_login(people.handler)
    given = {"percent": "100", "final": "on", "text": "Xong cả."}
    answer = client.post(_url("assignment_act", row.pk, "bao-cao"), given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["uploads"])


def test_every_page_of_a_task_opens(province, people):
    task = sent(people)
    draft = drafted(people)
    row = part_of(task, people.commune)
    pages = [_url("tasks"), _url("parts"), _url("events"), _url("event_new"), _url("task_new"), _url("task", task.pk)]
    pages += [_url(name, draft.pk) for name in ("task", "task_change", "task_units", "task_send")]
    pages += [_url("task_accept", task.pk), _url("task_end", task.pk), _url("assignment", row.pk)]
    pages += [_url("assignment_act", row.pk, "cho-thoi"), f"{_url('event_new')}?task={task.pk}"]
    assert {page: province.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_nothing_typed_is_lost_where_a_day_does_not_fit(province, people):
    answer = province.post(_url("task_new"), NEW | {"unit": people.province.pk, "due_on": "1/11/2026"})
    page = answer.content.decode()
    assert answer.status_code == 422 and not Task.objects.exists()
    assert "Rà soát các điểm ngập." in page and "1/11/2026" in page and "10/12/2026" in page


def test_units_are_named_left_out_and_kept_in_the_list_without_scripts(province, people):
    task = drafted(people, addressed=None)
    given = {"rule": "units", "add_units": people.commune.code, "them": "1"}
    page = province.post(_url("task_units", task.pk), given).content.decode()
    assert f'value="{people.commune.pk}"' in page and "1 đơn vị" in page
    given = {"rule": "communes", "leaving_out": [str(people.commune.pk)], "giu": "1", "revision": "1"}
    province.post(_url("task_units", task.pk), given)
    task.refresh_from_db()
    assert task.addressed["leaving_out"] == [str(people.commune.pk)]


def test_a_rule_that_names_nobody_is_told_beside_its_field(province, people):
    task = drafted(people, addressed=None)
    answer = province.post(_url("task_units", task.pk), {"rule": "units", "giu": "1"})
    assert answer.status_code == 422 and "Chưa nêu tên đơn vị nào" in answer.content.decode()
    assert "Không có đơn vị nào theo lựa chọn này" not in answer.content.decode()


def test_another_task_of_the_same_matter_is_shown_before_sending(province, people):
    first = sent(people, topic="urban")
    again = drafted(people)
    page = province.get(_url("task_send", again.pk)).content.decode()
    assert _url("task", first.pk) in page and "2 đơn vị nhận cả hai" in page


def test_many_reports_are_accepted_by_one_press_each_by_its_own_act(client, people):
    task = sent(people, evidence="")
    client.force_login(people.handler)
    for row in task.assignments.all():
        client.post(_url("assignment_act", row.pk, "bao-cao"), {"percent": "100", "final": "on", "text": "Xong."})
    waiting = Report.objects.filter(final=True)
    assert waiting.count() == 1
    client.force_login(people.province_head)
    page = client.get(_url("task_accept", task.pk)).content.decode()
    assert "Xong." in page
    client.post(_url("task_accept", task.pk), {"chon": [str(waiting[0].pk)], "dong-y": "1"})
    assert Assignment.objects.filter(task=task, state="accepted").count() == 1


OLD = ("", "x", "9" * 5000, "0")


@pytest.mark.parametrize("revision", OLD)
def test_a_page_that_does_not_say_which_draft_it_showed_changes_nothing_and_keeps_what_was_typed(
    province, people, revision
):
    task = drafted(people)
    given = NEW | {"label": "Tên mới", "revision": revision}
    answer = province.post(_url("task_change", task.pk), given)
    assert answer.status_code == 422 and "Vừa có người khác sửa nhiệm vụ này" in answer.content.decode()
    assert "Tên mới" in answer.content.decode() and 'name="revision" value="1"' in answer.content.decode()
    rule = {"rule": "children", "giu": "1", "revision": revision}
    assert province.post(_url("task_units", task.pk), rule).status_code == 422
    task.refresh_from_db()
    assert (task.label, task.revision) == ("Rà soát điểm ngập", 1)
    assert province.post(_url("task_change", task.pk), given | {"revision": "1"}).status_code == 302


def test_units_counted_on_an_old_page_do_not_overwrite_what_another_chose(province, people):
    task = drafted(people)
    page = province.post(_url("task_units", task.pk), {"rule": "children", "tinh": "1", "revision": "0"})
    assert page.context["form"]["revision"].value() == 0


@pytest.mark.parametrize("revision", OLD[:3])
def test_what_was_held_is_written_only_from_the_page_that_was_shown(province, people, revision):
    event = sent(people, event_kind="study", evidence="").events.get(unit=people.commune)
    province.force_login(people.head)
    given = {"held_on": "20/11/2026", "reached": "38", "text": "Đã phổ biến.", "revision": revision}
    answer = province.post(_url("event_act", event.pk, "da-to-chuc"), given)
    assert answer.status_code == 422 and "Vừa có người khác sửa buổi này" in answer.content.decode()
    assert "Đã phổ biến." in answer.content.decode()
    event.refresh_from_db()
    assert event.state == "planned"
    shown = answer.context["form"]["revision"].value()
    assert province.post(_url("event_act", event.pk, "da-to-chuc"), given | {"revision": shown}).status_code == 302


def test_the_page_says_why_a_task_whose_part_above_has_ended_is_not_sent(client, people):
    row = part_of(sent(people), people.commune)
    own = wanted(
        starts_on=date(2026, 11, 20), due_on=date(2026, 12, 20), plan_by=None,
        addressed=Addressed(UNITS, units=(people.economics.pk,)),
    )  # fmt: skip
    Task.objects.filter(pk=row.task_id).update(due_on=date(2026, 12, 31))
    child = actions.draft_task(unit_id=people.commune.pk, wanted=own, parent_id=row.pk, **by(people.head))
    actions.release(assignment_id=row.pk, why="Thôi.", **by(people.province_head))
    client.force_login(people.head)
    answer = client.post(_url("task_send", child.pk), {"revision": "1"})
    assert answer.status_code == 409 and "đã xong hoặc không phải làm nữa" in answer.content.decode()


def test_a_final_report_that_a_later_one_replaces_is_not_offered_to_be_accepted(client, people):
    row = part_of(sent(people, evidence=""), people.commune)
    given = {"assignment_id": row.pk, "text": "Đã làm."} | by(people.handler)
    final, later = actions.report(percent=100, final=True, **given), actions.report(percent=60, **given)
    client.force_login(people.province_head)
    page = client.get(_url("assignment", row.pk)).content.decode()
    assert _url("report_answer", later.pk, "cong-nhan") in page
    assert _url("report_answer", final.pk, "cong-nhan") not in page and "đơn vị đã báo cáo lại" in page
    assert _url("report_answer", final.pk, "tra-lai") in page


def test_before_sending_a_task_out_of_sight_is_as_if_it_were_not_there(client, people):
    own = Addressed(UNITS, units=(people.other_economics.pk,))
    elsewhere = make_officer("Ngô Văn Ka")
    make_post(elsewhere, people.other_commune, "head")
    given = {"plan_by": None, "due_on": date(2026, 12, 20), "topic": "urban"}
    mine = wanted(**given, addressed=Addressed(UNITS, units=(people.economics.pk,)))
    draft = actions.draft_task(unit_id=people.commune.pk, wanted=mine, **by(people.head))
    client.force_login(people.head)

    def section() -> str:
        page = client.get(_url("task_send", draft.pk)).content.decode()
        return page[page.index("Việc khác cùng nội dung") :].partition("</section>")[0]

    before = section()
    task = actions.draft_task(unit_id=people.other_commune.pk, wanted=wanted(**given, addressed=own), **by(elsewhere))
    actions.send_task(task_id=task.pk, **by(elsewhere))
    assert section() == before and "anh/chị xem được" in before
