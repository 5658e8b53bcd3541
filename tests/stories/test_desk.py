"""The desk: a letter at the counter by keyboard alone, an answer from draft to the public page, practice."""

import re
from datetime import timedelta

import pytest

from lives import photo
from stories.steps import ANSWER, ASKED, TEXT, assigned, case_of, code_on, press, received, shown, sign_in
from stories.steps import text_of as text
from thongsuot.cases.models import Case, Publication
from thongsuot.core import clock
from thongsuot.people.models import Absence

LETTER = "Kính gửi UBND xã. Cống trước nhà văn hóa thôn Lạc Thông tắc, mưa là nước tràn vào nhà dân."


def press_to(page, name: str, limit: int = 80) -> None:
    """Press Tab until the field or button of this name or label has the focus."""
    for _press in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name || document.activeElement.innerText.trim()") == name:
            return
    pytest.fail(f"the keyboard does not reach {name}")


def act(page, case, label: str) -> None:
    """Open the page of a case and the act of this name."""
    page.goto(f"/ban-lam-viec/vu-viec/{case.pk}/")
    press(page.get_by_role("link", name=label, exact=True).first)


def test_a_letter_at_the_counter_by_keyboard_alone(desktop, people, site):
    sign_in(desktop, people.receptionist, site)
    desktop.goto("/ban-lam-viec/tiep-nhan/")
    desktop.keyboard.press("n")
    desktop.wait_for_url("**/tiep-nhan/moi/")
    assert desktop.evaluate("document.activeElement.name") == "text"
    desktop.keyboard.type(LETTER)
    press_to(desktop, "channel")
    for _press in range(9):
        if desktop.evaluate("document.activeElement.value") == "letter":
            break
        desktop.keyboard.press("ArrowDown")
    press_to(desktop, "name")
    desktop.keyboard.type("Lò Thị Mây")
    desktop.keyboard.press("Control+Enter")
    desktop.get_by_role("heading", name="Biên nhận").wait_for()
    code = code_on(desktop)
    case = case_of(code)
    assert (case.content.text, case.channel, case.parties.get().name) == (LETTER, "letter", "Lò Thị Mây")

    desktop.evaluate("window.print = () => { window.printed = true }")
    desktop.get_by_role("button", name="In biên nhận này").press("Enter")
    assert desktop.evaluate("window.printed") is True


def test_a_desk_page_is_printed_over_the_whole_width(desktop, people, site):
    case = received(people)
    sign_in(desktop, people.receptionist, site)
    desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/")
    wide = "[document.querySelector('main').offsetWidth, document.body.clientWidth]"
    main, body = desktop.evaluate(wide)
    assert main < body
    desktop.emulate_media(media="print")
    main, body = desktop.evaluate(wide)
    assert main == body


def test_a_receptionist_screens_and_transfers(desktop, people, site):
    case = received(people)
    sign_in(desktop, people.receptionist, site)
    act(desktop, case, "Phân loại")
    desktop.get_by_label("Tóm tắt một dòng").fill("Đèn đường thôn Suối Thông")
    desktop.get_by_label("Lĩnh vực").select_option("environment")
    press(desktop.get_by_role("button", name="Phân loại"))
    assert "Đã phân loại" in text(desktop)

    act(desktop, case, "Chuyển đơn")
    desktop.locator("input[name=tim]").fill("Ka Đô")
    desktop.get_by_role("button", name="Tìm đơn vị").click()
    desktop.get_by_label(re.compile("^Ủy ban nhân dân xã Ka Đô")).first.check()
    fill_the_rest(desktop)
    press(desktop.get_by_role("button", name="Chuyển đơn"))
    assert "Đã chuyển" in text(desktop)
    moved = Case.objects.get(pk=case.pk)
    assert (moved.holder_unit, moved.received_on, moved.code) == (people.other_commune, case.received_on, case.code)


def fill_the_rest(page) -> None:
    for area in page.locator("main form textarea").all():
        if not area.input_value():
            area.fill("Đoạn đường thuộc xã Ka Đô quản lý.")


@pytest.fixture
def head_away(people):
    today = clock.today()
    absence = Absence.objects.create(officer=people.head, first_day=today, last_day=today + timedelta(days=1))
    yield
    absence.delete()


@pytest.mark.parametrize("signer", ["head", "deputy"])
def test_an_answer_from_the_draft_to_the_public_page(visitor, people, site, signer, request):
    case = assigned(people, received(people, text=TEXT + " Xin gọi 0912 345 678 gặp bà Lò Thị Mây."))
    if signer == "deputy":
        request.getfixturevalue("head_away")
    page = visitor(viewport={"width": 1280, "height": 800})
    sign_in(page, people.economics_handler, site)
    act(page, case, "Soạn trả lời")
    page.get_by_label("Trả lời việc 1").fill(ANSWER)
    name, file = photo()
    page.get_by_label("Thêm minh chứng").set_input_files({"name": name, "mimeType": "image/png", "buffer": file.read()})
    page.get_by_role("button", name="Lưu bản soạn").click()
    act(page, case, "Trình duyệt")
    press(page.get_by_role("button", name="Trình duyệt"))
    assert "Đã trình lãnh đạo duyệt" in text(page)

    sign_in(page, getattr(people, signer), site)
    page.goto("/ban-lam-viec/duyet/")
    assert "Đèn đường thôn Suối Thông" in text(page)
    page.goto(f"/ban-lam-viec/vu-viec/{case.pk}/duyet/")
    press(page.get_by_role("button", name="Duyệt trả lời"))
    assert "Đã duyệt" in text(page)

    sign_in(page, people.publisher, site)
    act(page, case, "Gửi trả lời và công khai")
    press(page.get_by_role("button", name="Xem bản bà con sẽ đọc"))
    assert "0912 345 678" not in page.get_by_role("region", name="Bản bà con sẽ đọc").inner_text()
    press(page.get_by_role("button", name="Gửi trả lời và công khai"))
    assert "Đã gửi trả lời" in text(page)

    copy = Publication.objects.order_by("-id").first()
    stranger = visitor()
    stranger.goto(f"/vu-viec/{copy.pk}/")
    assert ANSWER in text(stranger) and ASKED in text(stranger)
    assert "0912" not in text(stranger) and "Lò Thị Mây" not in text(stranger)


def test_a_deputy_does_not_approve_while_the_head_is_there(desktop, people, site):
    case = assigned(people, received(people))
    sign_in(desktop, people.deputy, site)
    answer = desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/duyet/")
    assert answer.status == 404


def test_practice_is_marked_and_touches_nothing_real(desktop, people, site):
    real = received(people)
    sign_in(desktop, people.handler, site)
    desktop.goto("/ban-lam-viec/doi-vai/")
    desktop.get_by_role("button", name="Vào tập làm").click()
    desktop.goto("/ban-lam-viec/tiep-nhan/moi/")
    assert "Đang ở chế độ tập làm" in text(desktop)
    desktop.locator("#id_text").fill("Việc tập làm: đèn đường hỏng.")
    desktop.keyboard.press("Control+Enter")
    desktop.get_by_role("heading", name="Biên nhận").wait_for()
    assert case_of(code_on(desktop)).practice is True
    desktop.goto("/ban-lam-viec/tiep-nhan/")
    assert shown(real) not in text(desktop)

    desktop.goto("/ban-lam-viec/doi-vai/")
    desktop.get_by_role("button", name="Trở lại việc thật").click()
    desktop.goto("/ban-lam-viec/vu-viec/")
    assert "Đang ở chế độ tập làm" not in text(desktop)
