"""After the answer: rating, reopening into a new round, closing."""

from datetime import date

import pytest

from lives import DAY, Life, copy, days_after, photo
from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.publish import publish
from thongsuot.cases.actions.rate import close, close_after, rate, reopen, waiting_to_close
from thongsuot.cases.models import Publication, PublicationItem, Rating
from thongsuot.cases.queries.answer import current_answer, missing, sent_answer
from thongsuot.core.actors import resident, service
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Refused
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import Entry
from thongsuot.people.models import Post

pytestmark = pytest.mark.django_db
LATER = date(2026, 7, 22)


@pytest.fixture
def life():
    return Life().answered()


def owner(life, on=LATER):
    return life.by("receptionist", on) | {"actor": resident(life.case.pk)}


def open_again(life, *, not_done=(2,), done=(1,), missing="Cống vẫn tắc.", on=LATER):
    life.case = reopen(not_done=not_done, done=done, missing=missing, **owner(life, on))
    return life.case


def test_a_resident_rates_an_item_done(life):
    case = rate(done=[1], **owner(life))
    assert case.state == "answered"
    assert [each.outcome for each in sent_answer(case)] == ["done", ""]


def test_a_rating_shows_in_the_public_copy(life):
    rate(done=[1], **owner(life))
    assert list(PublicationItem.objects.values_list("outcome", flat=True)) == ["done", ""]


@pytest.mark.parametrize("done", [[], [3]])
def test_a_rating_names_items_of_the_case(life, done):
    with pytest.raises(Invalid) as refused:
        rate(done=done, **owner(life))
    assert refused.value.field == "done"


def test_nobody_rates_anothers_case(life):
    other = Life(people=life.people)
    with pytest.raises(NotFound):
        rate(done=[1], **owner(life) | {"actor": resident(other.case.pk)})


def test_an_unanswered_case_cannot_be_rated():
    with pytest.raises(NotAllowedNow):
        rate(done=[1], **owner(Life().approved()))


def test_reopening_begins_a_round_with_a_new_clock_from_its_own_day(life):
    first = life.case.duty_id
    case = open_again(life)
    duty = Duty.objects.get(pk=case.duty_id)
    assert (case.state, case.reopened, case.answered_on) == ("assigned", 1, None)
    assert (duty.pk != first, duty.starts_on, duty.due_on, duty.state) == (True, LATER, date(2026, 8, 12), "open")


def test_reopening_records_both_words_in_one_act(life):
    before = Entry.objects.count()
    open_again(life)
    assert Entry.objects.count() == before + 1
    assert dict(Rating.objects.values_list("item__number", "outcome")) == {1: "done", 2: "not-done"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"not_done": ()}, "not_done"),
        ({"not_done": (9,)}, "not_done"),
        ({"done": (2,)}, "done"),
        ({"missing": ""}, "missing"),
    ],
)
def test_reopening_says_which_item_and_what_is_missing(life, changes, field):
    with pytest.raises(Invalid) as refused:
        open_again(life, **changes)
    assert refused.value.field == field


def test_only_what_is_not_done_needs_a_new_answer(life):
    open_again(life)
    assert [lack.number for lack in missing(life.case)] == [2]
    assert [(each.accepted, bool(each.response)) for each in current_answer(life.case)] == [
        (True, True),
        (False, False),
    ]


def test_the_person_still_reads_the_earlier_answer_while_the_new_one_is_drafted(life):
    open_again(life)
    draft(responses=[Drafted(number=2, text="Đang làm lại.")], **life.by("economics_handler", LATER))
    assert [each.response.text for each in sent_answer(life.case)] == [
        "Đã thay ba bóng đèn ngày 18/7.",
        "Đã nạo vét cống ngày 19/7.",
    ]


def test_the_second_answer_replaces_the_public_copy(life):
    open_again(life)
    again = [Drafted(number=2, text="Đã nạo vét lại.", uploads=(photo(),))]
    draft(responses=again, **life.by("economics_handler", LATER))
    submit(**life.by("economics_handler", LATER))
    approve(**life.by("head", LATER))
    publish(copy=copy(), **life.by("publisher", LATER))
    standing = Publication.objects.get(withdrawn_on=None)
    assert (standing.round, Publication.objects.count()) == (2, 2)
    assert list(standing.items.values_list("outcome", flat=True)) == ["done", ""]


def test_a_closed_case_can_be_reopened(life):
    rate(done=[1, 2], **owner(life))
    assert open_again(life, done=()).ended_on is None


def test_the_new_duty_is_left_with_the_desk_where_its_officer_has_gone(life):
    Post.objects.filter(officer=life.people.economics_handler).update(valid_until=LATER)
    duty = Duty.objects.get(pk=open_again(life).duty_id)
    assert (duty.holder_unit, duty.holder_officer) == (life.people.economics, None)


def test_a_case_is_closed_by_the_word_that_the_last_item_is_done(life):
    assert rate(done=[1], **owner(life)).ended_on is None
    before = Entry.objects.count()
    case = rate(done=[2], **owner(life))
    assert (case.state, case.ended_on, Entry.objects.count()) == ("closed", LATER, before + 1)


def test_what_was_done_before_a_reopening_counts_when_the_rest_is_done(life):
    open_again(life, done=(1,), not_done=(2,))
    again = [Drafted(number=2, text="Đã nạo vét lại.", uploads=(photo(),))]
    draft(responses=again, **life.by("economics_handler", LATER))
    submit(**life.by("economics_handler", LATER))
    approve(**life.by("head", LATER))
    publish(copy=copy(), **life.by("publisher", LATER))
    assert rate(done=[2], **owner(life)).state == "closed"


def test_a_case_closed_by_the_last_word_needs_no_closing(life):
    rate(done=[1, 2], **owner(life))
    with pytest.raises(NotAllowedNow):
        close(**life.by("economics_handler", LATER))


@pytest.mark.parametrize("done", [None, [1]])
def test_without_the_persons_word_a_case_waits_thirty_days(life, done):
    if done:
        rate(done=done, **owner(life))
    with pytest.raises(NotAllowedNow) as refused:
        close(**life.by("economics_handler", days_after(DAY, 29)))
    assert "19/08/2026" in str(refused.value)
    assert close(**life.by("economics_handler", days_after(DAY, 30))).state == "closed"


def test_the_daily_job_closes_what_has_waited_long_enough(life):
    assert waiting_to_close(days_after(DAY, 29)) == []
    due = days_after(DAY, close_after().days)
    assert waiting_to_close(due) == [life.case.pk]
    assert close(**life.by("head", due) | {"actor": service("close")}).ended_on == due


def test_a_service_may_not_rate(life):
    with pytest.raises(Refused):
        rate(done=[1], **owner(life) | {"actor": service("close")})
