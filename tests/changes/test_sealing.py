"""A case that is a denunciation: sealed for those competent, and not a word of it left where all could read it."""

from datetime import date

import pytest
from django.db import connection
from django.urls import reverse

from cast import actor
from denunciations.making import DAY, Room, moment, text_file
from meetings.making import added, planned
from receptions.making import attached, came, do, posted, step
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.actions.work import accept
from thongsuot.cases.models import Act, Case
from thongsuot.cases.queries.follow import public_status
from thongsuot.changes.actions import seal_case
from thongsuot.changes.actions.bulk import act_on_many
from thongsuot.changes.queries.erasable import erasable
from thongsuot.core.actors import service
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.denunciations.actions.identifying import request_identity
from thongsuot.denunciations.actions.reading import open_file, open_sheet
from thongsuot.denunciations.models import Denunciation, ImportedRow
from thongsuot.documents import actions as documents
from thongsuot.documents.matters import matter_of
from thongsuot.documents.models import DocumentContent
from thongsuot.documents.queries.offers import papers_on
from thongsuot.documents.rules.values import fitted
from thongsuot.documents.shipped import forms
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Duty
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import Entry
from thongsuot.meetings.actions import plan_on_case
from thongsuot.receptions.actions import Outcome

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation")]
TEXT = "Ông zqvan, cán bộ địa chính, cầm tiền mới làm sổ."
WORDS = ("zqvan", "zqten", "0909777888", "zqsonha", "zqtep", "zqtieude", "zqviec", "zqcho", "zqgiuc")


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def case(room):
    person = PersonGiven(name="Hoa zqten", phone="0909777888", address="zqsonha", notify_by="sms")
    given = Submission(
        text=TEXT,
        title="zqtieude",
        items=("Xử lý zqviec",),
        place_text="gần zqcho",
        people=(person,),
        uploads=(text_file("zqtep.png"),),
        not_accusation="nhầm",
    )
    case = receive(given=given, unit=room.people.commune, actor=service("test"), **moment())
    who = {"actor": actor(room.people.province_head, on=DAY), **moment()}
    duties.urge_within(duty=case.duty, unit_id=room.people.province.pk, text="Sao zqgiuc?", due_on=None, **who)
    return case


def seal(room, case, who=None, **more):
    acting = actor(who or room.people.head, on=DAY)
    given = {"accused_name": "zqvan", "position": "staff", "unit_id": room.people.commune.pk}
    return seal_case(case_id=case.pk, actor=acting, **given | more, **moment())


def everything() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def sheet(room, officer):
    matter = Denunciation.objects.get()
    return open_sheet(denunciation_id=matter.pk, **room.who(officer), at=moment()["at"])


def test_before_it_is_sealed_every_word_is_found(case):
    kept = everything()
    assert [word for word in WORDS if word not in kept] == []


