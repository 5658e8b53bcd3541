"""Who booked is told when the session moves or is called off, and reminded on its eve, where they asked for it."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thongsuot.core.clock import LEGAL_ZONE
from thongsuot.core.errors import Invalid
from thongsuot.notices.actions import notify_resident
from thongsuot.receptions import rules
from thongsuot.receptions.models import Session, Visit, VisitContent

TICKET = "/lich-tiep-dan/phieu/"
MOVED, CALLED_OFF, TOMORROW = "reception-moved", "reception-called-off", "reception-tomorrow"
AT_ONCE = 200  # reminders in one transaction


def way_to_tell(given) -> dict:
    """Return how a booking (`booking.Booking`) is to be told, as columns. Raises: Invalid (phone, email, tell_by)."""
    ways = VisitContent.TellBy
    if given.tell_by not in ("", *ways.values):
        raise Invalid(_("Chọn một cách nhận tin trong danh sách."), field="tell_by")
    if given.tell_by == ways.SMS and not given.phone:
        raise Invalid(_("Chọn nhận tin nhắn thì cần ghi số điện thoại."), field="phone")
    if given.tell_by == ways.EMAIL and not given.email:
        raise Invalid(_("Chọn nhận thư điện tử thì cần ghi địa chỉ thư."), field="email")
    email = given.email if given.tell_by == ways.EMAIL else ""
    return {"email": email, "tell_by": given.tell_by, "language": given.language}


def tell_bookers(session: Session, template: str, *, at: datetime) -> int:
    """Queue one message to each who has booked the session and wants to be told; return how many."""
    told = list(_to_tell(session.visits.select_related("content")))
    for visit in told:
        _tell(session, visit, template, at)
    return len(told)


@transaction.atomic
def remind_bookers(*, on: date, at: datetime) -> int:
    """Remind those whose session is tomorrow, each once a day of it; return how many. Who booked today knows."""
    tomorrow, today = on + timedelta(days=1), datetime.combine(on, time.min, LEGAL_ZONE)
    due = Visit.objects.filter(session__on=tomorrow, session__state=Session.State.PLANNED, booked_at__lt=today)
    due = _to_tell(due.exclude(reminded_for=tomorrow)).select_related("content", "session__unit")
    told = list(due.select_for_update(of=("self",), skip_locked=True)[:AT_ONCE])
    for visit in told:
        _tell(visit.session, visit, TOMORROW, at)
    Visit.objects.filter(pk__in=[visit.pk for visit in told]).update(reminded_for=tomorrow)
    return len(told)


def forget_ways(on: date) -> int:
    """Forget how those whose session is over wanted to be told; return how many. Called by a nightly job."""
    over = VisitContent.objects.filter(visit__session__on__lt=on).exclude(tell_by="", email="")
    return over.update(tell_by="", email="")


def _to_tell(visits: QuerySet[Visit]) -> QuerySet[Visit]:
    ways = VisitContent.TellBy.values
    return visits.filter(state=rules.BOOKED, content__tell_by__in=ways).order_by("slot", "id")


def _tell(session: Session, visit: Visit, template: str, at: datetime) -> None:
    """The address lies sealed while the message waits, and goes when it has ended."""
    content = visit.content
    when = f"{visit.slot.hour}:{visit.slot.minute:02d}, {session.on.day}/{session.on.month}/{session.on.year}"
    notify_resident(
        about=visit.ref,
        channel=content.tell_by,
        address=content.phone if content.tell_by == VisitContent.TellBy.SMS else content.email,
        template=template,
        language=content.language,
        params={"path": TICKET, "code": visit.code, "due": when, "unit": str(session.unit)},
        hidden=True,
        at=at,
    )
