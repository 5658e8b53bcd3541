"""A register on the desk: columns, preview, taking in by the worker, odd rows worked off, undoing; and bad files."""

import hashlib
import io
import json
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import F
from django.urls import reverse
from django.utils.html import strip_tags

from cast import cast, make_officer, make_post, show_everything
from thongsuot.cases.models import Case
from thongsuot.changes import registers as keeping
from thongsuot.changes.actions.registers import running, undoing, uploading
from thongsuot.changes.actions.registers.running import bring_on
from thongsuot.changes.models import Change, KnownLayout, OddRow, Register
from thongsuot.core import clock
from thongsuot.language.folding import fold

pytestmark = pytest.mark.django_db
ACCUSED = "Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng."
TITLE = ["SỔ TIẾP CÔNG DÂN NĂM 2026"]
HEADINGS = [
    "Số TT",
    "Ngày tiếp nhận",
    "Họ tên",
    "Nội dung",
    "Phân loại",
    "Địa bàn",
    "Ngày thụ lý",
    "Ghi chú",
]
ROWS = [
    [1, date(2026, 6, 1), "K'Sơr", "Đèn đường thôn Suối Thông hỏng.", "Phản ánh", "Đơn Dương", None, "=1+1"],
    [2, date(2026, 6, 2), "Lơ Mu Ha Sin", "Cống trước nhà văn hóa tắc.", "Phản ánh", None, date(2026, 6, 4), None],
    [3, "31/02/2026", "Người Thử", "Xin lắp biển báo ở ngã ba.", "Kiến nghị", None, None, None],
    [4, date(2026, 6, 3), "Người Thử Hai", "Rác để ven đường.", "Phản ánh", "Xã Không Có", None, None],
    [
        5,
        date(2026, 6, 3),
        "Người Kín",
        "Tôi tố cáo ông Nguyễn Văn Tý nhận hối lộ 20 triệu đồng.",
        "Tố cáo",
        None,
        None,
        None,
    ],
]


@pytest.fixture
def people():
    return cast()


@pytest.fixture
def desk(client, people):
    client.force_login(people.receptionist)
    show_everything(client, people.receptionist)
    return client


def workbook(*rows) -> bytes:
    book, out = openpyxl.Workbook(), io.BytesIO()
    for row in rows or (TITLE, [], HEADINGS, *ROWS):
        book.active.append(row)
    book.save(out)
    return out.getvalue()


def words(answer) -> str:
    return " ".join(strip_tags(answer.content.decode()).split())


def upload(desk, people, content=None, name="so.xlsx", source="Sổ 2026"):
    file = SimpleUploadedFile(name, workbook() if content is None else content)
    return desk.post(reverse("changes:registers"), {"unit": str(people.commune.pk), "source": source, "file": file})


def columns_of(register, **more):
    chosen = {f"column-{n}": register.layout["columns"].get(str(n), "") for n in range(len(register.headings))}
    return chosen | more


def worked():
    register = Register.objects.latest("uploaded_at")
    bring_on(register_id=register.pk, clock=clock.now)
    register.refresh_from_db()
    return register


def looked_at(desk, people, **file):
    upload(desk, people, **file)
    register = Register.objects.latest("uploaded_at")
    desk.post(reverse("changes:register_columns", args=[register.pk]), columns_of(register))
    return worked()


def taken(desk, people, **file):
    register = looked_at(desk, people, **file)
    desk.post(reverse("changes:register_take", args=[register.pk]))
    return worked()


def test_the_columns_are_found_with_three_samples_and_nothing_of_a_denunciation(desk, people):
    answer = upload(desk, people)
    register = Register.objects.get()
    assert register.layout["heading"] == 3 and register.layout["columns"]["3"] == "text"
    page = words(desk.get(answer.url))
    assert "Đèn đường thôn Suối Thông hỏng." in page and "Ghi chú" in page
    assert "Nguyễn Văn Tý" not in page and "Người Kín" not in page


def test_columns_changed_by_hand_are_remembered_for_these_headings(desk, people):
    upload(desk, people)
    register = Register.objects.get()
    changed = columns_of(register) | {"column-7": "result", "column-5": ""}
    desk.post(reverse("changes:register_columns", args=[register.pk]), changed)
    upload(desk, people, source="Sổ khác")
    again = Register.objects.latest("uploaded_at")
    assert again.layout["columns"]["7"] == "result" and "5" not in again.layout["columns"]


