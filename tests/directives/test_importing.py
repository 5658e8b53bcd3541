"""A document taken in, read by a job, kept as a draft; the same file twice, secrets, scans, what is no document."""

from datetime import date

import pytest

from cast import cast
from directives.making import AT, PLAN, by, read
from directives.making import upload as put_in
from thongsuot.core.actors import service
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.directives import sentences
from thongsuot.directives.actions import importing
from thongsuot.directives.importing_words import TROUBLES, said
from thongsuot.directives.models import DirectiveAct, Importing, Instrument, Passage
from thongsuot.directives.rules.parsing import parse as importing_draft
from thongsuot.files.models import Attachment
from thongsuot.ledger.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast()


def upload(people, text=PLAN, name="ke-hoach.txt", officer=None):
    return put_in(officer or people.province_head, people.province, text, name)


def test_a_document_is_read_into_a_draft_with_its_passages_citations_and_file(people):
    row = read(upload(people))
    assert (row.state, row.pages, row.done_pages) == ("read", 1, 1)
    made = row.instrument
    assert (made.state, made.number, made.issued_on, made.place) == (
        "draft", "45/KH-UBND", date(2026, 3, 12), "Đà Lạt",
    )  # fmt: skip
    tasks = list(made.passages.filter(kind=Passage.Kind.TASK, ordinal__gt=""))
    assert [one.ordinal for one in tasks] == ["1.", "2."] and tasks[0].due_on == date(2026, 6, 30)
    assert all(made.text[one.start : one.end].split() == one.text.split() for one in made.passages.all())
    assert [one.number for one in made.citations.all()] == ["25-NQ/TW"]
    assert Attachment.objects.of(f"instrument:{made.pk}").count() == 1
    assert {one.state for one in made.passages.all()} == {"proposed"}


def test_the_same_file_gives_the_same_instrument_and_changes_nothing(people):
    first = read(upload(people))
    entries = Entry.objects.count()
    again = upload(people, name="ten-khac.txt", officer=people.province_head)
    assert (again.pk, again.instrument) == (first.pk, first.instrument)
    importing.read_in(importing_id=again.pk, clock=lambda: AT)
    assert (Instrument.objects.count(), Entry.objects.count()) == (1, entries)


def test_reading_and_keeping_are_one_entry_each(people):
    before = Entry.objects.count()
    row = upload(people)
    assert Entry.objects.count() == before + 1
    read(row)
    assert Entry.objects.count() == before + 2
    assert list(DirectiveAct.objects.values_list("verb", "actor_ref")) == [
        ("start_import", f"officer:{people.province_head.pk}"),
        ("read_import", "service:directives"),
    ]


def test_of_a_secret_document_nothing_stays(people):
    row = read(upload(people, "ĐỘ MẬT: TỐI MẬT\n" + PLAN.replace("KẾ HOẠCH", "TỐI MẬT\nKẾ HOẠCH", 1), name="mat.txt"))
    assert (row.state, row.trouble, row.name, row.digest) == ("failed", "secret", "", "")
    assert not Instrument.objects.exists()
    kept = Attachment.objects.get()
    assert (kept.blob, kept.name, kept.removed_at) == (None, "", AT)
    assert all("mat" not in str(act.details) for act in DirectiveAct.objects.filter(verb="refuse_import"))


def test_what_is_no_document_is_refused_at_once(people):
    for content, name in (
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "cu.docx"),
        (b"", "rong.txt"),
        (b"MZ" + b"\x00" * 100, "chay.pdf"),
        (b"\x00\x01\x02\x03 nhi phan", "la.txt"),
    ):
        with pytest.raises(Invalid) as refused:
            upload(people, content, name)
        assert refused.value.field == "file" and name in str(refused.value)
    assert not Importing.objects.exists()


def test_a_photograph_is_no_document(people):
    pixel = bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
        "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
        "0000000049454e44ae426082"
    )
    with pytest.raises(Invalid) as refused:
        upload(people, pixel, "anh.png")
    assert ".docx, .pdf hoặc .txt" in str(refused.value)


