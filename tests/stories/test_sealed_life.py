"""A denunciation of a head, from the first key to the published conclusion: two custodians, two investigators."""

from types import SimpleNamespace

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.db import transaction

from cast import make_officer, make_post
from lives import photo
from stories.conftest import DESK, PHONE
from stories.steps import press, sign_in, text_of
from stories.test_axe import READ, WIDER
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.denunciations.actions.founding import Holder, add_holder, found_room
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.holding import unlock as unlock_key
from thongsuot.denunciations.actions.identifying import request_identity
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.actions.telling import notify_accused
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import Denunciation, Keyholder
from thongsuot.denunciations.models.keyholder import CURRENT
from thongsuot.denunciations.queries.door import open_by_receipt
from thongsuot.denunciations.queries.sheets import denouncer_sheet
from thongsuot.people.queries import actor_for

pytestmark = pytest.mark.xdist_group("sealed_life")  # its keys are made once

PHRASE = "suối thông mưa chiều"
BASE = "/ban-lam-viec/to-cao/"
WHO = Identity(name="Lò Thị Hoa", address="Thôn Suối Thông A2", phone="0912 345 678")
ACCOUNT = "Bà chủ tịch xã bắt dân đóng tiền làm đường hai lần, không có biên lai."
TOLD = "Đã kết luận: thu tiền hai lần là sai, phải trả lại."


def moment() -> dict:
    now = clock.now()
    return {"on": clock.legal_day(now), "at": now}


@pytest.fixture(scope="module")
def room(people):
    """Officers of the sealed room, besides those of the cast; nobody holds a key: other stories' keys are ended."""
    Keyholder.objects.filter(ended_at=None).update(ended_at=clock.now())
    with transaction.atomic():
        posts = {
            "first_custodian": ("Tạ Thị Giữ", people.inspectorate),
            "second_custodian": ("Quách Văn Khóa", people.front),
            "investigator": ("Lý Thị Thanh", people.province),
            "colleague": ("Kha Văn Bền", people.province),
            "below": ("Trịnh Văn Tra", people.commune),
        }
        made = {name: make_officer(full_name) for name, (full_name, _unit) in posts.items()}
        for name, (_full_name, unit) in posts.items():
            make_post(made[name], unit)
    return SimpleNamespace(**made, unit={made[name].pk: unit for name, (_full, unit) in posts.items()})


def window(visitor, officer, site, **more):
    page = visitor(viewport=DESK, **more)
    sign_in(page, officer, site)
    return page


def enrol(page, role: str) -> None:
    """Make a key on its page."""
    page.goto(f"{BASE}khoa/")
    page.get_by_role("link", name="Tạo khóa của tôi").click()
    page.get_by_role("radio", name=role).check()
    page.get_by_label("Mật ngữ mới", exact=False).first.fill(PHRASE)
    page.get_by_label("Gõ lại mật ngữ mới").fill(PHRASE)
    page.get_by_label("Tôi hiểu").check()
    press(page.get_by_role("button", name="Tạo khóa"))
    assert "Chờ kết nạp" in text_of(page)


def unlock(page, path: str = "mo-khoa/") -> None:
    page.goto(f"{BASE}{path}")
    page.get_by_label("Mật ngữ").fill(PHRASE)
    press(page.get_by_role("button", name="Mở khóa"))


def admit(page, name: str) -> None:
    page.goto(f"{BASE}nguoi-giu-khoa/")
    page.get_by_role("link", name=name).click()
    page.get_by_label("Mật ngữ của anh/chị").fill(PHRASE)
    press(page.get_by_role("button", name="Kết nạp"))
    assert "Đã kết nạp" in text_of(page)


def act(page, matter, label: str, fill=lambda page: None) -> None:
    """Do an act from the page of the denunciation, as its list of acts offers it."""
    page.goto(f"{BASE}{matter}/")
    link = page.locator("#lam-gi").get_by_role("link", name=label, exact=True)
    if not link.is_visible():
        page.locator("#lam-gi summary").click()
    link.click()
    fill(page)
    page.get_by_role("button", name=label, exact=True).click()
    page.wait_for_url(f"**{BASE}{matter}/")


def denounced(people):
    given = Given(
        text=ACCOUNT, accused_name=people.head.full_name, accused_title="Chủ tịch", position="head",
        unit_id=people.commune.pk, identity=WHO,
    )  # fmt: skip
    return receive(given=given, form_token=receipts.new_token(), actor=STRANGER, **moment())


def words(label: str, said: str):
    return lambda page: page.get_by_label(label).fill(said)


def notice(about: str, said: str):
    def fill(page):
        page.get_by_label("Thông báo về").select_option(about)
        page.get_by_label("Nội dung thông báo").fill(said)

    return fill


