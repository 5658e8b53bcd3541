"""`thongsuot suggest`: each text answered, a bad line told by its number, no data folder needed."""

import json

import pytest
from click.testing import CliRunner

from thongsuot.config.commands import suggest as command
from thongsuot.language import rows as reading

POTHOLE = "Đường thôn 3 đầy ổ gà, sáng nay hai xe máy ngã, đề nghị xã sửa giúp."
KEYS = {"id", "kinds", "topics", "units", "places", "urgent", "similar", "personal"}


def told(*lines, arguments=()):
    given = "\n".join(json.dumps(line) if isinstance(line, dict) else line for line in lines)
    return CliRunner().invoke(command.suggest, ["-", "--json", *arguments], input=given.encode())


def test_each_text_has_its_suggestions_under_its_id():
    done = told({"id": "a", "text": POTHOLE}, {"id": 7, "text": "Tôi tên Lê Văn Tám, điện thoại 0567 000 111"})
    first, second = json.loads(done.stdout)["results"]
    assert (first["id"], second["id"], done.exit_code) == ("a", 7, 0)
    assert set(first) == KEYS
    assert first["topics"][0]["code"].startswith("transport.") and first["topics"][0]["reason"]
    assert first["kinds"][0]["code"] == "feedback"
    assert {each["kind"] for each in second["personal"]} == {"name", "phone"}


def test_the_place_named_is_told_by_its_codes_of_today_and_who_is_competent_there():
    done = told({"id": 1, "text": "Đèn đường trước thị trấn Hương Canh, huyện Bình Xuyên tắt cả tuần, đề nghị sửa."})
    found = json.loads(done.stdout)["results"][0]
    assert {name: found["places"][0][name] for name in ("province_code", "ward_code")} == {
        "province_code": "25", "ward_code": "08935",
    }  # fmt: skip
    assert "Thị trấn Hương Canh, Huyện Bình Xuyên, Tỉnh Vĩnh Phúc → Xã" in found["places"][0]["reason"]
    assert (found["units"][0]["code"], found["units"][0]["ward_code"]) == ("ward", "08935")


def test_place_and_unit_have_codes_and_a_resend_raises_the_alarm():
    lamp = "Xã Đơn Dương, tỉnh Lâm Đồng: đèn đường thôn Suối Thông tắt hơn nửa tháng nay, cột điện trước trường."
    done = told({"id": "a", "text": lamp}, {"id": "b", "text": POTHOLE}, {"id": "c", "text": lamp + " Xin sửa sớm."})
    first, second, third = json.loads(done.stdout)["results"]
    place, unit = first["places"][0], first["units"][0]
    assert (place["province_code"], unit["code"], unit["ward_code"]) == ("68", "ward", place["ward_code"])
    assert place["ward_code"] and place["reason"] and first["similar"] == second["similar"] == []
    assert third["similar"][0]["id"] == "a" and third["similar"][0]["alarm"] and third["similar"][0]["reason"]


def test_what_is_similar_is_looked_for_in_another_file_too(tmp_path):
    (tmp_path / "old.jsonl").write_text(json.dumps({"id": "old", "text": POTHOLE}))
    done = told({"id": "new", "text": POTHOLE}, arguments=["--against", str(tmp_path / "old.jsonl")])
    assert json.loads(done.stdout)["results"][0]["similar"][0]["id"] == "old"


def test_a_cry_for_help_is_urgent_and_says_by_which_words():
    done = told({"id": 1, "text": "Cứu với, nhà bên đang cháy lớn, còn người già mắc kẹt bên trong!"})
    urgent = json.loads(done.stdout)["results"][0]["urgent"]
    assert urgent["score"] >= 0.5 and "mắc kẹt" in urgent["reason"]


@pytest.mark.parametrize(
    ("line", "why"),
    [("{", "JSON"), ("[]", "JSON"), ({"text": "x"}, "id"), ({"id": True, "text": "x"}, "id"), ({"id": 1}, "text"),
     ({"id": 1, "text": 5}, "text")],
)  # fmt: skip
def test_a_bad_line_is_told_by_its_number_and_the_others_are_answered(line, why):
    done = told({"id": 1, "text": POTHOLE}, line, {"id": 3, "text": ""})
    assert [each["id"] for each in json.loads(done.stdout)["results"]] == [1, 3]
    assert done.exit_code == 1
    assert "Dòng 2" in done.stderr and why in done.stderr


def test_a_line_without_end_is_passed_over(monkeypatch):
    monkeypatch.setattr(reading, "LONGEST_LINE", 200)
    done = told({"id": 1, "text": "x" * 500}, {"id": 2, "text": "Đèn đường hỏng"})
    assert [each["id"] for each in json.loads(done.stdout)["results"]] == [2]
    assert "Dòng 1" in done.stderr


def test_half_a_pair_of_characters_comes_back_as_it_went_in():
    done = told('{"id": "x\\ud800", "text": "\\ud800"}')
    assert json.loads(done.stdout)["results"][0]["id"] == "x\ud800"


def test_a_file_that_is_not_there_is_wrong_use(tmp_path):
    done = CliRunner().invoke(command.suggest, [str(tmp_path / "none.jsonl"), "--json"])
    assert (done.exit_code, done.stdout) == (2, "") and "none.jsonl" in done.stderr


def test_for_people_each_text_is_a_line(tmp_path):
    (tmp_path / "few.jsonl").write_text(json.dumps({"id": "a", "text": POTHOLE}))
    done = CliRunner().invoke(command.suggest, [str(tmp_path / "few.jsonl")])
    assert done.stdout.startswith("a\tfeedback\ttransport.")
