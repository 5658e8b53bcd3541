"""`thongsuot reorganise`: wrong plans by line, a dry run that writes nothing, a plan that is carried out."""

import json

import pytest
from click.testing import CliRunner

from cast import make_post
from changes.reorganised import MERGE, TODAY
from denunciations.making import Room
from lives import Life, instant
from thongsuot.cases.models import Case
from thongsuot.changes.cli import reorganise
from thongsuot.changes.models import Reorganisation
from thongsuot.denunciations.models import Keyholder
from thongsuot.documents.models import Document
from thongsuot.documents.shipped import forms
from thongsuot.notices.models import Message

pytestmark = pytest.mark.django_db
PAST = MERGE.replace("2026-08-01", "2025-08-01")


@pytest.fixture
def run(tmp_path):
    def run(text, *options):
        path = tmp_path / "ke-hoach.toml"
        path.write_text(text, encoding="utf-8")
        done = CliRunner().invoke(reorganise, [str(path), "--json", *options], catch_exceptions=False)
        return done.exit_code, json.loads(done.stdout)

    return run


def test_a_wrong_plan_names_line_table_and_remedy_and_writes_nothing(run):
    Life()
    status, document = run(MERGE.replace("24931", "9").replace("2026", "2099"))
    assert status == 1
    assert document["problems"][0]["table"] == "merge"
    assert document["problems"][0]["line"] == 5
    assert not Reorganisation.objects.exists()


def test_a_dry_run_lists_every_row_and_writes_nothing(run):
    life = Life()
    status, document = run(MERGE.replace("2026", "2099"), "--dry-run")
    assert (status, document["state"]) == (0, "dry-run")
    moved = {(row["kind"], row["what"], row["to"]) for row in document["moves"]}
    assert ("cases", life.case.code, life.people.other_commune.name) in moved
    assert not Reorganisation.objects.exists()


def test_a_dry_run_says_where_every_post_competence_and_key_goes(run, cheap_derivation):
    life = Life()
    people = life.people
    Room(people)
    held = Keyholder.objects.filter(unit=people.commune, ended_at=None).count()
    make_post(people.elsewhere, people.other_commune, "head")
    make_post(people.handler, people.other_commune, "handler")
    make_post(people.publisher, people.commune, "supervisor", part_time=True)
    moved = run(MERGE.replace("2026", "2099"), "--dry-run")[1]["moves"]
    there = people.other_commune.name
    posts = {row["what"]: (row["to"], row["note"]) for row in moved if row["kind"] == "posts"}
    assert posts["Nguyễn Thị Hiên: Người đứng đầu"] == (there, "Thành cấp phó: đơn vị ấy đã có người đứng đầu.")
    assert posts["Cao Văn Phó: Người đứng đầu, cấp phó"] == (there, "")
    assert posts["Trần Văn Hậu: Cán bộ giải quyết"] == (there, "Đã giữ vai này ở đơn vị ấy.")
    assert posts["Phạm Thu Trang: Người theo dõi, đôn đốc, kiêm nhiệm"] == (there, "")
    competences = {(row["what"], row["to"]) for row in moved if row["kind"] == "competences"}
    assert ("Môi trường, Mọi loại, Xã Đơn Dương", people.other_economics.name) in competences
    keys = [(row["what"], row["from"], row["to"]) for row in moved if row["kind"] == "keys"]
    assert held and keys == [(str(held), people.commune.name, there)]


def test_letters_and_drafts_are_called_by_subject_and_form_never_by_a_code(run):
    people, at = Life().people, instant(TODAY)
    Message.objects.create(
        channel="letter", unit_id=people.commune.pk, template="supplement", params={"code": "PA-1"}, next_attempt_at=at,
        created_at=at,
    )  # fmt: skip
    form = next(iter(forms().values()))
    Document.objects.create(unit=people.commune, form=form.code, drawn_on=TODAY)
    moved = run(MERGE.replace("2026", "2099"), "--dry-run")[1]["moves"]
    called = {row["kind"]: row["what"] for row in moved}
    assert (called["letters"], called["drafts"]) == ("Đề nghị bổ sung, mã PA-1", form.name)


def test_a_dry_run_in_words_has_a_line_for_each_thing_too(tmp_path):
    life = Life()
    path = tmp_path / "ke-hoach.toml"
    path.write_text(MERGE.replace("2026", "2099"), encoding="utf-8")
    told = CliRunner().invoke(reorganise, [str(path), "--dry-run"], catch_exceptions=False).stdout
    wanted = f"Vụ việc đang mở: {life.case.code}; {life.people.commune.name} → {life.people.other_commune.name}"
    assert wanted in told.splitlines()


def test_a_dry_run_says_which_posts_end(run):
    people = Life().people
    text = MERGE.replace("2026", "2099").replace('units = ["24931"]\ninto = "24934"\nbelow = "match"', 'unit = "24931"')
    moved = run(text.replace("[[merge]]", "[[abolish]]") + f'to = "{people.province.code}"\n', "--dry-run")[1]["moves"]
    notes = {row["note"] for row in moved if row["kind"] == "posts"}
    assert notes == {"Vai kết thúc; quản trị viên giao vai mới nếu cần."}


def test_a_day_that_has_passed_wants_a_reason_and_is_then_carried_out(run):
    life = Life()
    assert run(PAST)[0] == 1
    status, document = run(PAST, "--late", "Nghị quyết đến muộn")
    assert (status, document["state"]) == (0, "done")
    assert Case.objects.get(pk=life.case.pk).holder_unit == life.people.other_commune


def test_a_day_to_come_is_planned(run):
    Life()
    assert run(MERGE.replace("2026", "2099"))[1]["state"] == "planned"


def test_no_file_is_wrong_use(tmp_path):
    done = CliRunner().invoke(reorganise, [str(tmp_path / "khong-co.toml")])
    assert done.exit_code == 2
