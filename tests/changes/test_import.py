"""`thongsuot import submissions`: what is taken, refused, rejected, unchanged; and that refused words vanish."""

import json
from datetime import UTC, date, datetime

import openpyxl
import pytest
from click.testing import CliRunner
from django.db import connection

from cast import cast, make_competence, make_place
from thongsuot.cases.models import Case, Party
from thongsuot.changes import cli
from thongsuot.changes.cli import import_group
from thongsuot.duties.models import Duty
from thongsuot.units.models import PlaceSuccession

pytestmark = pytest.mark.django_db
LAMP = {"id": "a-1", "text": "Đèn đường hỏng.", "kind": "feedback"}
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý, kế toán trưởng, nhận hối lộ 20 triệu đồng."


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def bring(tmp_path, people, monkeypatch):
    """Return a function that writes rows to a file, imports it, and returns (exit status, document)."""

    monkeypatch.setattr(cli, "now", lambda: datetime(2026, 7, 15, 2, tzinfo=UTC))

    def run(rows, *options, name="so.jsonl", raw=None):
        path = tmp_path / name
        path.write_bytes(raw if raw is not None else "\n".join(json.dumps(row) for row in rows).encode())
        done = CliRunner().invoke(import_group, ["submissions", str(path), "--json", *map(str, options)])
        return done.exit_code, json.loads(done.stdout)

    return run


def test_a_file_that_is_not_there_is_one_sentence(tmp_path):
    done = CliRunner().invoke(import_group, ["submissions", str(tmp_path / "khong-co.csv"), "--json"])
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Không có tệp {tmp_path}/khong-co.csv. Ghi đường dẫn đến một tệp .jsonl, .csv hoặc .xlsx.\n"


