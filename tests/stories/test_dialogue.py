"""A dialogue with three telephones: asked, looked at, joined, answered, promised; its result read by everyone."""

from datetime import time, timedelta

from cast import actor
from meetings.making import planned
from stories.steps import press, sign_in, text_of
from thongsuot.core import clock
from thongsuot.meetings.actions import plan
from thongsuot.meetings.models import Meeting

LAMP = "Bao giờ xã sửa đèn đường ở đoạn gần chợ thôn Ka Lo?"
LIKE = "Đèn đường gần chợ thôn Ka Lo bao giờ xã sửa xong?"
CALL = "Rác đầu thôn Ka Lo không ai thu, gọi tôi số 0912 345 678 để chỉ chỗ được không?"
SAFE = "Rác đầu thôn Ka Lo không ai thu, bao giờ có xe?"
TITLE = "Đối thoại ba điện thoại"
RESULT = "Xã đã nghe và trả lời bà con thôn Ka Lo."


def ask(page, meeting, text) -> None:
    page.goto(f"/doi-thoai/{meeting.code}/hoi/")
    page.get_by_label("Câu hỏi của bà con").fill(text)
    press(page.get_by_role("button", name="Gửi câu hỏi"))
    assert "Đã nhận câu hỏi" in text_of(page)


def waiting(page, words):
    """Return the card of a question that waits."""
    return page.locator("article", has_text=words)


def test_three_telephones_ask_and_everyone_reads_what_came_of_it(
    desktop, phone, phone_without_scripts, visitor, people, site
):
    now = clock.now()
    today = clock.legal_day(now)
    given = planned(title=TITLE, held_on=today, starts=time(8), ends=time(11), day_off=True)
    by = {"actor": actor(people.handler, on=today), "on": today, "at": now}
    meeting = plan(unit_id=people.commune.pk, planned=given, **by)
    home = f"/ban-lam-viec/doi-thoai/{meeting.pk}/"

    sign_in(desktop, people.publisher, site)
    desktop.goto(home)
    press(desktop.get_by_role("link", name="Thông báo công khai"))
    press(desktop.get_by_role("button", name="Thông báo công khai"))
    assert "Đã thông báo" in text_of(desktop)

    ask(phone, meeting, LAMP)
    ask(phone_without_scripts, meeting, CALL)
    ask(visitor(), meeting, LIKE)

    board = visitor()
    board.goto(f"/doi-thoai/{meeting.code}/bang/")
    assert "Ka Lo" not in text_of(board)

    sign_in(desktop, people.handler, site)
    desktop.goto(f"{home}dieu-hanh/")
    assert desktop.locator("mark", has_text="0912 345 678").count() == 1
    press(waiting(desktop, LAMP).get_by_role("button", name="Cho hiện"))
    card = waiting(desktop, "0912 345 678")
    card.get_by_label("Câu hỏi như sẽ hiện").fill(SAFE)
    press(card.get_by_role("button", name="Cho hiện"))
    press(waiting(desktop, LIKE).get_by_role("button", name="Gộp vào câu 1").first)
    assert "2 người cùng hỏi" in text_of(desktop)

    phone.goto(f"/doi-thoai/{meeting.code}/bang/")
    read = text_of(phone)
    assert LAMP in read and SAFE in read and "2 người cùng hỏi" in read and "0912" not in read

    press(waiting(desktop, LAMP).get_by_role("button", name="Mời trả lời câu này"))
    press(waiting(desktop, LAMP).get_by_role("link", name="Ghi trả lời"))
    desktop.get_by_label("Hứa trả lời sau").check()
    promised = f"Xã sẽ sửa xong đèn gần chợ, chậm nhất {(today + timedelta(days=30)):%d/%m/%Y}."
    desktop.get_by_label("Lời trả lời").fill(promised)
    press(desktop.get_by_role("button", name="Ghi trả lời"))
    assert desktop.get_by_label("Câu đã hứa").input_value() == promised
    desktop.get_by_label("Ai hứa").fill("Chủ tịch Ủy ban nhân dân xã")
    desktop.get_by_label("Lấy gì làm bằng chứng").fill("Ảnh đèn đã sáng.")
    press(desktop.get_by_role("button", name="Ghi lời hứa"))
    assert TITLE in text_of(desktop)

    desktop.goto(f"{home}bien-ban/")
    desktop.locator("[name=minutes]").fill("Bà con hỏi về đèn và rác.")
    desktop.reload()
    assert desktop.locator("[name=minutes]").input_value() == "Bà con hỏi về đèn và rác."
    press(desktop.get_by_role("button", name="Ghi biên bản"))
    saved = "Bà con hỏi về đèn, rác và nước."  # by a colleague, after this save
    Meeting.objects.filter(pk=meeting.pk).update(minutes=saved)
    desktop.goto(f"{home}bien-ban/")
    assert desktop.locator("[name=minutes]").input_value() == saved
    assert not desktop.locator("[data-keep-said]").is_visible()

    sign_in(desktop, people.head, site)
    desktop.goto(f"{home}ket-thuc/")
    assert desktop.locator("[name=minutes]").input_value() == saved
    desktop.get_by_label("Số người dự").fill("60")
    desktop.get_by_label("Đã đọc lại biên bản cho người dự nghe").check()
    press(desktop.get_by_role("button", name="Đọc lại, kết thúc buổi đối thoại"))

    sign_in(desktop, people.publisher, site)
    desktop.goto(home)
    press(desktop.get_by_role("link", name="Công bố kết quả"))
    desktop.locator("[name=result]").fill(RESULT)
    press(desktop.get_by_role("button", name="Công bố kết quả"))

    phone.goto(f"/doi-thoai/{meeting.code}/")
    read = text_of(phone)
    for told in (RESULT, promised, "1 việc được theo dõi", "60", "Hứa trả lời sau"):
        assert told in read, told
    assert Meeting.objects.get(pk=meeting.pk).state == "told"
