"""Invited by a list, replied on a telephone, ticked by code and by hand, one taken back, counted on the dialogue."""

from datetime import time

from cast import actor
from meetings.making import planned
from stories.steps import press, sign_in, text_of
from thongsuot.core import clock
from thongsuot.invitations.models import Invitation
from thongsuot.meetings.actions import announce, plan

LIST = "Lò Thị Hoa; Thôn Ka Lo; 0900 000 123\nTrần Văn Bình; Hội Nông dân xã"
TITLE = "Đối thoại có giấy mời"


def test_from_the_pasted_list_to_the_count_on_the_dialogue(desktop, phone_without_scripts, visitor, people, site):
    now = clock.now()
    today = clock.legal_day(now)
    by = {"on": today, "at": now}
    given = planned(title=TITLE, held_on=today, starts=time(8), ends=time(11), day_off=True)
    meeting = plan(unit_id=people.commune.pk, planned=given, actor=actor(people.handler, on=today), **by)
    announce(meeting_id=meeting.pk, actor=actor(people.publisher, on=today), **by)
    dialogue = f"/ban-lam-viec/doi-thoai/{meeting.pk}/"

    sign_in(desktop, people.handler, site)
    desktop.goto(dialogue)
    press(desktop.get_by_role("link", name="Mời người dự, điểm danh"))
    press(desktop.get_by_role("link", name="Mời theo danh sách"))
    desktop.locator("[name=people]").fill(f"{LIST}\nĐỗ Văn Sơn; Thôn; 12")
    press(desktop.get_by_role("button", name="Mời theo danh sách"))
    assert "Dòng 3" in text_of(desktop)
    desktop.locator("[name=people]").fill(LIST)
    press(desktop.get_by_role("button", name="Mời theo danh sách"))
    assert "Đã mời 2 người." in text_of(desktop)
    hoa, binh = Invitation.objects.filter(roster__about_id=meeting.pk).order_by("number")

    phone = phone_without_scripts
    phone.goto(f"/giay-moi/{hoa.code}/")
    read = text_of(phone)
    assert TITLE in read and "Thôn Ka Lo" in read and "Lò Thị Hoa" not in read and "0900" not in read
    press(phone.get_by_role("button", name="Sẽ đến"))
    assert "Đã ghi: bà con sẽ đến." in text_of(phone)

    desktop.goto(f"/giay-moi/{hoa.code}/")  # the scanned code, by an officer who is signed in
    press(desktop.get_by_role("button", name="Điểm danh: đã đến"))
    assert "Đã điểm danh số 1." in text_of(desktop)
    desktop.get_by_label("Tìm tên, cơ quan hoặc mã").fill("binh")
    press(desktop.get_by_role("button", name="Lọc"))
    row = desktop.locator("tr", has_text="Trần Văn Bình")
    assert desktop.locator("tbody tr").count() == 1
    press(row.get_by_role("button"))
    assert "Đã điểm danh số 2." in text_of(desktop)
    press(row.get_by_role("button"))
    assert "Đã bỏ điểm danh số 2." in text_of(desktop)
    binh.refresh_from_db()
    assert not binh.present
    press(desktop.get_by_role("link", name="Ghi người đến không có giấy mời"))
    desktop.get_by_label("Họ tên").fill("Đỗ Văn Sơn")
    press(desktop.get_by_role("button", name="Ghi người đến không có giấy mời"))
    assert "Đã ghi và điểm danh, số 3." in text_of(desktop)

    sign_in(desktop, people.head, site)
    desktop.goto(f"{dialogue}ket-thuc/")
    assert desktop.locator("[name=invited]").input_value() == "2"
    assert desktop.locator("[name=attended]").input_value() == "2"
    stranger = visitor()
    stranger.goto(f"/giay-moi/{binh.code}/")
    assert "Bà con có đến được không?" in text_of(stranger)
