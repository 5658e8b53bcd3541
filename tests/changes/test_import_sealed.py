"""`thongsuot import submissions`: a denunciation is sealed, counted and found nowhere; a mixed letter is parted."""

import json
from datetime import UTC, date, datetime

import pytest
from click.testing import CliRunner
from django.db import connection

from denunciations.making import Room
from thongsuot.cases.actions.receive import source_digest
from thongsuot.cases.importing.rows import judge
from thongsuot.cases.models import Case
from thongsuot.changes import cli
from thongsuot.changes.actions.letters import SealedRoom
from thongsuot.changes.cli import import_group
from thongsuot.denunciations.actions.reading import open_sheet
from thongsuot.denunciations.models import Denunciation, Envelope, ImportedRow

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cheap_derivation")]
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý, kế toán trưởng, nhận hối lộ 20 triệu đồng."
AT = datetime(2026, 7, 20, 2, tzinfo=UTC)
ASKED = "Kiến nghị xã lắp thêm đèn đường ở thôn Suối Thông."
LETTER = {"id": "t-1", "text": ACCUSED, "kind": "denunciation", "name": "Lơ Mu Ha Sin", "phone": "0900000777"}
MIXED = {"id": "m-1", "text": f"1. {ASKED}\n2. {ACCUSED}", "kind": "mixed", "name": "Lơ Mu Ha Sin"}


@pytest.fixture
def room():
    return Room()


@pytest.fixture
def bring(tmp_path, monkeypatch):
    """Return a function that imports rows and returns (exit status, document)."""
    monkeypatch.setattr(cli, "now", lambda: AT)

    def run(*rows, options=()):
        path = tmp_path / "so.jsonl"
        path.write_text("\n".join(json.dumps(row) for row in rows))
        done = CliRunner().invoke(import_group, ["submissions", str(path), "--json", *map(str, options)])
        return done.exit_code, json.loads(done.stdout)

    return run


def everything() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def read(room, officer):
    matter = Denunciation.objects.get()
    return repr(vars(open_sheet(denunciation_id=matter.pk, **room.who(officer), at=AT)))


def test_a_denunciation_is_counted_as_accepted_and_lies_sealed(bring, room):
    assert bring(LETTER) == (0, {"accepted": 1, "unchanged": 0, "rejected": 0, "refused": [], "rejected_file": None})
    assert (Denunciation.objects.count(), Case.objects.count()) == (1, 0)
    kept = everything()
    for word in ("Văn Tý", "kế toán trưởng", "20 triệu", "t-1"):
        assert word not in kept.replace("Nguyễn Văn Tý", "")


def test_who_denounces_is_sealed_apart(bring, room):
    bring(LETTER | {"address": "Thôn Suối Thông A2"})
    row = Denunciation.objects.get()
    assert not row.anonymous and row.identity is not None
    assert "Ha Sin" not in everything()


def test_it_goes_to_the_inspectorate_as_nobody_knows_yet_who_is_competent(bring, room):
    bring(LETTER)
    assert Denunciation.objects.get().unit == room.people.inspectorate
    assert ACCUSED in read(room, room.inspector)


def test_it_goes_to_no_keyholder_whom_the_text_names(bring, room):
    status, document = bring(LETTER | {"text": "Tôi tố cáo ông Kiều Văn Thẩm nhận hối lộ."})
    assert (status, document["accepted"]) == (0, 1)
    holders = set(Envelope.objects.values_list("keyholder__officer__full_name", flat=True))
    assert holders and "Kiều Văn Thẩm" not in holders


def test_words_that_surely_accuse_are_sealed_whatever_the_row_calls_itself(bring, room):
    bring(LETTER | {"kind": "feedback"})
    assert (Denunciation.objects.count(), Case.objects.count()) == (1, 0)


def test_without_a_kind_words_that_may_accuse_are_sealed(bring, room):
    bring({"id": "t-2", "text": ACCUSED})
    assert Denunciation.objects.count() == 1