def test_a_register_without_headings_keeps_no_word_in_the_clear_and_loses_no_row(desk, people):
    rows = [[7, date(2026, 6, 1), "zqten", "zqviec: đèn hỏng."], [8, date(2026, 6, 2), "zqhai", "Rác zqba."]]
    upload(desk, people, content=workbook(*rows))
    register = Register.objects.get()
    assert register.headings == [""] * 4
    chosen = {"column-0": "id", "column-1": "received_on", "column-2": "name", "column-3": "text"}
    desk.post(reverse("changes:register_columns", args=[register.pk]), chosen)
    register = worked()
    assert (register.rows, register.accepted) == (2, 2) and not KnownLayout.objects.exists()
    assert "zq" not in json.dumps(list(Register.objects.values()), default=repr)


def test_headings_go_with_the_key_and_are_known_again_only_by_the_house(desk, people):
    upload(desk, people)
    register = Register.objects.get()
    mark = uploading.mark_of(register.headings)
    assert mark != hashlib.sha256(json.dumps([fold(one) for one in register.headings]).encode()).hexdigest()
    desk.post(reverse("changes:register_drop", args=[register.pk]))
    register.refresh_from_db()
    assert set(Change.objects.values_list("verb", flat=True)) == {"upload_register", "drop_register"}
    assert (register.state, register.headings, bytes(register.key)) == ("dropped", [""] * len(HEADINGS), b"")


@pytest.mark.parametrize(
    ("change", "said"),
    [({"column-4": "text"}, "Hai cột cùng chọn một loại"), ({"column-3": ""}, "Chưa chọn cột nào là “Nội dung”")],
)
def test_a_column_chosen_twice_or_missing_is_said_and_what_was_chosen_stays(desk, people, change, said):
    upload(desk, people)
    register = Register.objects.get()
    answer = desk.post(reverse("changes:register_columns", args=[register.pk]), columns_of(register) | change)
    assert answer.status_code == 422
    assert said in words(answer), words(answer)[700:2600]


def test_the_whole_file_is_looked_at_and_nothing_is_written(desk, people):
    register = looked_at(desk, people)
    assert (register.state, register.rows, register.accepted, register.odd) == ("looked", 5, 2, 3)
    page = words(desk.get(reverse("changes:register", args=[register.pk])))
    assert "Nhập 2 dòng" in page and "ngày này không có trong lịch" in page and "Thụ lý 4/6/2026" in page
    assert "Nguyễn Văn Tý" not in page and not Case.objects.exists() and not OddRow.objects.exists()


