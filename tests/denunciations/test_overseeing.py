"""The body above hears that something is late, reads why, and learns nothing else; who must not know hears nothing."""

from datetime import date

import pytest

from cast import actor, make_unit
from denunciations.desk import BASE, do, page, stop_clock, text, unlocked
from denunciations.making import ACCOUNT, Room, instant, moment
from thongsuot.core.access import can
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.denunciations import jobs
from thongsuot.denunciations.actions import erasing, excluding, overseeing, screening
from thongsuot.denunciations.models import Act, Keyholder, News, Overseer, Reading, SealedDuty
from thongsuot.denunciations.permissions import overseen_by, visible_to
from thongsuot.denunciations.queries.overseeing import late_below, waiting_reports
from thongsuot.denunciations.queries.rail import waiting_for

pytestmark = pytest.mark.django_db
LATE = date(2026, 7, 27)  # the first check was owed by the 24th
REASON = "Hai người xác minh ốm dài ngày; xin thêm mười ngày."


@pytest.fixture
def room():
    return Room()


def late(room, **given):
    matter = room.receive(**given)
    overseeing.note_overdue(on=LATE, at=instant(LATE))
    return matter


def heard(officer, on=LATE):
    return late_below(actor(officer, on=on), on=on)


def test_nobody_above_hears_anything_before_the_last_day_is_past(room):
    room.receive()
    assert overseeing.note_overdue(on=date(2026, 7, 24), at=instant(date(2026, 7, 24))) == 0
    assert heard(room.province_one) == []


def test_the_body_above_hears_which_body_is_late_and_since_when_and_sees_nothing_of_it(room):
    matter = late(room)
    (line,) = heard(room.province_one)
    assert (line.unit_name, line.since, line.is_still_late) == (room.people.commune.name, date(2026, 7, 24), True)
    assert (line.due_on, line.reported_on) == (date(2026, 8, 3), None)
    who = actor(room.province_one)
    assert not visible_to(who).exists() and not can(who, "denunciations.view", matter.row)
    assert str(matter.id) not in repr(line)


def test_it_is_noted_once_and_both_sides_are_asked_to_sign_in(room):
    room.receive()
    News.objects.all().delete()
    assert overseeing.note_overdue(on=LATE, at=instant(LATE)) == 1
    assert overseeing.note_overdue(on=LATE, at=instant(LATE)) == 0
    told = set(News.objects.values_list("officer_id", flat=True))
    assert told == {room.province_one.pk, *(one.pk for one in (*room.commune_ones, room.commune_head))}


def test_the_report_is_owed_within_five_working_days_and_met_by_reporting(room):
    matter = late(room)
    duty = SealedDuty.objects.get(denunciation=matter.id, task="overdue")
    assert (duty.rule_code, duty.starts_on, duty.due_on, duty.state) == ("TC.OVERDUE", LATE, date(2026, 8, 3), "open")
    overseeing.report_overdue(text=REASON, **room.by(matter, room.commune_ones[0], LATE))
    duty.refresh_from_db()
    assert (duty.state, duty.ended_on) == ("met", LATE)


def test_the_reasons_are_read_above_logged_once_a_quarter_of_an_hour_and_open_nothing_else(room):
    matter = late(room)
    overseeing.report_overdue(text=REASON, **room.by(matter, room.commune_ones[0], LATE))
    (line,) = heard(room.province_one)
    assert line.reported_on == LATE and line.is_readable
    who = room.who(room.province_one)
    for _time in range(2):
        assert overseeing.open_report(overseer_id=line.id, **who, at=instant(LATE)) == REASON
    assert list(Reading.objects.values_list("officer_id", "what")) == [(room.province_one.pk, "report")]
    assert not visible_to(who["actor"]).exists()


def test_a_report_that_nobody_asked_for_is_refused(room):
    matter = room.receive()
    with pytest.raises(NotAllowedNow):
        overseeing.report_overdue(text=REASON, **room.by(matter, room.commune_ones[0]))


def test_a_report_without_words_is_refused(room):
    matter = late(room)
    with pytest.raises(Invalid):
        overseeing.report_overdue(text=" ", **room.by(matter, room.commune_ones[0], LATE))


def test_another_officer_reads_no_report_and_is_told_what_is_told_of_none(room):
    matter = late(room)
    overseeing.report_overdue(text=REASON, **room.by(matter, room.commune_ones[0], LATE))
    (row,) = Overseer.objects.all()
    with pytest.raises(NotFound):
        overseeing.open_report(overseer_id=row.pk, **room.who(room.inspector), at=instant(LATE))
    assert not can(actor(room.inspector), "denunciations.oversee", row)


def test_the_accused_above_hears_nothing_by_name(room):
    late(room, accused_name="Ông Lý Thị Thanh", position="unknown")
    assert heard(room.province_one) == []
    assert waiting_for(actor(room.province_one)) == 0 and not Overseer.objects.exists()


