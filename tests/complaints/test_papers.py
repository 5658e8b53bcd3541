"""What a complaint lends to its papers: the forms of each step, and what the procedure knows."""

import pytest

from complaints.making import DECIDED, Procedure
from lives import moment
from thongsuot.cases.queries.papers import CaseMatter
from thongsuot.complaints.queries.papers import FITTING, forms_of
from thongsuot.core.refs import Ref
from thongsuot.documents import actions
from thongsuot.documents.queries.sheets import sheet_of
from thongsuot.documents.shipped import forms

pytestmark = pytest.mark.django_db
MATTER = CaseMatter()


def given(made, code, on=DECIDED):
    return MATTER.given(made.by("head", on)["actor"], made.case.pk, code, on)


def drawn(made, code, on=DECIDED):
    lent = given(made, code, on)
    known = {field.name for field in forms()[code].fields}
    values = {name: value for name, value in lent.values.items() if name in known}
    who = made.by("head", on)["actor"]
    return actions.draw(
        form=code, subject=Ref("case", made.case.pk), values=values, unit_id=lent.unit_id, actor=who, **moment(on)
    )


def test_every_form_that_a_step_offers_is_there():
    offered = {code for codes in FITTING.values() for code in codes} - {"decision"}
    assert offered <= set(forms())


def test_an_accepted_complaint_offers_the_notice_filled_with_what_is_disputed():
    made = Procedure().accepted()
    assert forms_of(made.by("head", DECIDED) and made.case)[0] == "KN-03"
    words = sheet_of(drawn(made, "KN-03")).words()
    for known in ("Lò Thị Mây", "quyết định số 12/QĐ-UBND ngày 10 tháng 6 năm 2026", "ngày 20 tháng 7 năm 2026"):
        assert known in words


def test_a_decision_is_filled_from_the_draft_and_is_that_of_its_level():
    made = Procedure().drafted()
    made.by("head", DECIDED)
    assert "KN-GQ1" in forms_of(made.case) and "KN-GQ2" not in forms_of(made.case)
    values = given(made, "KN-GQ1").values
    assert values["outcome"] in forms()["KN-GQ1"].field("outcome").choices
    assert values["orders"] and values["considered"]
    assert "Lò Thị Mây" in sheet_of(drawn(made, "KN-GQ1")).words()
