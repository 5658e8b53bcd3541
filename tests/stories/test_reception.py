"""A reception day: planned and posted, a time booked by telephone, numbers called, minutes, the conclusion's notice."""

from datetime import timedelta

from stories.steps import CODE, press, sign_in, text_of
from thongsuot.core import clock
from thongsuot.receptions.models import Session, Visit

DESK = "/ban-lam-viec/tiep-cong-dan/"
PLACE = "Phòng tiếp công dân, trụ sở xã"


def as_typed(day) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def plan(page, day) -> None:
    """Plan one session of the head on a day, whatever day of the week it is."""
    page.goto(f"{DESK}lap-lich/")
    page.get_by_label("Từ ngày").fill(as_typed(day))
    page.get_by_label("Từ giờ").fill("7h30")
    page.get_by_label("Nơi tiếp").fill(PLACE)
    page.get_by_label("Vẫn tiếp nếu là ngày nghỉ").check()
    press(page.get_by_role("button", name="Xem trước các ngày"))
    assert "1 ngày dự kiến" in text_of(page)
    press(page.get_by_role("button", name="Lập các buổi đã đánh dấu"))


def test_a_reception_day_from_the_schedule_to_the_notice_of_its_conclusion(
    desktop, phone, phone_without_scripts, people, site
):
    today = clock.today()
    sign_in(desktop, people.receptionist, site)
    for day in (today, today + timedelta(days=1)):
        plan(desktop, day)
    press(desktop.get_by_role("button", name="Niêm yết 2 buổi"))
    assert "Đã niêm yết 2 buổi" in desktop.locator("body").inner_text()
    now, later = Session.objects.filter(place=PLACE).order_by("on")

    resident = phone_without_scripts
    resident.goto("/lich-tiep-dan/")
    resident.goto(f"/lich-tiep-dan/{later.pk}/")
    resident.get_by_role("link", name="Đặt giờ").click()
    resident.get_by_label("Giờ đến").select_option("08:00")
    resident.get_by_label("Họ và tên").fill("Lò Thị Dâu")
    resident.get_by_label("Người viết giúp").check()
    resident.get_by_role("button", name="Đặt giờ").click()
    assert CODE.search(text_of(resident)) and "Đã đặt giờ cho bà con" in text_of(resident)

    desktop.goto(f"{DESK}{now.pk}/")
    press(desktop.get_by_role("link", name="Bắt đầu buổi tiếp"))
    desktop.get_by_label("Chính người đứng đầu").check()
    press(desktop.get_by_role("button", name="Bắt đầu buổi tiếp"))
    press(desktop.get_by_role("link", name="Ghi người đến"))
    desktop.get_by_label("Họ và tên").fill("K'Brin")
    desktop.get_by_label("Đến về việc gì").fill("Đường vào thôn sạt, xe không qua được.")
    press(desktop.get_by_role("button", name="Ghi người đến"))
    press(desktop.get_by_role("button", name="Gọi"))
    phone.goto(f"/lich-tiep-dan/{now.pk}/bang/")
    assert "Mời vào" in text_of(phone) and "K'Brin" not in text_of(phone)

    press(desktop.get_by_role("button", name="Vào tiếp"))
    press(desktop.get_by_role("link", name="Ghi kết quả"))
    answer = desktop.get_by_label("Người tiếp trả lời, kết luận thế nào")
    answer.fill("Xã san gạt trong ba ngày.")
    desktop.reload()
    assert answer.input_value() == "Xã san gạt trong ba ngày.", "what is being typed is lost with the connection"
    assert "Đường vào thôn sạt" in desktop.get_by_label("Người dân trình bày việc gì").input_value()
    desktop.get_by_label("Giải thích, hướng dẫn tại chỗ").check()
    press(desktop.get_by_role("button", name="Ghi kết quả lượt tiếp"))
    press(desktop.get_by_role("link", name="Kết thúc buổi tiếp"))
    assert "Xã san gạt" in desktop.get_by_label("Kết luận của buổi tiếp").input_value()
    press(desktop.get_by_role("button", name="Kết thúc buổi tiếp"))
    assert "Phải gửi thông báo kết luận chậm nhất ngày" in text_of(desktop)

    sign_in(desktop, people.head, site)
    desktop.goto(f"{DESK}{now.pk}/")
    press(desktop.get_by_role("link", name="Ghi đã gửi thông báo kết luận"))
    press(desktop.get_by_role("button", name="Ghi đã gửi thông báo kết luận"))
    assert "Đã gửi thông báo kết luận ngày" in text_of(desktop)
    press(desktop.get_by_role("link", name="Biên bản để in và ký"))
    assert "Xã san gạt trong ba ngày." in text_of(desktop)

    phone.goto(f"/lich-tiep-dan/{now.pk}/")
    assert "Chính người đứng đầu" in text_of(phone)
    phone.goto("/lich-tiep-dan/so-voi-quy-dinh/")  # counts up to yesterday
    assert "Lãnh đạo tiếp dân so với quy định" in text_of(phone)
    assert Visit.objects.filter(session=now, state="done").count() == 1