def test_who_leads_the_body_above_and_is_accused_hears_nothing_nor_does_their_body(room):
    """The inspectorate below the province holds the matter of its head: the province is not told that it is late."""
    late(room, accused_name="Ai Đó", position="head", unit_id=room.people.province.pk)
    assert heard(room.province_one) == [] and not Overseer.objects.exists()


def test_a_heads_matter_is_overseen_above_the_body_that_handles_it(room):
    department = make_unit("Phòng Thanh tra tố cáo thử", parent=room.people.commune)
    one = room.officer("Khuất Thị Phòng", department)
    room.add(one, department, Keyholder.Kind.INVESTIGATOR)
    late(room, position="staff", unit_id=department.pk)
    assert [line.unit_name for line in heard(room.commune_ones[0])] == [department.name]
    assert heard(room.province_one) == []  # the nearest above is told, not all above


def test_whoever_is_excluded_loses_the_line_and_every_count_of_it_and_it_does_not_come_back(room):
    matter = late(room)
    who = actor(room.province_one)
    assert (waiting_reports(who), waiting_for(who)) == (1, 1)
    excluding.exclude(officer_id=room.province_one.pk, reason="Là anh ruột.", **room.by(matter, room.commune_ones[0]))
    assert (heard(room.province_one), waiting_for(who)) == ([], 0)
    screening.check(outcome="eligible", **room.by(matter, room.commune_ones[0], LATE))
    assert heard(room.province_one) == []


def test_who_gets_a_key_later_hears_of_it_once_somebody_who_may_know_acts(room):
    matter = late(room)
    later = room.officer("Vi Thị Sau", room.people.province)
    room.add(later, room.people.province, Keyholder.Kind.INVESTIGATOR)
    assert heard(later) == []
    screening.check(outcome="eligible", **room.by(matter, room.commune_ones[0], LATE))
    assert len(heard(later)) == 1


def test_who_gets_a_key_later_under_the_accuseds_name_never_hears_of_it(room):
    matter = late(room)
    later = room.officer("Đinh Văn Sổ", room.people.province)
    room.add(later, room.people.province, Keyholder.Kind.INVESTIGATOR)
    screening.check(outcome="eligible", **room.by(matter, room.commune_ones[0], LATE))
    assert heard(later) == []


def test_what_the_filter_shows_is_what_the_check_allows(room):
    late(room)
    (row,) = Overseer.objects.all()
    everybody = [*room.commune_ones, room.commune_head, room.province_one, room.inspector, *room.custodians]
    for officer in everybody:
        who = actor(officer)
        assert can(who, "denunciations.oversee", row) == overseen_by(who).filter(pk=row.pk).exists()
    assert not overseen_by(actor(room.province_one, practice=True)).exists()


def test_erasing_takes_the_reports_too(room):
    matter = late(room)
    overseeing.report_overdue(text=REASON, **room.by(matter, room.commune_ones[0], LATE))
    screening.check(outcome="refused", ground="no-basis", **room.by(matter, room.commune_ones[0], LATE))
    erasing.erase(denunciation_id=matter.id, **moment(date(2027, 8, 1)))
    assert not Overseer.objects.exists()


def test_the_morning_job_notes_what_is_late(room, monkeypatch):
    room.receive()
    monkeypatch.setattr(jobs, "now", lambda: instant(LATE))
    jobs.remind_sealed(0)
    assert Act.objects.filter(verb="overdue").count() == 1


def test_the_page_of_the_body_above_shows_the_line_and_the_reasons_and_no_word_of_the_matter(room, monkeypatch):
    matter = late(room)
    stop_clock(monkeypatch, instant(LATE))
    one, above = unlocked(room.commune_ones[0]), unlocked(room.province_one)
    shown = above.get(f"{BASE}qua-han/")
    assert room.people.commune.name in text(shown) and "24/7/2026" in text(shown) and "chưa báo cáo" in text(shown)
    assert "bao-cao-qua-han/" in one.get(page(matter)).content.decode()
    assert do(one, matter, "bao-cao-qua-han", text=REASON).status_code == 302
    (row,) = Overseer.objects.all()
    path = f"{BASE}qua-han/{row.pk}/"
    assert path in above.get(f"{BASE}qua-han/").content.decode()
    shown = above.get(path)
    assert REASON in text(shown)
    for hidden in (ACCOUNT, "Đinh Văn Sổ", str(matter.id)):
        assert hidden not in shown.content.decode()


def test_the_page_is_empty_for_others_and_absent_without_a_key(room, monkeypatch):
    late(room)
    stop_clock(monkeypatch, instant(LATE))
    (row,) = Overseer.objects.all()
    assert "Không có tố cáo nào quá hạn" in text(unlocked(room.inspector).get(f"{BASE}qua-han/"))
    assert unlocked(room.inspector).get(f"{BASE}qua-han/{row.pk}/").status_code == 404


def test_the_report_is_offered_only_while_it_is_owed(room, monkeypatch):
    stop_clock(monkeypatch, instant(LATE))
    matter = room.receive()
    assert "bao-cao-qua-han/" not in unlocked(room.commune_ones[0]).get(page(matter)).content.decode()
