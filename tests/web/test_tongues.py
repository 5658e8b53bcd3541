"""A language that only a resident's path has: what it says there, what it leaves to Vietnamese, and that it says so."""

import re
from html.parser import HTMLParser

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.formats import date_format, number_format
from django.utils.translation import ngettext

from cast import cast
from house.addresses import ADDRESSES
from lives import RECEIVED, SECRET, Life
from thongsuot.config.messages import catalogues, extraction, partial
from thongsuot.core.ids import show_code
from thongsuot.web import context
from thongsuot.web.helping import helps
from thongsuot.web.templatetags import helping
from thongsuot.web.tongues import PARTIAL, SPOKEN

KHMER = {"accept-language": "km"}
NOTE = "Bản dịch này làm thử, chưa có người nói tiếng này đọc lại."
# Letters that Vietnamese has and neither English nor a name of a language does without.
VIETNAMESE = re.compile("[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9áàãéèíìĩóòõúùũý]")
EMPTY = {"meta", "link", "input", "br", "img", "hr", "path", "rect", "circle", "source", "wbr"}


class Spoken(HTMLParser):
    """Collects the texts of a page with the language each stands in: words, and attributes that are read out."""

    def __init__(self, page: str):
        super().__init__()
        self.open, self.texts = [("", "")], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        language = given.get("lang", self.open[-1][1])
        self.texts += [(language, given[name]) for name in ("aria-label", "placeholder", "title") if given.get(name)]
        if tag not in EMPTY:
            self.open.append((tag, language))

    def handle_endtag(self, tag):
        while tag not in EMPTY and len(self.open) > 1 and self.open.pop()[0] != tag:
            pass

    def handle_data(self, text):
        if self.open[-1][0] not in ("script", "style", "option") and text.strip():
            self.texts.append((self.open[-1][1], text.strip()))


def unmarked(page: str, lacking: list[str]) -> list[str]:
    """Return the Vietnamese words of a Khmer page that are not marked so; two names and words with no Khmer aside."""
    own = re.compile("Thông Suốt|Tỉnh Lâm Đồng")  # names: of the program, of the place it serves
    said = [own.sub("", text) for language, text in Spoken(page).texts if language == "km" and text not in lacking]
    return [text for text in said if VIETNAMESE.search(text)]


@pytest.fixture
def case():
    people = cast()
    return Life(people).answered().case


def pages(client, case) -> dict[str, str]:
    """Return every page of a resident's path in Khmer, and errors met on the way."""
    code = show_code(case.code)
    sent = {"accused": "no", "text": "Đường hỏng.", "token": "a" * 32, "kind": "feedback"}
    answers = {
        "home": client.get("/", headers=KHMER),
        "help": client.get("/tro-giup/", headers=KHMER),
        "help of send": client.get("/tro-giup/gui-y-kien/", headers=KHMER),
        "help of follow": client.get("/tro-giup/theo-doi/", headers=KHMER),
        "form": client.get("/gui", headers=KHMER),
        "form with errors": client.post("/gui", {"phone": "12", "ward": "Khong Co Xa Nay"}, headers=KHMER),
        "sealed way": client.post("/gui", {"accused": "yes", "text": "Abc"}, headers=KHMER),
        "receipt": client.post("/gui", sent, headers=KHMER),
        "ask": client.get("/tra-cuu", headers=KHMER),
        "wrong code": client.get("/tra-cuu?code=12", headers=KHMER),
        "no such code": client.get("/tra-cuu/4715-0000-0000-0", headers=KHMER),
        "status": client.get(f"/tra-cuu/{code}", headers=KHMER),
        "wrong secret": client.post(f"/tra-cuu/{code}", {"secret": "111111111111"}, headers=KHMER),
        "matter": client.post(f"/tra-cuu/{code}", {"secret": SECRET}, headers=KHMER),
        "no such page": client.get("/khong-co-trang-nay", headers=KHMER),
    }
    return {name: answer.content.decode() for name, answer in answers.items()}


