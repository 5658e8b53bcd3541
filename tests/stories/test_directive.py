"""A directive down three levels and its evidence back up; the matrix opened with the keyboard alone."""

from datetime import timedelta

from directives.making import PLAN, wanted
from lives import photo
from stories.steps import _by, press, sign_in, text_of
from thongsuot.core import clock
from thongsuot.directives import actions
from thongsuot.directives.jobs import move_days, open_assignments, read_document
from thongsuot.directives.models import Assignment, Importing, Instrument, Task
from thongsuot.directives.rules.addressing import UNITS, Addressed
from thongsuot.duties.actions import tell_urged_batch

ABOVE, BELOW = "Rà soát cầu treo dân sinh", "Kiểm tra cầu treo ba thôn"
FOUND = "Đã kiểm tra ba cầu treo, thay 12 ván mặt cầu."
DESK = "/ban-lam-viec/"
SCREEN = {"width": 1280, "height": 800}


def as_typed(day) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def sent_by_the_page(page, choose) -> Task:
    """Go on from the written words: choose the units, look once more, send; the job opens what the units owe."""
    press(page.get_by_role("button", name="Tiếp: chọn đơn vị"))
    choose()
    press(page.get_by_role("button", name="Tiếp: xem lại và gửi"))
    press(page.locator("main").get_by_role("button", name="Gửi cho"))
    task = Task.objects.get(pk=page.url.rstrip("/").rpartition("/")[2])
    assert "Đã mở 0 trên" in text_of(page)
    open_assignments(task_id=str(task.pk))
    return task


def written_above(page, people) -> Task:
    """The head of the province writes the task and sends it to all communes but one."""
    today = clock.today()
    page.goto(f"{DESK}nhiem-vu/")
    press(page.get_by_role("link", name="Giao nhiệm vụ mới"))
    page.get_by_label("Tên ngắn").fill(ABOVE)
    page.get_by_label("Nội dung nhiệm vụ").fill("Kiểm tra từng cầu treo dân sinh, sửa ngay chỗ hỏng.")
    page.get_by_label("Lấy gì làm bằng chứng").fill("Ảnh từng cầu.")
    page.get_by_label("Bắt đầu").fill(as_typed(today))
    page.get_by_label("Phải xong").fill(as_typed(today + timedelta(days=60)))
    page.locator("summary", has_text="Kế hoạch, tổ chức").click()
    page.get_by_label("Phải có kế hoạch").fill(as_typed(today + timedelta(days=10)))

    def all_communes_but_one():
        page.get_by_label("Tất cả Ủy ban nhân dân xã, phường").check()
        page.get_by_role("combobox", name="Thêm đơn vị không gửi").fill(people.other_commune.name)

    return sent_by_the_page(page, all_communes_but_one)


def moved_by_the_page(page, part: Assignment) -> str:
    """The head of the province gives ten days more, once the page has said what that means; return the new day."""
    day = as_typed(part.task.due_on + timedelta(days=10))
    page.goto(f"{DESK}nhiem-vu/{part.task_id}/")
    press(page.get_by_role("link", name="Đổi hạn"))
    page.get_by_label("Hạn mới").fill(day)
    page.get_by_label("Vì sao đổi hạn").fill("Mưa lớn, chưa kiểm tra được hết.")
    press(page.get_by_role("button", name="Xem trước"))
    assert "1 đơn vị còn phải làm được báo hạn mới." in text_of(page)
    press(page.get_by_role("button", name="Đổi hạn", exact=True))
    assert "Còn 1 đơn vị." in text_of(page)
    move_days(task_id=str(part.task_id))
    return day


def broken_down(page, people) -> Task:
    """The head of the commune finds it in what is owed, names a person, plans, and gives it on to the division."""
    page.goto(DESK)
    assert ABOVE in text_of(page)
    page.goto(f"{DESK}nhiem-vu/duoc-giao/")
    press(page.get_by_role("link", name=ABOVE))
    press(page.get_by_role("link", name="Giao người làm"))
    page.get_by_label(people.handler.full_name).check()
    press(page.get_by_role("button", name="Giao người làm"))
    press(page.get_by_role("link", name="Lập kế hoạch"))
    page.locator("textarea[name=text]").fill("Tuần này kiểm tra, tuần sau sửa.")
    press(page.get_by_role("button", name="Lập kế hoạch"))
    assert people.handler.full_name in text_of(page) and "Tuần này kiểm tra" in text_of(page)
    press(page.get_by_role("link", name="Giao tiếp cho đơn vị trực thuộc"))
    page.get_by_label("Tên ngắn").fill(BELOW)

    def the_division():
        page.get_by_label("Chỉ các đơn vị nêu tên").check()
        page.get_by_role("combobox", name="Thêm đơn vị nêu tên").fill(people.economics.name)

    return sent_by_the_page(page, the_division)


