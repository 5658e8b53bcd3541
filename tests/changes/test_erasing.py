"""Erasing: no word, name, file or key is left anywhere; acts, entries, columns and figures stay."""

from datetime import date

import pytest
from django.db import connection

from cast import actor
from commitments import making as promises
from lives import DAY, Life, copy, instant, moment, photo
from mail.making import bring, letter, make_gateway, make_mailbox
from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.ending import return_case
from thongsuot.cases.actions.erasing import pass_on
from thongsuot.cases.actions.intake import PersonGiven
from thongsuot.cases.actions.people import reveal_party
from thongsuot.cases.actions.publish import CopyItem, publish, withdraw_publication
from thongsuot.cases.actions.rate import rate
from thongsuot.cases.actions.record import DERIVED, event_of
from thongsuot.cases.actions.urging import answer_urge, urge
from thongsuot.cases.actions.work import coordinate
from thongsuot.cases.models import Act, ActContent, Case, Publication
from thongsuot.cases.queries.figures import month
from thongsuot.cases.queries.follow import public_status, resident_view
from thongsuot.cases.rules.fold import fold
from thongsuot.changes.actions import erase_content
from thongsuot.changes.actions.bulk import act_on_many
from thongsuot.changes.rules import GROUNDS
from thongsuot.core.actors import resident
from thongsuot.core.errors import Invalid, NotAllowedNow, Refused
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.counter.actions import books
from thongsuot.counter.actions.phone import attach_photos, open_link, take_photos
from thongsuot.counter.models import Book, PhoneLink
from thongsuot.counter.queries.books import Wanted
from thongsuot.duties import actions as duties
from thongsuot.duties.models import Urging
from thongsuot.files import storage
from thongsuot.files.models import Attachment, Blob
from thongsuot.ledger.models import Entry
from thongsuot.mail.models import SetAside
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db

# A word of its own in every place where a person may write: none of them may be found anywhere afterwards.
MARKS = ["zqvan", "zqviec", "zqten", "zq@thu.vn", "zqsonha", "0909777888", "zqnguoiky", "zqhoi", "zqxong", "zqtep",
         "zqdondoc", "zqgiuc", "zqdap", "zqly", "zqbaocao", "zqtieude", "zqcho", "zqthem", "zqnhieu",
         "zqhua", "zqminhchung", "zqbuoi", "zqanh"]  # fmt: skip


@pytest.fixture(autouse=True)
def _folder(settings, tmp_path):
    settings.DATA_DIR = tmp_path


def told() -> Life:
    """Return a case in work with a marked word in every field that takes any."""
    given = {"text": "Đường zqvan hỏng.", "items": ("Sửa zqviec",), "title": "zqtieude", "place_text": "gần zqcho"}
    person = PersonGiven(name="Hoa zqten", phone="0909777888", email="zq@thu.vn", address="zqsonha", notify_by="sms")
    more = {"parties": (person,), "signatories": ("Lan zqnguoiky",), "persons": 7, "uploads": (photo("zqtep.png"),)}
    life = Life(**given, **more).assigned()
    urge_the_duty(life)
    urge(text="Báo cáo zqdondoc.", due_on=date(2026, 7, 24), **life.by("supervisor"))
    answer_urge(text="zqbaocao", **life.by("head"))
    coordinate(unit_id=life.people.office.pk, question="zqhoi", due_on=date(2026, 7, 24), **life.by("economics_head"))
    ask_with_many(life, "zqnhieu")
    reveal_party(reason="zqly", **life.by("economics_handler"))
    promise_in(life)
    return life


def promise_in(life: Life) -> None:
    """Promise something in the case, show something for it, urge about it: all of it goes with the case."""
    about = Ref("case", life.case.pk)
    made = promises.make(life.people, text="Xã sẽ zqhua.", wanted="zqminhchung", about=about, heard_in="zqbuoi")
    promises.do(
        life.people, made, "add_evidence", "economics_handler", DAY, text="Xem zqanh.", uploads=(photo("zqtep-3.png"),)
    )
    who = {"actor": actor(life.people.province_head, on=DAY), **moment(DAY)}
    duties.urge_within(duty=made.duty, unit_id=life.people.province.pk, text="Sao zqgiuc?", due_on=None, **who)


def ask_with_many(life: Life, question: str) -> None:
    """Ask one more unit by the act on many cases, whose one entry must hold nothing of the question."""
    case = Case.objects.get(pk=life.case.pk)
    given = {"unit_id": life.people.other_commune.pk, "due_on": date(2026, 7, 24), "question": question}
    chosen, head = [(case.pk, case.revision)], actor(life.people.head)
    bulk = act_on_many(verb="coordinate", chosen=chosen, given=given, actor=head, **moment(DAY))
    assert list(bulk.items.values_list("outcome", "why")) == [("done", "")]


