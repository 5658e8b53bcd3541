"""The form of `/gui` sent again: the same form is the same case; changed words are told, and nothing typed is lost."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.desk import text
from cast import actor, cast
from lives import photo
from thongsuot.cases.actions.erasing import pass_on
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.ids import show_code

pytestmark = pytest.mark.django_db
SECRET = re.compile(r"\b\d{4} \d{4} \d{4}\b")
TOKEN = "to-khai-cua-nguoi-dan-01"
PICTURE = photo()[1].read()
FIRST = {
    "token": TOKEN, "accused": "no", "kind": "feedback", "text": "Đèn đường thôn Suối Thông hỏng.",
    "place_text": "Ngã ba", "name": "Lò Thị Mây", "phone": "0912 345 678", "notify_by": "none", "persons": "1",
}  # fmt: skip
COMPLAINT = FIRST | {"kind": "complaint", "disputed_number": "12/QĐ-UBND", "disputed_on": "1/7/2026"}


@pytest.fixture(autouse=True)
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    town = cast()
    town.office.competences.update(unit=town.commune)
    return town


def files(content=PICTURE):
    return SimpleUploadedFile("image.png", content)


def sent(client, given=FIRST, **changes):
    return client.post("/gui", given | changes)


@pytest.mark.parametrize("given", [FIRST, COMPLAINT, FIRST | {"signatories": "Ha Một\nHa Hai"}])
def test_the_same_form_again_is_the_same_case_and_the_same_receipt(client, given):
    first, again = sent(client, given, files=files()), sent(client, given, files=files())
    assert (first.status_code, again.status_code, Case.objects.count()) == (200, 200, 1)
    assert SECRET.search(text(first))[0] == SECRET.search(text(again))[0]
    assert sent(client, given).status_code == 200  # the browser kept no files


def test_an_hour_later_the_same_form_shows_the_code_and_no_secret(client, monkeypatch):
    sent(client)
    later = clock.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    again = sent(client)
    assert show_code(Case.objects.get().code) in text(again) and not SECRET.search(text(again))


@pytest.mark.parametrize(
    "changes",
    [
        {"text": "Cống trước chợ tắc."}, {"place_text": "Trước chợ"}, {"phone": "0999 000 111"}, {"kind": "petition"},
        {"persons": "4"}, {"signatories": "Ha Một"}, {"ward": "Ka Đô"}, {"notify_by": "sms"},
    ],
)  # fmt: skip
def test_changed_words_are_told_with_the_code_and_without_the_secret(client, changes):
    sent(client)
    again = sent(client, **changes)
    case = Case.objects.get()
    assert again.status_code == 409 and show_code(case.code) in text(again) and not SECRET.search(text(again))
    assert case.acts.count() == 1 and f"/tra-cuu/{show_code(case.code)}" in text(again)
    (name, value), *_more = changes.items()
    assert f'name="{name}" value="{value}"' in again.content.decode()


def test_a_changed_decision_of_a_complaint_is_told(client):
    sent(client, COMPLAINT, files=files())
    said = sent(client, COMPLAINT, disputed_number="13/QĐ-UBND")
    assert said.status_code == 409 and "13/QĐ-UBND" in text(said)
    assert Case.objects.count() == 1


def test_what_is_new_is_shown_to_be_added_with_the_secret_and_nothing_opens_by_the_token(client):
    sent(client)
    told = sent(client, text="Đèn hỏng, nay cột cũng nghiêng.")
    assert "nay cột cũng nghiêng" in text(told) and "gõ mã bí mật" in text(told)
    assert 'name="key"' not in told.content.decode() and FIRST["text"] not in text(told)


def test_the_same_words_from_a_page_asked_for_anew_are_told_once_without_the_code(client):
    sent(client)
    told = sent(client, token="to-khai-cua-nguoi-dan-02")
    assert told.status_code == 409 and "vừa được gửi đến" in text(told) and Case.objects.count() == 1
    assert show_code(Case.objects.get().code) not in text(told) and not SECRET.search(text(told))
    assert FIRST["text"] in text(told) and 'name="lan-nua"' in told.content.decode()
    assert sent(client, token="to-khai-cua-nguoi-dan-02", **{"lan-nua": "1"}).status_code == 200
    assert Case.objects.count() == 2


@pytest.mark.parametrize("changes", [{"text": "Cống trước chợ tắc."}, {"name": "Ha Một"}, {"place_text": "Trước chợ"}])
def test_other_words_from_a_page_asked_for_anew_are_a_matter_of_their_own(client, changes):
    sent(client)
    assert sent(client, token="to-khai-cua-nguoi-dan-02", **changes).status_code == 200 and Case.objects.count() == 2


def test_the_same_words_more_than_an_hour_later_are_a_matter_of_their_own(client, monkeypatch):
    sent(client)
    later = clock.now() + timedelta(hours=1, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sent(client, token="to-khai-cua-nguoi-dan-02").status_code == 200 and Case.objects.count() == 2


def test_another_picture_of_the_same_name_is_told(client):
    sent(client, files=files())
    assert sent(client, files=files(photo()[1].read())).status_code == 409


def test_a_new_matter_is_begun_with_all_that_was_typed_and_a_token_of_its_own(client):
    sent(client)
    told = sent(client, COMPLAINT, text="Cống trước chợ tắc.")
    typed = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', told.content.decode()))
    form = client.post("/gui", typed | {"viec-moi": "1"}).context["form"]
    values = {name: form[name].value() for name in form.fields}
    assert values["text"] == "Cống trước chợ tắc." and values["phone"] == "0912 345 678"
    assert values["disputed_number"] == "12/QĐ-UBND" and values["token"] not in ("", TOKEN)
    assert Case.objects.count() == 1
    new = {name: value for name, value in values.items() if value}
    assert client.post("/gui", new).status_code == 200 and Case.objects.count() == 2
    same = client.post("/gui", typed | {"viec-moi": "1"}).context["form"]  # the page of the new matter loaded again
    assert same["token"].value() == values["token"]


def test_of_what_was_erased_nothing_is_compared_or_shown(client, people):
    sent(client)
    now = clock.now()
    by = actor(people.receptionist, on=clock.legal_day(now))
    pass_on(Case.objects.get(), actor=by, on=clock.legal_day(now), at=now)
    again = sent(client)
    assert again.status_code == 409 and not SECRET.search(text(again)) and Case.objects.count() == 1


def test_nothing_of_the_form_or_its_receipt_is_kept(client):
    answers = [client.get("/gui"), sent(client), sent(client, text="Khác."), sent(client, token="to-khai-khac")]
    assert [answer.status_code for answer in answers] == [200, 200, 409, 409]
    assert all("no-store" in answer["Cache-Control"] for answer in answers)
