import json
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.language.samples import needs_samples, submissions

from thongsuot.config.bench.similar import tallied
from thongsuot.language.corpus import Corpus, opened, packed
from thongsuot.language.matter import matter
from thongsuot.language.similarity import compared, ranked, same_letter, signs, thing
from thongsuot.language.similarity_learning import rarities, rows_of

BRIDGE = (
    "Cầu Bà Tắm qua suối ở xã Mai Châu bị lũ xói trụ giữa, mặt cầu võng xuống, tay vịn gãy một bên, "
    "hơn 200 người qua lại."
)
SAME = "cau ba tam xa Mai Chau vong nhu cai noi r, tru giua bi lu xoi, hai trăm nguoi van di"
OTHER = "Trường mầm non xã Mai Châu thiếu cô giáo, phụ huynh xin mở thêm lớp bán trú cho các cháu ba tuổi."
LETTER = (
    "Kính gửi Ủy ban nhân dân xã Tứ Kỳ. Chúng tôi gồm {who} hộ ven kênh Cầu Xe phản ánh nhà máy thuộc da Kim Phát xả "
    "nước tím đen lúc hai giờ sáng, cá lồng chết bảy tấn. Bà con thức canh mười một đêm, quay được sáu đoạn phim. {end}"
)


def of(text, **more):
    return compared(thing("asked", BRIDGE), thing("other", text, **more))


def test_the_same_matter_in_other_words_without_marks_raises_the_alarm_and_another_at_the_same_place_does_not():
    assert of(SAME).alarm
    assert not of(OTHER).alarm
    assert of(SAME).score > of(OTHER).score


@pytest.mark.parametrize("spelt", [BRIDGE.upper(), "Gửi lại lần hai: " + BRIDGE, BRIDGE.replace("Tắm", "Tắm")])
def test_a_letter_sent_again_however_spelt_raises_the_alarm(spelt):
    assert of(spelt).alarm


def test_the_reason_names_the_rare_words_the_place_and_the_days():
    found = compared(
        thing("new", BRIDGE, places=["25", "05200"], on=date(2026, 8, 20)),
        thing("old", SAME, places=["25", "05200"], on=date(2026, 8, 13)),
    )
    assert found.reason.startswith("cùng từ hiếm: mai chau, ")
    assert found.reason.endswith("; cùng xã, phường; cách 7 ngày")
    assert found.reason_en.endswith("; same commune or ward; 7 days apart")


def test_one_letter_with_other_signatories_is_one_letter_and_the_head_of_letters_is_not():
    one, other = (
        matter(LETTER.format(who=who, end=end)) for who, end in ((210, "Người ký: Lê Văn Ba."), (75, "Xóm Đình ký."))
    )
    assert same_letter(one, other)
    head = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc. ĐƠN KIẾN NGHỊ. Kính gửi: Ủy ban nhân dân xã. "
    )
    assert not same_letter(matter(head + BRIDGE), matter(head + OTHER))


def test_the_same_words_about_another_commune_raise_no_alarm():
    elsewhere = BRIDGE.replace("Cầu Bà Tắm", "Cầu Ông Lạc").replace("Mai Châu", "Tứ Kỳ")
    assert not of(elsewhere).alarm


def test_the_same_person_or_school_with_another_concern_raises_no_alarm():
    school = "Trường mầm non buôn Sút ở xã Ea Wer, Đắk Lắk"
    one = f"{school}: mái ngói võng, cột gỗ mối ăn rỗng, mưa là cô cho các cháu ngồi dồn một góc. Sập thì ai đền?"
    other = f"{school} không có nước rửa tay đã hai tháng, cô phải xin nước giếng nhà dân."
    again = f"Cột gỗ mối ăn ở {school}, mái ngói sắp sập, trời mưa các cháu dồn vào góc."
    assert not compared(thing("a", one), thing("b", other)).alarm
    assert compared(thing("a", one), thing("b", again)).alarm


def test_what_stands_with_the_name_that_both_have_does_not_count_as_told_besides():
    one, other = (
        thing("x", text)
        for text in ("Quán bia anh Sáu cuối dốc Lò Vôi hát hò khuya", "Quán bia anh Sáu cuối dốc Lò Vôi đổ mỡ")
    )
    assert signs(one, other)["besides"] == 0
    assert signs(one, thing("z", "hát hò tới khuya ở quán bia anh Sáu"))["besides"] > 0


def test_a_province_is_no_name_and_a_comma_ends_one():
    assert matter("ở phường Tân Uyên, Lai Châu và chợ Bến Gỗ").names == {"tan uyen", "ben go"}


@given(st.text(max_size=300), st.text(max_size=300))
def test_signs_say_the_same_in_both_directions(one, other):
    a, b = thing("a", one), thing("b", other)
    assert signs(a, b) == pytest.approx(signs(b, a))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "a" * 1_000_000,
        "😀" * 500,
        "Привет мир",
        "'; DROP TABLE cases; --",
        "<b>x</b>",
        "\u202eabc",
        "x" * 10_000,
    ],
)
def test_any_text_is_compared_and_in_bounded_time(text):
    corpus = Corpus()
    corpus.add(thing("one", text), text)
    assert all(0 <= each.score <= 1 for each in corpus.similar(thing("two", text), text))


def test_what_is_kept_packed_compares_as_it_did_and_is_small():
    rows = [row for row in rows_of("report") if len(row["text"]) < 400][:40]
    things = [thing(row["id"], row["text"]) for row in rows]
    for one in things[20:]:
        assert [compared(one, opened(packed(each))) for each in things[:20]] == [
            compared(one, each) for each in things[:20]
        ]
    assert sum(len(packed(each)) for each in things) < 3_000 * len(things)


def test_only_those_that_are_like_it_are_told_and_no_more_than_asked_for():
    things = [thing(str(number), f"{BRIDGE} {number}") for number in range(9)]
    assert len(ranked(thing("new", BRIDGE), things, 5)) == 5
    assert ranked(thing("new", BRIDGE), [thing("x", "Xin cấp lại giấy khai sinh.")]) == []


@pytest.fixture(scope="module")
def reported():
    return tallied(rows_of("report"))


def test_the_same_matter_is_found_within_five_and_raises_the_alarm(reported):
    repeats = reported["repeats"]
    assert repeats.within >= 0.95 * repeats.number
    assert repeats.alarms >= 0.85 * repeats.number


def test_no_alarm_over_what_is_new_and_seldom_over_what_is_nearly_the_same(reported):
    assert reported["none"].alarms <= 0.1 * reported["none"].number
    assert reported["near"].alarms <= 0.33 * reported["near"].number
    assert reported["fresh"].alarms <= 0.2 * reported["fresh"].number


@needs_samples
def test_the_development_set_is_within_the_measure():
    found = tallied(submissions())
    assert found["repeats"].within >= 0.95 * found["repeats"].number
    assert found["repeats"].alarms >= 0.8 * found["repeats"].number
    assert found["fresh"].alarms <= 0.03 * found["fresh"].number


def test_the_table_of_rare_words_is_made_of_the_texts_as_they_are():
    kept = files("thongsuot.language") / "data" / "models" / "rarity.json"
    assert json.loads(kept.read_text("utf-8")) == rarities()
