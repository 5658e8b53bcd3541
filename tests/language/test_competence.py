"""Which level is competent: by the law where it leaves no doubt, else by the words and the topic."""

import json

import pytest

from language import samples
from thongsuot.language.competence import LEVELS, TABLE, units_for, usual_levels
from thongsuot.language.competence_making import counted, rows, wanted_version
from thongsuot.language.learning import DATA, model
from thongsuot.language.places import places_in
from thongsuot.language.topics import topics

BY_LAW = [
    ("complaint", "Tôi khiếu nại lần hai vì không đồng ý với trả lời của xã.", "province", "second_complaint"),
    ("complaint", "KHONG DONG Y VOI QUYET DINH GIAI QUYET KHIEU NAI LAN DAU", "province", "second_complaint"),
    ("denunciation", "Tôi tố cáo ông Lê Văn A, Chủ tịch UBND xã, chia đất công.", "province", "accused_head"),
    ("denunciation", "Tôi tố cáo bà B, phó chủ tịch phường, nhận tiền.", "province", "accused_head"),
    ("complaint", "Khiếu nại Quyết định 12 ngày 3/4/2024 của UBND huyện Củ Chi.", "ward", "former_district"),
    ("petition", "Kiến nghị Chính phủ giảm thuế cho hộ buôn bán nhỏ.", "central", "national"),
    ("petition", "Đề nghị sửa Luật Đất đai cho dễ hiểu.", "central", "national"),
    ("feedback", "Cổng dịch vụ công quốc gia không đăng nhập được.", "central", "national"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "level", "rule"), BY_LAW)
def test_where_the_law_leaves_no_doubt_the_level_is_that_of_the_law(kind, text, level, rule):
    first = units_for(text, kind=kind)[0]
    assert (first.level, first.rule) == (level, rule)
    assert first.sure and first.reason


NOT_BY_LAW = [
    ("denunciation", "Kính gửi Chủ tịch UBND xã. Tôi tố cáo ông Nguyễn Văn C, trưởng thôn, giữ tiền quỹ."),
    ("denunciation", "Đơn tố cáo kính gửi Chủ tịch UBND phường: ông D, công chức địa chính, đòi tiền."),
    ("complaint", "Tôi khiếu nại việc xã không nhận đơn đăng ký đất lần đầu của tôi."),
    ("feedback", "Tôi khiếu nại lần hai."),
    ("complaint", "Khiếu nại quyết định của UBND tỉnh đối với nhà tôi ở huyện cũ."),
]


@pytest.mark.parametrize(("kind", "text"), NOT_BY_LAW)
def test_an_addressee_or_a_word_alone_is_no_such_case(kind, text):
    assert all(not each.rule for each in units_for(text, kind=kind))


def test_the_place_of_a_level_is_the_commune_the_province_or_none():
    text = "Đèn đường phường Linh Xuân, TP.HCM tắt cả tuần."
    found = {each.level: each for each in units_for(text, "utilities.lighting", "feedback", places_in(text))}
    assert (found["ward"].province_code, found["ward"].ward_code) == ("79", "26800")
    assert all(each.ward_code is None for level, each in found.items() if level != "ward")
    assert {each.province_code for each in units_for(text)} == {None}


@pytest.mark.parametrize("text", ["", "!!!", "a" * 100_000, "🙂" * 500, "khiếu nại " * 3000])
def test_any_text_gets_an_answer_whose_shares_make_one(text):
    found = units_for(text, "no.such", "no such")
    assert found and {each.level for each in found} <= set(LEVELS)
    assert sum(each.share for each in found) <= 1.002


def test_the_model_and_the_table_were_made_from_the_texts_as_they_are():
    assert model("level").version == wanted_version(), "python -m thongsuot.language.competence_making"
    assert usual_levels() == counted(), f"python -m thongsuot.language.competence_making makes {TABLE.name}"
    assert set(usual_levels()) == {each.code for each in topics() if each.parent}


def test_every_text_that_is_learned_from_has_a_level():
    assert {row["level"] for row in rows()} == set(LEVELS)


def _right(labelled) -> float:
    found = [units_for(row["text"], row["topic"], row["kind"])[0].level for row in labelled]
    return sum(level == row["level"] for level, row in zip(found, labelled, strict=True)) / len(found)


def test_on_texts_by_another_hand_nine_levels_in_ten_are_right():
    path = DATA / "report" / "submissions.jsonl"
    assert _right([json.loads(line) for line in path.read_text("utf-8").splitlines()]) >= 0.9


@samples.needs_samples
def test_on_the_development_submissions_nine_levels_in_ten_are_right():
    assert _right(samples.submissions()) >= 0.89