def urge_the_duty(life: Life) -> None:
    """Urge about the duty of the case, and about the answer that is then owed: words beside the acts of duties."""
    duty, unit = life.case.duty, life.people.province.pk
    who = {"actor": actor(life.people.province_head, on=DAY), **moment(DAY)}
    urging = duties.urge_within(duty=duty, unit_id=unit, text="Sao zqgiuc?", due_on=date(2026, 7, 24), **who)
    duties.urge_within(duty=urging.answer_duty, unit_id=unit, text="Vẫn zqgiuc.", due_on=None, **who)
    duties.answer_within(duty=duty, text="Đã zqdap.", **who)


def answered(life: Life) -> Life:
    responses = [Drafted(number=1, text="Đã zqxong.", uploads=(photo("zqtep-2.png"),))]
    draft(responses=responses, **life.by("economics_handler"))
    submit(note="zqthem", **life.by("economics_handler"))
    approve(**life.by("head"))
    public = copy(title="zqtieude", question="zqvan", items=(CopyItem(1, "zqviec", "zqxong"),))
    publish(copy=public, **life.by("publisher"))
    return life


@pytest.fixture
def life():
    """A case closed by the person's word, whose public copy was withdrawn."""
    life = answered(told())
    withdraw_publication(reason="zqly", **life.by("publisher"))
    rate(done=[1], case_id=life.case.pk, actor=resident(life.case.pk), **moment(DAY))
    return life


def erase(life, who="province_administrator", **changes):
    given = {"case_id": life.case.pk, "ground": "subject", "basis": "Đơn ngày 19/7/2026", **moment(DAY)}
    return erase_content(**{"actor": actor(getattr(life.people, who)), **given, **changes})


