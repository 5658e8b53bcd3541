"""Papers brought to a visit: attached, read by who receives, taken away, erased with the visit's words; bad files."""

import io
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cast import actor, cast
from lives import Life, instant, moment, photo
from receptions.making import DAY, attached, booked, came, opened, posted, received, step
from thongsuot.cases.actions.erasing import erase
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.core.ids import new_id
from thongsuot.files.models import Attachment, Blob
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment
from thongsuot.receptions import actions
from thongsuot.receptions.actions.forgetting import forget_visits
from thongsuot.receptions.models import ReceptionAct, Visit

pytestmark = pytest.mark.django_db
DESK = "/ban-lam-viec/tiep-cong-dan/"
WHY = "Đính nhầm giấy của người khác."


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def visit(people) -> Visit:
    return came(people, opened(people))


@pytest.fixture
def page(client, people, monkeypatch):
    """Return a browser signed in as one of the cast, on the day of the session."""
    monkeypatch.setattr(clock, "now", lambda: instant(DAY))

    def as_(name: str):
        client.force_login(getattr(people, name))
        return client

    return as_


def of(visit: Visit) -> str:
    return f"{DESK}{visit.session_id}/luot/{visit.pk}/"


def on_disk(tmp_path) -> int:
    return sum(path.is_file() for path in (tmp_path / "files").rglob("*"))


def away(people, visit, file, by="receptionist", **given):
    who = {"actor": actor(getattr(people, by), on=DAY), **moment(DAY)}
    return actions.take_away(visit_id=visit.pk, file_id=file.pk, **{"reason": WHY, **given}, **who)


def test_what_was_brought_is_attached_in_one_entry_without_its_name(people, visit):
    before = Entry.objects.count()
    (file,) = attached(people, visit, uploads=[photo("zqdon.png")])
    act, entry = ReceptionAct.objects.latest("at", "id"), Entry.objects.latest("id")
    assert (Entry.objects.count(), entry.verb) == (before + 1, "receptions.attach")
    assert (file.kind, file.name) == ("scan", "zqdon.png")
    assert "zqdon" not in str(act.details) and act.content.texts == {}
    assert entry.commitment == commitment(bytes(act.content.key), act.canonical(act.content.texts))


def test_a_result_that_is_being_written_is_not_stale_for_it(people, visit):
    step(people, visit, "begin")
    visit.refresh_from_db()
    attached(people, visit)
    done = actions.Outcome(outcome="explained", summary="Đường sạt.", answer="Sửa.")
    assert step(people, visit, "finish", given=done, revision=visit.revision).state == "done"


def test_a_form_sent_twice_attaches_once_and_another_form_again(people, visit):
    form_id = new_id()
    attached(people, visit, form_id=form_id)
    assert len(attached(people, visit, form_id=form_id)) == 1
    assert len(attached(people, visit, form_id=new_id())) == 1 and Attachment.objects.of(visit.ref).count() == 2


@pytest.mark.parametrize(("who", "error"), [("elsewhere", NotFound), ("supervisor", Refused)])
def test_who_does_not_receive_there_attaches_and_takes_away_nothing(people, visit, who, error):
    (file,) = attached(people, visit)
    with pytest.raises(error):
        attached(people, visit, by=who)
    with pytest.raises(error):
        away(people, visit, file, by=who)
    assert Attachment.objects.of(visit.ref).count() == 1


def test_who_only_oversees_or_is_of_another_unit_reads_no_paper(people, visit, page):
    (file,) = attached(people, visit)
    there, absent = (f"{of(visit)}giay-to/{pk}/" for pk in (file.pk, new_id()))
    assert b"".join(page("handler").get(there).streaming_content).startswith(b"\x89PNG")
    assert page("handler").get(absent).status_code == 404
    assert {page("elsewhere").get(one).status_code for one in (there, absent)} == {404}
    assert {page("supervisor").get(one).status_code for one in (there, absent)} == {403}
    other = came(people, visit.session, token="another-form-02")
    assert page("handler").get(f"{of(other)}giay-to/{file.pk}/").status_code == 404


def test_a_bad_file_is_refused_with_the_sentence_of_the_files_room(people, visit):
    with pytest.raises(Invalid, match="chương trình") as refused:
        attached(people, visit, uploads=[photo(), ("don.pdf", io.BytesIO(b"MZ" + b"x" * 50))])
    assert refused.value.field == "uploads"
    assert not Attachment.objects.of(visit.ref).exists()


def test_none_and_too_many_are_refused(people, visit):
    who = {"actor": actor(people.receptionist, on=DAY), **moment(DAY)}
    with pytest.raises(Invalid, match="Chưa chọn tệp"):
        actions.attach(visit_id=visit.pk, uploads=[], **who)
    with pytest.raises(Invalid, match="10 tệp"):
        actions.attach(visit_id=visit.pk, uploads=[photo(f"{n}.png") for n in range(11)], **who)
    assert not Attachment.objects.of(visit.ref).exists()


