import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from language.samples import needs_samples, recall_and_precision, submissions
from thongsuot.config.bench.readings import labelled, personal_data
from thongsuot.language.personal import personal


def found(text):
    return [(span.kind, text[span.start : span.end]) for span in personal(text)]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("Gọi 0912 000 345 giúp", [("phone", "0912 000 345")]),
        ("Gọi +84 912.000.345", [("phone", "+84 912.000.345")]),
        ("ĐT:0912000345,0987000654", [("phone", "0912000345"), ("phone", "0987000654")]),
        ("0912000345/0987000654/anh", [("phone", "0912000345"), ("phone", "0987000654")]),
        ("0912 000 345-0987 000 654", [("phone", "0912 000 345"), ("phone", "0987 000 654")]),
        ("(0912) 000 345, (+84) 987 000 654", [("phone", "(0912) 000 345"), ("phone", "(+84) 987 000 654")]),
        ("0912 - 000 - 345 hoặc 0912. 000. 346", [("phone", "0912 - 000 - 345"), ("phone", "0912. 000. 346")]),
        ("001184000926/001184000927", [("id_number", "001184000926"), ("id_number", "001184000927")]),
        ("Hồ sơ 0123456789/2024, công văn 0123456789/QĐ-UBND", []),
        ("CCCD 001184000926 cấp 2021", [("id_number", "001184000926")]),
        ("chuyển vào tài khoản số 1900 000 56712 nhé", [("bank", "1900 000 56712")]),
        ("thư hoa.le@vidu.vn nhé", [("email", "hoa.le@vidu.vn")]),
        ("Tôi tên là Lê Thị Hoa, dân xã Lát", [("name", "Lê Thị Hoa")]),
        ("toi ten la nguyen van teo o xa lat", [("name", "nguyen van teo")]),
        ("bà Mã Thị Hợp bán hàng", [("name", "Mã Thị Hợp")]),
        ("Đại diện: Nguyễn Văn Tám.", [("name", "Nguyễn Văn Tám")]),
        ("Kính mong giải quyết. Lê Thị Mận.", [("name", "Lê Thị Mận")]),
        ("Tui là Trần Thị Lẹ, ngụ ấp 3", [("name", "Trần Thị Lẹ")]),
        ("chồng cũ là Giàng A Sính đã đánh", [("name", "Giàng A Sính")]),
        ("toi xin to cao Nguyen Van Bay o ban", [("name", "Nguyen Van Bay")]),
        ("cụ Nguyễn Thị Na, bác Sáu, y tá Loan", [("name", "Nguyễn Thị Na"), ("name", "Sáu"), ("name", "Loan")]),
        ("Hôm qua Phạm Thị Duyên lại tới", [("name", "Phạm Thị Duyên")]),
        ("Trường Tiểu học Lê Văn Tám, đường Nguyễn Thị Định, 14 Trần Hưng Đạo, sở của Hà Nội", []),
        ("phia bac Ha Noi, dia chi cu Thanh Tri, duong Nguyen Trai ngap", []),
        (
            "84 912 345 678, không chín một hai ba bốn năm sáu bảy tám",
            [("phone", "84 912 345 678"), ("phone", "không chín một hai ba bốn năm sáu bảy tám")],
        ),
        ("CCCD: 0 0 1 1 8 4 0 0 0 9 2 6", [("id_number", "0 0 1 1 8 4 0 0 0 9 2 6")]),
        ("biển số 49A-123.45, xe 30F1 23456", [("plate", "49A-123.45"), ("plate", "30F1 23456")]),
        ("thư hoa.le(at)vidu.vn nhé", [("email", "hoa.le(at)vidu.vn")]),
        ("Nhà tôi ở ngõ 9 phường Hạ Đình; đèn ngõ 5 tắt", [("address", "ngõ 9")]),
        ("trộm vào nhà ở 45 đường Trần Phú, mất xe", [("address", "45 đường Trần Phú")]),
        ("địa chỉ: 14 Nguyễn Huệ, phường 3", [("address", "14 Nguyễn Huệ, phường 3")]),
        ("Tôi ở số nhà 28, ngõ 5, khu Bãi Hoà.", [("address", "số nhà 28, ngõ 5, khu Bãi Hoà")]),
        ("Quyết định số 29/QĐ-UBND ngày 05/02/2026", []),
        ("xã Ba Vì, Hà Nội, 1.346.000.000 đồng", []),
    ],
)
def test_personal_data_is_pointed_at(text, spans):
    assert found(text) == spans


def test_offsets_hold_in_decomposed_text():
    text = unicodedata.normalize("NFD", "Tôi là Trịnh Thúy Hoà, CCCD 001184000926.")
    spans = [(kind, unicodedata.normalize("NFC", part)) for kind, part in found(text)]
    assert spans == [("name", "Trịnh Thúy Hoà"), ("id_number", "001184000926")]


@given(st.text(max_size=120))
def test_spans_lie_inside_the_text_in_order_and_apart(text):
    spans = personal(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= other.start for one, other in zip(spans, spans[1:], strict=False))


@needs_samples
@pytest.mark.parametrize(
    ("kind", "recall_floor", "precision_floor"),
    [("phone", 1.0, 1.0), ("id_number", 1.0, 1.0), ("bank", 1.0, 1.0), ("address", 0.9, 0.8), ("name", 0.9, 0.9)],
)
def test_on_the_labelled_submissions_each_kind_is_found(kind, recall_floor, precision_floor):
    recall, precision = recall_and_precision(
        submissions(),
        lambda row: kind in row["contains_personal"],
        lambda row: kind in {span.kind for span in personal(row["text"])},
    )
    assert recall >= recall_floor
    assert precision >= precision_floor


@needs_samples
def test_of_each_kind_nearly_all_is_proposed_and_little_where_there_is_none():
    found = {figure.name.removeprefix("language.personal."): figure.value for figure in personal_data(submissions())}
    assert found["name.recall"] >= 90
    assert min(found[f"{kind}.recall"] for kind in ("phone", "id_number", "bank", "address")) == 100
    assert found["per_clean_text"] <= 0.1 < 0.3 <= found["per_text"] <= 1


def test_without_labelled_texts_nothing_is_measured(tmp_path):
    assert labelled(tmp_path) == [] and personal_data([]) == []
