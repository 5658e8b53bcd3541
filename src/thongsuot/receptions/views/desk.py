"""Tiếp công dân on the desk: the sessions an officer sees, one session with its visits, its minutes to print."""

from collections.abc import Iterator

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.views.desk.intake import TAKES_IN
from thongsuot.commitments.queries import made_at
from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.refs import Ref
from thongsuot.documents.queries.offers import papers_on
from thongsuot.duties.queries import explain
from thongsuot.receptions import rules
from thongsuot.receptions.actions.tying import WITH_THEM
from thongsuot.receptions.forms.fields import NEEDS
from thongsuot.receptions.forms.planning import KINDS, MODES
from thongsuot.receptions.models import Session, Visit
from thongsuot.receptions.permissions import units_to_plan_in
from thongsuot.receptions.queries import lists
from thongsuot.receptions.queries.boards import board_of, in_order
from thongsuot.receptions.queries.files import files_of, taken_away
from thongsuot.receptions.queries.taken_back import taken_back
from thongsuot.receptions.views.acts import choices
from thongsuot.receptions.views.files import no_file_now
from thongsuot.receptions.views.visits import NOTICE_SLUG
from thongsuot.units.forms import LegalDay

PAGE = 30
STATE_NAMES = {
    Session.State.PLANNED: _("Sắp tới"),
    Session.State.OPEN: _("Đang tiếp"),
    Session.State.CLOSED: _("Đã tiếp"),
    Session.State.CALLED_OFF: _("Không tiếp"),
}
CAME_NAMES = {
    "leader": _("Người đứng đầu tiếp"),
    "delegate": _("Người khác tiếp thay"),
    "": "",
}


# slug in the address, step, words, looks
PRESSES = (
    ("vao", "begin", _("Vào tiếp"), "btn-primary"),
    ("goi", "call", _("Gọi"), "btn-outline-primary"),
    ("da-ve", "leave", _("Đã về"), "btn-light"),
    ("cho-lai", "wait_again", _("Cho chờ lại"), "btn-light"),
    ("khong-den", "miss", _("Không đến"), "btn-light"),
)
ENDED_SHOWN = 20
RANKS = {"inside": 0, "called": 1, "waiting": 2, "booked": 3}


class ListForm(forms.Form):
    q = forms.CharField(label=_("Từ cần tìm"), required=False, max_length=100)
    the_nao = forms.ChoiceField(
        label=_("Thế nào rồi"), required=False, choices=[("", _("Tất cả")), *STATE_NAMES.items()]
    )
    loai = forms.ChoiceField(label=_("Loại buổi tiếp"), required=False, choices=[("", _("Tất cả")), *KINDS.items()])
    tu = LegalDay(label=_("Từ ngày"), required=False)
    den = LegalDay(label=_("Đến ngày"), required=False)

    def wanted(self) -> lists.Wanted:
        self.is_valid()
        given = self.cleaned_data
        return lists.Wanted(
            since=given.get("tu"),
            until=given.get("den"),
            state=given.get("the_nao") or "",
            kind=given.get("loai") or "",
            words=given.get("q") or "",
        )

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields)


def _found(request):
    form, sort = ListForm(request.GET), request.GET.get("xep", "-ngay")
    sort = sort if sort in lists.SORTS else "-ngay"
    return form, sort, lists.sessions(request.actor, form.wanted(), sort)


@login_required
@never_cache
@require_GET
def listing(request):
    form, sort, rows = _found(request)
    today = clock.today()
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    units = units_to_plan_in(request.actor)
    waiting = Session.objects.filter(unit__in=units, posted_on=None, on__gte=today, state=Session.State.PLANNED)
    shown = {
        "form": form,
        "page": page,
        "rows": [(each, STATE_NAMES[each.state], KINDS[each.kind], CAME_NAMES[each.came]) for each in page],
        "sort": sort,
        "today": today,
        "plans": units.exists(),
        "to_post": waiting.count(),
        "now": rows.filter(on=today).exclude(state=Session.State.CALLED_OFF)[:5],
    }
    return render(request, "receptions/desk/list.html", shown)


def table(request) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    return _rows(_found(request)[2])


def _rows(found) -> Iterator[list]:
    yield [
        gettext("Ngày"), gettext("Từ giờ"), gettext("Đến giờ"), gettext("Đơn vị"), gettext("Loại buổi tiếp"),
        gettext("Người tiếp"), gettext("Chức danh"), gettext("Nơi tiếp"), gettext("Thế nào rồi"),
        gettext("Ai tiếp"), gettext("Ngày niêm yết"), gettext("Lượt đến"), gettext("Lượt đã tiếp"),
    ]  # fmt: skip
    for each in found.iterator(chunk_size=1000):
        yield [
            each.on, f"{each.starts:%H:%M}", f"{each.ends:%H:%M}", each.unit, str(KINDS[each.kind]),
            each.leader or "", each.leader_post, each.place, str(STATE_NAMES[each.state]),
            str(CAME_NAMES[each.came]), each.posted_on, each.came_in, each.received,
        ]  # fmt: skip


