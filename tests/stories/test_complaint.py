"""A complaint: from filing on the phone through dialogue, more time and suspension to a second-level decision."""

import re
from datetime import date, timedelta

from cast import actor
from lives import photo
from stories.steps import case_of, code_on, open_matter, press, shown, sign_in
from stories.steps import text_of as text
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.work import assign
from thongsuot.cases.models import Case
from thongsuot.complaints.actions.accepting import accept
from thongsuot.complaints.actions.deciding import Judged, draft
from thongsuot.complaints.actions.describing import Description, describe
from thongsuot.complaints.actions.talking import call_dialogue, hold_dialogue
from thongsuot.complaints.actions.verifying import report
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER

SECRET = "135792468013"
TEXT = "Tôi không đồng ý với quyết định thu hồi đất, bồi thường thiếu 20 mét vuông đất ở."
POINT = "Bồi thường đủ 20 mét vuông đất ở"


def day(offset: int) -> date:
    """Return the day `offset` days from today."""
    return clock.today() + timedelta(days=offset)


def as_typed(on: date) -> str:
    return f"{on.day}/{on.month}/{on.year}"


def by(officer, case, offset: int = 0) -> dict:
    """Return case, actor and moment of an act done `offset` days from today."""
    on = day(offset)
    at = clock.now() + timedelta(days=offset)
    return {"case_id": case.pk, "actor": actor(officer, on=on), "on": on, "at": at}


def open_act(page, case, slug: str) -> None:
    page.goto(f"/ban-lam-viec/vu-viec/{case.pk}/{slug}/")


def press_button(page, label: str) -> None:
    press(page.get_by_role("button", name=label, exact=True))


def upload(page) -> None:
    name, file = photo()
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "image/png", "buffer": file.read()})


def verified(people, *, received: int = -20) -> Case:
    """Bring a complaint by letter to the day before its decision, as colleagues did it in the last weeks."""
    given = {"text": TEXT, "kind": "complaint", "channel": "letter", "items": (POINT,), "title": "Thu hồi đất",
             "people": (PersonGiven(name="Lò Thị Mây"),), "place_id": people.commune_place.pk}  # fmt: skip
    moment = {"on": day(received), "at": clock.now() + timedelta(days=received)}
    case = receive(given=Submission(**given), unit=people.commune, actor=STRANGER, secret=SECRET, **moment)
    facts = Description(
        about="decision", number="12/QĐ-UBND", disputed_on=day(-50), body_id=people.commune.pk, known_on=day(-45),
        standing="self", signed=True,
    )  # fmt: skip
    describe(description=facts, **by(people.receptionist, case, received))
    accept(**by(people.head, case, received + 2))
    to = {"unit_id": people.economics.pk, "officer_id": people.economics_handler.pk}
    assign(**to, **by(people.head, case, received + 2))
    handler = people.economics_handler
    report(text="Đo lại: thiếu 12 mét vuông.", differs=True, **by(handler, case, received + 6))
    where = {"place": "Hội trường xã", "invited": "Hai bên", "session_on": day(received + 14)}
    call_dialogue(**where, **by(handler, case, received + 7))
    return case


def test_a_resident_complains_and_the_head_accepts(phone, desktop, people, site):
    phone.goto("/gui")
    phone.get_by_label("Không, tôi phản ánh một việc hoặc đề nghị giải quyết").check()
    phone.get_by_label(re.compile("khiếu nại\\)$")).check()
    phone.get_by_text("Nếu khiếu nại: quyết định nào, của ai?").click()
    phone.get_by_label("Số quyết định").fill("12/QĐ-UBND")
    phone.get_by_label("Ngày ra quyết định").fill(as_typed(day(-40)))
    phone.get_by_label("Ngày bà con nhận được hoặc biết việc đó").fill(as_typed(day(-38)))
    phone.get_by_label("Kể lại sự việc").fill(TEXT)
    phone.get_by_label("Xã, phường, đặc khu").fill("Đơn Dương")
    phone.get_by_label("Họ và tên").fill("Lò Thị Mây")
    press(phone.get_by_role("button", name="Gửi và nhận mã"))
    case = case_of(code_on(phone))
    assert (case.kind, case.duty.rule_code) == ("complaint", "KN.ACCEPT")

    sign_in(desktop, people.head, site)
    desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/")
    assert "Còn thiếu để thụ lý" in text(desktop)
    open_act(desktop, case, "noi-dung-khieu-nai")
    assert desktop.get_by_label("Số quyết định").input_value() == "12/QĐ-UBND"
    desktop.get_by_label("Một quyết định bằng văn bản").check()
    desktop.get_by_label("Ủy ban nhân dân xã Đơn Dương").first.check()
    desktop.get_by_label("Ai khiếu nại?").select_option("self")
    desktop.get_by_label("Đơn có chữ ký hoặc điểm chỉ").check()
    press_button(desktop, "Ghi nội dung khiếu nại")
    open_act(desktop, case, "thu-ly-khieu-nai")
    press_button(desktop, "Thụ lý")
    assert "Đã thụ lý" in text(desktop)
    assert Case.objects.get(pk=case.pk).duty.rule_code == "KN.FIRST"


def test_dialogue_more_time_suspension_decision_and_the_second_level(desktop, phone, visitor, people, site):
    case = verified(people)
    sign_in(desktop, people.head, site)
    talked(desktop, case)
    timed(desktop, case)
    decided(desktop, case)
    second = gone_on(phone, case)
    settled_above(visitor, people, site, second)


