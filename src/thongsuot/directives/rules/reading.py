"""From a text as it was read to the passages that an officer decides on, each at its place in the source. Pure."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from thongsuot.directives.rules.parsing.draft import Deadline, Draft, Figure, Item, Span
from thongsuot.directives.rules.parsing.sentences import sentences
from thongsuot.language.folding import fold

REQUIREMENT, TASK, TARGET, SHORTCOMING, MODEL = "requirement", "task", "target", "shortcoming", "model"
PLANNED = "planned"
AIMS = ("muc tieu", "chi tieu")  # in the heading of what is to be reached
ALL_OF_IT = 0.8  # of an item, from here on its one task is the item itself


@dataclass(frozen=True)
class Found:
    """One passage. `parent`: the place in the list of the item that it is part of; None where it stands alone."""

    kind: str
    span: Span
    parent: int | None = None
    group: str = ""
    ordinal: str = ""
    due_text: str = ""
    due_on: date | None = None
    figures: tuple[Figure, ...] = ()


def passages(text: str, draft: Draft) -> list[Found]:
    """Return what a draft says to do, to reach, and what is wrong, in the order of the text.

    A planned figure that stands in no passage makes one of its sentence.
    """
    spans = [*(Found(SHORTCOMING, one) for one in draft.shortcomings), *(Found(MODEL, one) for one in draft.models)]
    inside = [one.span for one in spans] + [Span(one.start, one.end, "") for one in draft.items]
    spans += _targets(text, draft.figures, inside)
    starts = sorted([*spans, *draft.items], key=lambda one: _span(one).start)
    found: list[Found] = []
    for one in starts:
        if isinstance(one, Found):
            found.append(one)
        else:
            found += _item(one, len(found))
    figures = sorted(draft.figures, key=lambda one: one.start)
    begins = [one.start for one in figures]
    return [_with_figures(one, _within(figures, begins, one.span)) for one in found]


def _with_figures(one: Found, figures: tuple[Figure, ...]) -> Found:
    """Return a passage with its figures; what stands under the targets and has any is one."""
    aims = one.kind == TASK and figures and any(words in fold(one.group) for words in AIMS)
    return replace(one, figures=figures, kind=TARGET if aims else one.kind)


def _span(one: Found | Item) -> Span:
    return one.span if isinstance(one, Found) else one


def _item(item: Item, at: int) -> Iterator[Found]:
    """Yield an item and then its tasks, or the item alone where it is its one task.

    A day goes to the task that names it, else to the item.
    """
    if len(item.tasks) == 1 and _length(item.tasks[0]) >= ALL_OF_IT * _length(item):
        yield Found(TASK, item, None, item.group, item.ordinal, *_due(item.deadlines))
        return
    own = [day for day in item.deadlines if not any(_holds(task, day) for task in item.tasks)]
    kind = REQUIREMENT if item.tasks or _asks(item.group) else TASK
    yield Found(kind, item, None, item.group, item.ordinal, *_due(own))
    for task in item.tasks:
        yield Found(TASK, task, at, item.group, "", *_due(day for day in item.deadlines if _holds(task, day)))


def _length(span: Span) -> int:
    return span.end - span.start


def _asks(group: str) -> bool:
    words = fold(group)
    return "yeu cau" in words and "nhiem vu" not in words


def _due(days: Iterable[Deadline]) -> tuple[str, date | None]:
    days = list(days)
    first = next((day for day in days if day.date), days[0] if days else None)
    return (first.text, first.date) if first else ("", None)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _within(figures: list[Figure], begins: list[int], span: Span) -> tuple[Figure, ...]:
    """Return the figures of a span; `figures` by their beginnings, which are `begins`."""
    near = figures[bisect_left(begins, span.start) : bisect_left(begins, span.end)]
    return tuple(one for one in near if _holds(span, one))


def _targets(text: str, figures: Iterable[Figure], inside: list[Span]) -> list[Found]:
    found: dict[tuple[int, int], Found] = {}
    inside = sorted(inside, key=lambda one: one.start)
    begins, furthest = [one.start for one in inside], list(accumulate((one.end for one in inside), max))
    for one in figures:
        before = bisect_right(begins, one.start)
        held = before and furthest[before - 1] >= one.end
        if one.role == PLANNED and not held:
            span = _sentence(text, one)
            found[span.start, span.end] = Found(TARGET, span)
    return list(found.values())


def _sentence(text: str, figure: Figure) -> Span:
    """Return the sentence of a line in which a figure stands."""
    start = text.rfind("\n", 0, figure.start) + 1
    end = text.find("\n", figure.end)
    for one in sentences(text, start, len(text) if end < 0 else end):
        if one.start <= figure.start and figure.end <= one.end:
            return Span(one.start, one.end, " ".join(text[one.start : one.end].split()))
    return figure
