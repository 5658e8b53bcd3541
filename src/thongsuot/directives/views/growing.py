"""Lĩnh vực đang tăng: what people bring more of, each of which can be made a task."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.directives.models import Task
from thongsuot.directives.permissions import OVERSEERS, tasks_seen_by
from thongsuot.directives.queries.growing import PERIOD, growing_topics
from thongsuot.directives.rules.growing import Growing
from thongsuot.language.topics import topics

OPEN = (Task.State.DRAFT, Task.State.SENT)


def _found(request: HttpRequest) -> list[Growing]:
    if not request.actor.units_as(*OVERSEERS):
        raise Http404
    return growing_topics(request.actor, clock.today())


@login_required
@never_cache
@require_GET
def growing(request: HttpRequest) -> HttpResponse:
    found = _found(request)
    running: dict[str, list[Task]] = {}
    for task in tasks_seen_by(request.actor).filter(topic__in=[one.topic for one in found], state__in=OPEN):
        running.setdefault(task.topic, []).append(task)
    rows = [(one, running.get(one.topic, [])) for one in found]
    return render(request, "directives/growing.html", {"rows": rows, "days": PERIOD.days, "today": clock.today()})


def table(request: HttpRequest) -> Iterator[list]:
    """Return the same topics for a spreadsheet."""
    return _table(_found(request))


def _table(found: list[Growing]) -> Iterator[list]:
    yield [_("Lĩnh vực"), _("30 ngày qua"), _("30 ngày trước đó")]
    for one in found:
        few = _("dưới 5") if one.before is None else one.before
        yield [topics.topic(one.topic).name(get_language() or "vi"), one.now, few]
