"""A whole life of a denunciation through the actions; what each reader sees of it on the way."""

from datetime import date

import pytest

from denunciations.making import ACCOUNT, DAY, Room, moment, text_file
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.denunciations.actions import (
    concluding,
    denouncing,
    moving,
    reading,
    screening,
    telling,
    timing,
    verifying,
)
from thongsuot.denunciations.models import Envelope, Reading, SealedDuty
from thongsuot.denunciations.queries.listing import counts, page
from thongsuot.denunciations.queries.sheets import denouncer_paper, denouncer_sheet

pytestmark = pytest.mark.django_db


@pytest.fixture
def room():
    return Room()


def duty(matter, task):
    return SealedDuty.objects.filter(denunciation=matter.id, task=task).order_by("-turn").first()


def accepted(matter, officer, on=DAY, **more):
    screening.check(outcome="eligible", **matter.room.by(matter, officer, on))
    return screening.accept(**matter.room.by(matter, officer, on), **more)


def verified(matter, officer, on=DAY):
    accepted(matter, officer, on)
    return verifying.verify(text="Đã xác minh tại xã.", **matter.room.by(matter, officer, on))


def open_sheet(room, matter, officer):
    return reading.open_sheet(denunciation_id=matter.id, **room.who(officer), at=moment()["at"])


def test_an_investigator_reads_the_words_and_the_reading_is_logged(room):
    matter = room.receive(uploads=(text_file("bien-lai.png"),))
    sheet = open_sheet(room, matter, room.commune_ones[0])
    assert sheet.first["text"] == ACCOUNT and sheet.title.startswith("Đinh Văn Sổ – ")
    assert [paper.name for paper in sheet.papers] == ["bien-lai.png"]
    assert list(Reading.objects.values_list("officer_id", "what")) == [(room.commune_ones[0].pk, "content")]


def test_the_sheet_never_holds_the_identity(room):
    sheet = open_sheet(room, room.receive(), room.commune_ones[0])
    assert "Lò Thị Hoa" not in str([act.texts for act in sheet.acts])


def test_a_file_opens_for_its_readers_and_is_logged(room):
    matter = room.receive(uploads=(text_file(),))
    (paper,) = open_sheet(room, matter, room.commune_ones[0]).papers
    opened = reading.open_file(file_id=paper.id, **room.who(room.commune_ones[0]), at=moment()["at"])
    assert b"".join(opened.chunks).startswith(b"\x89PNG") and opened.media_type == "image/png"
    assert Reading.objects.filter(what="file").count() == 1
    with pytest.raises(NotFound):
        reading.open_file(file_id=paper.id, **room.who(room.province_one), at=moment()["at"])


def test_the_list_opens_titles_of_what_one_holds_keys_of(room):
    room.receive()
    room.receive(position="head", accused_name="Bà Hiên")
    mine = page(**room.who(room.commune_ones[0]), on=DAY)
    assert [row.title.split(" – ")[0] for row in mine.rows] == ["Đinh Văn Sổ"] and mine.total == 1
    above = page(**room.who(room.province_one), on=DAY)
    assert [row.title.split(" – ")[0] for row in above.rows] == ["Bà Hiên"]
    assert counts(room.who(room.province_one)["actor"]) == {"received": 1}


def test_the_whole_life(room):
    matter, officer = room.receive(), room.commune_ones[0]
    accepted(matter, officer)
    assert duty(matter, "resolve").due_on == date(2026, 8, 19)
    telling.notify_accused(about="acceptance", text="Đã thụ lý.", **room.by(matter, officer))
    assert duty(matter, "accept-notice").state == "open"
    telling.notify_denouncer(about="acceptance", text="Đã thụ lý.", **room.by(matter, officer))
    assert duty(matter, "accept-notice").state == "met"
    verifying.verify(text="Có thu tiền ngoài quy định.", **room.by(matter, officer))
    concluding.conclude(outcome="true", text="Tố cáo đúng.", **room.by(matter, officer))
    assert {duty(matter, task).state for task in ("conclusion-notice", "handle", "publish")} == {"open"}
    concluding.publish_conclusion(way="posted", text="Kết luận (đã che).", **room.by(matter, officer))
    concluding.handle(text="Đề nghị kỷ luật.", **room.by(matter, officer))
    concluding.report_handling(text="Đã kỷ luật.", **room.by(matter, officer))
    row = matter.row
    assert (row.state, row.outcome, row.ended_on) == ("handled", "true", DAY)
    assert duty(matter, "posting").due_on == date(2026, 8, 4)
    assert [act.verb for act in denouncer_sheet(matter.door).acts] == [
        "receive", "check", "accept", "notify_denouncer", "conclude", "publish_conclusion", "handle",
    ]  # fmt: skip


