"""The register of instruments: a citation leads to one only where no other can be meant, and says how long it holds."""

from datetime import date

import pytest
from django.utils.translation import override

from thongsuot.language.citations import citations
from thongsuot.law.citing import cited_in
from thongsuot.law.lists import lists
from thongsuot.law.register import register, uses
from thongsuot.law.rules.register import Instrument, Register
from thongsuot.law.shipped import shipped
from thongsuot.law.templatetags.citing import cited, cited_list

CERTAIN = [
    ("Luật Khiếu nại", "02/2011/QH13"),
    ("điểm a khoản 2 Điều 5 Nghị định 59/2023", "59/2023/NĐ-CP"),
    ("NGHI DINH SO 59/2023/ND-CP", "59/2023/NĐ-CP"),
    ("Luật Tố cáo 2011", "03/2011/QH13"),
    ("Luật Tố cáo năm 2018", "25/2018/QH14"),
    ("Luật Đất đai 2013", "45/2013/QH13"),
    ("Bộ luật Dân sự năm 2015", "91/2015/QH13"),
    ("Nghị quyết số 25-NQ/TW ngày 03/6/2013", "25-NQ/TW"),
    ("Quy định 37 ngày 25/10/2021 của Ban Chấp hành Trung ương", "37-QĐ/TW"),
    ("Quyết định 574/QĐ-TTg năm 2017", "574/QĐ-TTg"),
]
UNCERTAIN = [
    "Luật Tố cáo",  # two laws bore the name
    "Luật Tố tụng hành chính",  # an older one is not in the register
    "25-NQ/TW",  # every term of the Committee begins anew
    "25-NQ/TW ngày 12/3/2003",
    "574/QĐ-TTg",
    "Kết luận 21",
    "Thông tư 05/2021",  # of which ministry?
    "Quyết định số 02/2011/QH13",  # number and kind do not go together
    "Luật Khiếu nại số 02/2011/QH13 ngày 12/12/2012",
    "36/2019/QĐ-UBND",
]


@pytest.mark.parametrize(("text", "number"), CERTAIN, ids=[row[0] for row in CERTAIN])
def test_what_can_mean_one_instrument_alone_leads_to_it(text, number):
    assert [one.instrument.number for one in cited_in(f"Theo {text}.")] == [number]


@pytest.mark.parametrize("text", UNCERTAIN)
def test_what_could_mean_another_leads_nowhere(text):
    assert cited_in(f"Theo {text}.") == []


def test_whatever_the_book_rests_on_is_in_the_register():
    names = {rule.source.instrument for rule in shipped().rules}
    names |= {item.source.instrument for rows in lists().values() for item in rows.items}
    lost = {name for name in names if [register().find(each) for each in citations(name)].count(None)}
    assert {name for name in names if not citations(name)} | lost == set()


def test_the_book_and_the_register_agree_on_who_uses_what():
    used = uses()["02/2011/QH13"]
    assert {"KN.FIRST", "KN.SECOND"} <= {use.code for use in used}
    assert next(use for use in used if use.code == "KN.FIRST").articles == ("28",)


def test_an_instrument_that_ended_says_what_followed():
    old = register().by_number["34/2007/PL-UBTVQH11"]
    assert (old.in_force(date(2023, 6, 30)), old.in_force(date(2023, 7, 1))) == (True, False)
    assert register().by_number[old.replaced_by].in_force(date(2023, 7, 1))


def test_a_row_that_names_a_missing_one_is_refused():
    row = Instrument(
        number="1/2000/NĐ-CP", kind="decree", title="Nghị định mẫu", title_en="A decree", issuer="Chính phủ",
        in_force_from=date(2000, 1, 1), confidence="general", replaced_by="2/2000/NĐ-CP",
    )  # fmt: skip
    with pytest.raises(ValueError, match="missing"):
        Register([row])
    with pytest.raises(ValueError, match="twice"):
        Register([register().instruments[0]] * 2)


def test_a_text_is_shown_with_links_and_nothing_of_it_acts():
    shown = cited('<script>x</script> theo Điều 28 Luật Khiếu nại,\nsố "36/2019/QĐ-UBND" & Điều 5')
    link = '<a href="/tinh-thoi-han/van-ban/02-2011-qh13/#dieu-28">Điều 28 Luật Khiếu nại</a>'
    assert shown == (f"&lt;script&gt;x&lt;/script&gt; theo {link},<br>số &quot;36/2019/QĐ-UBND&quot; &amp; Điều 5")


def test_a_draft_is_told_what_is_no_law_on_its_day():
    text = "Căn cứ Pháp lệnh 34/2007/PL-UBTVQH11, Luật Khiếu nại và Nghị định 155/2026/NĐ-CP"
    with override("vi"):
        rows = cited_list(text, date(2026, 6, 1))["rows"]
    marks = {one.instrument.number: mark for one, mark in rows}
    assert marks == {
        "34/2007/PL-UBTVQH11": "hết hiệu lực sau 30/6/2023",
        "02/2011/QH13": "",
        "155/2026/NĐ-CP": "chưa có hiệu lực, từ 1/7/2026",
    }


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_instrument_has_a_page_and_each_anchor_once(client, language):
    head = {"accept-language": language}
    page = client.get("/tinh-thoi-han/van-ban/", headers=head).content.decode()
    for one in register().instruments:
        assert f"/tinh-thoi-han/van-ban/{one.slug}/" in page
        shown = client.get(f"/tinh-thoi-han/van-ban/{one.slug}/", headers=head).content.decode()
        articles = {article for use in uses().get(one.number, ()) for article in use.articles}
        assert all(shown.count(f'id="dieu-{article}"') == 1 for article in articles)
    assert client.get("/tinh-thoi-han/van-ban/khong-co/", headers=head).status_code == 404
