"""Terms in hours: the same book, the same command, an instant instead of a day."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.core.clock import LEGAL_ZONE
from thongsuot.law.cli import due
from thongsuot.law.hours import due_hours, hour_terms
from thongsuot.law.rules import RuleUnknown, WrongTerm
from thongsuot.law.rules.hours import HourTerm, count_hours

instants = st.integers(0, 30_000_000).map(lambda s: datetime(2026, 7, 2, tzinfo=UTC) + timedelta(seconds=s))


def run(*arguments, language="vi_VN.UTF-8"):
    return CliRunner(env={"LC_ALL": language}).invoke(due, arguments)


def test_article_on_breaches_72_hours_run_through_a_weekend():
    found = due_hours("PD.BREACH", datetime(2026, 7, 17, 18, 30, tzinfo=LEGAL_ZONE))
    assert found.due_at == datetime(2026, 7, 20, 18, 30, tzinfo=LEGAL_ZONE)


def test_article_23_the_sites_are_connected_an_hour_before_the_session():
    found = due_hours("TCD.ONLINE.NOTICE/connect", datetime(2026, 8, 5, 8, 0, tzinfo=LEGAL_ZONE))
    assert found.due_at == datetime(2026, 8, 5, 7, 0, tzinfo=LEGAL_ZONE)
    assert found.why == "1 giờ trước 08:00 5/8/2026, tính liên tục cả ban đêm và ngày nghỉ"


@given(instants)
def test_exactly_the_hours_of_the_term_pass(at):
    for term in hour_terms().values():
        assert abs(count_hours(term, at).due_at - at) == timedelta(hours=term.hours)


def test_every_term_in_hours_has_its_source_and_both_languages():
    for term in hour_terms().values():
        assert all((term.source.instrument_en, term.source.article_en, term.title, term.title_en))


def test_a_day_without_an_hour_is_refused_with_the_remedy():
    with pytest.raises(WrongTerm, match="Ghi cả giờ phút"):
        due_hours("PD.BREACH", date(2026, 7, 17))


def test_a_term_that_is_not_law_yet_is_refused():
    with pytest.raises(RuleUnknown, match="từ ngày 2026-07-01"):
        due_hours("TCD.ONLINE.NOTICE/connect", datetime(2026, 6, 30, 23, 59, tzinfo=LEGAL_ZONE))


def test_an_instant_needs_a_zone():
    with pytest.raises(ValueError, match="zone"):
        count_hours(hour_terms()["PD.BREACH"], datetime(2026, 7, 17))  # noqa: DTZ001  (what is refused)


@pytest.mark.parametrize("wrong", [{"hours": 0}, {"counting": "consecutive"}, {"title": ""}], ids=str)
def test_a_term_that_cannot_be_is_refused(wrong):
    row = hour_terms()["PD.BREACH"]
    values = {name: getattr(row, name) for name in HourTerm.__slots__}
    with pytest.raises(ValueError):
        HourTerm(**values | wrong)


def test_the_command_answers_in_hours():
    answer = run("PD.BREACH", "2026-07-17T18:30", "--json")
    found = json.loads(answer.stdout)
    assert (found["due_on"], found["due_at"]) == ("2026-07-20", "2026-07-20T18:30+07:00")
    assert found["steps"] == [
        {
            "date": "2026-07-20",
            "counted": True,
            "why": "72 giờ kể từ 18:30 17/7/2026, tính liên tục cả ban đêm và ngày nghỉ",
        }
    ]


@pytest.mark.parametrize(
    ("language", "said"),
    [("vi_VN.UTF-8", "Hạn: Thứ Hai, 18:30 20/7/2026"), ("en_US.UTF-8", "72 hours from 18:30 17/7/2026")],
)
def test_people_read_the_hour(language, said):
    assert said in run("PD.BREACH", "17/7/2026 18:30", language=language).stdout


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(["PD.BREACH", "2026-07-17"], 1), (["PD.BREACH", "2026-07-17T25:00"], 2), (["PD.BREACH", "2025-07-17T10:00"], 1)],
    ids=["no hour", "no such hour", "before the law"],
)
def test_what_cannot_be_answered_is_one_sentence(arguments, status):
    answer = run(*arguments)
    assert answer.exit_code == status
    assert len(answer.stderr.strip().splitlines()) == 1


def test_a_rule_in_days_takes_the_day_of_an_instant():
    assert json.loads(run("KN.FIRST", "2026-04-02T15:00", "--json").stdout)["due_on"] == "2026-05-04"
