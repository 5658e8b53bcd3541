"""Sheets in plain words: short sentences, both languages, terms from the book of law alone, and the way to each."""

import re

import pytest
from django.urls import reverse
from django.utils.html import escape

from cast import cast
from house.addresses import ADDRESSES
from thongsuot.law.shipped import shipped
from thongsuot.web.sheets import PARTS, sheets

LONGEST = 20  # words in a sentence
DAYS = re.compile(r"\d+ (?:ngày|tháng|năm|giờ|days?|months?|years?|hours?|working)")
SHEETS = sorted(sheets())


def sentences(sheet) -> list[str]:
    """Return every sentence of a sheet in both languages."""
    texts = [text for words in (sheet.vi, sheet.en) for part in PARTS for text in getattr(words, part)]
    return [one for text in texts for one in re.split(r"(?<=[.;:?])\s+", text)]


def test_every_procedure_has_its_sheet():
    assert list(sheets()) == [
        "phan-anh-kien-nghi", "khieu-nai", "to-cao", "tiep-cong-dan", "du-lieu-ca-nhan", "theo-doi",
        "loi-hua-doi-thoai",
    ]  # fmt: skip


@pytest.mark.parametrize("slug", SHEETS)
def test_no_sentence_is_longer_than_twenty_words(slug):
    assert [one for one in sentences(sheets()[slug]) if len(one.split()) > LONGEST] == []


@pytest.mark.parametrize("slug", SHEETS)
def test_a_sheet_says_the_same_number_of_things_in_both_languages_and_no_length_of_time(slug):
    one = sheets()[slug]
    assert {part: len(getattr(one.vi, part)) for part in PARTS} == {part: len(getattr(one.en, part)) for part in PARTS}
    assert all(getattr(one.vi, part) for part in PARTS)
    assert [text for text in sentences(one) if DAYS.search(text)] == []
    assert not [text for text in sentences(one) if "vui lòng" in text.lower() or "anh chị" in text.lower()]


@pytest.mark.parametrize("slug", SHEETS)
def test_every_term_and_every_page_that_a_sheet_names_is_there(slug):
    one = sheets()[slug]
    known = {f"{row.code} {row.variant}".strip() for row in shipped().terms}
    assert set(one.law) - known == set() and one.law
    assert set(one.pages) - {name.partition(" ")[0] for name in ADDRESSES} == set()
    if one.start:
        assert reverse(one.start)


@pytest.mark.django_db
@pytest.mark.parametrize("slug", SHEETS)
def test_the_lengths_on_a_sheet_are_those_of_the_book_with_their_article(client, slug):
    rows = {f"{row.code} {row.variant}".strip(): row for row in shipped().terms}
    page = client.get(f"/huong-dan/{slug}/").content.decode()
    english = client.get(f"/huong-dan/{slug}/", headers={"accept-language": "en"}).content.decode()
    for code in sheets()[slug].law:
        row = rows[code]
        unit = {"working-day": "ngày làm việc", "calendar-day": "ngày"}[row.unit]
        assert f"{row.title}: {row.length} {unit}" in page and str(row.source) in page
        assert escape(row.title_en) in english and escape(row.source.in_english) in english


@pytest.mark.django_db
def test_what_the_book_is_unsure_of_is_marked_on_the_sheet(client):
    page = client.get("/huong-dan/phan-anh-kien-nghi/").content.decode()
    assert page.count("chưa chắc, cần đối chiếu") == 1


@pytest.mark.django_db
def test_home_and_the_pages_of_a_procedure_lead_to_its_sheet(client):
    cast()
    for address, slug in (
        ("/gui", "phan-anh-kien-nghi"),
        ("/tra-cuu", "theo-doi"),
        ("/cam-ket/", "loi-hua-doi-thoai"),
        ("/lich-tiep-dan/", "tiep-cong-dan"),
    ):
        assert f'href="/huong-dan/{slug}/"' in client.get(address).content.decode(), address
    assert 'href="/huong-dan/"' in client.get("/").content.decode()
    listed = client.get("/huong-dan/").content.decode()
    assert [slug for slug in SHEETS if f'href="/huong-dan/{slug}/"' not in listed] == []
    assert client.get("/huong-dan/khong-co/").status_code == 404


@pytest.mark.django_db
def test_the_sheet_of_denunciations_sets_no_cookie_and_tells_no_other_page_of_itself(client):
    assert 'href="/huong-dan/to-cao/"' in client.get("/to-cao/").content.decode()
    answer = client.get("/huong-dan/to-cao/?tieng=en")
    page = answer.content.decode()
    assert '<html lang="en">' in page and 'href="/to-cao/?tieng=en"' in page
    assert answer["Referrer-Policy"] == "no-referrer" and not answer.cookies
    assert "/ngon-ngu/" not in page and "/co-chu/" not in page
