"""Who sent a case that became a denunciation: by code and old secret to a receipt number, once, and nobody else."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cast import actor
from denunciations.making import DAY, Room, moment
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.moving import transfer_out
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.models import Case
from thongsuot.changes import backups
from thongsuot.changes.actions import seal_case
from thongsuot.changes.queries.destroyed import destroyed, last_destroyed
from thongsuot.core import clock
from thongsuot.core.actors import service
from thongsuot.core.ids import show_code
from thongsuot.denunciations.actions.erasing import erase
from thongsuot.denunciations.models import Denunciation, ImportedRow, Passage
from thongsuot.denunciations.queries.door import open_by_receipt
from thongsuot.notices.actions import deliver
from thongsuot.notices.models import Gateway, Message

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation")]
SECRET, WRONG = "123456789012", "210987654321"
NUMBER = re.compile(r"\b\d{4} \d{4} \d{4} \d{4}\b")
HIDDEN = re.compile(r'name="(way|token)" value="([^"]*)"')


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def room():
    return Room()


def taken(room, **person):
    given = Submission(
        text="Ông cán bộ địa chính cầm tiền mới làm sổ.", people=(PersonGiven(**person),) if person else ()
    )
    return receive(given=given, unit=room.people.commune, actor=service("test"), secret=SECRET, **moment())


def sealed(room, case):
    given = {"accused_name": "", "position": "staff", "unit_id": room.people.commune.pk}
    seal_case(case_id=case.pk, actor=actor(room.people.head, on=DAY), **given, **moment())
    case.refresh_from_db()
    return case


def ask(client, case, secret=SECRET):
    return client.post(f"/tra-cuu/{show_code(case.code)}/mo", {"secret": secret})


def take(client, page):
    return client.post("/to-cao/nhan/lay-ma", dict(HIDDEN.findall(page.content.decode())))


def test_the_old_secret_gives_a_receipt_number_that_opens_the_sealed_matter(room, client):
    case = sealed(room, taken(room))
    page = ask(client, case)
    assert page.status_code == 200 and "chuyển kín đến cơ quan có thẩm quyền" in page.content.decode()
    number = NUMBER.search(take(client, page).content.decode())[0]
    assert open_by_receipt(number).denunciation_id == Denunciation.objects.get().pk


def test_no_page_on_the_way_says_denunciation_before_the_receipt(room, client):
    page = ask(client, sealed(room, taken(room))).content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    assert "tố cáo" not in main.lower()


def test_the_number_is_given_once_and_the_same_form_again_shows_it_again(room, client):
    case = sealed(room, taken(room))
    page = ask(client, case)
    first, again = take(client, page), take(client, page)
    assert NUMBER.search(first.content.decode())[0] == NUMBER.search(again.content.decode())[0]
    assert ask(client, case).status_code == 422
    assert not Passage.objects.exists()


def test_of_two_pages_opened_before_only_the_first_gives_a_number(room, client):
    case = sealed(room, taken(room))
    one, other = ask(client, case), ask(client, case)
    assert take(client, one).status_code == 200
    late = take(client, other)
    assert late.status_code == 422 and "đã được lấy trước đây" in late.content.decode()


def test_the_page_of_the_code_offers_the_one_form_and_says_only_that_it_was_passed_on(room, client):
    case = sealed(room, taken(room))
    page = client.get(f"/tra-cuu/{show_code(case.code)}").content.decode()
    assert (
        f"/tra-cuu/{show_code(case.code)}/mo" in page
        and "tố cáo" not in page.partition("<main")[2].lower().partition("</main>")[0]
    )


def told(client, case, secret):
    with CaptureQueriesContext(connection) as asked:
        answer = ask(client, case, secret)
    body = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", answer.content)
    return answer.status_code, body.replace(show_code(case.code).encode(), b""), len(asked.captured_queries)


def test_a_wrong_secret_tells_a_sealed_matter_apart_from_one_that_was_transferred_by_nothing(room, client):
    gone, case = taken(room), sealed(room, taken(room))
    by = {"actor": actor(room.people.head, on=DAY), **moment()}
    transfer_out(case_id=gone.pk, unit_id=room.people.ministry.pk, basis="Quốc lộ 27.", **by)
    told(client, gone, WRONG)
    assert told(client, gone, WRONG) == told(client, case, WRONG)


def test_a_matter_transferred_in_the_open_is_opened_by_its_secret_as_ever(room, client):
    gone = taken(room)
    by = {"actor": actor(room.people.head, on=DAY), **moment()}
    transfer_out(case_id=gone.pk, unit_id=room.people.ministry.pk, basis="Quốc lộ 27.", **by)
    assert "Đường đi của việc này" in ask(client, gone).content.decode()


def test_parts_that_share_a_secret_each_have_their_own_passage(room, client):
    first, second = taken(room), taken(room)
    type(second).objects.filter(pk=second.pk).update(secret_hash=first.secret_hash, secret_code=first.code)
    second.refresh_from_db()
    for case in (first, second):
        sealed(room, case)
    opened = {
        open_by_receipt(NUMBER.search(take(client, ask(client, c)).content.decode())[0]).denunciation_id
        for c in (first, second)
    }
    assert opened == set(Denunciation.objects.values_list("pk", flat=True)) and len(opened) == 2


def test_nothing_kept_leads_from_the_case_to_the_denunciation(room):
    case = sealed(room, taken(room))
    assert bytes(case.secret_hash) == bytes(64)
    sealed_rows = repr([list(model.objects.values()) for model in (Denunciation, Passage, ImportedRow)])
    assert str(case.pk) not in sealed_rows and case.code not in sealed_rows


def test_an_old_page_or_a_changed_one_gives_nothing(room, client):
    page = ask(client, sealed(room, taken(room)))
    given = dict(HIDDEN.findall(page.content.decode()))
    for wrong in ({"way": "x" * 40}, {"way": ""}, {"token": "1"}):
        assert client.post("/to-cao/nhan/lay-ma", given | wrong).status_code == 422
    assert client.get("/to-cao/nhan/lay-ma").status_code == 302
    assert Passage.objects.exists()


def test_an_erased_denunciation_takes_its_passage_along(room, client):
    case = sealed(room, taken(room))
    Denunciation.objects.update(state="not-accepted", ended_on=DAY)
    erase(denunciation_id=Denunciation.objects.get().pk, **moment())
    assert not Passage.objects.exists() and ask(client, case).status_code == 422


@pytest.mark.parametrize(("way", "field"), [("sms", "0909777888"), ("email", "zqhoa@thu.example")])
def test_whoever_left_a_number_or_mail_is_told_neutrally_and_the_address_lies_sealed_until_then(room, way, field):
    person = {"name": "Hoa", "phone": "0909777888", "email": "zqhoa@thu.example", "notify_by": way}
    case = sealed(room, taken(room, **person))
    (message,) = Message.objects.filter(template="transferred", about_ref=f"case:{case.pk}")
    assert message.state == "waiting" and message.channel == way
    assert field not in message.address and message.params["code"] == show_code(case.code)


def test_the_message_goes_to_the_address_in_clear_and_the_row_forgets_it(room, monkeypatch):
    case = sealed(room, taken(room, name="Hoa", phone="0909777888", notify_by="sms"))
    message = Message.objects.get(template="transferred", about_ref=f"case:{case.pk}")
    Gateway.objects.create(channel="sms", url="https://sms.example/", active=True, changed_at=message.created_at)
    sent = []
    monkeypatch.setattr("thongsuot.notices.wire.send", lambda one, gateway, thread: sent.append(one.address))
    assert deliver(message_id=message.pk, at=message.next_attempt_at)
    message.refresh_from_db()
    assert (sent, message.state, message.address) == (["0909777888"], "sent", "")


def test_a_backup_made_before_still_holds_the_case_and_one_made_after_does_not(room, tmp_path):
    case = sealed(room, taken(room))
    at = moment()["at"]
    Case.objects.filter(pk=case.pk).update(received_at=at - timedelta(days=2))
    assert destroyed(since=at - timedelta(days=1)) == ([case.code], 0)
    assert destroyed(since=at + timedelta(seconds=1)) == ([], 0)
    assert destroyed(since=at - timedelta(days=3)) == ([], 0)  # it was not there yet
    assert last_destroyed() == at


def test_the_page_names_the_backups_that_hold_what_is_about_to_go(room, client, tmp_path):
    case = taken(room)
    made = clock.now() - timedelta(days=1)
    backups.write(tmp_path, [backups.Kept("/kept/1", made, made + timedelta(days=30))])
    client.force_login(room.people.head)
    page = client.get(f"/ban-lam-viec/vu-viec/{case.pk}/la-to-cao/").content.decode()
    local = made.astimezone(clock.LEGAL_ZONE)
    assert f"{local:%H:%M} {local.day}/{local.month}/{local.year}" in page
