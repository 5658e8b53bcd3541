"""Photographs by telephone: ten minutes, one case, one officer; what is not attached goes."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cases.desk import set_day, text
from cast import actor, cast
from lives import DAY, Life, moment, photo
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, TooMany
from thongsuot.counter.actions import phone
from thongsuot.counter.actions.phone import attach_photos, forget_photos, open_link, take_photos
from thongsuot.counter.models import PhoneLink
from thongsuot.counter.queries.phone import photos_of
from thongsuot.files.models import Attachment, Blob
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db
AT = moment(DAY)["at"]
MINUTE = timedelta(minutes=1)


@pytest.fixture
def life():
    return Life(cast())


@pytest.fixture
def opened(life):
    return open_link(case_id=life.case.pk, actor=actor(life.people.receptionist), at=AT)


def attached(life, link, chosen, *, by=None, at=AT + MINUTE):
    who = actor(by or life.people.receptionist)
    given = {"link_id": link.pk, "chosen": chosen, "revision": None, "on": DAY, "at": at}
    return attach_photos(case_id=life.case.pk, actor=who, **given)


def test_chosen_photographs_come_to_the_case_in_one_act_and_the_others_go(life, opened):
    link, token = opened
    assert take_photos(token=token, uploads=[photo("mot.png"), photo("hai.png")], at=AT + MINUTE) == 2
    first, second = photos_of(link)
    case = attached(life, link, [second.pk])
    kept = Attachment.objects.of(f"case:{case.pk}")
    assert [file.name for file in kept] == ["hai.png"] and photos_of(link) == []
    act = case.acts.get(verb="supplement")
    assert list(act.details["files"]) == [str(kept[0].pk)]
    first.refresh_from_db()
    assert (first.blob, first.name) == (None, "") and Blob.objects.count() == 1


def test_a_used_link_takes_nothing_more(life, opened):
    link, token = opened
    take_photos(token=token, uploads=[photo()], at=AT)
    attached(life, link, [photos_of(link)[0].pk])
    with pytest.raises(NotFound, match="hết hạn hoặc đã dùng xong"):
        take_photos(token=token, uploads=[photo()], at=AT + MINUTE)
    with pytest.raises(NotAllowedNow, match="Không còn ảnh nào"):
        attached(life, link, [])


@pytest.mark.parametrize("minutes", [10, 60])
def test_after_ten_minutes_the_link_is_over(opened, minutes):
    with pytest.raises(NotFound):
        take_photos(token=opened[1], uploads=[photo()], at=AT + minutes * MINUTE)


def test_a_link_is_opened_in_one_entry_on_the_case(life, opened):
    entry = Entry.objects.get(verb="counter.open_link")
    assert entry.subject_ref == f"case:{life.case.pk}" and entry.actor_ref == actor(life.people.receptionist).ref


def test_a_new_link_closes_the_former_one_of_the_officer(life, opened):
    open_link(case_id=life.case.pk, actor=actor(life.people.receptionist), at=AT + MINUTE)
    with pytest.raises(NotFound):
        take_photos(token=opened[1], uploads=[photo()], at=AT + MINUTE)


def test_another_officer_and_another_case_get_none_of_it(life, opened):
    link, token = opened
    take_photos(token=token, uploads=[photo()], at=AT)
    chosen = [photos_of(link)[0].pk]
    with pytest.raises(NotFound):
        attached(life, link, chosen, by=life.people.head)
    other = Life(life.people).case
    with pytest.raises(NotFound):
        attach_photos(
            case_id=other.pk, link_id=link.pk, chosen=chosen, revision=None, on=DAY, at=AT,
            actor=actor(life.people.receptionist),
        )  # fmt: skip


def test_nothing_chosen_is_said_and_nothing_is_lost(life, opened):
    link, token = opened
    take_photos(token=token, uploads=[photo()], at=AT)
    with pytest.raises(Invalid, match="Chưa chọn ảnh nào để gắn"):
        attached(life, link, [])
    assert len(photos_of(link)) == 1


def test_only_photographs_are_taken_ten_at_most_and_a_bad_one_keeps_none(life, opened):
    link, token = opened
    with pytest.raises(Invalid, match="Chưa chọn ảnh nào"):
        take_photos(token=token, uploads=[], at=AT)
    text_file = SimpleUploadedFile("a.png", b"khong phai anh")
    with pytest.raises(Invalid):
        take_photos(token=token, uploads=[photo(), ("a.png", text_file)], at=AT)
    assert photos_of(link) == []
    take_photos(token=token, uploads=[photo() for _number in range(10)], at=AT)
    with pytest.raises(Invalid, match="Nhiều nhất 10 ảnh"):
        take_photos(token=token, uploads=[photo()], at=AT)


def test_what_nobody_attached_within_the_hour_is_thrown_away(life, opened):
    link, token = opened
    take_photos(token=token, uploads=[photo()], at=AT)
    assert forget_photos(at=AT + 59 * MINUTE) == 0
    assert forget_photos(at=AT + 61 * MINUTE) == 1
    assert forget_photos(at=AT + 62 * MINUTE) == 0
    assert photos_of(link) == [] and Blob.objects.count() == 0


def test_wrong_tokens_are_counted_and_bounded(opened, monkeypatch):
    tried = []
    monkeypatch.setattr(phone, "let_in", lambda door, at: tried.append(door))
    with pytest.raises(NotFound):
        take_photos(token="sai" * 10, uploads=[photo()], at=AT)
    take_photos(token=opened[1], uploads=[photo()], at=AT)
    assert tried == ["phone-wrong", "phone"]


def test_too_many_at_once_wait(opened, monkeypatch):
    def full(door, at):
        raise TooMany("Chờ một phút.")

    monkeypatch.setattr(phone, "let_in", full)
    with pytest.raises(TooMany):
        take_photos(token=opened[1], uploads=[photo()], at=AT)


def test_whoever_may_add_nothing_to_the_case_opens_no_link(life):
    with pytest.raises(Refused):
        open_link(case_id=life.case.pk, actor=actor(life.people.publisher), at=AT)
    with pytest.raises(NotFound):
        open_link(case_id=life.case.pk, actor=actor(life.people.elsewhere), at=AT)


def test_the_token_is_kept_only_as_its_hash(opened):
    assert opened[1].encode() not in bytes(PhoneLink.objects.get().token_hash)


def test_the_pages_from_the_qr_to_the_case(client, life, monkeypatch):
    set_day(monkeypatch, DAY)
    client.force_login(life.people.receptionist)
    page = f"/ban-lam-viec/vu-viec/{life.case.pk}/chup/"
    assert "Mở mã cho điện thoại" in text(client.get(page))
    said = text(client.post(page))
    token = re.search(r"/chup/([\w-]{40,})", said)[1]
    link = PhoneLink.objects.get()
    telephone = type(client)()
    shown = text(telephone.get(f"/chup/{token}"))
    assert str(life.case)[-6:] in shown and str(life.case) not in shown and life.case.title not in shown
    name, file = photo()
    upload = SimpleUploadedFile(name, file.read())
    assert "Cán bộ đang thấy 1 ảnh" in text(telephone.post(f"/chup/{token}", {"files": [upload]}))
    waiting = f"{page}{link.pk}/"
    kept = photos_of(link)[0]
    part = text(client.get(waiting, headers={"HX-Request": "true"}))
    assert str(kept.pk) in part and "<html" not in part and str(kept.pk) in text(client.get(waiting))
    assert client.get(f"{waiting}anh/{kept.pk}/")["Content-Type"] == "image/png"
    assert client.post(waiting, {"photos": "khong-phai-ma"}).status_code == 422
    life.case.refresh_from_db()
    answer = client.post(waiting, {"photos": str(kept.pk), "revision": life.case.revision})
    assert answer["Location"] == f"/ban-lam-viec/vu-viec/{life.case.pk}/"
    assert telephone.get(f"/chup/{token}").status_code == 404
    assert client.get(f"{waiting}anh/{kept.pk}/").status_code == 404


def test_a_telephone_with_an_old_token_reads_one_sentence(client, opened, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT + 11 * MINUTE)
    old, unknown = client.get(f"/chup/{opened[1]}"), client.get("/chup/khong-co")
    assert old.status_code == unknown.status_code == 404
    assert text(old) == text(unknown) and "mở mã mới" in text(old)


def test_a_browser_that_hides_the_page_it_comes_from_may_send(opened, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: AT)
    telephone, page = Client(enforce_csrf_checks=True), f"/chup/{opened[1]}"
    shown = telephone.get(page)
    assert shown["Referrer-Policy"] == "no-referrer"
    name, file = photo()
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', text(shown))[1]
    given = {"csrfmiddlewaretoken": token, "files": [SimpleUploadedFile(name, file.read())]}
    hidden = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}
    assert telephone.post(page, given, headers=hidden).status_code == 200
    assert len(photos_of(opened[0])) == 1
