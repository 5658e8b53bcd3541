"""`/lich-tiep-dan/`: the posted schedule, booking a time, the board of the waiting room, attendance and the norm."""

import secrets
from datetime import datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods
from icalendar import Calendar, Event

from thongsuot.cases.rules.secret import show_secret
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError, NotFound
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.doors.actions import FORMS, challenge, let_in
from thongsuot.language.folding import clean
from thongsuot.live.queries import board as live_board
from thongsuot.receptions import actions, rules
from thongsuot.receptions.forms.fields import NEEDS
from thongsuot.receptions.forms.planning import KINDS, MODES
from thongsuot.receptions.forms.public import BookingForm, TicketForm
from thongsuot.receptions.queries import public

PAGE = 30
KEY_SECONDS = 1800
# A form sent again within the hour (reload, double click) shows the same secret; later only the code.
SECRET_SHOWN_SECONDS = 3600
SALT = "receptions.ticket"
IN_FEED = 500


def _unit_asked(request) -> UUID | None:
    try:
        return UUID(request.GET.get("don-vi", ""))
    except ValueError:
        return None


def _named(session) -> dict:
    return {"session": session, "kind": KINDS[session.kind], "mode": MODES[session.mode]}


@require_GET
def schedule(request):
    unit_id, today = _unit_asked(request), clock.today()
    words = clean(request.GET.get("tu", "")).strip()[:200]
    page = Paginator(public.coming(today, unit_id, words), PAGE).get_page(request.GET.get("trang"))
    shown = {
        "page": page,
        "rows": [_named(each) for each in page],
        "units": public.units_with_sessions(),
        "unit_id": unit_id,
        "words": words,
        "today": today,
    }
    return render(request, "receptions/public/list.html", shown)


@require_GET
def one(request, session_id):
    session = _posted(session_id)
    free = _free(session)
    return render(request, "receptions/public/one.html", _named(session) | {"free": free, "today": clock.today()})


@never_cache
@require_GET
def board(request, session_id):
    """Show the numbers being called, for the screen of the waiting room and for telephones."""
    session = _posted(session_id)
    page = _named(session) | {"board": live_board(Ref("reception", session.pk))}
    return render(request, "receptions/public/board.html", page)


def drawn_board(ref: Ref) -> str | None:
    """Return the numbers of a posted session as HTML, for who watches; None where none is posted."""
    session = public.posted().filter(pk=ref.id).first()
    if session is None:
        return None
    return render_to_string("receptions/_numbers.html", {"session": session, "board": session.board})


def _posted(session_id):
    try:
        return public.one(session_id)
    except NotFound as trouble:
        raise Http404 from trouble


def _free(session) -> list:
    """Return the times that can be booked now."""
    if session.state != "planned" or session.on < clock.today():
        return []
    taken = {time.fromisoformat(slot) for slot in session.booked}
    free = rules.free_slots(session.starts, session.ends, session.slot_minutes, taken)
    now = clock.now()
    return [slot for slot in free if session.on > clock.legal_day(now) or slot > clock.local_time(now)]


@never_cache
@require_http_methods(["GET", "POST"])
def book(request, session_id):
    """Book a time; answer with the ticket itself, so that a reload shows the same one."""
    session = _posted(session_id)
    free, slots = _free(session), rules.slots_of(session.starts, session.ends, session.slot_minutes)
    if request.method == "GET":
        form = BookingForm(initial={"token": secrets.token_urlsafe(24)}, free=free, slots=slots)
        return _booking(request, session, form)
    form = BookingForm(request.POST, free=free, slots=slots)
    if not form.is_valid():
        return _booking(request, session, form, status=422)
    now = clock.now()
    try:
        let_in(FORMS, now, form.cleaned_data["proof"])
        visit, secret = actions.book(
            session_id=session.pk,
            given=form.given(),
            form_token=form.cleaned_data["token"],
            actor=STRANGER,
            on=clock.legal_day(now),
            at=now,
        )
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _booking(request, session, form, status=trouble.status)
    fresh = (now - visit.booked_at).total_seconds() < SECRET_SHOWN_SECONDS
    page = _ticket(visit, session) | {"secret": show_secret(secret) if fresh else ""}
    return render(request, "receptions/public/booked.html", page)