def test_no_word_of_it_is_left_anywhere(room, case, tmp_path, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        seal(room, case)
    kept = everything()
    assert [word for word in WORDS if word in kept] == []
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"\x89PNG" not in left


def test_what_was_asked_of_many_at_once_goes_with_the_sealed_case(room, case):
    who, pk = {"actor": actor(room.people.head, on=DAY), **moment()}, case.pk
    screen(case_id=pk, kind=case.kind, topic="land", title="zqtieude", place_id=room.people.commune_place.pk, **who)
    accept(case_id=pk, **who)
    asked = {"unit_id": room.people.office.pk, "due_on": date(2026, 7, 22), "question": "Có phải zqhoi?"}
    chosen = [(pk, Case.objects.get(pk=pk).revision)]
    bulk = act_on_many(verb="coordinate", chosen=chosen, given=asked, **who)
    assert bulk.items.get().outcome == "done" and "zqhoi" in everything()
    seal(room, case)
    assert [word for word in (*WORDS, "zqhoi") if word in everything()] == []


def test_those_competent_read_it_with_its_files(room, case):
    seal(room, case)
    found = sheet(room, room.commune_ones[0])
    assert TEXT in found.first["text"] and found.first["when_where"] == "gần zqcho"
    (paper,) = found.papers
    opened = open_file(file_id=paper.id, **room.who(room.commune_ones[0]), at=moment()["at"])
    assert paper.name == "zqtep.png" and b"".join(opened.chunks).startswith(b"\x89PNG")


def test_who_sent_it_is_sealed_apart_and_given_out_only_by_a_custodian(room, case):
    seal(room, case)
    row = Denunciation.objects.get()
    assert row.channel == "reclassified" and not row.anonymous
    assert "zqten" not in repr(vars(sheet(room, room.commune_ones[0])))
    assert request_identity(denunciation_id=row.pk, reason="Cần gặp.", **room.who(room.commune_ones[0]), **moment())


def test_that_of_a_head_goes_above(room, case):
    seal(room, case, position="head")
    assert Denunciation.objects.get().unit == room.people.province
    with pytest.raises(NotFound):
        sheet(room, room.people.head)


def test_the_code_says_only_that_it_was_passed_on(room, case):
    seal(room, case)
    case.refresh_from_db()
    assert (case.state, case.ended_on, case.title) == ("transferred-out", DAY, "")
    shown = repr(public_status(case.code))
    assert "tố cáo" not in shown.lower()


def test_nothing_is_owed_any_more_and_the_entries_stay(room, case):
    before = set(Entry.objects.filter(subject_ref=f"case:{case.pk}").values_list("pk", flat=True))
    seal(room, case)
    assert not Duty.objects.filter(about_ref=f"case:{case.pk}", state="open").exists()
    assert before < set(Entry.objects.filter(subject_ref=f"case:{case.pk}").values_list("pk", flat=True))
    assert not Attachment.objects.exclude(blob=None).exists()
    assert Act.objects.get(case=case, verb="pass_on").content.texts == {}


def test_a_part_that_accuses_nobody_stays_a_case_that_names_no_link(room, case):
    rest = seal(room, case, rest="Kiến nghị lắp thêm đèn đường.").rest
    assert rest.content.text == "Kiến nghị lắp thêm đèn đường." and rest.split_from is None
    assert rest.received_on == case.received_on and not rest.parties.exists()
    assert erasable(case.pk).related == []


def test_a_part_that_still_accuses_is_refused_and_nothing_is_sealed(room, case):
    with pytest.raises(Invalid) as wrong:
        seal(room, case, rest="Tôi tố cáo ông Tý nhận hối lộ.")
    assert wrong.value.field == "rest"
    assert not Denunciation.objects.exists() and Case.objects.get().content.text == TEXT


def test_an_act_that_broke_off_after_the_sealing_is_done_again_without_a_second_one(room, case, monkeypatch):
    seal(room, case)
    assert Denunciation.objects.count() == ImportedRow.objects.count() == 1
    with pytest.raises(NotAllowedNow):
        seal(room, case)


def test_a_row_of_a_register_is_known_again(room):
    origin = Origin(source="so", source_id="7")
    given = Submission(text=TEXT)
    case = receive(given=given, unit=room.people.commune, actor=service("test"), origin=origin, **moment())
    seal(room, case)
    assert ImportedRow.objects.count() == 2


def test_without_a_ready_room_nothing_is_touched(room, case, monkeypatch):
    monkeypatch.setattr("thongsuot.changes.actions.sealing.is_ready", lambda on: False)
    with pytest.raises(NotAllowedNow):
        seal(room, case)
    assert Case.objects.get().content.text == TEXT


@pytest.mark.parametrize(
    ("who", "raises"), [("supervisor", Refused), ("publisher", Refused), ("province_administrator", NotFound)]
)
def test_only_the_desk_that_holds_it_may(room, case, who, raises):
    with pytest.raises(raises):
        seal(room, case, getattr(room.people, who))
    assert not Denunciation.objects.exists()


def test_a_practice_case_is_never_sealed(room, case):
    Case.objects.filter(pk=case.pk).update(practice=True)
    with pytest.raises((NotAllowedNow, NotFound)):
        seal(room, case)


def test_the_page_asks_twice_and_names_the_backups(room, case, client):
    client.force_login(room.people.head)
    address = reverse("changes:seal_case", args=[case.pk])
    shown = client.get(address, follow=True)
    assert "Bản sao lưu làm trước" in shown.content.decode()
    given = {"accused_name": "zqvan", "position": "staff", "unit": room.people.commune.code, "revision": 1}
    assert "confirm" in client.post(address, given, follow=True).content.decode()
    assert not Denunciation.objects.exists()


def test_no_word_of_a_visit_tied_to_it_is_left(room, case):
    people = room.people
    session = posted(people, on=DAY, today=date(2026, 7, 1))
    do(people, session, "open_session", on=DAY, came="leader")
    given = {"name": "Hoa zqkhach", "phone": "0909777111", "paper": "068190009999", "about": "zqkhai"}
    visit = step(people, came(people, session, on=DAY, **given), "begin", on=DAY)
    step(people, visit, "join_case", on=DAY, case_code=case.code)
    others = came(people, session, on=DAY, token="other", about="zqkhac")
    for form, ref in (("TCD-BBL", visit.ref), ("TCD-BB", session.ref)):
        me = {"actor": actor(people.receptionist, on=DAY), **moment()}
        values, _short = fitted(forms()[form], matter_of(ref).given(me["actor"], ref.id, form, DAY).values)
        typed = {"day": f"{DAY}", "number": "2", "lines": ["-"], "rows": [["-", "-"]]}
        empty = [field for field in forms()[form].fields if not values.get(field.name)]
        values |= {field.name: typed.get(field.kind, "-") for field in empty}
        documents.draw(form=form, subject=ref, values=values, unit_id=people.commune.pk, **me)
    marks = ("zqkhach", "0909777111", "068190009999", "zqkhai")
    assert [word for word in marks if word not in everything()] == []
    seal(room, case)
    assert [word for word in (*WORDS, *marks) if word in everything()] == []
    visit.refresh_from_db()
    assert (visit.state, visit.outcome) == ("done", "case"), "nothing more is written on it"
    assert "zqkhac" in everything() and others.session.visits.count() == 2
    papers = papers_on(actor(people.receptionist, on=DAY), visit.ref)
    assert papers.offers == [] and len(papers.listed) == 1
    assert all(row.texts == {} and bytes(row.key) == b"" for row in DocumentContent.objects.all())


def test_no_paper_brought_to_a_visit_tied_to_it_is_left(room, case, tmp_path, django_capture_on_commit_callbacks):
    people = room.people
    session = posted(people, on=DAY, today=date(2026, 7, 1))
    do(people, session, "open_session", on=DAY, came="leader")
    visit = step(people, came(people, session, on=DAY), "begin", on=DAY)
    step(people, visit, "join_case", on=DAY, case_code=case.code)
    attached(people, visit, on=DAY, uploads=[text_file("zqgiay.png")])
    assert "zqgiay" in everything() and erasable(case.pk).files == 2
    with django_capture_on_commit_callbacks(execute=True):
        seal(room, case)
    assert "zqgiay" not in everything() and not Attachment.objects.of(visit.ref).exists()
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"\x89PNG" not in left


def test_what_was_said_and_brought_elsewhere_goes_with_it(room, case):
    people = room.people
    session = posted(people, on=DAY, today=date(2026, 7, 1))
    do(people, session, "open_session", on=DAY, came="leader")
    visit = step(people, came(people, session, on=DAY, about="zqkhai"), "begin", on=DAY)
    step(people, visit, "join_case", on=DAY, case_code=case.code)
    attached(people, visit, on=DAY, uploads=[text_file("zqgiay.png")])
    wanted = planned(title="zqdoithoai", held_on=date(2026, 7, 30))
    who = {"actor": actor(people.head, on=DAY), **moment()}
    meeting = plan_on_case(case_id=case.pk, unit_id=people.commune.pk, planned=wanted, **who)
    added(people, meeting, by="head", on=DAY, upload=text_file("zqbang.png"))
    assert erasable(case.pk).files == 3
    seal(room, case)
    found = sheet(room, room.commune_ones[0])
    assert TEXT in found.first["text"] and "[20/07/2026] zqkhai" in found.first["text"]
    assert sorted(paper.name for paper in found.papers) == ["zqbang.png", "zqgiay.png", "zqtep.png"]
    for paper in found.papers:
        opened = open_file(file_id=paper.id, **room.who(room.commune_ones[0]), at=moment()["at"])
        assert b"".join(opened.chunks).startswith(b"\x89PNG")
    assert [word for word in ("zqkhai", "zqgiay", "zqbang", "zqdoithoai") if word in everything()] == []


def test_what_a_session_concluded_goes_where_nobody_else_was_received(room, case):
    people = room.people
    ended = []
    for day, alone in ((date(2026, 7, 17), True), (DAY, False)):
        session = posted(people, on=day, today=date(2026, 7, 1))
        do(people, session, "open_session", on=day, came="leader")
        said = Outcome(outcome="explained", summary="zqtrinh", answer="Xã xem.")
        for token in ("one",) if alone else ("one", "two"):
            visit = step(people, came(people, session, on=day, token=token), "begin", on=day)
            if token == "one":
                step(people, visit, "join_case", on=day, case_code=case.code)
            step(people, visit, "finish", on=day, given=said)
        do(people, session, "close_session", on=day, conclusion=f"zqket{day.day}")
        ended.append(session)
    seal(room, case)
    assert "zqket17" not in everything() and "zqket20" in everything()
    assert ended[1].visits.get(content__isnull=False).content.summary == "zqtrinh"


def test_what_was_written_for_it_at_a_visit_and_taken_back_is_sealed_too(room, case):
    """Of two visits: one still tied to it, and one of somebody else who came about another matter."""
    people = room.people
    session = posted(people, on=DAY, today=date(2026, 7, 1))
    do(people, session, "open_session", on=DAY, came="leader")
    for token in ("tied", "other"):
        visit = step(people, came(people, session, on=DAY, token=token, about=f"ve{token}"), "begin", on=DAY)
        if token == "tied":
            step(people, visit, "join_case", on=DAY, case_code=case.code)
        said = {"summary": f"zqtrinh{token}", "answer": f"zqdap{token}", "case_code": case.code}
        step(people, visit, "finish", on=DAY, given=Outcome(outcome="joined", **said))
        step(people, visit, "take_back", on=DAY, reason="zqnham")
    seal(room, case)
    text = sheet(room, room.commune_ones[0]).first["text"]
    assert "[20/07/2026] vetied\nzqtrinhtied\nzqdaptied" in text and "[20/07/2026] zqtrinhother\nzqdapother" in text
    assert "veother" not in text and "veother" in everything()
    assert [word for word in ("zqtrinh", "zqdap", "zqnham", "vetied") if word in everything()] == []