def test_the_denouncer_reads_what_is_for_them_and_no_inner_word(room):
    matter, officer = room.receive(), room.commune_ones[0]
    screening.check(outcome="refused", ground="no-basis", text="Nội bộ: chưa rõ.", **room.by(matter, officer))
    telling.answer(text="Xin gửi thêm biên lai.", **room.by(matter, officer))
    denouncing.add(text="Tôi gửi biên lai.", uploads=(text_file(),), **matter.denouncer())
    sheet = denouncer_sheet(matter.door)
    said = [act.texts.get("text", "") for act in sheet.acts]
    assert said == [ACCOUNT, "", "Xin gửi thêm biên lai.", "Tôi gửi biên lai."]
    assert all(act.officer_id is None for act in sheet.acts)
    (paper,) = sheet.papers
    assert b"".join(denouncer_paper(matter.door, paper.id).chunks)
    assert "Tôi gửi biên lai." in str([act.texts for act in open_sheet(room, matter, officer).acts])


def test_a_transfer_seals_anew_and_takes_the_keys_from_who_had_them(room):
    matter = room.receive()
    moving.transfer(unit_id=room.people.province.pk, **room.by(matter, room.commune_ones[0]))
    assert matter.row.unit == room.people.province
    assert open_sheet(room, matter, room.province_one).first["text"] == ACCOUNT
    with pytest.raises(NotFound):
        open_sheet(room, matter, room.commune_ones[0])
    assert duty(matter, "transfer").state == "met" and duty(matter, "initial").turn == 2


def test_a_transfer_to_a_body_without_keys_is_refused(room):
    matter = room.receive()
    with pytest.raises(NotAllowedNow):
        moving.transfer(unit_id=room.people.other_commune.pk, **room.by(matter, room.commune_ones[0]))


def test_a_transfer_never_reaches_the_accused(room):
    matter = room.receive(unit_id=None, accused_name="Trịnh Văn Tra")
    moving.transfer(unit_id=room.people.commune.pk, **room.by(matter, room.inspector))
    held = Envelope.objects.filter(denunciation=matter.id).values_list("keyholder__officer__full_name", flat=True)
    assert set(held) == {"Mạc Thị Xét", "Nguyễn Thị Hiên"}


def test_a_verifier_reads_redacted_copies_and_nothing_else(room):
    matter, officer = room.receive(uploads=(text_file(),)), room.commune_ones[0]
    accepted(matter, officer)
    helper = room.officer("Nông Thị Dò", room.people.other_commune)
    key = room.add(helper, room.people.other_commune)
    verifying.name_verifier(keyholder_id=key.pk, **room.by(matter, officer))
    verifying.redact(text="Người dân A bị đòi tiền.", **room.by(matter, officer))
    telling.note(text="Nội bộ.", **room.by(matter, officer))
    sheet = open_sheet(room, matter, helper)
    assert [(act.verb, act.texts["text"]) for act in sheet.acts] == [("redact", "Người dân A bị đòi tiền.")]
    assert sheet.papers == () and sheet.title == "" and sheet.first == {} and sheet.readers == ()
    with pytest.raises(Refused):
        telling.note(text="Thử.", **room.by(matter, helper))
    verifying.verify(text="Đúng như nêu.", **room.by(matter, helper))
    verifying.dismiss_verifier(keyholder_id=key.pk, **room.by(matter, officer))
    with pytest.raises(NotFound):
        open_sheet(room, matter, helper)


def test_extensions_are_counted_by_complexity(room):
    matter, officer = room.receive(), room.commune_ones[0]
    accepted(matter, officer)
    timing.extend(complexity="complex", text="Nhiều nơi xác minh.", **room.by(matter, officer))
    assert duty(matter, "resolve").due_on == date(2026, 9, 18)
    with pytest.raises(NotAllowedNow):
        timing.extend(complexity="complex", text="Nữa.", **room.by(matter, officer))
    timing.extend(complexity="especially-complex", text="Yếu tố nước ngoài.", **room.by(matter, officer))
    assert duty(matter, "resolve").due_on == date(2026, 10, 19)


