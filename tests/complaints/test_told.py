"""A complaint is found by what its own pages say: the disputed decision, the evidence, the decision on it."""

import pytest

from cast import actor
from complaints.making import DECIDED, Procedure
from search.book import follow
from thongsuot.cases.models import Case
from thongsuot.complaints.models import Complaint, Dialogue, Evidence, Minute, Obligation, Outcome
from thongsuot.complaints.queries.told import told
from thongsuot.language.querying import parse
from thongsuot.search.contents import case_entries, tell_with
from thongsuot.search.queries import find

pytestmark = pytest.mark.django_db


@pytest.fixture
def complaint(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return Procedure().sent()


def test_it_is_found_by_the_disputed_decision_by_whoever_sees_the_case_and_nobody_else(complaint):
    Complaint.objects.update(body_name="Hạt kiểm lâm Nam Ban")
    follow()
    sees, not_ = actor(complaint.people.receptionist), actor(complaint.people.elsewhere)
    for words in ("12/QĐ-UBND", "hat kiem lam nam ban"):
        assert [key for key, _score in find(parse(words), actor=sees, limit=5).hits] == [complaint.case.pk]
        assert find(parse(words), actor=not_, limit=5).total == 0


def test_words_of_every_paper_of_the_procedure_are_told_but_not_who_was_there(complaint):
    case, act = Case.objects.get(pk=complaint.case.pk), complaint.case.acts.latest("number")
    Minute.objects.create(case=case, act=act, held_on=DECIDED, place="x", present="Zqten", text="Đo lại mốc zqmoc.")
    folios = {"folio_from": 1, "folio_to": 2, "given_by": "complainant", "received_on": DECIDED}
    Evidence.objects.create(case=case, number=99, name="Sơ đồ zqsodo", act=act, **folios)
    Dialogue.objects.update(minutes="Hai bên thống nhất zqdoithoai.", present="Zqten", invited="Zqten")
    Outcome.objects.update(text="Đúng một phần zqketluan.")
    Obligation.objects.create(
        case=case, act=case.acts.earliest("number"), kind="land", text="Trả zqtra", due_on=DECIDED, duty=case.duty
    )
    (entry,) = case_entries([case.pk]).values()
    words = " ".join(entry.texts)
    wanted = ("zqmoc", "zqsodo", "zqdoithoai", "zqketluan", "zqtra", complaint.people.commune.name)
    assert [word for word in wanted if word not in words] == [] and "Zqten" not in words


def test_what_is_no_complaint_is_told_nothing_more_and_nobody_tells_twice(complaint, django_assert_num_queries):
    with django_assert_num_queries(1):
        assert told([complaint.people.commune.pk]) == {}
    with pytest.raises(ValueError):
        tell_with(told)
