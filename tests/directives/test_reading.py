"""From a draft to passages: one for each item or task, days with the task that names them, targets by their figures."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from directives.making import PLAN
from thongsuot.directives.rules.parsing import parse
from thongsuot.directives.rules.parsing.draft import Deadline, Draft, Figure, Item, Span
from thongsuot.directives.rules.reading import passages

TEXT = "Yêu cầu: rà soát xong trước ngày 1/7/2026; báo cáo hằng quý. Phấn đấu đạt 95% hộ có nước sạch."


def span(words: str, made=Span, **more):
    start = TEXT.index(words)
    return made(start, start + len(words), words, **more)


def test_a_day_goes_to_the_task_that_names_it():
    day = span("trước ngày 1/7/2026", Deadline, date=date(2026, 7, 1))
    tasks = (span("rà soát xong trước ngày 1/7/2026"), span("báo cáo hằng quý"))
    item = span("Yêu cầu: rà soát xong trước ngày 1/7/2026; báo cáo hằng quý", Item, tasks=tasks, deadlines=(day,))
    found = passages(TEXT, Draft(items=(item,)))
    assert [(one.kind, one.parent, one.due_on) for one in found] == [
        ("requirement", None, None),
        ("task", 0, date(2026, 7, 1)),
        ("task", 0, None),
    ]


def test_a_planned_figure_outside_every_passage_makes_one_of_its_sentence():
    share = span("95%", Figure, value=95, unit="%", role="planned")
    (found,) = passages(TEXT, Draft(figures=(share,)))
    assert (found.kind, found.span.text) == ("target", "Phấn đấu đạt 95% hộ có nước sạch.")
    assert found.figures == (share,)
    assert passages(TEXT, Draft(figures=(span("95%", Figure, value=95, unit="%", role="reached"),))) == []


def test_what_stands_under_the_targets_and_has_a_figure_is_a_target():
    found = passages(PLAN, parse(PLAN))
    assert [(one.kind, one.ordinal) for one in found] == [("target", ""), ("task", "1."), ("task", "2.")]


@given(st.lists(st.sampled_from(PLAN.splitlines()), max_size=30))
def test_every_passage_is_a_stretch_of_the_text_in_its_order(lines):
    text = "\n".join(lines)
    found = passages(text, parse(text))
    assert all(text[one.span.start : one.span.end].split() == one.span.text.split() for one in found)
    assert all(one.parent is None or one.parent < number for number, one in enumerate(found))
    starts = [one.span.start for one in found if one.parent is None]
    assert starts == sorted(starts)