def test_nothing_is_attached_to_who_has_not_come(people):
    session = posted(people)
    booked(session)
    with pytest.raises(NotAllowedNow, match="chưa đến"):
        attached(people, session.visits.get())


def test_what_is_taken_away_is_gone_and_its_reason_stays(
    people, visit, page, tmp_path, django_capture_on_commit_callbacks
):
    (file,) = attached(people, visit, uploads=[photo("zqdon.png")])
    assert on_disk(tmp_path) == 1
    with django_capture_on_commit_callbacks(execute=True):
        away(people, visit, file)
    assert on_disk(tmp_path) == 0 and not Blob.objects.exists()
    shown = page("handler").get(of(visit)).content.decode()
    assert WHY in shown and "zqdon" not in shown
    assert Entry.objects.latest("id").verb == "receptions.take_away"
    with pytest.raises(NotFound):
        away(people, visit, file)


def test_nothing_is_taken_away_without_a_reason(people, visit):
    (file,) = attached(people, visit)
    with pytest.raises(Invalid) as refused:
        away(people, visit, file, reason=" ")
    assert refused.value.field == "reason"


def test_a_visit_whose_words_are_erased_loses_its_papers_and_takes_no_more(
    people, visit, tmp_path, django_capture_on_commit_callbacks
):
    gone, _kept = attached(people, visit, uploads=[photo("zqmot.png"), photo("zqhai.png")])
    with django_capture_on_commit_callbacks(execute=True):
        away(people, visit, gone)
    assert on_disk(tmp_path) == 1
    with django_capture_on_commit_callbacks(execute=True):
        forget_visits([visit], datetime(2026, 9, 1, tzinfo=UTC))
    assert on_disk(tmp_path) == 0 and not Blob.objects.exists()
    assert set(Attachment.objects.filter(owner_ref=str(visit.ref)).values_list("name", flat=True)) == {""}
    with pytest.raises(NotAllowedNow, match="đã xóa"):
        attached(people, visit)


def test_a_case_that_is_erased_takes_what_was_brought_to_its_visit_along(
    people, visit, tmp_path, django_capture_on_commit_callbacks
):
    case = Life(people).case
    step(people, visit, "begin")
    step(people, visit, "join_case", case_code=case.code)
    attached(people, visit)
    other = received(people, visit.session, token="another-form-02")
    attached(people, other)
    locked = Case.objects.select_for_update().get(pk=case.pk)
    with django_capture_on_commit_callbacks(execute=True):
        erase(locked, ground="wish", basis="Theo yêu cầu.", actor=actor(people.head, on=DAY), **moment(DAY))
    assert not Attachment.objects.of(visit.ref).exists() and Attachment.objects.of(other.ref).count() == 1
    assert on_disk(tmp_path) == 1


def test_the_page_of_the_case_leads_to_the_visit_for_who_receives_there_alone(people, visit, page):
    case = Life(people).case
    step(people, visit, "begin")
    step(people, visit, "join_case", case_code=case.code)
    assert of(visit) in page("handler").get(f"/ban-lam-viec/vu-viec/{case.pk}/").content.decode()
    answer = page("province_head").get(f"/ban-lam-viec/vu-viec/{case.pk}/")
    assert answer.status_code == 200 and of(visit) not in answer.content.decode()


def test_a_paper_is_attached_and_taken_away_on_the_pages(people, visit, page):
    desk = page("handler")
    assert "Đính giấy tờ" in desk.get(of(visit)).content.decode()
    name, content = photo("don.png")
    upload = SimpleUploadedFile(name, content.read())
    assert desk.post(f"{of(visit)}giay-to/", {"uploads": [upload]}).status_code == 302
    file = Attachment.objects.of(visit.ref).get()
    assert f"{of(visit)}giay-to/{file.pk}/bo-ra/" in desk.get(of(visit)).content.decode()
    wrong = desk.post(f"{of(visit)}giay-to/{file.pk}/bo-ra/", {"reason": ""})
    assert wrong.status_code == 422
    assert desk.post(f"{of(visit)}giay-to/{file.pk}/bo-ra/", {"reason": WHY}).status_code == 302
    assert desk.get(f"{of(visit)}giay-to/{file.pk}/bo-ra/").status_code == 404


@pytest.mark.parametrize(
    ("content", "says"), [(b"", "rỗng"), (b"PK\x05\x06" + b"\0" * 18, "ZIP"), (None, "Chưa chọn tệp")]
)
def test_bad_input_is_said_beside_the_field(visit, page, content, says):
    given = {} if content is None else {"uploads": [SimpleUploadedFile("don.pdf", content)]}
    answer = page("handler").post(f"{of(visit)}giay-to/", given)
    assert answer.status_code == 422 and says in answer.content.decode()
