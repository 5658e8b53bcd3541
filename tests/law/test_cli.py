"""`thongsuot due`: the promised shape, the exit statuses, and that it needs neither database nor data folder."""

import json
import os
import re
import subprocess
import sys

import pytest
from click.testing import CliRunner

from thongsuot.config.messages import catalogues
from thongsuot.law.cli import due


def run(*arguments, given=None, language="vi_VN.UTF-8"):
    return CliRunner(env={"LC_ALL": language}).invoke(due, arguments, input=given)


def test_a_due_day_has_the_promised_shape():
    answer = run("KN.FIRST", "2026-04-02", "--variant", "complex", "--json")
    assert answer.exit_code == 0
    found = json.loads(answer.stdout)
    assert {key: value for key, value in found.items() if key != "steps"} == {
        "id": None,
        "rule": "KN.FIRST",
        "variant": "complex",
        "starts_on": "2026-04-02",
        "due_on": "2026-05-18",
        "source": "Điều 28 Luật Khiếu nại số 02/2011/QH13",
        "in_force": {"from": "2012-07-01", "until": None},
        "confidence": "verified",
    }
    assert found["steps"][0] == {"date": "2026-04-02", "counted": False, "why": "ngày bắt đầu, không tính"}
    assert found["steps"][1] == {"date": "2026-04-03", "counted": True, "why": "ngày thứ 1"}


def due_on(*arguments):
    return json.loads(run(*arguments, "--json").stdout)["due_on"]


ASKED = [
    ("one extension", ["TC.RESOLVE", "2026-07-01", "--variant", "complex", "--extend", "30"], "2026-09-03"),
    ("two extensions", ["TC.RESOLVE", "2026-07-01", "--extend", "30", "--extend", "30"], "2026-09-29"),
    ("a suspension", ["KN.FIRST", "2026-07-01", "--suspend", "2026-07-10..2026-07-19"], "2026-08-10"),
    ("a backward count", ["TCD.POST", "2026-09-07"], "2026-08-26"),
    ("the old law as known before", ["KN.ACCEPT", "2026-07-02", "--as-known-on", "2026-06-15"], "2026-07-13"),
    ("the new law", ["KN.ACCEPT", "2026-07-02"], "2026-07-13"),
    ("a day as people write it", ["TC.INITIAL", "13/2/2026"], "2026-03-03"),
]


@pytest.mark.parametrize(("name", "arguments", "expected"), ASKED, ids=[row[0] for row in ASKED])
def test_what_is_asked_is_answered(name, arguments, expected):
    assert due_on(*arguments) == expected


def test_people_read_a_table():
    said = run("KN.FIRST", "2026-04-02").stdout
    assert "Hạn: Thứ Hai, 4/5/2026" in said
    assert "Căn cứ: Điều 28 Luật Khiếu nại số 02/2011/QH13" in said
    assert len(said.splitlines()) == 5 + 33


WRONG = [
    ("no rule", []),
    ("no day", ["KN.FIRST"]),
    ("no such day", ["KN.FIRST", "2026-02-30"]),
    ("not a day", ["KN.FIRST", "mai"]),
    ("an extension of nothing", ["KN.FIRST", "2026-04-02", "--extend", "0"]),
    ("an extension in words", ["KN.FIRST", "2026-04-02", "--extend", "ba"]),
    ("a suspension with one end", ["KN.FIRST", "2026-04-02", "--suspend", "2026-04-10"]),
    ("a suspension the wrong way round", ["KN.FIRST", "2026-04-02", "--suspend", "2026-04-10..2026-04-01"]),
    ("a file that is not there", ["--file", "khong-co.jsonl"]),
    ("a file and a rule", ["KN.FIRST", "--file", "-"]),
    ("an unknown option", ["KN.FIRST", "2026-04-02", "--often"]),
]


@pytest.mark.parametrize(("name", "arguments"), WRONG, ids=[row[0] for row in WRONG])
def test_wrong_use_is_exit_status_2(name, arguments):
    answer = run(*arguments)
    assert answer.exit_code == 2
    assert answer.stdout == ""
    assert answer.stderr.strip()


REFUSED = [
    ("an unknown rule", ["KN.FRIST", "2026-04-02"], "KN.FIRST"),
    ("an unknown variant", ["KN.FIRST", "2026-04-02", "--variant", "x"], "remote"),
    ("a rule not in force", ["KN.SUSPEND.SEND", "2026-04-02"], "2026-07-01"),
    ("a year without calendar", ["KN.FIRST", "2027-12-20"], "2028"),
]


@pytest.mark.parametrize(("name", "arguments", "remedy"), REFUSED, ids=[row[0] for row in REFUSED])
def test_what_cannot_be_answered_is_exit_status_1_and_one_sentence(name, arguments, remedy):
    answer = run(*arguments, "--json")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert remedy in answer.stderr
    assert len(answer.stderr.strip().splitlines()) == 1


LINES = [
    {"id": "a", "rule": "TC.INITIAL", "starts_on": "2026-02-13"},
    {"id": 2, "rule": "KN.FIRST", "starts_on": "2026-04-02", "variant": "", "extend": [], "suspend": []},
    {"id": "c", "rule": "TC.RESOLVE", "starts_on": "2026-07-01", "variant": "complex", "extend": [30]},
    {"id": "d", "rule": "KN.FIRST", "starts_on": "2026-07-01", "suspend": [["2026-07-10", "2026-07-19"]]},
]


