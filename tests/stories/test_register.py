"""The office as it is: a register of three years comes in, odd rows are worked off, a second import is undone."""

import io
from datetime import date, timedelta

import openpyxl
from django.test import Client

from cast import show_everything
from thongsuot.cases.models import Case
from thongsuot.changes.actions.registers.running import bring_on
from thongsuot.changes.models import Register
from thongsuot.core import clock

HEADINGS = ["STT", "Ngày tiếp nhận", "Họ tên", "Nội dung đơn", "Phân loại", "Ngày thụ lý", "Ngày trả lời", "Đã làm gì"]


def three_years() -> bytes:
    """Return the workbook of an invented office: a title, headings, 36 months of rows, two of them odd."""
    book, out, today = openpyxl.Workbook(), io.BytesIO(), clock.today()
    sheet = book.active
    sheet.append(["SỔ TIẾP CÔNG DÂN, BA NĂM"])
    sheet.merge_cells("A1:H1")
    sheet.append(HEADINGS)
    for month in range(36):
        day = today - timedelta(30 * (36 - month))
        done = day + timedelta(9) if month % 3 == 0 else None
        said = "Đã sửa xong." if done else None
        sheet.append([month + 1, day, f"Người thử {month + 1}", "Đèn đường hỏng.", "Phản ánh", done, done, said])
    sheet.append([37, "31/02/2026", "Người thử 37", "Cống tắc.", "Phản ánh", None, None, None])
    sheet.append([38, date(2026, 3, 2), "Người thử 38", None, "Phản ánh", None, None, None])
    book.save(out)
    return out.getvalue()


def work() -> Register:
    """Be the worker: do what waits of the last register."""
    register = Register.objects.latest("uploaded_at")
    bring_on(register_id=register.pk, clock=clock.now)
    return register


def bring_in(page, source: str, columns: dict) -> Register:
    page.goto("/ban-lam-viec/nhap-so/")
    page.get_by_label("Tên sổ").fill(source)
    page.get_by_label("Tệp của sổ").set_input_files({"name": "so.xlsx", "mimeType": "", "buffer": three_years()})
    page.get_by_role("button", name="Tải lên và xem các cột").click()
    page.get_by_role("heading", name="Mỗi cột ghi gì").wait_for()
    for heading, field in columns.items():
        page.get_by_label(heading).select_option(label=field)
    page.get_by_role("button", name="Xem thử cả sổ").click()
    page.get_by_role("heading", name="Đang xem thử, chưa nhập gì").wait_for()
    work()
    page.get_by_role("button", name="Nhập 36 dòng").click()
    page.get_by_role("heading", name="Đang nhập").wait_for()
    register = work()
    page.get_by_role("heading", name="2 dòng cần sửa").wait_for()
    return register


def test_a_register_of_three_years_comes_in_and_a_second_one_is_undone(desktop, people, site):
    client = Client()
    client.force_login(people.receptionist)
    show_everything(client, people.receptionist)
    desktop.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])

    bring_in(desktop, "Sổ ba năm", {"Đã làm gì": "Kết quả, nội dung trả lời"})
    cases = Case.objects.filter(source="24931/Sổ ba năm")
    assert (cases.count(), cases.filter(state="answered").count()) == (36, 12)

    desktop.get_by_role("link", name="Dòng 39").click()
    desktop.get_by_label("Ngày nhận").fill("28/02/2026")
    desktop.get_by_role("button", name="Nhập dòng này").click()
    desktop.get_by_role("link", name="Dòng 40").click()
    desktop.get_by_label("Vì sao bỏ dòng này").fill("Dòng trống trong sổ.")
    desktop.get_by_role("button", name="Bỏ dòng này").click()
    desktop.get_by_text("Không còn dòng nào cần sửa.").wait_for()
    assert cases.get(source_id="37").received_on == date(2026, 2, 28)

    second = bring_in(desktop, "Sổ nhập nhầm", {})
    desktop.get_by_role("link", name="Hoàn tác lần nhập này").click()
    desktop.get_by_label("Vì sao hoàn tác").fill("Nhập hai lần cùng một sổ.")
    desktop.get_by_role("button", name="Hoàn tác", exact=True).click()
    desktop.get_by_role("heading", name="Đang hoàn tác").wait_for()
    work()
    desktop.get_by_text("Có thể nhập lại sổ này.").wait_for()
    second.refresh_from_db()
    assert (second.state, Case.objects.filter(source="24931/Sổ nhập nhầm").count(), cases.count()) == ("undone", 0, 37)
