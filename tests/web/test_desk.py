"""The frame of the desk: the rail by roles, practice mode, shortcuts that can be switched off."""

import pytest

from cast import make_officer, make_post, make_unit

pytestmark = pytest.mark.django_db
PAGE = "/ban-lam-viec/toi/"
RAIL = {
    "receptionist": {"Việc tôi phải làm", "Tiếp nhận", "Vụ việc"},
    "handler": {"Việc tôi phải làm", "Vụ việc"},
    "head": {"Việc tôi phải làm", "Tiếp nhận", "Duyệt và công khai", "Toàn đơn vị"},
    "publisher": {"Duyệt và công khai"},
    "supervisor": {"Toàn đơn vị"},
    "auditor": {"Toàn đơn vị"},
    "administrator": {"Quản trị"},
}
EVERYTHING = set().union(*RAIL.values()) | {"Việc tôi phải làm", "Vụ việc"}


def signed_in(client, role, **more):
    officer = make_officer("Trần Văn Hậu", **more)
    make_post(officer, make_unit("Phòng Kinh tế xã Đơn Dương"), role)
    client.force_login(officer)
    return client


def rail(client):
    page = client.get(PAGE).content.decode()
    return page.partition("<nav")[2].partition("</nav>")[0]


@pytest.mark.parametrize("role", RAIL)
def test_the_rail_shows_what_a_role_uses(client, role):
    shown = rail(signed_in(client, role))
    assert all(label in shown for label in RAIL[role])
    hidden = EVERYTHING - RAIL[role] - {"Việc tôi phải làm", "Vụ việc"}
    assert not [label for label in hidden if f">{label}<" in shown or f"</svg>{label}" in shown]


def test_the_desk_names_the_unit_and_the_officer(client):
    page = signed_in(client, "handler").get(PAGE).content.decode()
    assert "Phòng Kinh tế xã Đơn Dương" in page
    assert "Trần Văn Hậu" in page


def test_the_desk_sends_a_stranger_to_sign_in_and_back(client):
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert answer["Location"].endswith("?next=/ban-lam-viec/toi/")


def test_shortcuts_of_one_letter_can_be_switched_off(client):
    page = signed_in(client, "handler", keyboard_shortcuts=False).get(PAGE).content.decode()
    assert 'data-shortcuts="off"' in page


def test_practice_mode_marks_every_page(client):
    make_unit("Đơn vị tập dượt", practice=True, kind="other")
    signed_in(client, "handler")
    session = client.session
    session["practice"] = True
    session.save()
    assert "Đang ở chế độ tập làm" in client.get(PAGE).content.decode()