def everything() -> str:
    """Return every value of every row of every table, as one text in small letters."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{table}\" AS t")
            found.append(cursor.fetchone()[0])
    return "\n".join(found).lower()


def test_before_erasing_every_marked_word_is_somewhere(life):
    text = everything()
    assert [mark for mark in MARKS if mark not in text] == ["zqnguoiky"]  # sealed at once


def test_no_marked_word_is_left_in_any_table(life):
    erase(life)
    text = everything()
    assert [mark for mark in MARKS if mark in text] == []


def test_an_urging_that_lost_its_words_still_tells_that_it_was_answered(life):
    erase(life)
    told = sorted((row.text, row.answer, bool(row.answered_id)) for row in Urging.objects.all())
    # Two about the case, one of them answered, and one about the promise made in it.
    assert told == [("–", "", False), ("–", "", False), ("–", "–", True)]


def test_no_key_of_an_erased_act_is_left(life):
    keys = [bytes(key).hex() for key in ActContent.objects.filter(act__case=life.case).values_list("key", flat=True)]
    erase(life)
    text = everything()
    assert keys
    assert [key for key in keys if key in text] == []


def test_the_files_are_gone_from_the_disk(life, django_capture_on_commit_callbacks):
    hashes = [attachment.blob.sha256 for attachment in Attachment.objects.of(f"case:{life.case.pk}")]
    assert [storage.path_of(each).exists() for each in hashes] == [True, True]
    with django_capture_on_commit_callbacks(execute=True):
        erase(life)
    assert [storage.path_of(each).exists() for each in hashes] == [False, False]


def test_acts_and_entries_stay(life):
    acts, entries = life.case.acts.count(), Entry.objects.count()
    erase(life)
    assert (life.case.acts.count(), Entry.objects.count()) == (acts + 1, entries + 1)


def test_derived_columns_still_follow_from_the_acts(life):
    erase(life)
    case = Case.objects.get(pk=life.case.pk)
    derived = fold(event_of(act) for act in Act.objects.filter(case=case))
    assert {name: getattr(case, name) for name in DERIVED} == {name: getattr(derived, name) for name in DERIVED}


def test_the_figures_stay(life):
    before = month(date(2026, 7, 1))
    erase(life)
    assert month(date(2026, 7, 1)) == before


def test_the_code_still_tells_where_it_stood_and_the_pages_open(life):
    erase(life)
    case = Case.objects.select_related("holder_unit", "duty").get(pk=life.case.pk)
    assert public_status(case.code).state == "closed"
    assert "zq" not in repr(resident_view(case)).lower()


def test_a_public_copy_that_stands_was_redacted_and_stays():
    life = answered(told())
    erase(life, ground="court")
    assert (Publication.objects.get().withdrawn_on, Publication.objects.get().title) == (None, "zqtieude")


@pytest.mark.parametrize("who", ["administrator", "head", "province_head", "supervisor", "auditor", "nobody"])
def test_only_the_administrator_of_the_whole_installation_erases(life, who):
    with pytest.raises(Refused):
        erase(life, who=who)


def test_nothing_is_erased_from_practice(life):
    with pytest.raises(Refused):
        erase(life, actor=actor(life.people.province_administrator, practice=True))


def test_a_ground_outside_the_list_is_refused(life):
    with pytest.raises(Invalid) as wrong:
        erase(life, ground="tidy")
    assert wrong.value.field == "ground"


def test_a_paper_must_be_named(life):
    with pytest.raises(Invalid) as wrong:
        erase(life, basis="")
    assert wrong.value.field == "basis"


def test_an_open_case_is_erased_for_a_court_alone():
    life = told()
    with pytest.raises(NotAllowedNow):
        erase(life)
    assert erase(life, ground="court")


def test_content_is_erased_once(life):
    erase(life)
    with pytest.raises(NotAllowedNow):
        erase(life)


def returned() -> Life:
    life = Life()
    return_case(reason="unclear", text="Chưa rõ.", **life.by("receptionist"))
    return life


def test_an_ineligible_letter_is_kept_a_year():
    with pytest.raises(NotAllowedNow) as early:
        erase(returned(), ground="retention", on=date(2027, 7, 19), at=instant(date(2027, 7, 19)))
    assert "20/07/2027" in str(early.value)


def test_an_ineligible_letter_may_go_after_a_year():
    on = date(2027, 7, 20)
    assert erase(returned(), ground="retention", on=on, at=instant(on))


def test_retention_is_no_ground_for_an_answered_case(life):
    with pytest.raises(Invalid):
        erase(life, ground="retention")


@pytest.mark.parametrize("ground", GROUNDS, ids=lambda ground: ground.code)
def test_every_ground_has_words_in_both_languages_and_a_source(ground):
    assert all((ground.vi, ground.en, ground.source))


def test_messages_keep_no_address_of_the_person(life):
    erase(life)
    assert not Message.objects.filter(about_ref=f"case:{life.case.pk}").exclude(address="").exists()


def at_the_counter_and_in_the_mail(life: Life, monkeypatch) -> None:
    """Keep a book, photographs that wait, a letter set aside: all of them hold words of the case."""
    monkeypatch.setattr(books, "BOOK_AT_ONCE", 0)
    by = {"actor": actor(life.people.receptionist), **moment(DAY)}
    days = {"from_on": life.case.received_on, "to_on": life.case.received_on}
    wanted = Wanted(kind="reception", unit_id=life.case.received_unit_id, named=False, **days)
    for _number in range(2):
        book = books.ask_book(wanted=wanted, reason="", **by)
    books.draw_book(book_id=book.pk, clock=lambda: instant(DAY), today=DAY)
    _link, token = open_link(case_id=life.case.pk, actor=by["actor"], at=by["at"])
    take_photos(token=token, uploads=[photo("zqanh.png")], at=by["at"])
    make_gateway()
    bring(make_mailbox(life.people.commune), letter("Thêm zqthu.", subject=f"Về {show_code(life.case.code)}"))


def nothing_is_kept(life: Life) -> None:
    assert "zqanh" not in everything() and not SetAside.objects.exists()
    assert not Attachment.objects.exclude(blob=None).exists() and not Blob.objects.exists()
    assert not PhoneLink.objects.filter(closed_at=None).exists() and PhoneLink.objects.get().forgotten
    assert all(book.finished_at for book in Book.objects.all())


def test_the_rooms_above_forget_an_erased_case(monkeypatch, django_capture_on_commit_callbacks):
    life = Life(channel="counter", title="zqtieude")
    at_the_counter_and_in_the_mail(life, monkeypatch)
    assert "zqanh" in everything() and SetAside.objects.get().case == life.case
    link, waits = PhoneLink.objects.get(), Book.objects.get(file=None)
    with django_capture_on_commit_callbacks(execute=True):
        erase(life, ground="court")
    nothing_is_kept(life)
    assert not any(path.is_file() for path in storage.path_of("00").parent.parent.rglob("*"))
    books.draw_book(book_id=waits.pk, clock=lambda: instant(DAY), today=DAY)
    assert not Book.objects.exclude(file=None).filter(file__removed_at=None).exists()
    with pytest.raises(NotAllowedNow, match="Không còn ảnh nào"):
        given = {"chosen": [], "revision": None, "actor": actor(life.people.receptionist), **moment(DAY)}
        attach_photos(case_id=life.case.pk, link_id=link.pk, **given)


def test_the_rooms_above_forget_a_sealed_case_and_leave_others_alone(monkeypatch):
    life = Life(channel="counter")
    other = Life(life.people, channel="counter")
    at_the_counter_and_in_the_mail(life, monkeypatch)
    link, _token = open_link(case_id=other.case.pk, actor=actor(other.people.receptionist), at=instant(DAY))
    pass_on(life.case, actor=actor(life.people.receptionist), **moment(DAY))
    link.refresh_from_db()
    assert link.closed_at is None
    link.delete()
    nothing_is_kept(life)