def reported_below(page, people) -> str:
    """The officer of the division reports all of it with a picture; return the picture's name."""
    page.goto(f"{DESK}nhiem-vu/duoc-giao/")
    press(page.get_by_role("link", name=BELOW))
    assert f"{people.commune} giao" in text_of(page)
    press(page.get_by_role("link", name="Báo cáo tiến độ"))
    page.get_by_label("Tiến độ (%)").fill("100")
    page.get_by_label("Đã làm xong toàn bộ").check()
    page.get_by_label("Đã làm được gì, còn lại gì").fill(FOUND)
    name, file = photo()
    evidence = {"name": name, "mimeType": "image/png", "buffer": file.read()}
    page.get_by_label("Tài liệu chứng minh").set_input_files(evidence)
    press(page.get_by_role("button", name="Báo cáo tiến độ"))
    return name


def taken_up(page, part: Assignment, child: Task) -> None:
    """The head of the commune accepts the division's report and reports by a tick what the program knows."""
    page.goto(f"{DESK}nhiem-vu/phan-viec/{child.assignments.get().pk}/")
    assert FOUND in text_of(page)
    press(page.get_by_role("link", name="Công nhận báo cáo"))
    press(page.get_by_role("button", name="Công nhận báo cáo"))
    page.goto(f"{DESK}nhiem-vu/phan-viec/{part.pk}/lam/bao-cao/")
    page.get_by_label(BELOW).check()
    assert page.get_by_label("Tiến độ (%)").input_value() == "100"
    page.get_by_label("Đã làm xong toàn bộ").check()
    press(page.get_by_role("button", name="Báo cáo tiến độ"))


def in_the_matrix(page, people) -> str:
    """Return what the matrix of the province says of the task in the row of the commune."""
    page.goto(f"{DESK}ma-tran/?don_vi={people.province.code}")
    heads = page.locator("table.ts-matrix thead th").all_inner_texts()
    row = page.locator("table.ts-matrix tbody tr", has_text=people.commune.name)
    return row.locator("th, td").nth(next(n for n, head in enumerate(heads) if ABOVE in head)).inner_text()


def test_a_directive_goes_down_three_levels_and_its_evidence_comes_back_up(desktop, visitor, people, site):
    sign_in(desktop, people.province_head, site)
    task = written_above(desktop, people)
    part = Assignment.objects.get(task=task, unit=people.commune)
    assert "đang làm" in in_the_matrix(desktop, people)
    day = moved_by_the_page(desktop, part)
    commune, officer, stranger = visitor(viewport=SCREEN), visitor(), visitor()
    sign_in(commune, people.head, site)
    child = broken_down(commune, people)
    assert child.parent == part and child.units == 1
    sign_in(officer, people.economics_handler, site)
    picture = reported_below(officer, people)
    taken_up(commune, part, child)

    desktop.goto(f"{DESK}nhiem-vu/phan-viec/{part.pk}/")
    assert BELOW in text_of(desktop) and picture in text_of(desktop)
    assert f"sang {day}." in text_of(desktop) and "Mưa lớn" in text_of(desktop)
    desktop.goto(f"{DESK}nhiem-vu/{task.pk}/")
    press(desktop.get_by_role("link", name="Xem 1 báo cáo chờ công nhận"))
    press(desktop.get_by_role("button", name="Công nhận các báo cáo đã đánh dấu"))
    assert "xong 100%" in in_the_matrix(desktop, people)

    sign_in(stranger, people.elsewhere, site)
    stranger.goto(f"{DESK}nhiem-vu/duoc-giao/")
    assert ABOVE not in text_of(stranger)
    for hidden in (f"nhiem-vu/{task.pk}/", f"nhiem-vu/phan-viec/{part.pk}/", f"nhiem-vu/{child.pk}/"):
        assert stranger.goto(f"{DESK}{hidden}").status == 404


def read_in(page) -> Instrument:
    """Give a document to the register on its page; the job reads it while the page waits; return the draft."""
    page.goto(f"{DESK}van-ban-chi-dao/")
    press(page.get_by_role("link", name="Nhập văn bản"))
    page.get_by_label("Tệp văn bản").set_input_files(
        {"name": "ke-hoach.txt", "mimeType": "text/plain", "buffer": PLAN.encode()}
    )
    press(page.get_by_role("button", name="Đọc tệp này"))
    row = Importing.objects.get(pk=page.url.rstrip("/").rpartition("/")[2])
    assert "Đang chờ đến lượt đọc" in text_of(page)
    with page.expect_navigation(url="**/van-ban-chi-dao/*/"):
        read_document(importing_id=str(row.pk))
    row.refresh_from_db()
    return row.instrument


