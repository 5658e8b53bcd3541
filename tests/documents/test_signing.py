"""Signing: a number taken once, a paper that never changes, an original with its signature."""

import io

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter

from documents.making import DAY, Desk, picture, values
from documents.stamping import signed_pdf
from lives import moment
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused, Stale
from thongsuot.documents import actions
from thongsuot.documents.layout import word
from thongsuot.documents.models import Document, Register
from thongsuot.documents.queries.papers import acts_of
from thongsuot.documents.queries.sheets import sheet_of, values_of
from thongsuot.documents.shipped import forms
from thongsuot.files import queries as files
from thongsuot.ledger.models import Entry
from thongsuot.ledger.rules import commitment

pytestmark = pytest.mark.django_db
BEFORE = DAY.replace(day=19)


@pytest.fixture
def desk():
    return Desk()


def content(document: Document) -> bytes:
    document.refresh_from_db()
    with files.open(document.original) as file:
        return file.read()


def text(document: Document) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content(document))).pages)


def attach(desk, document, content_or_file, name="ban-ky.pdf"):
    upload = content_or_file if hasattr(content_or_file, "read") else io.BytesIO(content_or_file)
    return actions.attach(document_id=document.pk, upload=upload, name=name, **desk.by())


def copied(content_, pages=None) -> bytes:
    writer = PdfWriter()
    for page in PdfReader(io.BytesIO(content_)).pages[:pages]:
        writer.add_page(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_paper_signed_on_screen_bears_number_day_and_signer(desk):
    document = desk.signed()
    assert (document.state, document.symbol, document.signed_on) == ("signed", "01/TB-UBND", DAY)
    for words in ("Số: 01/TB-UBND", "ngày 20 tháng 7 năm 2026", "CHỦ TỊCH", "Trần Văn Khải"):
        assert words in text(document)


def test_every_act_has_one_entry_that_commits_to_its_words(desk):
    before = Entry.objects.count()
    document = desk.signed(desk.drawn())
    acts = list(acts_of(document))
    assert [act.verb for act in acts] == ["draw", "sign"] and Entry.objects.count() == before + 2
    for act in acts:
        made = commitment(bytes(act.content.key), act.canonical(act.content.texts))
        assert made == bytes(act.entry.commitment)
        assert "Trần" not in str(act.details) and act.entry.verb == f"documents.{act.verb}"


def test_an_act_of_the_room_above_may_bring_the_entry(desk):
    before = Entry.objects.count()
    document = desk.drawn(entered=False)
    assert Entry.objects.count() == before and acts_of(document).get().entry is None


def test_numbers_run_without_a_gap_by_unit_year_and_kind(desk):
    desk.signed()
    assert desk.signed().symbol == "02/TB-UBND"
    assert desk.signed(desk.drawn("C-GH")).symbol == "01/QĐ-UBND"
    assert desk.signed(desk.drawn("C-TL")).symbol == "01/UBND"
    next_year = DAY.replace(year=2027)
    assert desk.signed(desk.drawn(on=next_year), on=next_year).symbol == "01/TB-UBND"
    assert {(row.kind, row.year, row.last) for row in Register.objects.all()} == {
        ("TB", 2026, 2),
        ("QĐ", 2026, 1),
        ("CV", 2026, 1),
        ("TB", 2027, 1),
    }


def test_signing_that_fails_takes_no_number(desk):
    document = desk.drawn()
    with pytest.raises(Invalid):
        actions.sign(document_id=document.pk, way="screen", name="Khải", post="Chủ tịch", image=None, **desk.by())
    assert not Register.objects.exists()
    assert desk.signed(document).number == 1


def test_a_cancelled_number_is_never_used_again_and_stays(desk):
    first = desk.signed()
    actions.cancel(document_id=first.pk, reason="Sai tên.", **desk.by())
    first.refresh_from_db()
    assert (first.state, first.symbol) == ("cancelled", "01/TB-UBND")
    assert desk.signed().number == 2
    assert "ĐÃ HỦY" in sheet_of(first).stamp


def test_a_paper_without_a_register_takes_no_number(desk):
    document = desk.signed(desk.drawn("TCD-02"), way="scan")
    assert (document.state, document.number, document.symbol) == ("numbered", None, "")


def test_a_signed_paper_is_not_revised_and_its_correction_names_it(desk):
    document = desk.signed()
    with pytest.raises(NotAllowedNow, match="đính chính"):
        actions.revise(document_id=document.pk, values={}, **desk.by())
    correction = desk.drawn("C-DC", corrects_id=document.pk)
    assert correction.corrects == document


def test_only_a_signed_paper_of_the_same_matter_is_corrected(desk):
    with pytest.raises(NotAllowedNow, match="Dự thảo thì sửa thẳng"):
        desk.drawn("C-DC", corrects_id=desk.drawn().pk)
    other = Desk(desk.people)
    with pytest.raises(NotFound):
        other.drawn("C-DC", corrects_id=desk.signed().pk)


def test_every_version_of_a_draft_stays_readable(desk):
    document = desk.drawn()
    changed = values(forms()["KN-03"]) | {"person": "Lơ Mu Ha Sin"}
    actions.revise(document_id=document.pk, revision=1, values=changed, **desk.by())
    document.refresh_from_db()
    assert document.version == 2 and values_of(document)["person"] == "Lơ Mu Ha Sin"
    assert values_of(document, 1)["person"] != "Lơ Mu Ha Sin"


def test_who_comes_second_sees_what_was_done_meanwhile(desk):
    document = desk.drawn()
    actions.revise(document_id=document.pk, revision=1, values={}, **desk.by())
    with pytest.raises(Stale):
        actions.revise(document_id=document.pk, revision=1, values={}, **desk.by())


def test_a_draft_that_lacks_something_is_not_signed_and_says_what(desk):
    document = desk.drawn(values={"person": "Bà Hoa"})
    assert "......" in sheet_of(document).words()
    with pytest.raises(NotAllowedNow, match="Ngày thụ lý"):
        desk.signed(document)


@pytest.mark.parametrize(
    ("more", "field"),
    [({"way": "pen"}, "way"), ({"name": " "}, "name"), ({"post": ""}, "post"), ({"image": None}, "image")],
    ids=["way", "name", "post", "image"],
)
def test_what_is_wrong_with_a_signing_names_its_field(desk, more, field):
    given = {"way": "screen", "name": "Khải", "post": "Chủ tịch", "image": picture()} | more
    with pytest.raises(Invalid) as wrong:
        actions.sign(document_id=desk.drawn().pk, **given, **desk.by())
    assert wrong.value.field == field


@pytest.mark.parametrize("on", [BEFORE, DAY.replace(day=30)], ids=["before the draft", "to come"])
def test_a_day_of_signing_that_cannot_be_is_refused(desk, on):
    document = desk.drawn()
    who = desk.by() | {"on": on}
    with pytest.raises(Invalid) as wrong:
        actions.sign(document_id=document.pk, way="scan", name="Khải", post="Chủ tịch", **who)
    assert wrong.value.field == "on"


def test_minutes_of_several_are_not_signed_on_screen(desk):
    with pytest.raises(Invalid, match="nhiều người ký"):
        desk.signed(desk.drawn("KN-14"))


def test_the_scan_of_every_page_makes_a_paper_signed(desk):
    document = desk.signed(way="scan")
    assert document.state == "numbered"
    document = attach(desk, document, copied(content(document)))
    assert document.state == "signed" and document.original.kind == "scan"


def test_a_scan_with_a_page_missing_lacks_the_signature(desk):
    long = {"summary": "Nội dung dài.\n" * 80}
    document = desk.signed(desk.drawn(values=values(forms()["KN-03"]) | long), way="scan")
    with pytest.raises(Invalid, match="thiếu trang chữ ký") as wrong:
        attach(desk, document, copied(content(document), pages=1))
    assert wrong.value.field == "files"
    photo = io.BytesIO()
    Image.new("RGB", (60, 80)).save(photo, "PNG")
    with pytest.raises(Invalid, match="có 1 trang"):
        attach(desk, document, photo.getvalue(), "trang-1.png")


def test_a_word_file_is_no_scan(desk):
    document = desk.signed(way="scan")
    with pytest.raises(Invalid, match="PDF hoặc ảnh"):
        attach(desk, document, word.write(sheet_of(document)), "a.docx")


def test_our_own_paper_signed_digitally_is_proven_and_kept_to_the_byte(desk):
    document = desk.signed(way="digital")
    signed = signed_pdf(content(document))
    document = attach(desk, document, signed)
    assert document.state == "signed" and content(document) == signed
    details = acts_of(document).get(verb="attach").details
    assert len(details["certificate"]) == 64 and details["trusted"] is False


@pytest.mark.parametrize("wrong", ["unsigned", "another", "changed", "added"])
def test_a_digital_signature_that_proves_nothing_is_refused(desk, wrong):
    document = desk.signed(way="digital")
    paper = content(document)
    signed = signed_pdf(paper)
    made = {
        "unsigned": paper,
        "another": signed_pdf(copied(paper)),
        "changed": signed[: len(paper) + 40] + b"x" + signed[len(paper) + 41 :],
        "added": signed + b"\n% sau khi ky\n",
    }[wrong]
    with pytest.raises(Invalid) as trouble:
        attach(desk, document, made)
    assert trouble.value.field == "files"
    document.refresh_from_db()
    assert document.state == "numbered" and content(document) == paper


def test_a_paper_about_a_denunciation_is_never_kept_here(desk):
    with pytest.raises(NotAllowedNow, match="phòng kín"):
        desk.drawn("XLD-03")
    assert not Document.objects.exists()


def test_an_unknown_form_and_an_unseen_matter_are_not_there(desk):
    with pytest.raises(NotFound):
        actions.draw(form="XX", subject=desk.ref, values={}, unit_id=desk.people.commune.pk, **desk.by())
    desk.matter.hidden = {desk.ref.id}
    with pytest.raises(NotFound):
        desk.drawn()


@pytest.mark.parametrize(
    ("name", "draws", "signs"),
    [
        ("receptionist", True, False),
        ("handler", True, False),
        ("head", True, True),
        ("elsewhere", False, False),
        ("auditor", False, False),
    ],
)
def test_who_draws_and_who_signs(desk, name, draws, signs):
    if draws:
        assert desk.drawn(by=name).state == "draft"
    else:
        with pytest.raises(Refused):
            desk.drawn(by=name)
    who = desk.by(name)
    document = desk.drawn()
    given = {"document_id": document.pk, "way": "scan", "name": "Khải", "post": "Chủ tịch"}
    if signs:
        assert actions.sign(**given, **who).state == "numbered"
    else:
        with pytest.raises(Refused):
            actions.sign(**given, **who)


def test_what_the_room_above_forbids_is_not_done(desk):
    document = desk.drawn()
    desk.matter.closed = {"sign"}
    with pytest.raises(Refused):
        desk.signed(document)


def test_words_files_and_keys_go_with_the_matter_and_numbers_stay(desk):
    document = desk.signed()
    desk.sent(document)
    actions.forget(about=[desk.ref], at=moment(DAY)["at"])
    document.refresh_from_db()
    assert document.symbol == "01/TB-UBND" and document.original.removed_at
    assert all(act.content.texts == {} and bytes(act.content.key) == b"" for act in acts_of(document))
    assert document.deliveries.get().tracking == "-"
