"""Places that texts name: as people write them, now and before, ambiguous or none; how often rightly."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from language import samples
from thongsuot.config.bench.whereabouts import whereabouts
from thongsuot.language.folding import fold
from thongsuot.language.places import places_in, places_named

# What is written, and the code of the commune it is today.
WRITTEN = {
    "xã Hướng Phùng": "19441",
    "P. Ba Đồn": "19009",
    "TDP 4 P.Linh Xuân TP.HCM": "26800",
    "hẻm 12 đường số 8, p linh xuân, tp hcm": "26800",
    "XÃ CUÔR ĐĂNG, ĐẮK LẮK": "24301",
    "phuwowngf Thanh Xuaan, Haf Nooij": "00367",
    "xa Nam Can, Ca Mau": "32191",
    "ủy ban xã Ba Vì , thành phố Hà Nội": "09700",
    "phường Hoà Khánh Đà Nẵng": "20200",
    "xã Ea Hleo, Daklak": "24184",
    "xã Ea H’leo": "24184",
    "xã Nga Xơn tỉnh Thanh Hóa": "16093",
    "phường Linh Xuânn": "26800",
    "x. Bình Son, t. Quảng Ngãi": "21040",
    "Ba Xa, Quảng Ngãi": "21538",
    "phường Xuân Hương, Đà Lạt": "24781",
    "đặc khu Phú Quốc": "31078",
    "chợ Hàm Yên họp tràn ra đường": "02374",
    "tối qua linh xuân ngập nữa rồi": "26800",
    "o linh xuan ngap roi": "26800",
    # Before 1 July 2025.
    "phường 5 quận 3": "27154",
    "p5 q3 sg": "27154",
    "phường V, thành phố Vị Thanh, tỉnh Hậu Giang": "31333",
    "phường Bến Nghé, quận 1": "26740",
    "thị trấn Hương Canh, huyện Bình Xuyên, Vĩnh Phúc cũ": "08935",
    "xã Thung Nai, huyện Cao Phong, tỉnh Hòa Bình cũ": "05092",
    "xã Tân Lập, huyện Bắc Sơn, tỉnh Lạng Sơn": "06367",
    "thị xã Buôn Hồ, xã Ea Drông": "24328",
}


@pytest.mark.parametrize(("text", "code"), WRITTEN.items())
def test_a_place_is_read_as_people_write_it(text, code):
    found = places_in(text)
    assert found and found[0].ward_code == code


@pytest.mark.parametrize("form", ["NFD", "NFKC", "capitals", "without marks", "small and without marks"])
@pytest.mark.parametrize(
    "text", [text for text in WRITTEN if text.startswith(("xã", "phường", "thị")) and "Xuânn" not in text]
)
def test_however_it_is_typed_it_is_the_same_place(text, form):
    bare = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D")).encode("ascii", "ignore").decode()
    written = {"capitals": text.upper(), "without marks": bare, "small and without marks": fold(text)}
    found = places_in(written.get(form) or unicodedata.normalize(form, text))
    assert WRITTEN[text] in [each.ward_code for each in found]


NOT_PLACES = [
    "", "   ", "!!!", "12345", "Tôi mong được sống trong hòa bình, xã hội hoan nghênh", "xa hoi hoan nghenh viec nay",
    "Ông Nguyễn Thái Bình và bà Trần Hà Giang cãi nhau", "anh Bình Minh hát ka-ra-ô-kê cả đêm", "quán Hòa Bình ồn ào",
    "đường Trần Hưng Đạo ngập nước", "thôn Tân Lập không có điện", "chúng tôi là dân xã nghèo, phường ta chưa làm gì",
    "hn trời nóng quá, dn nợ lương", "nhà xa quá, tình hình xấu", "tổ dân phố Bình Minh họp",
    "năm 2024, điều 5 khoản 3", "lên trung tâm hành chính làm giấy", "len trung tam lam giay",
    "cả xóm đồng ý, hợp đồng ký rồi",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_PLACES)
def test_a_common_word_a_person_or_a_street_is_no_place(text):
    assert places_in(text) == []


PROVINCES = {
    "dân Hà Tĩnh chúng tôi": "42", "ở huế": "46", "cả tỉnh Quảng Nam": "48", "tỉnh Bình Dương": "79", "tphcm": "79",
    "SÀI GÒN kẹt xe": "79", "huyện Củ Chi": "79", "tx Sơn Tây": "01", "ở Đà Lạt": "68",
    "Ddaf Nawngx ngaapj nuwowcs": "48",
    "UBND tỉnh Đắk Nông": "68", "Thừa Thiên Huế": "46", "tp. Cần Thơ": "92",
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), PROVINCES.items())
def test_a_province_or_district_alone_gives_the_province_of_today_and_no_commune(text, code):
    assert [(each.province_code, each.ward_code) for each in places_in(text)] == [(code, None)]


def test_a_former_ward_that_was_split_offers_every_part():
    found = places_in("phường Mỹ Đình 2, quận Nam Từ Liêm")
    assert {each.ward_code for each in found} == {"00166", "00592"}
    assert all(each.split and "Mỹ Đình 2, Quận Nam Từ Liêm" in each.former for each in found)
    assert found[0].score < 0.6


def test_a_name_of_many_places_gives_several_none_of_them_surely():
    found = places_in("xã Tân Lập")
    assert len(found) == 3
    assert len({each.province_code for each in found}) == 3 and max(each.score for each in found) < 0.4


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("xã Tân Lập, tỉnh Lâm Đồng", ""),
        ("xã Tân Lập", "68"),
        ("Kính gửi tỉnh Lâm Đồng. Đường vào xã Tân Lập hỏng nặng.", ""),
        ("xã Tân Lập, tỉnh Bình Thuận cũ", "80"),
    ],
)
def test_among_places_of_one_name_the_province_decides_whether_written_or_the_offices_own(text, near):
    found = places_in(text, near=near)
    assert (found[0].province_code, found[0].ward_code) == ("68", "23134")
    assert found[0].score > 3 * sum(each.score for each in found[1:2])


def test_what_is_written_wins_over_the_office_that_asks():
    assert places_in("xã Tân Lập, tỉnh Quảng Trị", near="68")[0].ward_code == "19462"


def test_a_commune_that_the_province_does_not_have_leaves_the_province():
    assert [each.ward_code for each in places_in("phường Linh Xuân, tỉnh Cà Mau")] == [None]


def test_the_reason_tells_what_the_name_was_and_what_it_is_today():
    found = places_in("Tôi ở thị trấn Hương Canh, huyện Bình Xuyên đã 30 năm.")[0]
    assert found.reason == (
        "thị trấn Hương Canh, huyện Bình Xuyên: Thị trấn Hương Canh, Huyện Bình Xuyên, Tỉnh Vĩnh Phúc → "
        "Xã Bình Nguyên, Tỉnh Phú Thọ"
    )
    assert places_in("xã Hướng Phùng")[0].former == ""


@given(st.sampled_from(sorted(WRITTEN)), st.text(max_size=30), st.sampled_from(["NFC", "NFD"]))
def test_offsets_are_code_points_of_the_text_as_given(place, before, form):
    text = unicodedata.normalize(form, f"{before}\n{place}. ")
    for found in places_in(text):
        assert text[found.start : found.end] == found.written


def test_typed_where_only_a_place_is_asked_for_the_name_needs_no_sign():
    assert places_named("hàm yên")[0].ward_code == "02374"
    assert places_named("huong phung")[0].ward_code == "19441"
    assert places_named("Tân Lập, Quảng Trị")[0].ward_code == "19462"
    assert places_named("Linh Xuan hcm")[0].ward_code == "26800"
    assert places_named("ở đâu đó") == []


@example("Tân Lập, " * 3000)
@example("phường " * 3000)
@example("xã Tân " * 3000)
@example("Xã Bbbbb Cccc " * 2000)
@example("a" * 1_000_000)
@example("\u0301" * 100_000)
@example("🏠 <b>xã</b> \u202e'; DROP TABLE places; --" * 1000)
@given(st.text())
def test_any_text_gets_an_answer(text):
    found = places_in(text)
    assert len(found) <= 3 and all(0 < each.score <= 1 for each in found)


def test_a_text_of_a_megabyte_is_read_as_far_as_it_can_name_the_place():
    text = "Tôi ở xã Hướng Phùng. " + "Mưa lũ cuốn trôi cầu. " * 45_000
    assert places_in(text)[0].ward_code == "19441"


WEIGHED = """
import gc, tracemalloc
from thongsuot.language.places.gazetteer import gazetteer
tracemalloc.start()
gazetteer()
gc.collect()
print(tracemalloc.get_traced_memory()[0])
"""


def test_the_gazetteer_is_small():
    weighed = subprocess.run([sys.executable, "-c", WEIGHED], capture_output=True, text=True, check=True)
    assert int(weighed.stdout) < 9_000_000


def _share(rows, right) -> float:
    return sum(map(right, rows)) / len(rows)


@samples.needs_samples
def test_of_the_development_submissions_that_name_a_commune_nearly_every_one_is_resolved():
    rows = [row | {"found": places_in(row["text"])} for row in samples.submissions()]
    wards = [row for row in rows if row["ward_code"]]
    assert _share(wards, lambda row: [one.ward_code for one in row["found"]][:1] == [row["ward_code"]]) >= 0.98
    named = [row for row in rows if row["province_code"]]
    assert _share(named, lambda row: [one.province_code for one in row["found"]][:1] == [row["province_code"]]) >= 0.98
    assert not any(row["found"] for row in rows if not row["province_code"])


FLOORS = {"language.place.commune": 95, "language.place.commune.three": 97, "language.place.province": 95}


def test_on_texts_by_another_hand_nineteen_communes_in_twenty_are_resolved_and_hardly_one_invented():
    found = {figure.name: figure.value for figure in whereabouts()}
    assert {name: found[name] for name, floor in FLOORS.items() if found[name] < floor} == {}
    assert found["language.place.invented"] <= 3
    assert found["language.level.first"] >= 90