def test_an_id_that_comes_again_in_another_slice_is_counted_once(
    desk, people, monkeypatch, settings, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(keeping, "PIECE_ROWS", 2)
    monkeypatch.setattr(running, "SLICE", 0)
    rows = [[n % 3, None, "Người Thử", f"Đèn số {n % 3} hỏng.", "Phản ánh", None, None, None] for n in range(7)]
    upload(desk, people, workbook(TITLE, [], HEADINGS, *rows))
    register = Register.objects.get()
    desk.post(reverse("changes:register_columns", args=[register.pk]), columns_of(register))
    slices = 0
    with django_capture_on_commit_callbacks(execute=True):
        while worked().state == "looking":
            slices += 1
    register.refresh_from_db()
    assert slices > 2 and (register.rows, register.accepted, register.unchanged) == (7, 3, 4)
    assert not list((settings.DATA_DIR / "registers" / str(register.pk)).glob("*-tried"))


def test_rows_are_taken_by_the_worker_and_the_file_is_gone(desk, people, settings):
    register = taken(desk, people)
    assert (register.state, register.accepted, register.odd) == ("taken", 2, 3)
    assert dict(Case.objects.values_list("source_id", "state")) == {"1": "received", "2": "accepted"}
    assert Case.objects.get(source_id="1").place == people.commune_place
    assert register.change.verb == "import_register"


def test_the_second_run_of_the_same_file_changes_nothing(desk, people):
    taken(desk, people)
    before = list(Case.objects.order_by("pk").values_list("pk", "revision"))
    register = taken(desk, people)
    assert (register.accepted, register.unchanged) == (0, 2)
    assert list(Case.objects.order_by("pk").values_list("pk", "revision")) == before


def test_two_units_may_give_their_registers_the_same_name(desk, client, people):
    taken(desk, people)
    client.force_login(people.province_administrator)
    show_everything(client, people.province_administrator)
    file = SimpleUploadedFile("so.xlsx", workbook())
    client.post(reverse("changes:registers"), {"unit": str(people.other_commune.pk), "source": "Sổ 2026", "file": file})
    register = Register.objects.latest("uploaded_at")
    client.post(reverse("changes:register_columns", args=[register.pk]), columns_of(register))
    register = worked()
    assert (register.accepted, register.unchanged) == (2, 0)


def test_an_odd_row_is_mended_on_the_page_and_taken(desk, people):
    register = taken(desk, people)
    odd = register.odd_rows.get(number=6)
    address = reverse("changes:register_row", args=[register.pk, odd.pk])
    form = desk.get(address).context["form"]
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    assert values["received_on"] == "31/02/2026" and values["name"] == "Người Thử"
    assert desk.post(address, values).status_code == 422
    assert desk.post(address, values | {"received_on": "28/02/2026"}).status_code == 302
    assert Case.objects.get(source_id="3").received_on == date(2026, 2, 28)
    odd.refresh_from_db()
    assert (odd.state, bytes(odd.sealed)) == ("taken", b"")


def test_an_odd_row_is_set_aside_with_a_reason(desk, people):
    register = taken(desk, people)
    address = reverse("changes:register_row", args=[register.pk, register.odd_rows.get(number=7).pk])
    assert desk.post(address, {"reason": " "}).status_code == 422
    assert desk.post(address, {"reason": "Trùng với sổ năm trước."}).status_code == 302
    register.refresh_from_db()
    assert register.odd == 2 and desk.get(address).status_code == 404


def test_of_a_row_that_accuses_no_word_is_kept_or_shown(desk, people):
    register = taken(desk, people)
    odd = register.odd_rows.get(number=8)
    page = words(desk.get(reverse("changes:register_row", args=[register.pk, odd.pk])))
    assert bytes(odd.sealed) == b"" and "Văn Tý" not in page and "Hoặc bỏ dòng này" in page
    table = desk.get(reverse("changes:register_odd", args=[register.pk, "csv"])).getvalue().decode()
    assert "Văn Tý" not in table and "31/02/2026" in table


def test_a_whole_import_is_undone_and_can_come_in_again(desk, people):
    register = taken(desk, people)
    worked_on = Case.objects.get(source_id="2")
    Case.objects.filter(pk=worked_on.pk).update(revision=worked_on.revision + 1)
    address = reverse("changes:register_undo", args=[register.pk])
    assert str(worked_on) in words(desk.get(address))
    assert desk.post(address, {"reason": "Nhập nhầm tệp."}).status_code == 302
    register = worked()
    assert (register.state, register.accepted) == ("undone", 1)
    gone = Case.objects.get(practice=True)
    assert (gone.state, gone.source, gone.content.text, gone.parties.count()) == ("withdrawn", "", "", 0)
    assert gone.duty.state == "waived" and gone.duty.practice
    assert taken(desk, people).accepted == 1


def test_what_was_worked_on_until_the_lock_is_kept_whatever_was_read_before(desk, people, monkeypatch):
    register = taken(desk, people)
    pk = Case.objects.get(source_id="2").pk
    Case.objects.filter(pk=pk).update(revision=F("revision") + 1)
    monkeypatch.setattr(undoing, "untouched", lambda row: row.taken_rows.all())  # an answer older than the work
    desk.post(reverse("changes:register_undo", args=[register.pk]), {"reason": "Nhập nhầm tệp."})
    register = worked()
    kept = Case.objects.get(pk=pk)
    assert (register.state, register.accepted, kept.practice, kept.source_id) == ("undone", 1, False, "2")


def test_a_case_that_another_unit_holds_is_not_undone(desk, people):
    register = taken(desk, people)
    Case.objects.filter(source_id="2").update(holder_unit=people.other_commune)
    desk.post(reverse("changes:register_undo", args=[register.pk]), {"reason": "Nhập nhầm tệp."})
    assert worked().accepted == 1 and not Case.objects.get(source_id="2").practice


def test_an_administrator_sees_state_and_totals_and_no_word_of_a_row(desk, client, people):
    register = looked_at(desk, people)
    here = reverse("changes:register", args=[register.pk])
    client.force_login(people.province_administrator)
    show_everything(client, people.province_administrator)
    pages = [words(client.get(here)), words(client.get(reverse("changes:register_columns", args=[register.pk])))]
    desk.post(reverse("changes:register_take", args=[register.pk]))
    register = worked()
    odd = register.odd_rows.get(number=6)
    row, undoing_page = (
        reverse(f"changes:register_{name}", args=[register.pk, *more])
        for name, more in (("row", [odd.pk]), ("undo", []))
    )
    Case.objects.update(revision=F("revision") + 1)
    pages += [words(client.get(here)), words(client.get(undoing_page))]
    assert client.get(row).status_code == 404 and client.post(row, {"reason": "Bỏ."}).status_code == 404
    assert client.get(reverse("changes:register_odd", args=[register.pk, "csv"])).status_code == 404
    hidden = ["Đèn đường thôn Suối Thông hỏng.", *(str(case) for case in Case.objects.all())]
    assert [word for word in hidden if word in " ".join(pages)] == [] and "Nhập 2 dòng" in pages[0]
    assert not Change.objects.filter(verb="export_odd_rows").exists()


def test_taking_odd_rows_out_as_a_table_is_an_act(desk, people):
    register = taken(desk, people)
    assert desk.get(reverse("changes:register_odd", args=[register.pk, "csv"])).status_code == 200
    assert Change.objects.get(verb="export_odd_rows").details["rows"] == 3


def test_the_desk_of_the_heir_mends_and_undoes_what_an_ended_unit_left(desk, client, people):
    register = taken(desk, people)
    people.commune.heir = people.other_commune
    people.commune.save()
    heir = make_officer("Người ở đơn vị kế thừa")
    make_post(heir, people.other_commune, "receptionist")
    client.force_login(heir)
    show_everything(client, heir)
    address = reverse("changes:register_row", args=[register.pk, register.odd_rows.get(number=6).pk])
    form = client.get(address).context["form"]
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    assert client.post(address, values | {"received_on": "28/02/2026"}).status_code == 302
    assert Case.objects.get(source_id="3").holder_unit == people.other_commune
    answer = client.post(reverse("changes:register_undo", args=[register.pk]), {"reason": "Nhập nhầm tệp."})
    assert answer.status_code == 302
    register = worked()
    assert (register.state, register.accepted) == ("undone", 0)


def test_an_error_while_taking_leaves_what_is_taken_to_be_undone(desk, people, settings):
    register = looked_at(desk, people)
    desk.post(reverse("changes:register_take", args=[register.pk]))
    keeping.drop(register.pk)
    register = worked()
    assert register.state == "taken" and register.problem
    page = words(desk.get(reverse("changes:register", args=[register.pk])))
    assert register.problem in page


@pytest.mark.parametrize("who", ["handler", "publisher"])
def test_others_find_no_register(client, people, who, desk):
    register = looked_at(desk, people)
    client.force_login(getattr(people, who))
    assert client.get(reverse("changes:register", args=[register.pk])).status_code == 404
    assert client.get(reverse("changes:registers")).status_code in (403, 404)


def test_a_receptionist_of_another_unit_finds_no_register(client, people, desk):
    register = looked_at(desk, people)
    elsewhere = make_officer("Người ở xã khác")
    make_post(elsewhere, people.other_commune, "receptionist")
    client.force_login(elsewhere)
    assert client.get(reverse("changes:register", args=[register.pk])).status_code == 404
    assert client.post(reverse("changes:register_take", args=[register.pk])).status_code == 404
    assert client.get(reverse("changes:registers")).status_code == 200


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "đặt mật khẩu"),
        (b"%PDF-1.7 not a table", "không phải bảng tính"),
        (b"PK\x03\x04 no", "Không mở được tệp Excel"),
        (b"only one word", "không có bảng nào"),
    ],
)
def test_a_file_that_is_no_register_is_one_sentence(desk, people, content, said):
    answer = upload(desk, people, content)
    assert answer.status_code == 422 and said in words(answer)
    assert not Register.objects.exists()


def test_a_file_without_rows_goes_back_to_the_columns_with_a_sentence(desk, people):
    register = looked_at(desk, people, content=workbook(HEADINGS))
    assert register.state == "mapping"
    assert "không có dòng nào" in words(desk.get(reverse("changes:register", args=[register.pk])))
