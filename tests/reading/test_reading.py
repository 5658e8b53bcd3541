"""A scan becomes a draft that an officer corrects beside it; who agreed is counted, nothing else stays."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.desk import set_day, text
from cast import actor
from files.making import wav
from lives import DAY, Life, moment
from reading.letters import ACCUSING, LETTER, SAID, scan
from thongsuot.cases.actions.correcting import Correction
from thongsuot.cases.actions.screening import supplement
from thongsuot.cases.models import Case
from thongsuot.core.errors import NotAllowedNow, Refused
from thongsuot.core.refs import Ref
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import Entry
from thongsuot.reading import actions, engine
from thongsuot.reading.models import Reading
from thongsuot.reading.queries import counts
from thongsuot.reading.rules import Word, fields_of

pytestmark = pytest.mark.django_db
AT = moment(DAY)["at"]


def words(said: str) -> list[Word]:
    lines = enumerate(said.split("\n"))
    return [Word(word, 50 if word == "sụt" else 95, (0, 1, 1, n)) for n, line in lines for word in line.split()]


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    """Let the machine have a reader that reads what the test says; the true one is tested in test_engine."""
    set_day(monkeypatch, DAY)
    monkeypatch.setattr(engine, "missing", lambda: "")
    monkeypatch.setattr(engine, "read", lambda content, media_type: words(LETTER))


@pytest.fixture
def life():
    return Life()


def with_file(life, content=None, name="don.jpg", media_type="image/jpeg") -> Attachment:
    upload = SimpleUploadedFile(name, content or scan(), media_type)
    life.case = supplement(uploads=[(name, upload)], **life.by("receptionist"))
    return Attachment.objects.of(Ref("case", life.case.pk)).last()


def asked(life, file) -> Reading:
    by = actor(life.people.receptionist)
    return actions.ask(case_id=life.case.pk, attachment_id=file.pk, actor=by, on=DAY, at=AT)


def page_of(life, file) -> str:
    return f"/ban-lam-viec/vu-viec/{life.case.pk}/tep/{file.pk}/doc/"


def test_a_scan_is_read_once_by_one_entry_and_its_draft_proposes_the_fields(life):
    file = with_file(life)
    reading = asked(life, file)
    assert asked(life, file) == reading
    assert Entry.objects.filter(verb="reading.read").count() == 1
    actions.read_file(reading_id=reading.pk, at=AT)
    reading.refresh_from_db()
    assert reading.state == "read"
    assert {name: reading.draft["fields"][name] for name in SAID} == SAID
    assert len(reading.draft["doubtful"]) == 1


def test_the_officer_corrects_beside_the_scan_and_only_agreement_stays(client, life):
    file = with_file(life)
    actions.read_file(reading_id=asked(life, file).pk, at=AT)
    client.force_login(life.people.receptionist)
    page = client.get(page_of(life, file))
    assert "<mark>sụt</mark>" in page.content.decode() and SAID["title"] in text(page)
    form = page.context["form"]
    given = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    given["addressee"] = "Chủ tịch xã"
    kept = client.post(page_of(life, file), given)
    assert kept.status_code == 302, text(kept)
    life.case.refresh_from_db()
    assert LETTER.split("\n")[-1] in life.case.content.text
    reading = Reading.objects.get()
    assert (reading.state, reading.draft) == ("kept", {})
    assert (reading.agreed["text"], reading.agreed["addressee"]) == ("same", "changed")
    assert set(reading.agreed.values()) <= {"same", "changed", "added", "none"}
    assert dict(counts())["addressee"] == {"changed": 1}
    assert "Kính gửi" in text(client.get("/ban-lam-viec/doc-ban-quet/"))


def test_of_a_file_read_twice_no_draft_stays_and_practice_is_not_counted(life):
    file = with_file(life)
    for _time in range(2):
        actions.read_file(reading_id=asked(life, file).pk, at=AT)
    given = {"correction": Correction(text=LETTER), "kept": {"text": LETTER}, "reason": "Ghi theo tệp."}
    actions.keep(attachment_id=file.pk, **given, **life.by("receptionist"))
    assert [(one.state, one.draft) for one in Reading.objects.all()] == [("kept", {})] * 2
    assert dict(counts())["text"] == {"same": 1}
    Case.objects.update(practice=True)
    assert dict(counts())["text"] == {}


def test_what_is_read_is_written_without_a_lock_on_the_file(life):
    """Whoever erases the case locks the file before the reading: the other way round the two would block each other."""
    reading = asked(life, with_file(life))
    with CaptureQueriesContext(connection) as made:
        actions.read_file(reading_id=reading.pk, at=AT)
    locks = [one["sql"] for one in made if "FOR UPDATE" in one["sql"]]
    assert locks and all(sql.endswith('FOR UPDATE OF "reading_reading"') for sql in locks)


def test_a_letter_that_accuses_leaves_no_word_here(client, life, monkeypatch):
    file = with_file(life)
    monkeypatch.setattr(engine, "read", lambda content, media_type: words(ACCUSING))
    actions.read_file(reading_id=asked(life, file).pk, at=AT)
    reading = Reading.objects.get()
    assert (reading.state, reading.draft) == ("accusing", {})
    client.force_login(life.people.receptionist)
    assert "không giữ chữ nào" in text(client.get(page_of(life, file)))


def test_a_pdf_shows_its_pages_until_the_draft_is_kept(client, life):
    file = with_file(life, scan(form="PDF"), "don.pdf", "application/pdf")
    actions.read_file(reading_id=asked(life, file).pk, at=AT)
    client.force_login(life.people.receptionist)
    picture = client.get(f"{page_of(life, file)}trang/1/")
    assert (picture.status_code, picture["Content-Type"]) == (200, "image/jpeg")
    assert client.get(f"{page_of(life, file)}trang/2/").status_code == 404
    actions.forget_case(life.case, AT)
    assert client.get(f"{page_of(life, file)}trang/1/").status_code == 404
    assert (Reading.objects.get().state, Reading.objects.get().draft) == ("failed", {})


def test_a_reading_of_a_file_that_was_erased_meanwhile_writes_nothing(life):
    reading = asked(life, with_file(life))
    actions.forget_case(life.case, AT)
    actions.read_file(reading_id=reading.pk, at=AT)
    reading.refresh_from_db()
    assert (reading.state, reading.draft) == ("failed", {})


def test_a_reading_that_was_lost_may_be_asked_again(life):
    file = with_file(life)
    first = asked(life, file)
    Reading.objects.filter(pk=first.pk).update(asked_at=AT - timedelta(hours=1))
    assert asked(life, file) != first


def test_without_a_reader_the_page_says_what_to_install_and_works_on(client, life, monkeypatch):
    file = with_file(life)
    monkeypatch.setattr(engine, "missing", lambda: "tesseract")
    client.force_login(life.people.receptionist)
    page = client.get(page_of(life, file))
    assert "tesseract-ocr-vie" in text(page)
    with pytest.raises(NotAllowedNow):
        asked(life, file)
    sent = client.post(page_of(life, file), {"revision": life.case.revision, "text": "Gõ tay.", "kind": "feedback"})
    assert sent.status_code == 302, text(sent)


def test_a_recording_is_played_beside_the_form_and_not_read(client, life):
    file = with_file(life, wav(), "ghi-am.wav", "audio/wav")
    client.force_login(life.people.receptionist)
    page = client.get(page_of(life, file)).content.decode()
    assert "<audio" in page and f"/tep/{file.pk}/" in page and "Đọc thành bản nháp" not in page
    part = client.get(f"/ban-lam-viec/vu-viec/{life.case.pk}/tep/{file.pk}/", headers={"Range": "bytes=0-9"})
    assert (part.status_code, len(b"".join(part.streaming_content))) == (206, 10)
    with pytest.raises(NotAllowedNow):
        asked(life, file)


def test_who_may_not_correct_the_case_may_not_have_it_read(life):
    file = with_file(life)
    with pytest.raises(Refused):
        actions.ask(case_id=life.case.pk, attachment_id=file.pk, actor=actor(life.people.supervisor), on=DAY, at=AT)


def test_a_wrong_form_keeps_what_was_typed(client, life):
    file = with_file(life)
    client.force_login(life.people.receptionist)
    wrong = {"revision": life.case.revision, "text": "", "kind": "feedback", "phone": "12", "name": "Trần Thị Mận"}
    answer = client.post(page_of(life, file), wrong)
    assert answer.status_code == 422
    same = {"revision": life.case.revision, "text": life.case.content.text, "kind": life.case.kind}
    assert client.post(page_of(life, file), same).status_code == 422


def test_fields_of_the_letter_need_no_reader():
    assert fields_of(LETTER)["addressee"] == SAID["addressee"]
