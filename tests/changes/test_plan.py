"""What a plan says, and every wrong use of it named by its line and its remedy. Pure."""

from datetime import date

import pytest

from thongsuot.changes.plan import read_plan
from thongsuot.changes.plan_checks import Known, changed_parents, expanded, problems

TODAY = date(2026, 7, 20)
HEAD = 'on = 2026-08-01\nbasis = "NQ 12"\n'
UNITS = {
    code: Known(code, parent, date(2025, 7, 1), kind="committee")
    for code, parent in {"P": None, "A": "P", "B": "P", "C": "P", "A1": "A", "A2": "A1"}.items()
} | {
    "OLD": Known("OLD", "A", date(2025, 7, 1), date(2026, 1, 1), "A"),
    "OUT": Known("OUT", outside=True),
    "A-vp": Known("A-vp", "A", kind="office"),
    "B-vp": Known("B-vp", "B", kind="office"),
}


def wrong(text, head=HEAD, **more):
    plan, found = read_plan(head + text)
    if plan is not None:
        given = {"today": TODAY, "planned": {}, "root": "P"} | more
        found = problems(expanded(plan, UNITS), UNITS, **given)
    return [str(each) for each in found]


def merge(units, into="B"):
    return f'[[merge]]\nunits = {units}\ninto = "{into}"\n'.replace("'", '"')


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (merge(["X"]), "Dòng 3, [[merge]]: Không có đơn vị mang mã X"),
        (merge(["OLD"]), "đã kết thúc ngày 1/1/2026. Đơn vị kế thừa là A"),
        (merge(["A"], "A"), "Không nhập một đơn vị vào chính nó"),
        (merge(["A", "A"]), "ghi hai lần"),
        (merge(["OUT"]), "ngoài hệ thống"),
        (merge(["A"], "B") + merge(["B"], "A"), "vòng tròn"),
        (merge(["A"], "B") + merge(["B"], "C"), "Ghi thẳng đơn vị cuối cùng: C"),
        (merge(["A"], "B") + merge(["A"], "C"), "kết thúc hai lần"),
        (merge(["A"]) + '[[rename]]\nunit = "A"\nname = "Mới"\n', "không đổi tên hay chuyển nữa"),
        ('[[split]]\nunit = "A"\ninto = ["B", "C"]\n', "đơn vị nào giữ hồ sơ chờ phân"),
        ('[[split]]\nunit = "A"\ninto = ["B"]\nqueue = "P"\n', "ít nhất hai đơn vị"),
        ('[[split]]\nunit = "A"\ninto = ["A", "B"]\nqueue = "P"\n', "Lập đơn vị mới"),
        ('[[split]]\nunit = "A"\ninto = ["B", "C"]\nqueue = "A"\n', "còn hoạt động"),
        ('[[move]]\nunit = "A"\nunder = "A2"\n', "dưới chính nó"),
        ('[[move]]\nunit = "A"\nunder = "P"\n', "đã ở đúng chỗ này"),
        ('[[abolish]]\nunit = "A"\nto = "A"\n', "phải khác"),
        ('[[abolish]]\nunit = "P"\n', "Đơn vị gốc"),
        ('[[create]]\ncode = "a"\nname = "Mới"\nkind = "committee"\n', "đã dùng"),
        ('[[create]]\ncode = "N"\nname = "Mới"\nkind = "castle"\n', "Không có loại đơn vị"),
        ('[[create]]\ncode = "N"\nname = "Mới"\nkind = "office"\nplace = "9"\n', "Không có địa bàn"),
        ('[[merge]]\nunits = "A"\ninto = "B"\n', "là danh sách mã đơn vị"),
        ('[[merge]]\nunits = ["A"]\n', "Thiếu “into”"),
        ('[[merge]]\nunits = ["A"]\ninto = "B"\nbelow = "no"\n', "below chỉ là"),
        ('[[rename]]\nunit = "A"\nname = "X"\ncolour = "red"\n', "Không hiểu “colour”"),
        ("[merge]\n", "Ghi mỗi việc thành một bảng [[merge]]"),
        ("", "chưa có việc nào"),
        ("x = [", "Tệp không phải TOML đúng"),
        ("x = 1\n", "Không hiểu “x”"),
    ],
)  # fmt: skip
def test_a_wrong_plan_is_told_with_its_remedy(text, said):
    assert any(said in each for each in wrong(text)), wrong(text)


def test_a_day_that_has_passed_wants_a_reason():
    head = 'on = 2026-07-01\nbasis = "NQ 12"\n'
    assert "late" in wrong(merge(["A"]), head)[0]
    assert wrong(merge(["A"]), head + 'late = "Nghị quyết đến muộn"\n') == []


def test_a_unit_of_another_plan_is_refused_by_the_name_of_that_plan():
    assert "NQ 11" in wrong(merge(["A"]), planned={"A": "NQ 11"})[0]


def test_a_plan_without_day_or_basis_says_both():
    assert len(wrong(merge(["A"]), "")) == 2


def test_the_line_of_the_second_table_of_a_kind_is_told():
    assert wrong(merge(["A"]) + "\n" + merge(["X"]))[0].startswith("Dòng 7,")


def test_units_below_are_merged_in_pairs_where_asked():
    plan, _none = read_plan(HEAD + '[[merge]]\nunits = ["A"]\ninto = "B"\nbelow = "match"\n')
    assert [(step.ended, step.heir) for step in expanded(plan, UNITS).steps] == [(("A",), "B"), (("A-vp",), "B-vp")]


def test_what_stood_below_comes_under_the_heir():
    plan, _none = read_plan(HEAD + merge(["A"]))
    assert changed_parents(plan, UNITS) == {"A": "B", "A1": "B", "A-vp": "B"}


def test_a_unit_that_takes_over_its_own_parent_comes_up_to_its_place():
    plan, _none = read_plan(HEAD + merge(["A"], "A2"))
    assert changed_parents(plan, UNITS) == {"A": "A2", "A1": "P", "A-vp": "A2"}
