"""`thongsuot search`: the document it prints, as whom it looks, and what wrong use answers."""

import json

import pytest
from click.testing import CliRunner

from lives import Life
from search.book import number
from thongsuot.cases.models import Case
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.core.ids import show_code
from thongsuot.search import cli
from thongsuot.search.cli import search
from thongsuot.search.shelf import DESK, Shelf, WriterLock, root

pytestmark = pytest.mark.django_db


def run(*arguments):
    number()
    done = CliRunner().invoke(search, arguments)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def document(*arguments):
    return json.loads(run(*arguments, "--json").stdout)


def test_the_document_is_what_the_contract_says(people):
    case = Life(people).case
    Case.objects.filter(pk=case.pk).update(source="so-cu", source_id="17")
    told = document("den duong")
    assert told["total"] == 1
    [hit] = told["hits"]
    assert set(hit) == {"code", "source_id", "score", "snippet"}
    assert (hit["code"], hit["source_id"], hit["score"] > 0) == (show_code(case.code), "17", True)
    assert "Đèn đường thôn Suối Thông" in hit["snippet"]


def test_the_snippet_is_that_of_the_page_with_personal_data_covered(people):
    Life(people, text="Kính gửi. " * 60 + "Cầu Suối Cạn gãy, gọi tôi là Lê Thị Hoa, số 0912 000 345.")
    shown = document("cầu gãy")["hits"][0]["snippet"]
    assert "Cầu Suối Cạn gãy" in shown and "•••" in shown
    assert "Hoa" not in shown and "0912" not in shown
    assert "Hoa" not in run("cầu gãy").stdout


def test_what_was_stored_a_moment_ago_is_found_though_no_worker_runs(people):
    Life(people, text="Cầu một gãy.")
    assert document("cau gay")["total"] == 1
    Life(people, text="Cầu hai gãy.")
    assert document("cau gay")["total"] == 2


def test_each_user_finds_what_their_search_box_finds(people):
    life = Life(people).answered()
    assert document("nạo vét cống", "--as", "receptionist")["hits"][0]["code"] == show_code(life.case.code)
    assert document("nạo vét cống", "--as", "elsewhere") == {"total": 0, "hits": []}


def test_the_public_finds_the_copy_which_leads_back_to_no_case(people):
    life = Life(people).answered()
    told = document("nạo vét cống", "--as", "public")
    assert (told["total"], told["hits"][0]["code"], told["hits"][0]["source_id"]) == (1, None, None)
    assert life.case.code not in json.dumps(told)
    assert "nạo vét cống" in told["hits"][0]["snippet"]


def test_no_more_hits_than_asked_for_but_all_are_counted(people):
    for n in range(3):
        Life(people, text=f"Cầu số {n} gãy.")
    told = document("cầu", "gãy", "--limit", "2")
    assert (told["total"], len(told["hits"])) == (3, 2)


def test_without_json_the_count_and_a_line_a_hit_are_printed(people):
    case = Life(people).case
    first, second = run("đèn đường").stdout.splitlines()
    assert "1" in first and second.startswith(show_code(case.code))


@pytest.mark.parametrize("wrong", [[], ["chữ", "--rebuild"], ["chữ", "--limit", "0"]])
def test_wrong_use_ends_with_2_and_a_sentence(people, wrong):
    done = run(*wrong)
    assert done.exit_code == 2 and done.stderr.strip() and not done.stdout


def test_a_sign_in_that_nobody_has_is_named(people):
    with pytest.raises(Invalid, match="khong-ai"):
        run("chữ", "--as", "khong-ai")


def test_a_new_index_is_made_where_no_worker_runs(people):
    Life(people)
    run("đèn")
    before = Shelf(root() / DESK).current()
    assert run("--rebuild").exit_code == 0
    assert Shelf(root() / DESK).current() not in ("", before)
    assert document("đèn")["total"] == 1


@pytest.mark.parametrize(
    "words", ["", " ", "x" * 10_000, "👍", "'; DROP TABLE", "<b>đèn</b>", "\u202eđèn", "*:*", "a AND ("]
)
def test_whatever_is_typed_is_answered(people, words):
    Life(people)
    assert document(words)["total"] in (0, 1)


def test_while_another_process_writes_what_it_has_reached_is_waited_for(people, monkeypatch):
    Life(people)
    run("đèn")
    Life(people)
    monkeypatch.setattr(cli, "PATIENCE", 0.1)
    other = WriterLock(root())
    assert other.take()
    with pytest.raises(NotAllowedNow):
        run("đèn")
    other.leave()
    assert document("đèn")["total"] == 2
