"""What acts make of a promise, without database: no day is lost, and the days decide how it stands."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongsuot.commitments.rules import (
    ALLOWED,
    GRACE_DAYS,
    Act,
    WrongAct,
    fallen,
    fold,
    lapses_on,
    may,
    may_renew,
    standing,
    step,
)
from thongsuot.commitments.rules.fold import FOLDS
from thongsuot.commitments.rules.standing import STANDINGS

SAID, DUE = date(2026, 7, 15), date(2026, 8, 14)
DAYS = st.dates(date(2026, 1, 1), date(2028, 12, 31))


def made(due_on=DUE, in_public=False) -> Act:
    return Act("made", SAID, {"due_on": due_on.isoformat(), "in_public": in_public})


def renewed(due_on: date, on: date) -> Act:
    return Act("renewed", on, {"due_on": due_on.isoformat()})


SHOWN = Act("evidence_added", date(2026, 8, 1), {})
KEPT = Act("kept", date(2026, 8, 2))
BROKEN = Act("judged_broken", DUE + timedelta(days=1))
WRONG = {
    "renewed to the same day": ([made()], renewed(DUE, SAID), "day"),
    "renewed to a day that has passed": ([made()], renewed(date(2026, 8, 20), date(2026, 8, 21)), "past"),
    "kept without evidence": ([made()], KEPT, "evidence"),
    "kept on evidence that was rejected": ([made(), SHOWN, Act("evidence_rejected", SAID)], KEPT, "evidence"),
    "rejected without evidence": ([made()], Act("evidence_rejected", SAID), "evidence"),
    "judged on its last day": ([made()], Act("judged_broken", DUE), "early"),
    "renewed once judged": ([made(), BROKEN], renewed(date(2026, 9, 1), DUE), "state"),
    "judged once kept": ([made(), SHOWN, KEPT], BROKEN, "state"),
    "anything once withdrawn": ([made(), Act("withdrawn", SAID)], SHOWN, "state"),
    "made twice": ([made()], made(), "state"),
    "withheld while public": ([made(), Act("published", SAID)], Act("withheld", SAID), "public"),
    "taken back while not public": ([made()], Act("unpublished", SAID), "public"),
}


@pytest.mark.parametrize("name", WRONG)
def test_an_act_that_does_not_fit_is_told_why(name):
    acts, act, why = WRONG[name]
    with pytest.raises(WrongAct) as wrong:
        step(fold(acts), act)
    assert wrong.value.why == why


def test_every_verb_has_its_states_and_its_fold():
    assert set(ALLOWED) == set(FOLDS)


@given(st.lists(st.tuples(DAYS, DAYS), max_size=8))
def test_renewing_adds_a_later_day_and_loses_none(tried):
    promise = fold([made()])
    for due_on, on in tried:
        before = promise
        try:
            promise = step(promise, renewed(due_on, on))
        except WrongAct:
            assert due_on <= before.due_on or due_on < on
            continue
        assert promise.days == (*before.days, due_on) and due_on > before.due_on
        assert promise.renewals == before.renewals + 1 and promise.first_due_on == DUE


@given(DAYS, DAYS, DAYS)
def test_a_promise_only_ever_gets_later_never_earlier(due_on, first, second):
    order = ["running", "late", "broken"]
    earlier, later = sorted((first, second))
    stands = [order.index(standing("running", due_on, None, day)) for day in (earlier, later)]
    assert stands == sorted(stands)
    assert may_renew(due_on, earlier) == (standing("running", due_on, None, earlier) != "broken")


STANDS = [
    ("running", None, DUE, "running"),
    ("running", None, DUE + timedelta(days=1), "late"),
    ("running", None, DUE + timedelta(days=GRACE_DAYS), "late"),
    ("running", None, lapses_on(DUE), "broken"),
    ("kept", DUE, date(2027, 1, 1), "kept"),
    ("kept", DUE + timedelta(days=1), date(2027, 1, 1), "kept-late"),
    ("broken", DUE + timedelta(days=1), DUE + timedelta(days=1), "broken"),
    ("withdrawn", SAID, SAID, "withdrawn"),
]


@pytest.mark.parametrize(("state", "ended_on", "today", "stands"), STANDS)
def test_how_a_promise_stands_follows_from_its_acts_and_the_day(state, ended_on, today, stands):
    assert standing(state, DUE, ended_on, today) == stands and stands in STANDINGS


def test_what_was_judged_broken_and_kept_after_all_is_late_and_keeps_the_verdict():
    promise = fold([made(), BROKEN, SHOWN, Act("kept", date(2026, 9, 1))])
    assert standing(promise.state, promise.due_on, promise.ended_on, date(2026, 9, 2)) == "kept-late"
    assert promise.judged_on == BROKEN.on
    assert may("evidence_rejected", promise)


def test_said_in_public_it_waits_for_a_review():
    assert fold([made(in_public=True)]).publicity == "waiting"
    assert fold([made(in_public=True), Act("withheld", SAID), Act("published", SAID)]).publicity == "published"
    assert fold([made(), Act("published", SAID), Act("unpublished", SAID)]).publicity == "withheld"


def test_evidence_falls_with_the_act_that_takes_it_and_what_comes_after_stands():
    refused, gone = Act("evidence_rejected", date(2026, 8, 3)), Act("withdrawn", date(2026, 8, 9))
    acts = [made(), SHOWN, SHOWN, refused, SHOWN]
    assert fallen(acts) == {2: refused, 3: refused}
    assert fallen([*acts, gone]) == {2: refused, 3: refused, 5: gone}
    assert fallen([made(), SHOWN]) == {}
