"""A resident books a time in a posted session: a code and a secret, no account; looked at and cancelled with them."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.secret_check import count_try, forget_try
from thongsuot.cases.codes import is_given_out
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import hash_secret, key_of_code, same_secret, secret_for
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day, local_time
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.ids import new_code, parse_code
from thongsuot.receptions import rules
from thongsuot.receptions.actions.forgetting import forget_visits
from thongsuot.receptions.actions.record import follow, keep_words, taken, words, write_act
from thongsuot.receptions.actions.telling import way_to_tell
from thongsuot.receptions.models import Session, Visit
from thongsuot.units.queries import installation

NO_HASH = bytes(64)
PEOPLE = range(1, 501)
KEPT = timedelta(days=30)  # how long the words of a booking that came to nothing are kept


@dataclass(frozen=True, kw_only=True)
class Booking:
    """What a resident gives. `people`: how many will come. `needs`: codes of `forms.NEEDS`. `about`: in a line.

    `tell_by`: sms (to `phone`), email or nothing: how to tell of a move and on the eve, in `language`.
    """

    slot: time
    name: str
    phone: str = ""
    people: int = 1
    needs: tuple[str, ...] = ()
    about: str = ""
    email: str = ""
    tell_by: str = ""
    language: str = "vi"


@transaction.atomic
def book(
    *, session_id: UUID, given: Booking, form_token: str, actor: Actor, on: date, at: datetime
) -> tuple[Visit, str]:
    """Book a slot of a posted session; return the visit and its secret. The same form sent twice is one booking.

    Raises: NotFound (no such posted session), NotAllowedNow (over, called off), Invalid (slot: taken or none; name,
    people, about; phone, email: needed to be told that way).
    """
    sessions = Session.objects.select_for_update(of=("self",)).select_related("unit__place", "leader", "post_duty")
    session = sessions.filter(pk=session_id, posted_on__isnull=False, practice=False).first()
    if session is None:
        raise NotFound(_("Không tìm thấy buổi tiếp này. Xem lại lịch tiếp công dân."))
    secret = secret_for(settings.HOUSE_KEY, form_token, "booking")
    again = session.visits.filter(form_token=form_token).first()
    if again is not None:
        return again, secret
    _check_bookable(session, given, on, at)
    code = _free_code()
    visit = Visit(session=session, slot=given.slot, state=rules.BOOKED, people=given.people, booked_at=at, code=code)
    visit.secret_hash, visit.form_token = hash_secret(settings.HOUSE_KEY, code, secret), form_token
    visit.needs = ",".join(given.needs)
    visit.save(force_insert=True)
    texts = {
        "name": words(given.name, "name", _("Ghi họ tên người sẽ đến."), longest=120),
        "phone": words(given.phone, "phone", longest=30),
        "about": words(given.about, "about", longest=1_000),
    }
    keep_words(visit, texts | way_to_tell(given))
    details = {"session": str(session.pk), "slot": f"{given.slot:%H:%M}", "people": given.people}
    write_act(visit.ref, "book", details=details, texts=texts, actor=actor, on=on, at=at)
    follow(session, at)
    return visit, secret


def _check_bookable(session: Session, given: Booking, on: date, at: datetime) -> None:
    if session.state != Session.State.PLANNED or session.on < on:
        raise NotAllowedNow(_("Buổi này không nhận đặt lịch nữa. Chọn buổi khác trong lịch."))
    free = rules.free_slots(session.starts, session.ends, session.slot_minutes, taken(session))
    if session.on == on:
        free = [slot for slot in free if slot > local_time(at)]
    if given.slot not in free:
        raise Invalid(_("Giờ này vừa có người đặt hoặc đã qua. Chọn giờ khác còn trống."), field="slot")
    if given.people not in PEOPLE:
        raise Invalid(_("Số người từ 1 đến 500."), field="people")


def _free_code() -> str:
    """Return a code that no case bears, and that stands on no paper and no booking."""
    prefix = installation().code_prefix
    while True:
        code = new_code(prefix)
        if not (Case.objects.filter(code=code).exists() or is_given_out(code)):
            return code


def check_booking(code: str, secret: str, at: datetime) -> Visit:
    """Return the booking that `code` and `secret` open together; tries are counted and slowed as for a case.

    An unknown code and a wrong secret get one answer after the same work. Call outside a transaction.
    Raises: NotFound, TooMany.
    """
    digits = parse_code(code)
    if digits is None:
        raise NotFound(_no_such())
    count_try(digits, at)
    visit = Visit.objects.select_related("session__unit", "content").filter(code=digits).first()
    kept = visit.secret_hash if visit else NO_HASH
    typed = "".join(character for character in secret if character in "0123456789")
    if not same_secret(key_of_code(settings.HOUSE_KEY, digits), digits, typed, kept) or visit is None:
        raise NotFound(_no_such())
    forget_try(digits)
    return visit


def _no_such() -> str:
    return _("Mã đặt lịch hoặc mã bí mật chưa đúng. Xem lại từng số trên phiếu.")


@transaction.atomic
def cancel(*, visit_id: UUID, actor: Actor, on: date, at: datetime) -> Visit:
    """Take a booking back: its slot is free again, who booked is forgotten at once. Call once the secret was proved.

    Raises: NotAllowedNow.
    """
    session = (
        Session.objects.select_for_update(of=("self",))
        .select_related("unit__place", "leader", "post_duty")
        .get(visits__pk=visit_id)
    )
    visit = session.visits.get(pk=visit_id)
    try:
        visit.state = rules.after("cancel", visit.state)
    except rules.WrongStep as wrong:
        raise NotAllowedNow(_("Lịch này không hủy được nữa: đã đến, đã hủy hoặc buổi đã qua.")) from wrong
    visit.ended_at = at
    visit.save(update_fields=["state", "ended_at"])
    write_act(visit.ref, "cancel", actor=actor, on=on, at=at)
    forget_visits([visit], at)
    follow(session, at)
    return visit


@transaction.atomic
def forget_bookings(at: datetime) -> int:
    """Delete who booked and did not come, thirty days after the session; return how many. Called by a nightly job."""
    gone = Visit.objects.filter(state__in=("cancelled", "missed", "booked"), session__on__lt=legal_day(at - KEPT))
    visits = list(gone.filter(content__isnull=False))
    forget_visits(visits, at)
    return len(visits)