def test_the_day_of_receipt_is_that_of_the_register(bring, room):
    bring(LETTER | {"received_on": "2026-07-13"})
    assert Denunciation.objects.get().received_on == date(2026, 7, 13)


def test_a_day_to_come_is_rejected_and_nothing_is_kept(bring, room):
    assert bring(LETTER | {"received_on": "2099-01-01"})[1]["rejected"] == 1
    assert not Denunciation.objects.exists() and not ImportedRow.objects.exists()


def test_the_same_source_and_id_again_changes_nothing(bring, room):
    bring(LETTER, MIXED)
    before = (Denunciation.objects.count(), Case.objects.count())
    assert bring(LETTER, MIXED) == (
        0,
        {"accepted": 0, "unchanged": 2, "rejected": 0, "refused": [], "rejected_file": None},
    )
    assert (Denunciation.objects.count(), Case.objects.count()) == before == (2, 1)


def test_a_known_id_with_other_words_is_rejected(bring, room):
    bring(LETTER)
    assert bring(LETTER | {"text": ACCUSED + " Và bà Sáu."})[1]["rejected"] == 1
    assert Denunciation.objects.count() == 1


def test_an_id_twice_in_one_file_is_sealed_once(bring, room):
    assert bring(LETTER, LETTER)[1]["unchanged"] == 1
    assert Denunciation.objects.count() == 1


def test_a_dry_run_counts_and_seals_nothing(bring, room):
    document = bring(LETTER, LETTER, MIXED, options=["--dry-run"])[1]
    assert (document["accepted"], document["unchanged"]) == (2, 1)
    assert not Denunciation.objects.exists() and not Case.objects.exists()


def test_of_a_mixed_letter_what_surely_accuses_nobody_becomes_a_case_and_all_of_it_is_sealed(bring, room):
    bring(MIXED)
    case = Case.objects.get()
    assert (case.content.text, case.kind, case.source_id) == (ASKED, "petition", "m-1")
    assert ACCUSED in read(room, room.inspector) and ASKED in read(room, room.inspector)
    assert "20 triệu" not in everything()


def test_of_a_mixed_letter_that_is_not_sure_nothing_becomes_a_case(bring, room):
    bring(MIXED | {"text": "Kiến nghị xã thu hồi tiền của ông Tý. Tôi tố cáo ông Tý nhận hối lộ."})
    assert (Denunciation.objects.count(), Case.objects.count()) == (1, 0)


def test_a_mixed_letter_that_surely_accuses_nobody_becomes_a_case(bring, room):
    bring(MIXED | {"text": "Phản ánh: cống tắc, nước ngập đường. Kiến nghị lắp thêm đèn."})
    assert (Denunciation.objects.count(), Case.objects.count()) == (0, 1)


def test_a_mixed_letter_with_a_complaint_alone_becomes_one(bring, room):
    bring(MIXED | {"text": "Phản ánh: cống tắc. Khiếu nại: hồ sơ của tôi quá hạn 31 ngày."})
    assert Case.objects.get().kind == "complaint"


def test_a_case_lost_after_its_letter_was_sealed_is_made_up_by_the_next_run(bring, room):
    wanted = judge(MIXED)
    SealedRoom(AT).seal("so", wanted, source_digest(wanted.whole))
    assert bring(MIXED)[1]["unchanged"] == 1
    assert (Denunciation.objects.count(), Case.objects.count()) == (1, 1)


def test_while_the_room_is_not_ready_all_of_it_is_refused_and_kept_nowhere(bring, db):
    status, document = bring(LETTER, MIXED)
    assert (status, document["accepted"], len(document["refused"])) == (1, 0, 2)
    assert "Văn Tý" not in everything() and not ImportedRow.objects.exists()


def test_the_file_of_rejected_rows_holds_no_word_of_a_denunciation(bring, room, tmp_path):
    out = tmp_path / "ra.jsonl"
    bring(LETTER | {"received_on": "2099-01-01"}, options=["--rejected", out])
    assert out.exists()
    for word in ("Văn Tý", "hối lộ", "Ha Sin", "0900000777"):
        assert word not in out.read_text()
