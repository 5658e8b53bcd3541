"""Sheets for power cuts: a code before there is a case, the true day, once and by the right desk alone."""

import io
import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pypdf import PdfReader

from cases.desk import set_day, text
from cast import actor, cast, make_post
from lives import DAY, moment
from thongsuot.cases.actions.intake import Submission
from thongsuot.cases.actions.receive import _free_code
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.codes import is_given_out
from thongsuot.cases.models import Case
from thongsuot.core.errors import Invalid, Refused
from thongsuot.core.ids import show_code
from thongsuot.counter.actions.sheets import enter_sheet, print_sheets, void_sheet
from thongsuot.counter.models import Sheet
from thongsuot.ledger.models import Entry
from thongsuot.units.models import UnitSuccession

pytestmark = pytest.mark.django_db
SHEETS, ENTER = "/ban-lam-viec/phieu-mat-dien/", "/ban-lam-viec/phieu-mat-dien/nhap/"
PRINTED, CUT, ENTERED = date(2026, 7, 13), date(2026, 7, 14), DAY
WORDS = Submission(text="Đường vào thôn sạt một đoạn 20 m.", channel="counter")


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def bundle(people):
    return print_sheets(unit=people.commune, count=3, actor=actor(people.receptionist), **moment(PRINTED))


def entered(people, code, *, on=CUT, by=None, token="to-1", reason="Mất điện"):
    who = actor(by or people.receptionist)
    at = moment(ENTERED)["at"]
    return enter_sheet(code=code, given=WORDS, reason=reason, form_token=token, actor=who, on=on, at=at)


def test_a_sheet_becomes_a_case_with_its_own_code_and_secret_from_the_true_day(people, bundle):
    code, secret = bundle[1][0]
    case = entered(people, show_code(code))
    assert (case.code, case.received_on) == (code, CUT)
    assert case.acts.get().content.texts["late_reason"] == "Mất điện"
    assert Sheet.objects.get(code=code).case == case
    assert case.duty.starts_on == CUT


@pytest.mark.django_db(transaction=True)
def test_the_secret_of_the_torn_part_opens_the_case(people, bundle):
    code, secret = bundle[1][1]
    case = entered(people, code)
    assert check_secret(code, secret, moment(ENTERED)["at"]) == case


def test_the_same_form_twice_is_one_case_and_another_use_says_which(people, bundle):
    code = bundle[1][0][0]
    first = entered(people, code)
    assert entered(people, code) == first
    with pytest.raises(Invalid, match=f"đã nhập rồi: vụ việc {show_code(code)}, nhận ngày 14/7/2026"):
        entered(people, code, token="to-2")
    assert Case.objects.count() == 1


def test_a_void_sheet_is_refused_with_its_reason(people, bundle):
    sheet = Sheet.objects.get(code=bundle[1][0][0])
    void_sheet(sheet_id=sheet.pk, reason="Viết hỏng", actor=actor(people.receptionist), **moment(CUT))
    with pytest.raises(Invalid, match="đã hủy .Viết hỏng."):
        entered(people, sheet.code)


def test_a_sheet_of_another_unit_and_none_at_all_are_one_answer(people, bundle):
    said = []
    for code in (bundle[1][0][0], _free_code("4715")):
        with CaptureQueriesContext(connection) as asked, pytest.raises(Invalid, match="Không có phiếu nào") as trouble:
            entered(people, code, by=people.elsewhere)
        said.append((str(trouble.value.sentence), trouble.value.field, len(asked.captured_queries)))
    assert said[0] == said[1]


@pytest.mark.parametrize("typed", ["123", "4715-9036-2817-5", "khong phai ma"])
def test_what_is_no_code_says_to_look_again(people, typed):
    with pytest.raises(Invalid, match="13 chữ số") as trouble:
        entered(people, typed)
    assert trouble.value.field == "code"


def test_a_code_that_no_sheet_bears_says_so(people):
    with pytest.raises(Invalid, match="Không có phiếu nào"):
        entered(people, _free_code("4715"))


def test_nothing_was_handed_in_before_it_was_printed_or_without_a_reason(people, bundle):
    with pytest.raises(Invalid, match="in ngày 13/7/2026") as trouble:
        entered(people, bundle[1][0][0], on=date(2026, 7, 12))
    assert trouble.value.field == "received_on"
    with pytest.raises(Invalid, match="vì sao vào sổ muộn"):
        entered(people, bundle[1][0][0], reason=" ")