@pytest.mark.django_db
def test_every_page_of_the_path_is_in_khmer_says_that_nobody_checked_it_and_marks_what_is_vietnamese(client, case):
    extraction.ready()
    found = pages(client, case)
    assert [name for name, page in found.items() if '<html lang="km">' not in page] == []
    assert [name for name, page in found.items() if f'<p lang="vi">{NOTE}' not in page] == []
    assert [name for name, page in found.items() if "ការបកប្រែនេះជាការសាកល្បង" not in page] == []
    lacking = partial.coverage("km")[1]  # tests/config/test_messages.py bounds how much
    left = {name: unmarked(page, lacking) for name, page in found.items()}
    assert {name: words for name, words in left.items() if words} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/vu-viec/", "/so-lieu/", "/huong-dan/", "/tinh-thoi-han/", "/tro-giup/so-lieu/"])
def test_a_page_without_khmer_is_whole_in_vietnamese_and_says_so_in_khmer(client, address):
    cast()
    page = client.get(address, headers=KHMER).content.decode()
    assert '<html lang="vi">' in page and 'lang="km" data-unread>ទំព័រនេះមិនទាន់មានជាភាសាខ្មែរទេ' in page
    assert NOTE not in page


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/to-cao/", "/to-cao/?tieng=km", "/tro-giup/gui-to-cao/?tieng=km", "/healthz"])
def test_sealed_pages_and_programs_get_whole_languages_alone(client, address):
    page = client.get(address, headers=KHMER)
    assert page["Content-Language"] == "vi" and "?tieng=km" not in page.content.decode()


@pytest.mark.django_db
def test_a_language_that_a_speaker_has_read_through_has_no_note(client, monkeypatch):
    monkeypatch.setattr(helping, "CHECKED", frozenset({"km"}))
    page = client.get("/", headers=KHMER).content.decode()
    assert '<html lang="km">' in page and NOTE not in page


@pytest.mark.django_db
def test_the_desk_neither_speaks_nor_offers_a_partial_language(client):
    client.force_login(cast().handler)
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "km"
    for address in ("/ban-lam-viec/", "/ban-lam-viec/khong-co/"):
        page = client.get(address).content.decode()
        assert '<html lang="vi">' in page and 'value="km"' not in page and 'value="en"' in page


@pytest.mark.django_db
def test_the_chooser_of_a_public_page_offers_every_other_language_by_its_own_name(client):
    page = client.get("/").content.decode()
    assert '<button class="ts-plain ts-tap" name="language" value="km" lang="km">ភាសាខ្មែរ</button>' in page
    client.post("/ngon-ngu/", {"language": "km", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="km">' in page and 'value="vi" lang="vi">Tiếng Việt<' in page and 'value="en"' in page


@pytest.mark.django_db
def test_a_word_of_the_menu_that_has_no_khmer_is_marked_as_vietnamese(client, monkeypatch):
    monkeypatch.setattr(context, "PUBLIC_NAV", (*context.PUBLIC_NAV, ("/x/", lambda: translation.gettext("Chưa dịch"))))
    page = client.get("/", headers=KHMER).content.decode()
    assert '<a href="/x/" lang="vi">Chưa dịch</a>' in page and '<a href="/gui">ផ្ញើ</a>' in page
    assert '<a href="/x/">Chưa dịch</a>' in client.get("/").content.decode()


def test_khmer_days_numbers_and_plurals():
    with translation.override("km"):
        assert (date_format(RECEIVED), number_format(1284, force_grouping=True)) == ("15/7/2026", "1.284")
        assert ngettext("Còn %(n)s chỗ cần sửa", "Còn %(n)s chỗ cần sửa", 1) % {"n": 1} == "នៅមាន 1 កន្លែងត្រូវកែ"
        assert ngettext("Còn %(n)s chỗ cần sửa", "Còn %(n)s chỗ cần sửa", 3) % {"n": 3} == "នៅមាន 3 កន្លែងត្រូវកែ"
        assert translation.gettext("Sổ dài anh/chị đã yêu cầu") == "Sổ dài anh/chị đã yêu cầu"  # not translated


def test_settings_catalogues_and_helps_name_the_same_partial_languages():
    assert set(catalogues.PARTIAL) == PARTIAL == {"km"}
    assert set(settings.WHOLE_LANGUAGES) | PARTIAL == set(dict(settings.LANGUAGES))
    assert {language for one in helps().values() for language in one.more} == PARTIAL
    assert [one.slug for one in helps().values() for more in one.more.values() if set(more) != TEXTS] == []
    assert set(SPOKEN) - {name.partition(" ")[0] for name in ADDRESSES} == set()


TEXTS = {"title", "what", "wants", "next"}