def test_what_is_late_is_not_extended(room):
    matter, officer = room.receive(), room.commune_ones[0]
    accepted(matter, officer)
    with pytest.raises(NotAllowedNow):
        timing.extend(complexity="complex", text="Muộn.", **room.by(matter, officer, date(2026, 8, 20)))


def test_suspended_days_do_not_count(room):
    matter, officer = room.receive(), room.commune_ones[0]
    accepted(matter, officer)
    timing.suspend(ground="waits-for-result", **room.by(matter, officer, date(2026, 7, 27)))
    with pytest.raises(NotAllowedNow):
        verifying.verify(text="Chưa được.", **room.by(matter, officer, date(2026, 7, 28)))
    timing.resume(**room.by(matter, officer, date(2026, 8, 3)))
    assert duty(matter, "resolve").due_on == date(2026, 8, 26)


def test_withdrawing_lets_the_body_end_it_or_go_on(room):
    matter, officer = room.receive(), room.commune_ones[0]
    accepted(matter, officer)
    with pytest.raises(NotAllowedNow):
        timing.terminate(ground="withdrawn", text="Chưa rút.", **room.by(matter, officer))
    denouncing.withdraw(**matter.denouncer())
    assert matter.row.withdrawn and matter.row.state == "accepted"
    timing.terminate(ground="withdrawn", text="Đã rút.", **room.by(matter, officer))
    assert (matter.row.state, duty(matter, "resolve").state) == ("terminated", "waived")


def test_a_second_denunciation_goes_to_the_next_higher_body_which_gets_the_file_handed_up(room):
    matter, officer = room.receive(), room.commune_ones[0]
    verified(matter, officer)
    concluding.conclude(outcome="false", text="Tố cáo sai.", **room.by(matter, officer))
    denouncing.again(text="Kết luận chưa đúng.", **matter.denouncer())
    row = matter.row
    assert (row.state, row.unit, row.again) == ("again", room.people.province, 1)
    assert duty(matter, "again").due_on == date(2026, 8, 10)
    sheet = open_sheet(room, matter, room.province_one)
    assert sheet.kind == "reviewer" and next(act for act in sheet.acts if act.verb == "conclude").closed
    with pytest.raises(Refused):
        screening.check(outcome="eligible", **room.by(matter, officer))
    moving.hand_up(**room.by(matter, officer))
    sheet = open_sheet(room, matter, room.province_one)
    assert next(act for act in sheet.acts if act.verb == "conclude").texts["text"] == "Tố cáo sai."
    verified(matter, room.province_one)
    assert matter.row.state == "verified"


def test_a_form_drawn_before_somebody_elses_act_is_stale(room):
    matter = room.receive()
    screening.check(outcome="eligible", revision=1, **room.by(matter, room.commune_ones[0]))
    with pytest.raises(Stale):
        screening.guide(text="Muộn rồi.", revision=1, **room.by(matter, room.commune_ones[1]))


def test_another_investigator_of_the_body_can_be_brought_in(room):
    matter = room.receive()
    later = room.officer("Vi Thị Sau", room.people.commune)
    key = room.add(later, room.people.commune, "investigator")
    moving.share(keyholder_id=key.pk, **room.by(matter, room.commune_ones[0]))
    assert open_sheet(room, matter, later).first["text"] == ACCOUNT
    elsewhere = room.add(
        room.officer("Hầu Văn Xa", room.people.other_commune), room.people.other_commune, "investigator"
    )
    with pytest.raises(Invalid):
        moving.share(keyholder_id=elsewhere.pk, **room.by(matter, room.commune_ones[0]))


def test_a_transfer_to_the_body_an_accused_head_leads_is_refused_and_to_those_below_it(room):
    matter = room.receive(position="head")
    for unit in (room.people.commune, room.people.economics):
        with pytest.raises(Invalid) as error:
            moving.transfer(unit_id=unit.pk, **room.by(matter, room.province_one))
        assert error.value.field == "unit"


def test_whoever_bears_the_accuseds_name_is_not_brought_in_later(room):
    matter, officer = room.receive(accused_name="Vi Thị Sau"), room.commune_ones[0]
    key = room.add(room.officer("Vi Thị Sau", room.people.commune), room.people.commune, "investigator")
    with pytest.raises(Invalid):
        moving.share(keyholder_id=key.pk, **room.by(matter, officer))
    accepted(matter, officer)
    with pytest.raises(Invalid):
        verifying.name_verifier(keyholder_id=key.pk, **room.by(matter, officer))
