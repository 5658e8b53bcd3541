"""Chains of extensions and pauses: what is shown agrees with what is counted, however they follow each other."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from thongsuot.duties.rules import Act, fold, law_terms, reckon
from thongsuot.duties.rules.chain import chain
from thongsuot.duties.rules.grounds import ground_name, word_grounds
from thongsuot.duties.rules.whole import whole
from thongsuot.law.shipped import shipped

BOOK = shipped()
START, DAY = date(2026, 2, 2), timedelta(days=1)
RULES = ["PAKN.RESOLVE", "PAKN.TRANSFER", "DC.POST30"]


def opened(rule):
    details = {"unit": "1", "starts_on": START.isoformat(), "rule": rule, "variant": ""}
    return Act("opened", START, details)


def reckoned(acts):
    """Return the acts with the day each holds, as the actions store them."""
    done = []
    for act in acts:
        days = {}
        if act.verb in ("opened", "extended", "resumed"):
            days = reckon(fold([*done, act]), BOOK).details()
        done.append(Act(act.verb, act.on, {**act.details, **days}))
    return done


@st.composite
def lives(draw):
    """Any order of extensions and pauses, on days that never go back; an extension may fall into a pause."""
    acts, day, paused = [opened(draw(st.sampled_from(RULES)))], START, False
    for n in range(draw(st.integers(0, 8))):
        day += draw(st.integers(0, 9)) * DAY
        verb = draw(st.sampled_from(["extended", "resumed" if paused else "suspended"]))
        paused = paused if verb == "extended" else not paused
        details = {"extended": {"days": draw(st.integers(1, 10)), "ground": f"g{n}"}, "suspended": {"ground": f"g{n}"}}
        acts.append(Act(verb, day, details.get(verb, {})))
    return reckoned(acts)


@given(lives())
def test_the_last_day_of_the_chain_is_the_day_that_is_explained(acts):
    clock = fold(acts)
    stored = [link.due_on for link in chain(acts) if link.due_on]
    assert stored[-1] == clock.due_on
    if clock.state == "open":
        extensions, suspensions = law_terms(clock)
        due = BOOK.due(clock.rule_code, clock.starts_on, clock.rule_variant, extensions, suspensions)
        assert due.due_on == clock.due_on
        assert due.steps[-1].date == clock.due_on


@given(lives())
def test_every_extension_and_every_pause_is_one_link_with_its_ground_and_day(acts):
    clock, links = fold(acts), chain(acts)
    added = [link.days for link in links if link.kind == "extended"]
    paused = [(link.first, link.last) for link in links if link.kind == "suspended" and link.last]
    assert tuple(added) == clock.extensions
    assert tuple(span for span in paused if span[0] <= span[1]) == clock.suspensions
    wanted = [(act.on, act.details["ground"]) for act in acts if act.verb in ("extended", "suspended")]
    assert [(link.on, link.ground) for link in links if link.ground] == wanted
    lasting = [link.first for link in links if link.first and link.last is None]
    assert lasting == ([clock.suspended_since] if clock.suspended_since else [])


@given(lives())
def test_a_day_that_a_pause_covers_never_counts_and_the_days_told_apart_are_the_paused_ones(acts):
    clock = fold(acts)
    if clock.state != "open":
        return
    extensions, suspensions = law_terms(clock)
    due = BOOK.due(clock.rule_code, clock.starts_on, clock.rule_variant, extensions, suspensions)
    covered = {step.date for step in due.steps if any(span.covers(step.date) for span in suspensions)}
    assert not [step for step in due.steps if step.counted and step.date in covered]
    clocked = whole(START, due.due_on, clock.suspensions, BOOK.calendar)
    assert clocked.days == (due.due_on - START).days
    assert clocked.suspended == len(covered - {START})


def test_the_whole_counts_every_day_and_tells_suspended_ones_apart():
    spans = [(date(2026, 8, 5), date(2026, 8, 9)), (date(2026, 8, 8), date(2026, 8, 11))]
    found = whole(date(2026, 8, 3), date(2026, 8, 14), spans, BOOK.calendar)
    assert (found.days, found.working, found.suspended) == (11, 9, 7)


def test_in_a_year_without_calendar_working_days_are_not_guessed():
    assert whole(date(2041, 8, 3), date(2041, 8, 14), [], BOOK.calendar).working is None


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 60), st.integers(0, 30))
def test_the_uninterrupted_clock_never_stops(since, days, pause):
    spans = [(since + DAY, since + pause * DAY)]
    first = whole(since, since + days * DAY, spans, BOOK.calendar)
    after = whole(since, since + (days + 1) * DAY, spans, BOOK.calendar)
    assert after.days == first.days + 1
    assert first.suspended <= first.days
    assert first.working <= first.days


def test_a_ground_is_said_in_words_and_one_without_words_as_it_is_stored():
    word_grounds({"of-a-test": ("Lý do thử", "A ground of a test")})
    assert (ground_name("of-a-test"), ground_name("of-a-test", "en")) == ("Lý do thử", "A ground of a test")
    assert ground_name("unheard-of") == "unheard-of"