def test_a_whole_life_where_the_accused_is_a_head(visitor, people, room, site):
    keys = {name: window(visitor, getattr(room, name), site) for name in ("first_custodian", "second_custodian")}
    for page in keys.values():
        enrol(page, "Người giữ khóa danh tính")
        unlock(page)
    admit(keys["first_custodian"], "Quách Văn Khóa")
    admit(keys["second_custodian"], "Tạ Thị Giữ")
    one, two, below = (window(visitor, getattr(room, name), site) for name in ("investigator", "colleague", "below"))
    for page, name in ((one, "Lý Thị Thanh"), (two, "Kha Văn Bền"), (below, "Trịnh Văn Tra")):
        enrol(page, "Người giải quyết")
        admit(keys["first_custodian"], name)

    received = denounced(people)
    matter = received.denunciation_id
    assert received.unit_name == people.province.name

    unlock(below)
    assert "Chưa có tố cáo nào" in text_of(below)
    head = window(visitor, people.head, site)
    for page in (head, below, keys["first_custodian"]):
        assert page.goto(f"{BASE}{matter}/").status == 404
    head.goto("/ban-lam-viec/")
    assert head.locator(f'a[href="{BASE}"]').count() == 0

    unlock(one, f"{matter}/")
    assert ACCOUNT in text_of(one) and WHO.name not in text_of(one)
    act(one, matter, "Kiểm tra ban đầu", lambda page: page.get_by_label("Đủ điều kiện thụ lý", exact=True).check())
    act(one, matter, "Thụ lý")
    act(one, matter, "Thông báo người bị tố cáo", notice("acceptance", "Đề nghị bà giải trình về việc thu tiền."))
    press(one.get_by_role("link", name="In văn bản này").first)
    assert "Nguyễn Thị Hiên" in text_of(one) and ACCOUNT not in text_of(one) and "Lò Thị" not in text_of(one)

    def ask(page):
        page.get_by_label("Vì sao cần biết ai tố cáo?").fill("Cần mời làm việc trực tiếp.")

    act(one, matter, "Đề nghị xem danh tính", ask)
    custodian = keys["second_custodian"]
    custodian.goto(f"{BASE}danh-tinh/")
    press(custodian.get_by_role("link", name="Lý Thị Thanh"))
    assert "Cần mời làm việc trực tiếp." in text_of(custodian) and ACCOUNT not in text_of(custodian)
    custodian.get_by_label("Mật ngữ của anh/chị").fill(PHRASE)
    press(custodian.get_by_role("button", name="Cho xem", exact=True))
    assert "Đã cho xem" in text_of(custodian)
    one.goto(f"{BASE}{matter}/")
    press(one.get_by_role("button", name="Xem danh tính, có ghi sổ"))
    assert WHO.name in text_of(one) and WHO.address in text_of(one)

    unlock(two, f"{matter}/")
    act(two, matter, "Báo cáo xác minh", words("Báo cáo xác minh", "Sổ thu có hai lần đóng tiền."))

    def conclude(page):
        page.get_by_label("Tố cáo đúng", exact=True).check()
        page.get_by_label("Nội dung kết luận").fill("Thu tiền hai lần là sai.")

    act(two, matter, "Kết luận", conclude)
    act(two, matter, "Thông báo người tố cáo", notice("conclusion", TOLD))
    act(two, matter, "Ghi việc xử lý theo kết luận", words("Đã xử lý thế nào", "Đã trả lại tiền cho 40 hộ."))

    def publish(page):
        assert page.get_by_label("Bản công khai").input_value() == "Thu tiền hai lần là sai."
        page.get_by_label("Niêm yết tại trụ sở").check()
        page.get_by_label("Tôi đã đọc lại").check()

    act(two, matter, "Công khai kết luận", publish)
    assert Denunciation.objects.get(pk=matter).state == "handled"

    sheet = denouncer_sheet(open_by_receipt(received.receipt))
    assert TOLD in [act.texts.get("text") for act in sheet.acts]
    assert [one.asked_by for one in sheet.releases] == ["Lý Thị Thanh"]

    two.goto(f"{BASE}{matter}/")
    two.get_by_role("button", name="Khóa ngay").click()
    two.goto(f"{BASE}{matter}/")
    assert "Mở khóa bằng mật ngữ" in text_of(two)


