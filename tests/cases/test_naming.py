"""Duties of a case are found by the words of its title, by those alone who see the case."""

import pytest

from cases.desk import set_day, text
from cast import actor
from lives import DAY, Life
from thongsuot.cases.queries.naming import beginning
from thongsuot.core.ids import show_code
from thongsuot.duties import queries
from thongsuot.duties.models import Duty

pytestmark = pytest.mark.django_db


def found(words, who):
    return queries.filtered(Duty.objects.all(), text=words, actor=actor(who))


@pytest.fixture
def life():
    return Life(title="Đèn đường và cống").accepted()


@pytest.mark.parametrize("words", ["đèn cống", "den duong", "ĐÈN", "Cống Đèn"])
def test_words_of_the_title_find_the_duty_with_or_without_marks(life, words):
    assert found(words, life.people.head).filter(task="answer").get() == life.case.duty


def test_words_that_the_title_lacks_find_nothing(life):
    assert not found("đèn cầu", life.people.head).exists()


def test_the_code_still_finds_it(life):
    assert life.case.duty in found(show_code(life.case.code), life.people.head)
    assert life.case.duty in found(life.case.code[:6], life.people.head)


def test_the_title_of_a_case_one_may_not_see_finds_nothing(life):
    assert not found("đèn", life.people.elsewhere).exists()


def test_the_page_of_duties_looks_for_words(client, life, monkeypatch):
    set_day(monkeypatch, DAY)
    client.force_login(life.people.head)
    assert "Đèn đường và cống" in text(client.get("/ban-lam-viec/?q=den+duong"))
    assert "Đèn đường và cống" not in text(client.get("/ban-lam-viec/?q=cau"))


def test_a_long_text_is_cut_at_a_word_and_quoted():
    assert beginning("ngắn  thôi") == "ngắn thôi"
    assert beginning("chữ " * 40) == "“" + " ".join(["chữ"] * 27) + "…”"
