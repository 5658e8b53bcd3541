"""Files beside the counter's form: read there, the draft taken up and corrected, received together; nothing stays."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.desk import set_day, text
from cast import actor, cast
from files.making import wav
from lives import DAY, instant
from reading.letters import ACCUSING, LETTER, SAID, scan
from reading.test_reading import words
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.errors import NotFound, Refused
from thongsuot.core.refs import Ref
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import Entry
from thongsuot.reading import actions, engine, trays
from thongsuot.reading.forms import filled
from thongsuot.reading.models import Reading, Tray
from thongsuot.reading.queries import TRAY_LIVES, counts, files_on

pytestmark = pytest.mark.django_db
PAGE = "/ban-lam-viec/tiep-nhan/ban-quet/"


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    set_day(monkeypatch, DAY)
    monkeypatch.setattr(engine, "missing", lambda: "")
    monkeypatch.setattr(engine, "read", lambda content, media_type: words(LETTER))


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def counter(client, people):
    client.force_login(people.receptionist)
    return client


def photograph(name="don.jpg", content=None, media_type="image/jpeg"):
    return SimpleUploadedFile(name, content or scan(), media_type)


def typed(people, **changes) -> dict:
    given = {"token": "phieu-1", "unit_id": str(people.commune.pk), "channel": "letter", "kind": "feedback"}
    return given | {"received_on": "20/7/2026", "text": ""} | changes


def pressed(counter, people, button, **changes):
    return counter.post(PAGE, typed(people, xem=button, **changes))


def read_all() -> None:
    for reading in Reading.objects.filter(state="waiting"):
        actions.read_file(reading_id=reading.pk, at=instant(DAY))


def values(page) -> dict:
    """Return what the form of a page would send."""
    form = page.context["form"]
    return {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False, [])}


def test_a_photographed_letter_fills_the_form_and_is_received_with_it(counter, people):
    laid = pressed(counter, people, "dat", uploads=[photograph()], address="thôn Bồng Lai")
    assert "Máy đang đọc" in text(laid) and "thôn Bồng Lai" in text(laid)
    tray = Tray.objects.get()
    assert Entry.objects.filter(verb="reading.lay").count() == 1
    assert "Máy đang đọc" in text(counter.get(f"{PAGE}{tray.pk}/"))
    read_all()
    assert "Điền bản nháp vào mẫu" in text(counter.get(f"{PAGE}{tray.pk}/"))
    page = counter.post(PAGE, values(laid) | {"xem": "dien"})
    form = values(page)
    assert (form["title"], form["name"], form["phone"], form["kind"]) == (
        SAID["title"], SAID["name"], SAID["phone"], "petition",
    )  # fmt: skip
    assert form["address"] == "thôn Bồng Lai" and "<mark>sụt</mark>" in page.content.decode()

    received = counter.post(PAGE, form | {"title": "Sửa đường liên thôn"})
    assert received.status_code == 200, text(received)
    case = Case.objects.get()
    assert "sụt lún từ tháng 4" in case.content.text
    assert [one.name for one in Attachment.objects.of(Ref("case", case.pk))] == ["don.jpg"]
    reading = Reading.objects.get()
    assert (reading.case, reading.state, reading.draft) == (case, "kept", {})
    agreed = reading.agreed
    assert (agreed["text"], agreed["title"], agreed["address"]) == ("same", "changed", "changed")
    assert dict(counts())["phone"] == {"same": 1}
    assert not files_on(tray) and Tray.objects.get().closed_at
    counter.post(PAGE, form)
    assert Case.objects.count() == 1


def test_what_an_officer_typed_is_not_overwritten():
    before = {"text": "Bà con gọi điện.", "kind": "feedback", "name": "Trần Thị Mận", "phone": ""}
    after = filled(before, {"text": "Đường sụt.", "kind": "petition", "name": "Tran Thi Man", "phone": "0900000123"})
    assert after == before | {"text": "Bà con gọi điện.\n\nĐường sụt.", "phone": "0900000123"}
    assert filled(after, {"text": "Đường sụt."}) == after


def test_a_recording_is_played_beside_the_form_and_stands_for_the_text(counter, people):
    page = pressed(counter, people, "dat", uploads=[photograph("ghi.wav", wav(), "audio/wav")])
    assert "<audio" in text(page) and not Reading.objects.exists()
    address = f"{PAGE}{Tray.objects.get().pk}/tep/{Attachment.objects.get().pk}/"
    part = counter.get(address, headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (206, 10)
    assert counter.post(PAGE, values(page)).status_code == 200
    assert Attachment.objects.of(Ref("case", Case.objects.get().pk)).count() == 1


def test_without_a_reader_the_page_says_what_to_install_and_works_on(counter, people, monkeypatch):
    monkeypatch.setattr(engine, "missing", lambda: "tesseract")
    page = pressed(counter, people, "dat", uploads=[photograph()], text="Gõ tay.")
    assert "tesseract-ocr-vie" in text(page) and "Gõ tay." in text(page)
    assert counter.post(PAGE, values(page)).status_code == 200 and Case.objects.exists()


def test_a_wrong_file_is_named_and_nothing_typed_is_lost(counter, people):
    page = pressed(counter, people, "dat", uploads=[photograph("a.zip", b"PK\x05\x06")], text="Gõ tay.")
    assert "tệp nén" in text(page) and "Gõ tay." in text(page) and not Tray.objects.exists()
    assert "Chưa chọn tệp nào" in text(pressed(counter, people, "dat"))
    assert "không còn được giữ" in text(
        pressed(counter, people, "ket-qua", tray="01900000-0000-7000-8000-000000000000")
    )


def test_files_stay_beside_a_form_that_was_refused_and_may_be_taken_off(counter, people):
    page = pressed(counter, people, "dat", uploads=[photograph(), photograph("hai.jpg", scan(turned=90))])
    refused = counter.post(PAGE, values(page) | {"phone": "12"})
    assert refused.status_code == 422 and "don.jpg" in text(refused)
    first = files_on(Tray.objects.get())[0]
    taken = counter.post(PAGE, values(page) | {"xem": f"bo-tep={first.pk}"})
    assert "don.jpg" not in text(taken) and "hai.jpg" in text(taken)
    assert Reading.objects.get(attachment=first).state == "failed"


def test_what_accuses_leaves_no_word_and_a_denunciation_no_file(counter, people, monkeypatch):
    monkeypatch.setattr(engine, "read", lambda content, media_type: words(ACCUSING))
    page = pressed(counter, people, "dat", uploads=[photograph()])
    read_all()
    assert Reading.objects.get().draft == {}
    assert "có vẻ tố cáo" in text(counter.post(PAGE, values(page) | {"xem": "ket-qua"}))
    gone = counter.post(PAGE, values(page) | {"kind": "denunciation"})
    assert gone.status_code == 422 and not Case.objects.exists()
    assert Attachment.objects.get().blob is None and Attachment.objects.get().name == ""


def test_nobody_else_sees_what_lies_there(client, counter, people):
    pressed(counter, people, "dat", uploads=[photograph()])
    tray, file = Tray.objects.get(), Attachment.objects.get()
    client.force_login(people.head)
    for address in (f"{PAGE}{tray.pk}/", f"{PAGE}{tray.pk}/tep/{file.pk}/", f"{PAGE}{tray.pk}/tep/{file.pk}/trang/1/"):
        assert client.get(address).status_code == 404
    with pytest.raises(NotFound):
        trays.take_off(tray_id=tray.pk, attachment_id=file.pk, actor=actor(people.head), at=clock.now())
    with pytest.raises(Refused):
        trays.lay(uploads=[], unit=people.commune, actor=actor(people.handler), on=DAY, at=clock.now())


def test_what_an_officer_takes_off_by_hand_or_by_the_kind_of_matter_is_one_entry_alike(counter, people):
    by = {"actor": actor(people.receptionist), "at": clock.now()}
    for _each in range(2):
        pressed(counter, people, "dat", uploads=[photograph()])
    first, second = Tray.objects.order_by("pk")
    trays.take_off(tray_id=first.pk, attachment_id=files_on(first)[0].pk, **by)
    trays.clear(tray_id=second.pk, **by)
    trays.clear(tray_id=second.pk, **by)  # gone already
    taken = Entry.objects.filter(verb="reading.take_off").order_by("pk")
    assert {entry.subject_ref for entry in taken} == {f"tray:{first.pk}", f"tray:{second.pk}"}
    assert [entry.actor_ref for entry in taken] == [by["actor"].ref] * 2


def test_what_nobody_took_goes_after_the_day(counter, people):
    page = pressed(counter, people, "dat", uploads=[photograph()])
    read_all()
    made = Tray.objects.get().made_at
    assert trays.forget_trays(at=made + TRAY_LIVES) == 0
    assert trays.forget_trays(at=made + TRAY_LIVES + timedelta(minutes=1)) == 1
    assert trays.forget_trays(at=made + TRAY_LIVES + timedelta(minutes=2)) == 0
    dropped = Entry.objects.filter(verb="reading.drop_tray").values_list("actor_ref", "subject_ref")
    assert list(dropped) == [("service:reading", f"tray:{Tray.objects.get().pk}")]
    assert (Attachment.objects.get().blob, Reading.objects.get().draft) == (None, {})
    late = counter.post(PAGE, values(page) | {"text": "Gõ tay."})
    assert late.status_code == 422 and "không còn được giữ" in text(late) and "Gõ tay." in text(late)
    assert not Case.objects.exists()


def test_on_a_tray_that_closed_meanwhile_nothing_is_laid(counter, people, monkeypatch):
    pressed(counter, people, "dat", uploads=[photograph()])
    tray, seen = Tray.objects.get(), trays.seen_tray
    by = {"actor": actor(people.receptionist), "at": clock.now()}

    def then_gone(*asked):
        found = seen(*asked)
        trays.clear(tray_id=tray.pk, **by)
        return found

    monkeypatch.setattr(trays, "seen_tray", then_gone)
    laid = {"uploads": [("hai.jpg", photograph("hai.jpg"))], "unit": people.commune, "tray_id": tray.pk}
    with pytest.raises(NotFound):
        trays.lay(**laid, on=DAY, **by)
    assert len(files_on(tray)) == 1