def lines(*questions) -> str:
    return "\n".join(json.dumps(question) for question in questions) + "\n"


def test_a_file_is_answered_line_by_line(tmp_path):
    source = tmp_path / "hoi.jsonl"
    source.write_text("\ufeff" + lines(*LINES) + "\n", encoding="utf-8")
    answer = run("--file", str(source), "--json")
    results = json.loads(answer.stdout)["results"]
    assert answer.exit_code == 0
    assert [(result["id"], result["due_on"]) for result in results] == [
        ("a", "2026-03-03"),
        (2, "2026-05-04"),
        ("c", "2026-09-03"),
        ("d", "2026-08-10"),
    ]


KN = '"id": 1, "rule": "KN.FIRST", "starts_on": "2026-02-13"'
BROKEN = [
    ("not JSON", "{", None, "Dòng 1"),
    ("not an object", "[1]", None, "Dòng 1"),
    ("no rule", '{"id": 1, "starts_on": "2026-02-13"}', 1, "rule"),
    ("no day", '{"id": 1, "rule": "KN.FIRST"}', 1, "starts_on"),
    ("a day that is a number", '{"id": 1, "rule": "KN.FIRST", "starts_on": 20260213}', 1, "starts_on"),
    ("an unknown rule", '{"id": 1, "rule": "KN", "starts_on": "2026-02-13"}', 1, "KN"),
    (
        "a variant that is a list",
        f'{{{KN}, "variant": ["x"]}}',
        1,
        "variant",
    ),
    ("extend is no list", f'{{{KN}, "extend": 30}}', 1, "extend"),
    ("extend by yes", f'{{{KN}, "extend": [true]}}', 1, "extend"),
    ("extend by a half", f'{{{KN}, "extend": [1.5]}}', 1, "extend"),
    (
        "extend beyond all calendars",
        f'{{{KN}, "extend": [999999999999]}}',
        1,
        "2028",
    ),
    (
        "suspend by one day",
        f'{{{KN}, "suspend": ["2026-02-14"]}}',
        1,
        "suspend",
    ),
    ("a week instead of a day", '{"id": 1, "rule": "KN.FIRST", "starts_on": "2026-W07-5"}', 1, "starts_on"),
    ("deep brackets", "[" * 100_000, None, "Dòng 1"),
]


@pytest.mark.parametrize(("name", "line", "identifier", "said"), BROKEN, ids=[row[0] for row in BROKEN])
def test_a_line_that_cannot_be_answered_is_an_error_beside_the_others(name, line, identifier, said):
    answer = run("--file", "-", "--json", given=line + "\n" + lines(LINES[0]))
    first, second = json.loads(answer.stdout)["results"]
    assert answer.exit_code == 1
    assert set(first) == {"id", "error"}
    assert first["id"] == identifier
    assert said in first["error"]
    assert second["due_on"] == "2026-03-03"


def test_bytes_that_are_not_utf8_are_an_error_of_their_line():
    answer = run("--file", "-", "--json", given=b'{"id": 1, "rule": "\xff"}\n' + lines(LINES[0]).encode())
    results = json.loads(answer.stdout)["results"]
    assert "UTF-8" in results[0]["error"]
    assert results[1]["due_on"] == "2026-03-03"


def test_an_empty_file_has_no_results():
    answer = run("--file", "-", "--json", given="")
    assert (answer.exit_code, json.loads(answer.stdout)) == (0, {"results": []})


def test_a_file_without_json_prints_a_line_each():
    answer = run("--file", "-", given=lines(LINES[0], {"id": "x", "rule": "KN"}))
    assert answer.exit_code == 1
    first, second = answer.stdout.splitlines()
    assert first == "a\tTC.INITIAL\t13/2/2026\t3/3/2026"
    assert second.startswith("x\tThiếu ô starts_on")


def test_it_needs_no_settings_no_database_and_no_data_folder(tmp_path):
    script = (
        "import sys; from thongsuot.config.cli import main\n"
        "try: main(['due', 'TC.INITIAL', '2026-02-13', '--json'])\n"
        "finally: assert 'thongsuot.config.settings' not in sys.modules, 'the settings were read'\n"
    )
    bare = {name: value for name, value in os.environ.items() if not name.startswith("THONGSUOT_")}
    bare |= {"THONGSUOT_DATA_DIR": str(tmp_path / "none"), "PYTHONPATH": os.pathsep.join(sys.path)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=bare, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["due_on"] == "2026-03-03"
    assert not (tmp_path / "none").exists()


def test_an_english_terminal_gets_the_day_in_english():
    catalogues.compile_all()
    words = run("KN.FIRST", "2026-06-26", language="en_US.UTF-8").stdout
    assert "Due: Monday, 27/7/2026" in words and "checked against the text" in words
    assert not re.search("[ăâđêôơưạảấầẩẫậ]", words.lower())


def test_what_cannot_be_answered_is_said_in_english_too():
    refused = run("KHONG.CO", "2026-06-26", language="en_US.UTF-8")
    assert refused.exit_code == 1 and not re.search("[ăâđêôơưạảấầẩẫậ]", refused.stderr.lower())


def test_json_is_for_programs_and_the_same_in_every_language():
    english, vietnamese = (run("KN.FIRST", "2026-06-26", "--json", language=each) for each in ("en_US", "vi_VN"))
    assert english.stdout == vietnamese.stdout