def test_a_document_is_taken_in_its_sentence_confirmed_and_given_on_as_a_task(desktop, visitor, people, site):
    sign_in(desktop, people.province_head, site)
    draft = read_in(desktop)
    line = draft.passages.get(ordinal="2.")
    item = desktop.locator(f"#doan-{line.position}")
    assert item.get_by_role("link", name="Giao thành nhiệm vụ").count() == 0  # nobody confirmed it yet
    item.get_by_role("button", name="Xác nhận").click()
    press(item.get_by_role("link", name="Giao thành nhiệm vụ"))
    assert str(line) in text_of(desktop) and draft.title in text_of(desktop)
    assert desktop.get_by_label("Nội dung nhiệm vụ").input_value() == str(line)
    today = clock.today()
    desktop.get_by_label("Bắt đầu").fill(as_typed(today))
    desktop.get_by_label("Phải xong").fill(as_typed(today + timedelta(days=30)))
    task = sent_by_the_page(desktop, lambda: desktop.get_by_label("Tất cả Ủy ban nhân dân xã, phường").check())
    assert (task.passage, task.instrument, task.state, task.units) == (line, draft, "sent", 2)
    commune = visitor(viewport=SCREEN)
    sign_in(commune, people.head, site)
    commune.goto(f"{DESK}nhiem-vu/duoc-giao/")
    press(commune.get_by_role("link", name=task.label))
    why = commune.locator("section", has_text="Vì sao phải làm").last
    assert draft.title in why.inner_text() and str(line) in why.inner_text()


def by_keyboard(page, name: str) -> None:
    """Tab to the link of that name and press Enter."""
    for _press in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip().startswith(name):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no Tab leads to {name}")


def given(unit, officer, below, label: str, **more) -> Task:
    """Send a task of `unit` to one unit below it, and open it."""
    today = clock.today()
    days = {"starts_on": today, "plan_by": None, "due_on": today + timedelta(days=30)}
    words = wanted(label=label, addressed=Addressed(UNITS, units=(below.pk,)), **days)
    task = actions.draft_task(unit_id=unit.pk, wanted=words, **more, **_by(officer))
    actions.send_task(task_id=task.pk, **_by(officer))
    open_assignments(task_id=str(task.pk))
    return task


def test_the_matrix_is_opened_down_to_one_part_by_keyboard(desktop, people, site):
    task = given(people.province, people.province_head, people.commune, "Nạo vét kênh Ka Lo")
    part = task.assignments.get()
    child = given(people.commune, people.head, people.economics, "Đo kênh Ka Lo", parent_id=part.pk)
    sign_in(desktop, people.province_head, site)
    desktop.goto(f"{DESK}ma-tran/?don_vi={people.province.code}")
    by_keyboard(desktop, people.commune.name)
    assert people.economics.name in text_of(desktop) and people.other_commune.name not in text_of(desktop)
    by_keyboard(desktop, "đang làm")
    by_keyboard(desktop, people.economics.name)
    assert desktop.url.endswith(f"/phan-viec/{child.assignments.get().pk}/")


def test_all_that_are_late_are_urged_from_the_matrix_at_once(desktop, visitor, people, site):
    task = given(people.province, people.province_head, people.commune, "Rà soát hộ nghèo xóm núi")
    Task.objects.filter(pk=task.pk).update(plan_by=clock.today() - timedelta(days=1))
    sign_in(desktop, people.province_head, site)
    desktop.goto(f"{DESK}ma-tran/?don_vi={people.province.code}")
    press(desktop.locator("tfoot").get_by_role("link", name="Đôn đốc", exact=True).first)
    assert "Sẽ đôn đốc 1 đơn vị" in text_of(desktop) and people.commune.name in text_of(desktop)
    desktop.get_by_label("Nội dung đôn đốc").fill("Báo cáo vì sao chưa có kế hoạch.")
    press(desktop.get_by_role("button", name="Đôn đốc các đơn vị này"))
    assert "Đã đôn đốc 1 đơn vị" in text_of(desktop)
    while tell_urged_batch(on=clock.today(), at=clock.now()):
        pass
    holder = visitor(viewport=SCREEN)
    sign_in(holder, people.head, site)
    holder.goto(f"{DESK}thong-bao/")
    assert "Rà soát hộ nghèo xóm núi" in text_of(holder) and "Cấp trên đôn đốc" in text_of(holder)