def everything_in_the_database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for table in tables:
            cursor.execute(f'SELECT t::text FROM "{table}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def test_feedback_and_petitions_are_taken_with_what_they_bring(bring, people):
    row = LAMP | {
        "channel": "phone",
        "received_on": "2026-07-13",
        "topic": "utilities.lighting",
        "ward_code": "24931",
        "province_code": "68",
        "name": "K'Sơr",
        "phone": "0900000123",
        "address": "thôn Suối Thông",
        "urgent": True,
    }
    assert bring([row]) == (0, {"accepted": 1, "unchanged": 0, "rejected": 0, "refused": [], "rejected_file": None})
    case = Case.objects.get()
    assert (case.source, case.source_id, case.kind, case.channel) == ("so", "a-1", "feedback", "phone")
    assert (case.received_on, case.place, case.state) == (date(2026, 7, 13), people.commune_place, "received")
    assert (case.parties.get().name, case.parties.get().phone) == ("K'Sơr", "0900000123")


def test_a_row_goes_to_the_unit_competent_for_its_topic_and_place(bring, people):
    bring([LAMP | {"topic": "environment.waste", "ward_code": "24931"}])
    assert Case.objects.get().holder_unit == people.economics


def test_a_row_for_which_nobody_is_competent_goes_to_the_root(bring, people):
    bring([LAMP])
    assert Case.objects.get().holder_unit == people.province


def test_a_register_goes_whole_to_the_unit_that_kept_it(bring, people):
    bring([LAMP], "--unit", "24934")
    assert Case.objects.get().holder_unit == people.other_commune


def test_the_same_source_and_id_again_changes_nothing(bring):
    bring([LAMP])
    acts = Case.objects.get().revision
    assert bring([LAMP | {"text": "Đèn  đường hỏng.".replace("  ", " ")}])[1]["unchanged"] == 1
    assert (Case.objects.count(), Case.objects.get().revision) == (1, acts)


def test_the_same_id_from_another_source_is_another_row(bring):
    bring([LAMP])
    assert bring([LAMP], "--source", "sổ khác")[1]["accepted"] == 1


def test_a_known_id_with_other_words_is_rejected(bring):
    bring([LAMP])
    status, document = bring([LAMP | {"text": "Cống tắc."}])
    assert (status, document["rejected"], document["unchanged"]) == (1, 1, 0)


def test_an_id_twice_in_one_file_is_taken_once(bring):
    assert bring([LAMP, LAMP])[1] | {"refused": 0} == {
        "accepted": 1,
        "unchanged": 1,
        "rejected": 0,
        "refused": 0,
        "rejected_file": None,
    }


@pytest.mark.parametrize("kind", ["denunciation", "mixed", "tố cáo"])
def test_a_kind_without_procedure_is_refused_with_its_reason(bring, kind):
    status, document = bring([LAMP | {"kind": kind}])
    assert (status, document["accepted"], document["rejected"]) == (1, 0, 0)
    assert document["refused"][0]["id"] == "a-1" and document["refused"][0]["reason"]


def test_a_complaint_becomes_a_case_that_asks_for_what_the_register_lacks(bring):
    status, document = bring([LAMP | {"kind": "complaint"}])
    case = Case.objects.get()
    assert (status, document["accepted"], case.kind, case.state) == (0, 1, "complaint", "supplement")
    assert "ngày biết việc đó" in case.acts.get(verb="ask_supplement").content.texts["missing"]
    assert case.duty.rule_code == "KN.ACCEPT"


def test_a_complaint_that_the_register_accepted_is_taken_over_as_accepted(bring):
    status, document = bring([LAMP | {"kind": "complaint", "accepted": "x"}])
    case = Case.objects.get()
    assert (status, document["accepted"], case.state, case.duty.rule_code) == (0, 1, "accepted", "KN.FIRST")


def test_without_a_kind_a_text_that_accuses_is_refused(bring):
    assert [one["id"] for one in bring([{"id": "t-1", "text": ACCUSED}])[1]["refused"]] == ["t-1"]


def test_without_a_kind_other_words_are_taken(bring):
    assert bring([{"id": "a-1", "text": "Kiến nghị lắp thêm đèn."}])[1]["accepted"] == 1


def test_nothing_of_a_refused_row_is_in_any_table_or_file(bring, tmp_path):
    row = {"id": "t-1", "text": ACCUSED, "kind": "denunciation", "name": "Lơ Mu Ha Sin", "phone": "0900000777"}
    unreadable = b'{"id": "t-2", "text": "' + "Lơ Mu Ha Sin".encode() + b'\xff"}'
    (tmp_path / "ra").mkdir()
    out = tmp_path / "ra" / "khong-nhan.jsonl"
    _status, document = bring(None, "--rejected", out, raw=json.dumps(row).encode() + b"\n" + unreadable)
    assert document["rejected_file"] == str(out) and len(out.read_text().splitlines()) == 2
    kept = everything_in_the_database() + out.read_text() + json.dumps(document, ensure_ascii=False)
    for word in ("Văn Tý", "kế toán trưởng", "20 triệu", "Ha Sin", "0900000777"):
        assert word not in kept


@pytest.mark.parametrize(
    "line",
    [
        b"\xff\xfe\x00",
        b"[1, 2]",
        b'"just words"',
        b"{not json",
        b'{"id": "a-1"}',
        b'{"id": "a-1", "text": "  "}',
        b'{"id": "a-1", "text": 7}',
        b'{"text": "words"}',
        b'{"id": "", "text": "words"}',
        b'{"id": ["a"], "text": "words"}',
        b'{"id": "a-1", "text": "words", "kind": "poem"}',
        b'{"id": "a-1", "text": "words", "received_on": "2099-01-01"}',
        b'{"id": "a-1", "text": "words", "received_on": "1/2/24"}',
        b'{"id": "a-1", "text": "words", "received_on": "31/02/2026"}',
        b'{"id": "a-1", "text": "words", "received_on": "2019-05-05"}',
        b'{"id": "a-1", "text": "words", "ward_code": "99999"}',
        b'{"id": "a-1", "text": "words", "name": {"first": "K"}}',
        b'{"id": "a-1", "text": "' + b"a" * 20_001 + b'"}',
        b'{"id": "a-1", "text": "' + b"a" * 1_000_001 + b'"}',
    ],
    ids=range(19),
)
def test_a_row_that_is_not_understood_is_rejected_and_the_next_one_is_taken(bring, line):
    status, document = bring(None, raw=line + b"\n" + json.dumps(LAMP | {"id": "b-1"}).encode())
    assert (status, document["accepted"], document["rejected"]) == (1, 1, 1)


def test_an_unknown_topic_or_channel_does_not_stop_a_row(bring):
    bring([LAMP | {"topic": "no.such", "channel": "pigeon"}])
    assert (Case.objects.get().topic, Case.objects.get().channel) == ("", "import")


def test_a_former_place_becomes_its_successor(bring, people):
    old = make_place("Đinh Văn", code="24871", until=date(2025, 7, 1), since=None)
    PlaceSuccession.objects.create(former=old, successor=people.commune_place, on=date(2025, 7, 1), whole=True)
    bring([LAMP | {"ward_code": "24871"}])
    assert Case.objects.get().place == people.commune_place


def test_a_former_place_shared_out_is_rejected_with_its_successors(bring, people, tmp_path):
    old = make_place("Đinh Văn", code="24871", until=date(2025, 7, 1), since=None)
    for place in (people.commune_place, people.other_place):
        PlaceSuccession.objects.create(former=old, successor=place, on=date(2025, 7, 1), whole=False)
    out = tmp_path / "ra.txt"
    assert bring([LAMP | {"ward_code": "24871"}], "--rejected", out)[1]["rejected"] == 1
    assert "Ka Đô (24934)" in out.read_text() and "Đơn Dương (24931)" in out.read_text()


def test_a_dry_run_counts_and_writes_nothing(bring):
    assert bring([LAMP, LAMP], "--dry-run")[1]["accepted"] == 1
    assert not Case.objects.exists() and not Duty.objects.exists()


def test_a_file_that_is_no_table_is_one_sentence(tmp_path, people):
    path = tmp_path / "so.xlsx"
    path.write_bytes(b"PK no")
    done = CliRunner().invoke(import_group, ["submissions", str(path)])
    assert "Excel" in str(done.exception)


def test_excel_csv_keeps_leading_zeros_and_reads_vietnamese_headings(bring):
    table = 'STT;Ngày;Họ tên;Điện thoại;Nội dung\r\n7;13/07/2026;K\'Sơr;0900000123;"Đèn hỏng;\r\ncống tắc"\r\n'
    assert bring(None, name="so.csv", raw=table.encode("utf-8-sig"))[1]["accepted"] == 1
    case = Case.objects.get()
    assert (case.source_id, case.received_on, case.content.text) == ("7", date(2026, 7, 13), "Đèn hỏng;\ncống tắc")
    assert case.parties.get().phone == "0900000123"


def test_a_line_of_a_csv_in_another_encoding_is_rejected_alone(bring):
    table = b"STT,N\xe1\xbb\x99i dung\n1,Den hong\n2,\xd0\xe8n h\xe1ng\n"
    document = bring(None, name="so.csv", raw=table)[1]
    assert (document["accepted"], document["rejected"]) == (1, 1)


BOOK = [
    ["SỔ TIẾP CÔNG DÂN"],
    [],
    [
        "Số TT",
        "Ngày tiếp",
        "Họ tên - Địa chỉ",
        "Giấy tờ",
        "Nội dung vụ việc",
        "Phân loại đơn/Số người",
        "Cơ quan đã giải quyết",
        "Hướng xử lý",
        None,
        None,
        "Theo dõi kết quả giải quyết",
        "Ghi chú",
        "Ngày trả lời",
    ],
    [None] * 7 + ["Thụ lý để giải quyết", "Trả lại đơn và hướng dẫn", "Chuyển đơn đến cơ quan"],
    list(range(1, 14)),
]


def book(tmp_path, *rows):
    path = tmp_path / "nguon.xlsx"
    made = openpyxl.Workbook()
    for row in (*BOOK, *rows):
        made.active.append(row)
    made.save(path)
    return path.read_bytes()


def line(number, text, *, kind="Phản ánh/1", accepted=None, guided=None, moved=None, result=None, answered=None):
    who = f"K'Sơr\nthôn {number}, xã Đơn Dương"
    day = date(2026, 6, 1)
    return [number, day, who, 68123456789, text, kind, None, accepted, guided, moved, result, None, answered]


def test_the_twelve_column_book_is_read_with_its_two_rows_of_headings(bring, tmp_path):
    raw = book(tmp_path, line(1, "Cống tắc.", kind="Kiến nghị/12 người"))
    assert bring(None, name="so.xlsx", raw=raw)[1]["accepted"] == 1
    case, party = Case.objects.get(), Party.objects.get()
    assert (case.kind, case.persons, case.received_on) == ("petition", 12, date(2026, 6, 1))
    assert (party.name, party.address, party.id_number) == ("K'Sơr", "thôn 1, xã Đơn Dương", "068123456789")


def test_running_cases_of_a_book_keep_what_was_already_done_on_its_days(bring, tmp_path, people):
    raw = book(
        tmp_path,
        line(1, "Cống tắc.", accepted="x"),
        line(2, "Xin cấp lại sổ.", guided="Hướng dẫn đến Chi nhánh Văn phòng đăng ký đất đai"),
        line(3, "Đường tỉnh hỏng.", moved="Ủy ban nhân dân xã Ka Đô"),
        line(4, "Quốc lộ 27 sạt.", moved="Khu Quản lý đường bộ IV"),
        line(5, "Đèn hỏng.", accepted="x", answered=date(2026, 6, 18), result="Đã thay bóng."),
        line(6, "Đơn của ông Tý.", kind="Tố cáo/1"),
    )
    status, document = bring(None, "--unit", "24931", name="so.xlsx", raw=raw)
    assert (status, document["accepted"], len(document["refused"]), document["rejected"]) == (1, 5, 1, 0)
    states = dict(Case.objects.values_list("source_id", "state"))
    assert states == {"1": "accepted", "2": "guided", "3": "received", "4": "transferred-out", "5": "answered"}
    assert Case.objects.get(source_id="3").holder_unit == people.other_commune
    answered = Case.objects.get(source_id="5")
    assert (answered.answered_on, answered.duty.ended_on, answered.duty.state) == (date(2026, 6, 18),) * 2 + ("met",)


def test_a_register_says_nothing_in_the_name_of_the_unit_it_passed_a_matter_to(bring, tmp_path, people):
    there = "Ủy ban nhân dân xã Ka Đô"
    raw = book(
        tmp_path,
        line(1, "Đèn hỏng.", moved=there, answered=date(2026, 6, 18), result="Đã thay bóng."),
        line(2, "Cống tắc.", moved=there),
        line(3, "Khiếu nại quyết định thu hồi đất.", kind="Khiếu nại/1", moved=there),
    )
    document = bring(None, "--unit", "24931", name="so.xlsx", raw=raw)[1]
    assert (document["accepted"], document["rejected"]) == (2, 1)
    assert [one.state for one in Case.objects.all()] == ["received"] * 2
    posts = {act.actor_unit_id for case in Case.objects.all() for act in case.acts.all()}
    assert people.other_commune.pk not in posts


def test_a_book_whose_days_contradict_each_other_is_rejected_row_by_row(bring, tmp_path):
    raw = book(tmp_path, line(1, "Cống tắc.", answered=date(2026, 5, 1)), line(2, "Đèn hỏng."))
    document = bring(None, name="so.xlsx", raw=raw)[1]
    assert (document["accepted"], document["rejected"]) == (1, 1)


def test_nothing_that_came_from_a_book_is_public(bring, tmp_path):
    bring(None, name="so.xlsx", raw=book(tmp_path, line(5, "Đèn hỏng.", answered=date(2026, 6, 18))))
    assert not Case.objects.get().publishings.exists()


def test_a_competence_without_place_still_finds_its_unit(bring, people):
    make_competence(people.health, "health")
    bring([LAMP | {"topic": "health.food"}])
    assert Case.objects.get().holder_unit == people.health