def _booking(request, session, form, status: int = 200):
    page = _named(session) | {"form": form, "free": _free(session), "proof": challenge(clock.now())}
    return render(request, "receptions/public/book.html", page, status=status)


def _ticket(visit, session) -> dict:
    return _named(session) | {
        "visit": visit,
        "code": show_code(visit.code),
        "state": rules.STATES[visit.state][get_language() == "en"],
        "needs": [str(NEEDS[code]) for code in visit.needs.split(",") if code in NEEDS],
        "may_cancel": visit.state == rules.BOOKED and session.state == "planned",
    }


@never_cache
@require_http_methods(["GET", "POST"])
def ticket(request):
    """Open a booking by code and secret, and cancel it; what proves the secret for half an hour is a signed key."""
    if request.method == "POST" and "key" in request.POST:
        return _cancelled(request)
    form = TicketForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        page = {"form": form}
        return render(request, "receptions/public/ticket.html", page, status=422 if form.is_bound else 200)
    try:
        visit = actions.check_booking(form.cleaned_data["code"], form.cleaned_data["secret"], clock.now())
    except DomainError as trouble:
        form.add_error("secret", str(trouble.sentence))
        answered = 422 if isinstance(trouble, NotFound) else trouble.status
        return render(request, "receptions/public/ticket.html", {"form": form}, status=answered)
    page = _ticket(visit, visit.session) | {"key": signing.dumps(str(visit.pk), salt=SALT)}
    return render(request, "receptions/public/opened.html", page)


def _cancelled(request):
    now = clock.now()
    try:
        visit_id = UUID(signing.loads(request.POST["key"], salt=SALT, max_age=KEY_SECONDS))
        actions.cancel(visit_id=visit_id, actor=STRANGER, on=clock.legal_day(now), at=now)
    except signing.BadSignature:
        form = TicketForm()
        page = {"form": form, "trouble": _("Phiếu mở đã quá nửa giờ. Nhập lại mã và mã bí mật.")}
        return render(request, "receptions/public/ticket.html", page, status=403)
    except DomainError as trouble:
        page = {"form": TicketForm(), "trouble": str(trouble.sentence)}
        return render(request, "receptions/public/ticket.html", page, status=trouble.status)
    return render(request, "receptions/public/ticket.html", {"form": TicketForm(), "cancelled": True})


@require_GET
def calendar(request):
    """Give the coming sessions as an iCalendar feed (RFC 5545), at most 500; of one unit where `don-vi` names it."""
    feed = Calendar()
    feed.add("prodid", "-//Thong Suot//tiep cong dan//VI")
    feed.add("version", "2.0")
    feed.add("x-wr-calname", _("Lịch tiếp công dân"))
    for session in public.coming(clock.today(), _unit_asked(request))[:IN_FEED]:
        feed.add_component(_event(session))
    return HttpResponse(feed.to_ical(), content_type="text/calendar; charset=utf-8")


def _event(session) -> Event:
    event = Event()
    event.add("uid", f"{session.pk}@tiep-cong-dan")
    who = ", ".join(part for part in (session.leader_post, session.leader_name) if part)
    event.add("summary", f"{_('Tiếp công dân')}: {who or session.unit_name}")
    event.add("dtstart", datetime.combine(session.on, session.starts, clock.LEGAL_ZONE))
    event.add("dtend", datetime.combine(session.on, session.ends, clock.LEGAL_ZONE))
    event.add("dtstamp", datetime.combine(session.posted_on, session.starts, clock.LEGAL_ZONE))
    event.add("location", session.place)
    event.add("url", f"{settings.PUBLIC_URL}/lich-tiep-dan/{session.pk}/")
    event.add("status", "CANCELLED" if session.state == "called-off" else "CONFIRMED")
    return event


@require_GET
def attended(request):
    """Show how each unit's head received people in a year against the norm of the law."""
    today = clock.today()
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and 2014 <= int(asked) <= today.year else today.year
    rows = public.attendance(year, today - timedelta(days=1), _unit_asked(request))
    language = get_language() == "en"
    norms = {norm: norm.source[language] for row in rows for norm in row.norms}
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = {"year": year, "years": range(today.year, max(2013, today.year - 6), -1), "page": page, "norms": norms}
    return render(request, "receptions/public/attendance.html", shown)
