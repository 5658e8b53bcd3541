"""Open311 GeoReport v2 at `/open311/v2/`: other cities' apps send feedback and read what is published.

`jurisdiction_id` is accepted and not needed: one installation is one jurisdiction. No key is needed.
"""

import secrets
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.api import open311_words as words
from thongsuot.api.problems import status_of
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.api.public import receipt
from thongsuot.cases.queries.follow import public_status
from thongsuot.cases.queries.publications import found, published
from thongsuot.cases.queries.receiving import receiving_unit
from thongsuot.cases.rules.secret import secret_for
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError, Invalid, NotFound
from thongsuot.doors.actions import FORMS, let_in
from thongsuot.language.folding import clean
from thongsuot.language.topics import is_topic
from thongsuot.units.queries import installation

NEWEST = 1_000
DEFAULT_SPAN = timedelta(days=90)
LIMITS = {"description": 20_000, "address_string": 300, "first_name": 60, "last_name": 60, "phone": 30, "email": 254}


def _spoken(view):
    """Answer in the form that the address names; trouble too."""

    def speak(request, form: str, **named):
        if form not in words.FORMS:
            return words.errors(_("Chỉ có hai dạng: json và xml."), 404, "json")
        try:
            return view(request, form=form, **named)
        except DomainError as trouble:
            return words.errors(str(trouble.sentence), _status(trouble), form)

    speak.login_required = False
    speak.csrf_exempt = True  # programs hold no token, and a method that is not taken answers 405
    return speak


def _status(trouble: DomainError) -> int:
    """Return the status as the specification has it: 400 for what is wrong with the input."""
    return 400 if isinstance(trouble, Invalid) else status_of(trouble)


def _language() -> str:
    return get_language() or "vi"


@require_GET
@_spoken
def discovery(request, form: str) -> HttpResponse:
    found = words.discovery(settings.PUBLIC_URL, installation().phone)
    if form == "json":
        return words.answer("", "", found, form)
    return words.answer("discovery_document", "discovery", [found], form)


@require_GET
@_spoken
def services(request, form: str) -> HttpResponse:
    return words.answer("services", "service", words.services(_language()), form)


@require_GET
@_spoken
def service(request, form: str, code: str) -> HttpResponse:
    """Describe one service; none asks for more than the basic fields."""
    if not is_topic(code):
        raise NotFound(_("Không có lĩnh vực này. Xem danh sách ở services.json."))
    definition = {"service_code": code, "attributes": []}
    if form == "json":
        return words.answer("", "", definition, form)
    return words.answer("service_definitions", "service_definition", [definition], form)


@require_http_methods(["GET", "POST"])
@_spoken
def requests(request, form: str) -> HttpResponse:
    """List what is published; take a new request."""
    if request.method == "POST":
        return _take(request, form)
    records = [words.published(copy, _language()) for copy in _asked(request.GET)]
    return words.answer("service_requests", "request", records, form)


@require_GET
@_spoken
def request_status(request, form: str, identifier: str) -> HttpResponse:
    """Show one request: a published copy by its id; by its code only where it stands."""
    try:
        copy = published().prefetch_related("items").filter(pk=UUID(identifier)).first()
        if copy is None:
            raise NotFound(_("Không có bản công khai này, hoặc đã được gỡ."))
        record = words.published(copy, _language())
    except ValueError:
        record = words.followed(public_status(clean(identifier)))
    return words.answer("service_requests", "request", [record], form)


def _asked(given) -> list:
    """Return the copies that the query asks for, at most 1,000, of the last 90 days where no day is given."""
    copies = found(topic=clean(given.get("service_code", ""))[:60]).prefetch_related("items")
    wanted = [_uuid(one) for one in given.get("service_request_id", "").split(",") if one.strip()]
    if wanted:
        return list(copies.filter(pk__in=[one for one in wanted if one])[:NEWEST])
    if given.get("status", "closed") not in ("closed", "open,closed", "closed,open"):
        return []
    last = _day(given, "end_date") or clock.today()
    first = _day(given, "start_date") or _before(last)
    return list(copies.filter(received_on__range=(first, last))[:NEWEST])


def _before(last: date) -> date:
    return date.fromordinal(max(1, last.toordinal() - DEFAULT_SPAN.days))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text.strip())
    except ValueError:
        return None


def _day(given, name: str) -> date | None:
    """Return the legal day of a W3C date-time, or of a date alone."""
    text = given.get(name, "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        return clock.legal_day(moment) if moment.tzinfo else moment.date()
    except (ValueError, OverflowError) as trouble:
        sentence = _("%s phải là ngày giờ, ví dụ 2026-07-15T08:00:00Z.") % name
        raise Invalid(sentence, field=name) from trouble


def _take(request, form: str) -> HttpResponse:
    """Receive a feedback; the same form sent again makes a second case, as the specification has no key for it."""
    now = clock.now()
    let_in(FORMS, now, request.headers.get("X-Proof", ""))
    given = _submission(request.POST)
    token = f"open311:{secrets.token_urlsafe(24)}"
    secret = secret_for(settings.HOUSE_KEY, token)
    case = receive(
        given=given,
        unit=receiving_unit(given.kind, given.place_id, clock.legal_day(now)),
        actor=STRANGER,
        on=clock.legal_day(now),
        at=now,
        secret=secret,
        origin=Origin(form_token=token),
    )
    return words.answer("service_requests", "request", [words.made(receipt(case, secret))], form, 201)


def _submission(given) -> Submission:
    """Return the form as a submission. Raises: Invalid (service_code, a field too long)."""
    fields = {name: _field(given, name, limit) for name, limit in LIMITS.items()}
    code = clean(given.get("service_code", "")).strip()
    if not is_topic(code):
        raise Invalid(_("service_code không có trong danh mục. Xem danh sách ở services.json."), field="service_code")
    name = f"{fields['last_name']} {fields['first_name']}".strip()
    person = PersonGiven(name=name, phone=fields["phone"], email=fields["email"])
    spot = ", ".join(clean(given.get(axis, ""))[:30] for axis in ("lat", "long") if given.get(axis))
    return Submission(
        text=fields["description"],
        topic=code,
        place_text=fields["address_string"] or spot,
        people=(person,) if name or person.phone or person.email else (),
    )


def _field(given, name: str, limit: int) -> str:
    text = clean(given.get(name, "")).strip()
    if len(text) > limit:
        raise Invalid(_("%(name)s dài quá %(limit)d chữ cái.") % {"name": name, "limit": limit}, field=name)
    return text
