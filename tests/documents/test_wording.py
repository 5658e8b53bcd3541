"""What an office may change in the words of a form, and what it may not."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.documents.rules import wording
from thongsuot.documents.rules.composing import Issuer, Signing, compose
from thongsuot.documents.shipped import forms

FORM = forms()["KN-GQ1"]
SHIPPED = wording.parts(FORM)


def reasons(body: str, form=FORM) -> list[tuple[str, str]]:
    return [(wrong.reason, wrong.what) for wrong in wording.wrongs(form, wording.parts(form) | {"body": body})]


@pytest.mark.parametrize("code", sorted(forms()))
def test_the_words_of_every_form_fit_and_make_the_same_form(code):
    form = forms()[code]
    assert wording.wrongs(form, wording.parts(form)) == []
    again = wording.with_words(form, wording.parts(form), confidence=form.confidence)
    assert (again.about, again.body.strip(), again.recipients) == (form.about, form.body.strip(), form.recipients)


def test_a_sentence_may_be_added_and_one_said_in_other_words():
    body = SHIPPED["body"].replace("**IV. Kết luận**", "**IV. Kết luận của người giải quyết**") + "\nMột câu nữa."
    assert reasons(body) == []
    assert "Một câu nữa." in wording.with_words(FORM, {"body": body}, confidence="unsure").body


RIGHT = next(line for line in wording.kept_lines(FORM) if line.startswith("**Điều 3.**"))


@pytest.mark.parametrize(
    "change, reason",
    [
        (lambda body: body.replace("30 ngày", "15 ngày"), ("keep", RIGHT)),
        (lambda body: body.replace("= QUYẾT ĐỊNH:\n", ""), "centred"),
        (lambda body: body + "\n= THÊM", "centred"),
        (lambda body: body.replace("# orders", "{orders} nhé"), ("list", "{orders}")),
        (lambda body: body.replace("# orders", "# outcome"), ("mark", "# outcome")),
        (lambda body: body.replace("# duties\n", ""), ("missing", "{duties}")),
        (lambda body: body.replace("?dialogue {dialogue}", "{dialogue}"), ("optional", "{dialogue}")),
        (lambda body: body.replace("?dialogue {dialogue}", "?doi {dialogue}"), ("condition", "?doi {dialogue}")),
        (lambda body: body.replace("# duties", "?dialogue # duties"), ("conditional", "{duties}")),
        (lambda body: body.replace("**I. Nội dung khiếu nại**", "**I. Nội dung khiếu nại"), "stars"),
        (lambda body: body + "\n{ai_do}", ("unknown", "{ai_do}")),
        (lambda body: body + "\n😀", ("letters", "😀")),
        (lambda body: body + "\n<script>", ("tag", "<script>")),
        (lambda body: body + "\nx" * 150, "long"),
    ],
)
def test_what_law_layout_or_values_want_is_not_changed(change, reason):
    found = reasons(change(SHIPPED["body"]))
    assert reason in found or reason in [one for one, _what in found]


def test_a_table_stands_on_a_line_of_its_own():
    form = forms()["C-BB"]
    body = wording.parts(form)["body"]
    assert ("rows", "{present}") in reasons(body.replace("| present", "Có {present}"), form)
    assert ("mark", "+ present") in reasons(body.replace("| present", "+ present"), form)


def test_a_short_part_takes_no_value_of_many_lines():
    form = forms()["C-DC"]
    found = wording.wrongs(form, wording.parts(form) | {"about": "đính chính {corrected} gửi {to}"})
    assert [(wrong.part, wrong.reason, wrong.what) for wrong in found] == [("about", "unknown", "{to}")]


PIECES = st.sampled_from(
    [
        "{person}",
        "{dialogue}",
        "{orders}",
        "?dialogue ",
        "?person ",
        "# orders",
        "| orders",
        "+ duties",
        "= QUYẾT ĐỊNH:",
    ]
    + ["**", "Điều", " ", "\n", "{", "}", "- ", "> ", "?", "{x}", "[", "<b>", "{{person}}", "{% now %}"]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_whatever_fits_can_be_drawn(more):
    body = f"{SHIPPED['body']}\n{more}"
    if wording.wrongs(FORM, SHIPPED | {"body": body}):
        return
    form = wording.with_words(FORM, {"body": body}, confidence="unsure")
    for values in ({}, {"person": "{dialogue}", "orders": ["một"], "dialogue": "= hai"}):
        for more in ({}, {"blank": True}, {"dots": True}):
            sheet = compose(form, values, Issuer(name="UBND"), Signing(), drawn_on=date(2026, 8, 27), **more)
            assert "{{" not in sheet.words() and "{%" not in sheet.words()


def test_words_that_fit_no_more_give_way_to_those_that_ship():
    assert wording.with_words(FORM, {"body": "{gone}"}, confidence="unsure") == FORM
    assert wording.with_words(FORM, {"body": SHIPPED["body"], "old": "x"}, confidence="unsure") == FORM
