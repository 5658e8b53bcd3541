"""Two communes merge while an officer of one writes an answer: nothing typed is lost, old addresses still lead."""

from types import SimpleNamespace

import pytest

from cast import make_officer, make_post, make_unit
from lives import photo
from stories.steps import ANSWER, _by, answered, assigned, press, received, shown, sign_in
from stories.steps import text_of as text
from thongsuot.cases.actions.answer import approve, submit
from thongsuot.cases.models import Case, Publication
from thongsuot.changes.actions import repointing
from thongsuot.changes.models import Reorganisation
from thongsuot.core import clock

OLD, NEW = "Ủy ban nhân dân xã Tu Tra", "Ủy ban nhân dân xã Lạc Xuân"
DESK = {"width": 1280, "height": 800}


@pytest.fixture
def communes(people):
    """Two communes of this story alone and who works there; they stay merged in the town, nobody else is theirs."""
    old = make_unit(OLD, code="tu-tra", parent=people.province)
    new = make_unit(NEW, code="lac-xuan", parent=people.province)
    names = {"receptionist": "K'Sơn", "handler": "Ya Thương", "head": "Phan Thị Tra", "publisher": "Lê Văn Đăng"}
    here = {role: make_officer(name, username=f"{role}-tu-tra") for role, name in names.items()}
    for role, officer in here.items():
        make_post(officer, old, role)
    there = make_officer("Đinh Thị Xuân", username="head-lac-xuan")
    make_post(there, new, "head")
    return SimpleNamespace(
        commune=old, economics=old, economics_handler=here["handler"], commune_place=people.commune_place,
        new=new, new_head=there, **here,
    )  # fmt: skip


def plan_by_the_page(admin) -> Reorganisation:
    """Write the plan by its form, look at what it moves, and confirm it for today."""
    admin.goto("/ban-lam-viec/quan-tri/sap-xep-don-vi/")
    admin.get_by_role("link", name="Lập kế hoạch mới").click()
    admin.get_by_text("Thêm một việc vào kế hoạch").click()
    admin.get_by_label("Đơn vị", exact=True).fill(OLD)
    admin.get_by_label("Đơn vị nhận").fill(NEW)
    admin.get_by_role("button", name="Thêm vào kế hoạch").click()
    plan = admin.locator("textarea[name=text]")
    plan.fill(plan.input_value().replace('basis = ""', 'basis = "Nghị quyết số 21/NQ-HĐND"'))
    admin.get_by_role("button", name="Xem những gì sẽ chuyển").click()
    press(admin.get_by_role("link", name="Vai của cán bộ"))
    assert "Phan Thị Tra" in text(admin) and "cấp phó" in text(admin)
    admin.go_back()
    admin.get_by_role("link", name="Tiếp tục đến xác nhận").click()
    admin.get_by_role("button", name="Xác nhận kế hoạch").click()
    admin.get_by_text("Kế hoạch đã có hiệu lực").wait_for()
    return Reorganisation.objects.get(basis="Nghị quyết số 21/NQ-HĐND")


def test_two_communes_merge_while_an_officer_writes(visitor, desktop, phone, people, communes, site):
    answered(communes, assigned(communes, received(communes)))
    before = Publication.objects.get(unit_id=communes.commune.pk)
    case = assigned(communes, received(communes))
    sign_in(desktop, communes.handler, site)
    desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/")
    desktop.get_by_role("link", name="Soạn trả lời", exact=True).first.click()
    desktop.get_by_label("Trả lời việc 1").fill(ANSWER)

    admin = visitor(viewport=DESK)
    sign_in(admin, people.province_administrator, site)
    plan = plan_by_the_page(admin)
    repointing.carry_on(reorganisation_id=plan.pk, clock=clock.now)

    desktop.get_by_role("button", name="Lưu bản soạn").click()
    desktop.get_by_text("Trong lúc anh/chị đang viết, vụ việc đã thay đổi").wait_for()
    assert desktop.get_by_label("Trả lời việc 1").input_value() == ANSWER
    name, file = photo()
    evidence = {"name": name, "mimeType": "image/png", "buffer": file.read()}
    desktop.get_by_label("Thêm minh chứng").set_input_files(evidence)
    desktop.get_by_role("button", name="Lưu bản soạn").click()
    desktop.get_by_text("Đã lưu bản soạn").wait_for()
    submit(**_by(communes.handler, case))
    approve(**_by(communes.new_head, case))
    sign_in(desktop, communes.publisher, site)
    desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/gui-tra-loi/")
    desktop.get_by_role("button", name="Xem bản bà con sẽ đọc").click()
    desktop.get_by_role("button", name="Gửi trả lời và công khai").click()
    desktop.get_by_text("Đã gửi trả lời").wait_for()
    assert Case.objects.get(pk=case.pk).holder_unit == communes.new

    copy = Publication.objects.get(unit_id=communes.new.pk)
    phone.goto(f"/vu-viec/{copy.pk}/")
    assert ANSWER in text(phone) and NEW in text(phone)
    phone.goto(f"/vu-viec/{before.pk}/")
    assert OLD in text(phone)
    phone.goto(f"/tra-cuu/{shown(case)}")
    assert NEW in text(phone)
    desktop.goto(f"/ban-lam-viec/vu-viec/{case.pk}/")
    assert OLD in text(desktop) and NEW in text(desktop)