def test_a_handler_prints_nothing(people):
    with pytest.raises(Refused):
        print_sheets(unit=people.commune, count=3, actor=actor(people.handler), **moment(PRINTED))


@pytest.mark.parametrize("count", [0, 101])
def test_a_bundle_has_one_to_a_hundred_sheets(people, count):
    with pytest.raises(Invalid, match="từ 1 đến 100"):
        print_sheets(unit=people.commune, count=count, actor=actor(people.receptionist), **moment(PRINTED))


def test_no_new_case_draws_a_code_that_stands_on_paper(bundle):
    assert all(is_given_out(code) for code, _secret in bundle[1])


def test_secrets_are_nowhere_and_each_act_has_its_entry(people, bundle):
    sheets = list(Sheet.objects.all())
    assert not [
        secret for _code, secret in bundle[1] for sheet in sheets if secret.encode() in bytes(sheet.secret_hash)
    ]
    assert Entry.objects.filter(verb="changes.print_sheets").count() == 1
    void_sheet(sheet_id=sheets[0].pk, reason="Thất lạc", actor=actor(people.head), **moment(CUT))
    assert Entry.objects.filter(verb="changes.void_sheet").count() == 1


def test_the_desk_that_took_the_unit_over_enters_its_sheets(people, bundle):
    UnitSuccession.objects.create(former=people.commune, successor=people.other_commune, on=CUT)
    people.commune.valid_until = CUT
    people.commune.save()
    make_post(people.elsewhere, people.other_commune, "receptionist")
    case = entered(people, bundle[1][0][0], by=people.elsewhere)
    assert case.received_unit == people.other_commune


def test_the_pages_print_list_enter_and_void(client, people, monkeypatch):
    set_day(monkeypatch, PRINTED)
    client.force_login(people.receptionist)
    answer = client.post(SHEETS, {"unit_id": str(people.commune.pk), "count": "2"})
    pages = PdfReader(io.BytesIO(answer.content)).pages
    assert len(pages) == 4 and "no-store" in answer["Cache-Control"]
    first, second = Sheet.objects.order_by("number")
    words = pages[2].extract_text()
    assert show_code(first.code) in words and re.search(r"Mã bí mật: \d{4} \d{4} \d{4}", words)
    set_day(monkeypatch, ENTERED)
    assert show_code(first.code) in text(client.get(SHEETS))
    given = {"token": "to-3", "code": show_code(first.code), "received_on": "14/7/2026", "hour": "9:30"}
    given |= {"late_reason": "Mất điện", "channel": "counter", "kind": "feedback", "text": WORDS.text}
    said = text(client.post(ENTER, given))
    assert "Đã nhập phiếu" in said and "9:30" in Case.objects.get().acts.get().content.texts["late_reason"]
    again = client.post(ENTER, given | {"token": "to-4"})
    assert again.status_code == 422 and "đã nhập rồi" in text(again) and WORDS.text in text(again)
    assert client.post(f"{SHEETS}{second.pk}/huy/", {"reason": "Viết hỏng"}).status_code == 302
    assert "Không còn phiếu nào trống" in text(client.get(SHEETS))


def test_a_lost_bundle_is_made_void_at_once(client, people, bundle, monkeypatch):
    set_day(monkeypatch, CUT)
    entered(people, bundle[1][0][0], on=PRINTED)
    client.force_login(people.receptionist)
    page = f"{SHEETS}tap/{bundle[0].pk}/huy/"
    assert "Hủy 2 phiếu" in text(client.get(page))
    assert client.post(page, {"reason": "Mất bản in"}).status_code == 302
    states = list(Sheet.objects.order_by("number").values_list("state", flat=True))
    assert states == ["used", "void", "void"] and Entry.objects.filter(verb="changes.void_bundle").count() == 1
    assert "không còn phiếu nào" in text(client.get(page))
    assert client.post(page, {"reason": "Mất bản in"}).status_code == 422
    client.force_login(people.elsewhere)
    assert client.get(page).status_code == 404


def test_a_sheet_of_another_desk_is_not_there_to_be_voided(client, people, bundle):
    client.force_login(people.elsewhere)
    sheet = Sheet.objects.first()
    assert client.get(f"{SHEETS}{sheet.pk}/huy/").status_code == 404
    assert show_code(sheet.code) not in text(client.get(SHEETS))
