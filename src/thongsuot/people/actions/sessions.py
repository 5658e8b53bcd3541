"""Ending sessions and changing second factors: an officer's own, or by an administrator for a lost telephone."""

from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.people.actions.officers import locked, record
from thongsuot.people.actions.renewing import renew
from thongsuot.people.models import Officer, Renewal
from thongsuot.people.permissions import OnDay


def end_all(officer: Officer, at: datetime) -> None:
    """End every session of a locked officer, also those that no list knows. Part of an act, not one."""
    officer.sessions_ended_at = at
    officer.save(update_fields=["sessions_ended_at"])
    for session in UserSession.objects.filter(user=officer):
        session.end()


@transaction.atomic
def end_session(*, session_id: int, actor: Actor, on: date, at: datetime) -> None:
    """End one of an officer's own sessions. Raises: NotFound (another's, or over already), Refused."""
    session = UserSession.objects.filter(pk=session_id, user_id=actor.officer_id).first()
    if session is None:
        raise NotFound(_("Phiên này đã kết thúc."))
    officer = locked(session.user_id)
    require(actor, "people.end_own_sessions", OnDay(officer, on))
    session.end()
    record("people.end_session", officer, actor, at)


@transaction.atomic
def end_own_sessions(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Officer:
    """End every session of the officer who asks; the caller then lets the present one begin anew.

    Raises: NotFound, Refused (people.end_own_sessions).
    """
    officer = locked(officer_id)
    require(actor, "people.end_own_sessions", OnDay(officer, on))
    end_all(officer, at)
    record("people.end_own_sessions", officer, actor, at)
    return officer


@transaction.atomic
def end_sessions(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Officer:
    """End every session of another officer, e.g. after a theft. Raises: NotFound, Refused (people.end_sessions)."""
    officer = locked(officer_id)
    require(actor, "people.end_sessions", OnDay(officer, on))
    end_all(officer, at)
    record("people.end_sessions", officer, actor, at)
    return officer


@transaction.atomic
def reset_second_factor(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Officer:
    """Take away the apps, keys and spare codes of an officer who lost them, and end every session.

    The officer sets up a new one at the next sign-in; the password stays, and alone opens nothing.
    Raises: NotFound, Refused (people.reset_second_factor), NotAllowedNow (there is none; `renewing.renew`).
    """
    officer = locked(officer_id)
    require(actor, "people.reset_second_factor", OnDay(officer, on))
    if not Authenticator.objects.filter(user=officer).exists():
        raise NotAllowedNow(_("Cán bộ này chưa cài bước thứ hai nào."))
    renew(officer, Renewal.Way.SECOND_FACTOR, actor=actor, at=at)
    Authenticator.objects.filter(user=officer).delete()
    end_all(officer, at)
    record("people.reset_second_factor", officer, actor, at)
    return officer


@transaction.atomic
def note_second_factor(*, officer_id: UUID, verb: str, actor: Actor, on: date, at: datetime) -> None:
    """Write down that an officer changed an own second factor. `verb`: "set_up", "remove", "renew_codes".

    Raises: NotFound, Refused (people.set_own_ways).
    """
    officer = locked(officer_id)
    require(actor, "people.set_own_ways", OnDay(officer, on))
    record(f"people.{verb}_second_factor", officer, actor, at)