def _visits(session: Session, at) -> list:
    """Return the visits: those being received, called, waiting in the order of calling, booked, ended."""
    order = {visit.pk: place for place, visit in enumerate(in_order(session, at))}
    rows = list(session.visits.select_related("content", "notice_duty"))
    return sorted(
        rows,
        key=lambda visit: (
            RANKS.get(visit.state, 4), order.get(visit.pk, 0), visit.slot or session.ends, visit.number or 0,
        ),
    )  # fmt: skip


def named_visits(session: Session, at) -> list[dict]:
    """Return each visit with the words of its state, outcome and needs, and the steps that may be done now."""
    return [_named(session, visit) for visit in _visits(session, at)]


def _named(session: Session, visit: Visit) -> dict:
    english = get_language() == "en"
    return {
        "visit": visit,
        "state": rules.STATES[visit.state][english],
        "outcome": rules.OUTCOMES[visit.outcome][english] if visit.outcome else "",
        "ground": rules.refusals()[visit.ground][english] if visit.ground else "",
        "needs": [str(NEEDS[code]) for code in visit.needs.split(",") if code in NEEDS],
        "steps": {name for name, (states, _after) in rules.STEPS.items() if visit.state in states},
        "buttons": _buttons(session, visit),
    }


def _buttons(session: Session, visit: Visit) -> list[dict]:
    """Return the presses that a visit of a session being held admits now, the likeliest first."""
    base = reverse("receptions:one", args=[session.pk]) + f"luot/{visit.pk}/buoc/"
    if visit.notice_duty and visit.notice_duty.ended_on is None:
        return [{"url": f"{base}{NOTICE_SLUG}/", "label": _("Đã gửi thông báo từ chối"), "look": "btn-primary"}]
    if session.state != Session.State.OPEN:
        return []
    return [
        {"url": f"{base}{slug}/", "label": label, "look": look}
        for slug, name, label, look in PRESSES
        if visit.state in rules.STEPS[name][0] and (name, visit.state) != ("call", "called")
    ]


@login_required
@never_cache
@require_GET
def one(request, session_id):
    session, now = lists.seen(request.actor, session_id), clock.now()
    receives = can(request.actor, "receptions.receive", session)
    doings = choices(request.actor, session, clock.legal_day(now))
    visits = named_visits(session, now) if receives else []
    running = [each for each in visits if each["visit"].state in RANKS]
    ended = [each for each in visits if each["visit"].state not in RANKS]
    ended.sort(key=lambda each: each["visit"].ended_at or now)
    page = {
        "session": session,
        "state": STATE_NAMES[session.state],
        "kind": KINDS[session.kind],
        "mode": MODES[session.mode],
        "came": CAME_NAMES[session.came],
        "board": board_of(session, now),
        "visits": running + ended[-ENDED_SHOWN:][::-1],
        "more": len(ended[:-ENDED_SHOWN]),
        "total": len(visits),
        "receives": receives,
        "is_today": session.on == clock.legal_day(now),
        "open_acts": [each for each in doings if each.allowed],
        "closed_acts": [each for each in doings if not each.allowed],
        "post_why": explain(session.post_duty) if session.post_duty else None,
        "notice_why": explain(session.conclusion_duty) if session.conclusion_duty else None,
        "nobody": not session.visits.exclude(number=None).exists(),
        "promises": made_at(session.ref, request.actor),
        "papers": papers_on(request.actor, session.ref) if receives else None,
    }
    return render(request, "receptions/desk/one.html", page)


@login_required
@never_cache
@require_GET
def visit(request, session_id, visit_id):
    """Show one visit: who came, what was said, what came of it, and its papers."""
    session = lists.seen(request.actor, session_id)
    require(request.actor, "receptions.receive", session)
    seen = lists.seen_visit(request.actor, session, visit_id)
    page = _named(session, seen) | {
        "session": session,
        "case": Ref.parse(seen.case_ref).id if seen.case_ref else None,
        "may_tie": not seen.case_ref and seen.state in WITH_THEM,
        "opens": bool(request.actor.units_as(*TAKES_IN)),
        "notice_why": explain(seen.notice_duty) if seen.notice_duty else None,
        "papers": papers_on(request.actor, seen.ref),
        "files": files_of(seen),
        "taken": taken_away(seen),
        "back": taken_back(seen),
        "ended": seen.state in (rules.DONE, "refused"),
        "takes_files": not no_file_now(seen),
    }
    return render(request, "receptions/desk/visit_page.html", page)


@login_required
@never_cache
@require_GET
def minutes(request, session_id):
    """Show the minutes of a session to print and sign: who came, what was said, what was concluded."""
    session = lists.seen(request.actor, session_id)
    require(request.actor, "receptions.receive", session)
    every = named_visits(session, clock.now())
    came = sorted((each for each in every if each["visit"].number), key=lambda each: each["visit"].number)
    page = {"session": session, "visits": came, "kind": KINDS[session.kind]}
    return render(request, "receptions/desk/minutes.html", page)