@pytest.fixture(scope="module")
def keyed(people, room):
    """A custodian and an investigator with keys, and a denunciation with a file, an act and a request; by the acts.

    The officers first and for good: the sealed room has a connection of its own.
    """
    with transaction.atomic():
        made = {name: make_officer(f"{name} Thị Mẫu") for name in ("Đinh", "Lục", "Vàng")}
        places = {"Đinh": people.inspectorate, "Lục": people.inspectorate, "Vàng": people.health}
        for name, officer in made.items():
            make_post(officer, places[name])
    holders = {name: Holder(made[name], places[name], PHRASE) for name in made}
    first = Keyholder.objects.filter(CURRENT, officer=room.first_custodian).first()
    if first is None:
        custodians = (holders["Đinh"], holders["Lục"])
        found_room(custodians=custodians, investigators=(holders["Vàng"],), **moment())
    else:
        by = Holder(room.first_custodian, people.inspectorate, PHRASE)
        add_holder(holder=holders["Đinh"], kind="custodian", by=by, **moment())
        add_holder(holder=holders["Vàng"], kind="investigator", by=by, **moment())
    given = Given(
        text=ACCOUNT, accused_name="Đinh Văn Sổ", position="staff", unit_id=people.health.pk, identity=WHO,
        protection="Sợ bị trả thù.", uploads=(photo(),),
    )  # fmt: skip
    matter = receive(given=given, form_token=receipts.new_token(), actor=STRANGER, **moment()).denunciation_id
    actor = actor_for(made["Vàng"], on=clock.today())
    key = {"actor": actor, "unlocked": unlock_key(passphrase=PHRASE, actor=actor, on=clock.today())}
    request = request_identity(denunciation_id=matter, reason="Cần mời làm việc.", **key, **moment())
    notify_accused(denunciation_id=matter, about="other", text="Đề nghị ông giải trình.", **key, **moment())
    act_id = Denunciation.objects.get(pk=matter).acts.get(verb="notify_accused").pk
    return SimpleNamespace(
        custodian=made["Đinh"], investigator=made["Vàng"], matter=matter, request=request.pk, act=act_id
    )


def sealed_faults(page, paths) -> list[str]:
    """Return what axe finds on pages in both sizes, and where one is wider than the window."""
    found = []
    for path in paths:
        page.goto(path)
        page.evaluate(AXE_SCRIPT)
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            found += [
                f"{path} {one['id']}: {one['nodes'][0]['html'][:120]}" for one in page.evaluate(READ)["violations"]
            ]
            found += [f"{path} too wide"] if page.evaluate(WIDER) > 0 else []
    return found


@pytest.mark.parametrize("language", ["vi-VN", "en-GB"])
def test_axe_finds_nothing_in_the_sealed_room(visitor, people, keyed, site, language):
    page = visitor(viewport=DESK, locale=language, bypass_csp=True)
    sign_in(page, keyed.investigator, site)
    here = f"{BASE}{keyed.matter}/"
    found = sealed_faults(page, [f"{BASE}mo-khoa/", f"{BASE}khoa/", f"{BASE}khoa/quen-mat-ngu/"])
    page.goto(f"{BASE}mo-khoa/")
    page.locator("[name=passphrase]").fill(PHRASE)
    page.locator("main form button").first.click()
    slugs = ("kiem-tra", "chuyen-don", "loai-nguoi", "thong-bao-nguoi-to-cao", "ghi-chu", "chuyen-ra-ngoai")
    paths = [BASE, here, f"{here}van-ban/{keyed.act}/", f"{here}thu-niem-phong/", f"{BASE}khoa/doi-mat-ngu/"]
    found += sealed_faults(page, [*paths, *(f"{here}{slug}/" for slug in slugs), f"{BASE}khoa/ket-thuc/"])
    sign_in(page, keyed.custodian, site)
    page.goto(f"{BASE}mo-khoa/")
    page.locator("[name=passphrase]").fill(PHRASE)
    page.locator("main form button").first.click()
    paths = ["nguoi-giu-khoa/", "danh-tinh/", f"danh-tinh/{keyed.request}/"]
    found += sealed_faults(page, [BASE + path for path in paths])
    sign_in(page, people.receptionist, site)
    found += sealed_faults(page, [f"{BASE}tiep-nhan/", f"{BASE}khoa/", f"{BASE}khoa/tao/"])
    assert found == []


def test_without_scripts_and_by_keyboard_alone(visitor, keyed, site):
    page = visitor(viewport=PHONE, scripts=False)
    sign_in(page, keyed.investigator, site)
    page.goto(f"{BASE}{keyed.matter}/kiem-tra/")
    page.get_by_label("Mật ngữ").focus()
    page.keyboard.type(PHRASE)
    page.keyboard.press("Enter")
    page.get_by_label("Đủ điều kiện thụ lý", exact=True).focus()
    page.keyboard.press("Space")
    page.get_by_role("button", name="Kiểm tra ban đầu").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{BASE}{keyed.matter}/")
    assert "Đã ghi kết quả kiểm tra ban đầu" in text_of(page)
    assert Denunciation.objects.get(pk=keyed.matter).state == "checked"
