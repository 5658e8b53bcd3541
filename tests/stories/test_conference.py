"""A conference of two sites: planned, joined, left and come back to, followed live; its conclusion promised."""

from datetime import timedelta

from lives import photo
from stories.steps import press, sign_in, text_of
from thongsuot.conferences.models import Conference
from thongsuot.core import clock

TITLE = "Hội nghị hai điểm cầu"
CONCLUSION = "Phòng Kinh tế đặt thêm hai điểm tập kết rác."
ASK_AGAIN = 60_000  # milliseconds in which a page without an open connection asks again


def one_row(page, words):
    """Return the row of the list of sites that bears these words."""
    return page.locator("tbody tr", has_text=words)


def test_sites_join_leave_and_come_back_and_everybody_follows(desktop, phone, visitor, people, site):
    today = clock.today()
    shown = f"{today.day}/{today.month}/{today.year}"
    sign_in(desktop, people.handler, site)
    desktop.goto("/ban-lam-viec/hoi-nghi/moi/")
    for name, value in (
        ("title", TITLE), ("held_on", shown), ("starts", "0:00"), ("ends", "23:59"), ("place", "Hội trường xã"),
        ("agenda", "Báo cáo; 30\nTham luận; 60\nKết luận"),
    ):  # fmt: skip
        desktop.locator(f"[name={name}]").fill(value)
    press(desktop.get_by_role("button", name="Lập hội nghị"))
    if "ngày nghỉ" in text_of(desktop):
        desktop.get_by_label("Vẫn tổ chức vào ngày nghỉ này").check()
        press(desktop.get_by_role("button", name="Lập hội nghị"))
    conference = Conference.objects.get(title=TITLE)
    home = f"/ban-lam-viec/hoi-nghi/{conference.pk}/"

    press(desktop.get_by_role("link", name="Thêm điểm cầu theo danh sách"))
    lines = f"{people.economics.name}; Phòng họp; 20\n{people.other_commune.name}; Hội trường; 40"
    desktop.get_by_label("Danh sách điểm cầu").fill(f"{lines}\n{people.economics.name}")
    press(desktop.get_by_role("button", name="Thêm điểm cầu theo danh sách"))
    assert "Dòng 3" in text_of(desktop)
    desktop.get_by_label("Danh sách điểm cầu").fill(lines)
    press(desktop.get_by_role("button", name="Thêm điểm cầu theo danh sách"))
    assert "2 điểm cầu" in text_of(desktop)

    live = visitor()
    live.clock.install()
    live.goto(f"/hoi-nghi/{conference.code}/")
    assert "0 / 2 điểm cầu đang dự" in " ".join(text_of(live).split())

    sign_in(phone, people.economics_handler, site)
    phone.goto(home)
    press(phone.get_by_role("link", name="Đăng ký tham luận"))
    phone.get_by_label("Tên tham luận").fill("Kinh nghiệm của phòng")
    phone.get_by_label("Đơn vị, chức vụ người trình bày").fill("Trưởng phòng Kinh tế")
    name, picture = photo("tham-luan.png")
    upload = {"name": name, "mimeType": "image/png", "buffer": picture.read()}
    phone.get_by_label("Tệp tham luận").set_input_files(upload)
    press(phone.get_by_role("button", name="Đăng ký tham luận"))
    assert "tham-luan.png" in text_of(phone) and "Chờ xem" in text_of(phone)
    press(phone.get_by_role("button", name="Vào dự"))
    assert "Đang dự" in text_of(phone)

    other = visitor()
    sign_in(other, people.elsewhere, site)
    other.goto(home)
    assert "Kinh nghiệm của phòng" not in text_of(other)
    press(other.get_by_role("button", name="Vào dự"))
    press(other.get_by_role("button", name="Rời hội nghị"))

    desktop.goto(home)
    press(desktop.get_by_role("link", name="Nhận tham luận"))
    press(desktop.get_by_role("button", name="Nhận tham luận"))
    press(desktop.get_by_role("link", name="Khai mạc"))
    press(desktop.get_by_role("button", name="Khai mạc"))
    press(desktop.get_by_role("button", name="Sang mục này 2"))
    press(desktop.get_by_role("link", name="Xem danh sách điểm cầu"))
    assert "Đã rời" in one_row(desktop, people.other_commune.name).inner_text()

    press(other.get_by_role("button", name="Vào dự"))
    press(other.get_by_role("link", name="Báo số người"))
    other.get_by_label("Số người có mặt").fill("38")
    press(other.get_by_role("button", name="Báo số người"))
    desktop.reload()
    row = one_row(desktop, people.other_commune.name).inner_text()
    assert "Đang dự" in row and "38 / 40" in " ".join(row.split())

    live.clock.fast_forward(ASK_AGAIN)  # nobody loads it anew
    live.get_by_text("điểm cầu đang dự").filter(has_text="2 / 2").wait_for()
    read = text_of(live)
    assert "Đang họp" in read and "2. Tham luận" in read and people.handler.full_name not in read

    desktop.goto(home)
    press(desktop.get_by_role("link", name="Ghi đã trình bày"))
    desktop.get_by_label("Đã nói gì, ghi ngắn gọn").fill("Nêu ba cách làm.")
    press(desktop.get_by_role("button", name="Ghi đã trình bày"))
    press(desktop.get_by_role("link", name="Ghi kết luận"))
    desktop.locator("[name=conclusions]").fill(CONCLUSION)
    press(desktop.get_by_role("button", name="Ghi kết luận"))

    sign_in(desktop, people.head, site)
    desktop.goto(f"{home}lam/be-mac/")
    desktop.locator("[name=minutes]").fill("Nghe báo cáo và một tham luận.")
    desktop.get_by_label("Đã đọc lại biên bản cho các điểm cầu nghe").check()
    press(desktop.get_by_role("button", name="Đọc lại biên bản, bế mạc"))
    assert "Chưa có việc theo dõi" in text_of(desktop)
    press(desktop.get_by_role("link", name="Ghi lời hứa 1"))
    assert desktop.get_by_label("Câu đã hứa").input_value() == CONCLUSION
    desktop.get_by_label("Ai hứa").fill("Chủ tịch Ủy ban nhân dân xã")
    desktop.get_by_label("Lấy gì làm bằng chứng").fill("Ảnh hai điểm.")
    due = today + timedelta(days=30)
    desktop.get_by_label("Phải xong").fill(f"{due.day}/{due.month}/{due.year}")
    press(desktop.get_by_role("button", name="Ghi lời hứa"))

    sign_in(desktop, people.publisher, site)
    desktop.goto(f"{home}lam/cong-bo/")
    press(desktop.get_by_role("button", name="Công bố kết luận"))
    assert "Đang được theo dõi" in text_of(desktop) and "1 lời hứa" in text_of(desktop)

    live.clock.fast_forward(ASK_AGAIN)
    live.get_by_text(CONCLUSION).wait_for()
    without_scripts = visitor(scripts=False)
    without_scripts.goto(f"/hoi-nghi/{conference.code}/")
    assert CONCLUSION in text_of(without_scripts) and "2 / 2" in " ".join(text_of(without_scripts).split())