def talked(page, case) -> None:
    open_act(page, case, "bien-ban-doi-thoai")
    page.get_by_label("Ngày đối thoại").fill(as_typed(day(0)))
    page.get_by_label("Ai có mặt, ai vắng mặt").fill("Đủ mặt hai bên.")
    page.get_by_label("Diễn biến và kết quả").fill("Hai bên thống nhất đo lại.")
    press_button(page, "Ghi biên bản đối thoại")
    assert "Đã ghi biên bản đối thoại" in text(page)


def timed(page, case) -> None:
    open_act(page, case, "keo-dai")
    page.get_by_label("Thêm bao nhiêu ngày?").fill("16")
    page.get_by_label("Vì sao phức tạp?").select_option("places")
    press_button(page, "Kéo dài thời hạn")
    assert "nhiều nhất 15 ngày" in text(page)
    page.get_by_label("Thêm bao nhiêu ngày?").fill("15")
    press_button(page, "Kéo dài thời hạn")
    assert "Đã kéo dài thời hạn" in text(page)
    open_act(page, case, "tam-dinh-chi")
    page.get_by_label("Lý do").select_option("expert")
    press_button(page, "Tạm đình chỉ giải quyết")
    assert "Đang tạm dừng" in text(page)
    open_act(page, case, "tiep-tuc-giai-quyet")
    press_button(page, "Tiếp tục giải quyết")
    assert "Đã tiếp tục" in text(page)


def decided(page, case) -> None:
    open_act(page, case, "soan-quyet-dinh")
    page.get_by_label(re.compile(f"^1. {POINT}")).select_option("partly")
    page.get_by_label("Căn cứ kết luận nội dung 1").fill("Đo lại thiếu 12 mét vuông.")
    page.get_by_label("Quyết định", exact=False).last.fill("Bồi thường thêm 12 mét vuông đất ở.")
    press_button(page, "Soạn quyết định")
    open_act(page, case, "ky-quyet-dinh")
    page.get_by_label("Số quyết định").fill("45/QĐ-UBND")
    page.get_by_label("Ngày ký").fill(as_typed(day(-30)))
    upload(page)
    press_button(page, "Ký quyết định giải quyết")
    assert "trước ngày thụ lý" in text(page)
    page.get_by_label("Ngày ký").fill(as_typed(day(0)))
    upload(page)
    press_button(page, "Ký quyết định giải quyết")
    open_act(page, case, "gui-quyet-dinh")
    page.get_by_label("Ngày gửi").fill(as_typed(day(0)))
    page.get_by_label("Gửi bằng").select_option("hand")
    page.get_by_label("Gửi những ai").fill("Người khiếu nại; UBND tỉnh.")
    press_button(page, "Ghi đã gửi quyết định")
    open_act(page, case, "da-nhan-quyet-dinh")
    page.get_by_label("Ngày người khiếu nại nhận").fill(as_typed(day(0)))
    upload(page)
    press_button(page, "Ghi ngày nhận quyết định")
    assert "Khiếu nại lần hai đến hết" in text(page)


def gone_on(page, case) -> Case:
    open_matter(page, shown(case), SECRET)
    assert "45/QĐ-UBND" in text(page)
    page.locator("summary", has_text="Khiếu nại lần hai").click()
    page.get_by_label("Vì sao ông/bà khiếu nại tiếp?").fill("Tôi vẫn thấy thiếu 8 mét vuông.")
    press_button(page, "Gửi khiếu nại lần hai")
    assert "Đã gửi khiếu nại lần hai" in text(page)
    return Case.objects.get(follows=case)


def settled_above(visitor, people, site, second: Case) -> None:
    """The head of the province reads the frozen file, accepts, talks and decides at the second level."""
    page = visitor(viewport={"width": 1280, "height": 800})
    head = people.province_head
    sign_in(page, head, site)
    page.goto(f"/ban-lam-viec/vu-viec/{second.follows_id}/")
    assert "45/QĐ-UBND" in text(page)
    facts = {
        name: getattr(second.complaint, name) for name in ("about", "number", "disputed_on", "body_id", "known_on")
    }
    describe(description=Description(**facts, standing="self", signed=True), **by(head, second))
    open_act(page, second, "thu-ly-khieu-nai")
    press_button(page, "Thụ lý")
    assert "Lần hai" in text(page)
    prepared_above(people, second)
    open_act(page, second, "ky-quyet-dinh")
    page.get_by_label("Số quyết định").fill("300/QĐ-UBND")
    page.get_by_label("Ngày ký").fill(as_typed(day(0)))
    upload(page)
    press_button(page, "Ký quyết định giải quyết")
    assert "lần hai phải đối thoại" in text(page)
    talked_above(second, head)
    upload(page)
    press_button(page, "Ký quyết định giải quyết")
    assert "vụ việc đã thay đổi" in text(page)
    upload(page)
    press_button(page, "Ký quyết định giải quyết")
    assert "300/QĐ-UBND" in text(page)


def prepared_above(people, second: Case) -> None:
    head = people.province_head
    assign(unit_id=people.province.pk, **by(head, second))
    report(text="Đúng như lần đầu.", differs=False, **by(head, second))
    judged = [Judged(number=1, outcome="false", text="Đã đủ.")]
    draft(judged=judged, text="Giữ nguyên.", **by(head, second))


def talked_above(second: Case, head) -> None:
    """Hold the dialogue some days later: the story does not wait for them."""
    call_dialogue(place="Trụ sở", invited="Hai bên", session_on=day(6), **by(head, second))
    later = by(head, second)
    dialogue = second.dialogues.get()
    hold_dialogue(held_on=dialogue.noticed_on, present="Đủ.", text="Giữ ý kiến.", **later)