def test_a_scan_waits_for_an_officer_and_is_then_read_as_pictures(people, monkeypatch):
    row = upload(people)
    importing._give_up(row.pk, importing.SCANNED, AT)
    row.refresh_from_db()
    assert (row.state, row.trouble, Attachment.objects.of(f"importing:{row.pk}").count()) == ("failed", "scanned", 1)
    monkeypatch.setattr(importing.engine, "missing", lambda: "vie")
    with pytest.raises(NotAllowedNow):
        importing.read_scan(importing_id=row.pk, **by(people.province_head))
    monkeypatch.setattr(importing.engine, "missing", lambda: "")
    importing.read_scan(importing_id=row.pk, **by(people.province_head))
    monkeypatch.setattr(importing, "read_document", lambda content, name, scanned, tell: _read(tell, scanned))
    read(row)
    assert (row.state, row.pages, row.done_pages) == ("read", 3, 3)


def _read(tell, scanned):
    assert scanned
    tell(3, 3)
    return PLAN, importing_draft(PLAN)


def test_a_file_that_was_dropped_leaves_nothing_and_may_come_again(people):
    row = upload(people)
    importing.drop_import(importing_id=row.pk, **by(people.province_head))
    importing.read_in(importing_id=row.pk, clock=lambda: AT)
    row.refresh_from_db()
    assert (row.state, row.trouble, Instrument.objects.count()) == ("failed", "dropped", 0)
    assert upload(people).pk != row.pk


def test_a_reading_that_was_killed_is_done_again(people):
    row = upload(people)
    Importing.objects.filter(pk=row.pk).update(state="reading", done_pages=1)
    assert read(row).state == "read"


def test_another_unit_neither_imports_here_nor_learns_of_a_file(people):
    row = upload(people)
    with pytest.raises(Refused):
        upload(people, officer=people.head)
    with pytest.raises(NotFound):
        importing.drop_import(importing_id=row.pk, **by(people.head))


def test_the_command_keeps_what_it_reads_and_the_page_finds_the_same_instrument(people):
    given = {"name": "ke-hoach.txt", "text": PLAN, "draft": importing_draft(PLAN), "actor": service("import")}
    made = importing.import_read(unit=people.province, content=PLAN.encode(), at=AT, **given)
    again = importing.import_read(unit=people.province, content=PLAN.encode(), at=AT, **given)
    assert made == again and made.state == "draft"
    assert upload(people).instrument == made
    assert DirectiveAct.objects.count() == 1


def test_a_document_without_number_and_with_a_gap_in_its_numbering_is_read_with_its_doubts(people):
    text = PLAN.replace("Số: 45/KH-UBND\n", "").replace("2. Lập", "4. Lập")
    made = read(upload(people, text)).instrument
    assert made.number == "" and {"no_number", "numbering_jumps"} <= {one["code"] for one in made.read["doubts"]}


@pytest.mark.parametrize("trouble", sorted({*TROUBLES, *sentences.TROUBLES}))
def test_every_trouble_is_a_sentence_that_says_all_it_has_to(trouble):
    assert said(trouble, "tệp.docx").endswith(".") and "%" not in said(trouble, "tệp.docx")


def test_not_even_the_digest_of_a_secret_document_stays_in_an_act(people):
    row = upload(people, "ĐỘ MẬT: TỐI MẬT\n" + PLAN, name="mat.txt")
    digest = row.digest
    read(row)
    assert all(digest not in str(act.details) for act in DirectiveAct.objects.all())


def test_a_file_let_go_of_while_its_reading_begins_is_not_read(people, monkeypatch):
    row = upload(people)

    def dropped(ref):
        found = importing.Attachment.objects.of(ref)
        found = list(found.select_related("blob"))
        importing.drop_import(importing_id=row.pk, **by(people.province_head))
        return found

    monkeypatch.setattr(importing.stored, "of", dropped)
    read(row)
    assert (row.state, row.trouble) == ("failed", "dropped") and not Instrument.objects.exists()
