"""Wherever a page shows a due day, the same page says why that day, or leads to the page that does."""

import re
from pathlib import Path

import pytest

import thongsuot

ROOT = Path(thongsuot.__file__).parent
TEMPLATES = {str(path.relative_to(ROOT)): path.read_text() for path in sorted(ROOT.glob("*/templates/**/*.html"))}
SHOWN = re.compile(r"due_on\|(?:day|weekday|date)")
SAYS_WHY = re.compile(r"{% due_why |duties/_why_day\.html|{% include \"law/_why")
INCLUDED = re.compile(r"{% include \"([^\"]+)\"")
# What leads on instead: a list, or a box beside a form. The address that it must link to, and what that page shows.
LEADS = {
    "duties/_row.html": ('{% url "duties:one" row.duty.pk %}', "duties/one.html"),
    "cases/desk/_matter.html": ('{% url "desk:case" case.pk %}#thoi-han', "cases/desk/case.html"),
    "cases/desk/_line.html": ('{% url "desk:case" row.case.pk %}', "cases/desk/case.html"),
    "cases/publication.html": ('{% url "law:due" %}?{{ copy.due_asked }}', "law/due.html"),
    "commitments/_made_in.html": ('{% url "commitments:one" row.promise.pk %}', "commitments/one.html"),
    "commitments/act.html": ('{% url "commitments:one" commitment.pk %}', "commitments/one.html"),
    "commitments/list.html": ('{% url "commitments:one" one.pk %}', "commitments/one.html"),
    "commitments/public/list.html": ('{% url "promises:one" one.pk %}', "commitments/public/one.html"),
    "directives/assignment_act.html": ('{% url "directives:assignment" row.pk %}', "directives/assignment.html"),
    "directives/cell.html": ('{% url "directives:assignment" row.pk %}', "directives/assignment.html"),
    "directives/events.html": ('{% url "directives:event" one.pk %}', "directives/event.html"),
    "directives/matrix.html": ('{% url "directives:task" task.pk %}', "directives/task.html"),
    "directives/task_form.html": ('{% url "directives:assignment" start.parent.pk %}', "directives/assignment.html"),
    "directives/task_move.html": ('{% url "directives:task" task.pk %}', "directives/task.html"),
    "directives/task_parts.html": ('{% url "directives:assignment" row.pk %}', "directives/assignment.html"),
    "directives/task_send.html": ('{% url "directives:task" each.task.pk %}', "directives/task.html"),
    "directives/tasks.html": ('{% url "directives:task" task.pk %}', "directives/task.html"),
    "meetings/public/one.html": ('{% url "promises:one" row.promise.pk %}', "commitments/public/one.html"),
    "privacy/home.html": ('{% url "privacy:request" one.pk %}', "privacy/request.html"),
}
# A day that no rule counts: it is written in a decision, and the page says so.
WRITTEN = {
    "complaints/_obligations.html": "hạn ghi trong quyết định",
    "commitments/_sentence.html": "Ngày thấy trong câu",
    "directives/_passage.html": "(“{{ one.due_text",
}
# The drawings of the count themselves.
DRAWS = {"law/_why.html", "law/_why_hours.html", "components/days.html"}


def named(path: str) -> str:
    return path.split("/templates/", 1)[1]


def pages_with(name: str) -> list[str]:
    """Return the templates that include `name`."""
    return [path for path, text in TEMPLATES.items() if name in INCLUDED.findall(text)]


def says_why(path: str, seen: frozenset = frozenset()) -> bool:
    """Return whether the template explains, by itself, by what it includes, or by every page that includes it."""
    text = TEMPLATES[path]
    inside = [page for page in TEMPLATES if named(page) in INCLUDED.findall(text)]
    if SAYS_WHY.search(text) or any(SAYS_WHY.search(TEMPLATES[page]) for page in inside):
        return True
    around = [page for page in pages_with(named(path)) if page not in seen]
    return bool(around) and all(says_why(page, seen | {path}) for page in around)


SHOWING = [path for path, text in TEMPLATES.items() if SHOWN.search(text) and named(path) not in DRAWS]


def test_due_days_are_shown_somewhere():
    assert len(SHOWING) > 15


@pytest.mark.parametrize("path", SHOWING)
def test_a_due_day_is_never_shown_without_why(path):
    name, text = named(path), TEMPLATES[path]
    if name in LEADS:
        assert LEADS[name][0] in text
        assert any(says_why(page) for page in TEMPLATES if named(page) == LEADS[name][1])
    elif name in WRITTEN:
        assert WRITTEN[name] in text
    else:
        assert says_why(path)


def test_no_exception_is_stale():
    assert (LEADS.keys() | WRITTEN.keys()) - {named(path) for path in SHOWING} == set()
