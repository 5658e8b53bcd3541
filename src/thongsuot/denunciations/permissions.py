"""Who may see a denunciation and who may do what to it: by keys held alone, never by a place in the tree."""

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from thongsuot.core.access import permit, predicate
from thongsuot.core.actors import Actor
from thongsuot.denunciations.models import (
    Denunciation,
    Envelope,
    IdentityRequest,
    Keyholder,
    Overseer,
    RequestEnvelope,
)
from thongsuot.denunciations.models.keyholder import CURRENT
from thongsuot.denunciations.rules.transitions import (
    CUSTODIAN,
    DENOUNCER,
    FORMER,
    INVESTIGATOR,
    READERS,
    SERVICE,
    TRANSITIONS,
    Transition,
)

_DENOUNCER = "denouncer:"


def denouncer(denunciation_id: UUID) -> Actor:
    """Return whoever proved, by the receipt, to have made this one denunciation."""
    return Actor(ref=_DENOUNCER, case_id=denunciation_id)


def is_denouncer(actor: Actor) -> bool:
    return actor.ref == _DENOUNCER and actor.case_id is not None


def held_by(actor: Actor) -> QuerySet[Keyholder]:
    """Return the admitted key of `actor`, in a unit where they hold a post today; none in the practice unit."""
    if actor.practice or actor.officer_id is None:
        return Keyholder.objects.none()
    return Keyholder.objects.filter(CURRENT, officer=actor.officer_id, unit__in=actor.unit_ids)


def _envelopes(actor: Actor) -> QuerySet[Envelope]:
    return Envelope.objects.filter(keyholder__in=held_by(actor))


def visible_to(actor: Actor) -> QuerySet[Denunciation]:
    """Return the denunciations on which `actor` holds `denunciations.view`. Tested to agree with it row by row.

    An envelope gives sight, nothing else does: no role, no unit above, no service. Excluding someone takes theirs away.
    """
    if is_denouncer(actor):
        return Denunciation.objects.filter(pk=actor.case_id)
    return Denunciation.objects.filter(Exists(_envelopes(actor).filter(denunciation=OuterRef("pk"))))


def readable_to(actor: Actor) -> QuerySet[Denunciation]:
    """Return those whose content `actor` may open (`denunciations.read`): verifiers see redacted copies alone."""
    if is_denouncer(actor):
        return visible_to(actor)
    mine = _envelopes(actor).filter(denunciation=OuterRef("pk"), kind__in=READERS)
    return Denunciation.objects.filter(Exists(mine))


def kind_of(actor: Actor, denunciation) -> str | None:
    """Return as what `actor` holds keys of it, None where not: a kind of envelope, or `former`.

    Former: an investigator of a body that handled it before a second denunciation took it up. They still read what they
    wrote, and hand the file up. The envelope keeps it where both bodies merged.
    """
    mine = _envelopes(actor).filter(denunciation=denunciation.pk)
    mine = mine.values_list("kind", "keyholder__unit_id", "former").first()
    if mine is None:
        return None
    kind, unit_id, former = mine
    return standing(kind, former or unit_id != denunciation.unit_id)


def standing(kind: str, former: bool) -> str:
    """Return as what somebody with an envelope of `kind` acts; only an investigator can be of a former body."""
    return FORMER if kind == INVESTIGATOR and former else kind


def requests_to(actor: Actor) -> QuerySet[IdentityRequest]:
    """Return the identity requests that `actor` may decide (`denunciations.decide_identity`): put to their key."""
    keys = held_by(actor).filter(kind=Keyholder.Kind.CUSTODIAN)
    mine = RequestEnvelope.objects.filter(request=OuterRef("pk"), custodian__in=keys)
    return IdentityRequest.objects.filter(Exists(mine)).exclude(asked_by__officer=actor.officer_id)


def overseen_by(actor: Actor) -> QuerySet[Overseer]:
    """Return the rows by which `actor` may hear that something below is late (`denunciations.oversee`): their own."""
    keys = held_by(actor).filter(kind=Keyholder.Kind.INVESTIGATOR)
    return Overseer.objects.filter(keyholder__in=keys).select_related("denunciation__unit", "keyholder")


@predicate
def oversees(actor, overseer) -> bool:
    return overseen_by(actor).filter(pk=overseer.pk).exists()


@predicate
def sees(actor, denunciation) -> bool:
    if is_denouncer(actor):
        return actor.case_id == denunciation.pk
    return kind_of(actor, denunciation) is not None


@predicate
def reads(actor, denunciation) -> bool:
    if is_denouncer(actor):
        return actor.case_id == denunciation.pk
    return kind_of(actor, denunciation) in (*READERS, FORMER)


@predicate
def decides(actor, request) -> bool:
    return requests_to(actor).filter(pk=request.pk).exists()


permit("denunciations.view", sees)
permit("denunciations.read", reads)
permit("denunciations.decide_identity", decides)
permit("denunciations.oversee", oversees)


def _may(transition: Transition):
    """Return the test of one row of the table."""

    @predicate(f"may_{transition.verb}")
    def test(actor, denunciation) -> bool:
        if is_denouncer(actor):
            return DENOUNCER in transition.who and actor.case_id == denunciation.pk
        if actor.is_service:
            return SERVICE in transition.who
        return kind_of(actor, denunciation) in transition.who

    return test


@predicate
def may_receive(actor, _unit) -> bool:
    """Anybody may denounce: a stranger at the door, an officer who writes down what they were told, a service."""
    return not actor.practice


# Who decides on a request is asked of the request (`decide_identity`), since a custodian sees no denunciation.
for _transition in TRANSITIONS:
    if _transition.verb != "receive" and CUSTODIAN not in _transition.who:
        permit(f"denunciations.{_transition.verb}", _may(_transition))
permit("denunciations.receive", may_receive)


@predicate
def may_enrol(actor, unit) -> bool:
    """An officer, for a unit where they hold a post today."""
    return actor.is_officer and not actor.practice and unit.pk in actor.unit_ids


@predicate
def may_admit(actor, keyholder) -> bool:
    """A custodian, never for themself; while fewer than two are admitted, any other officer who enrolled as one."""
    if actor.practice or actor.officer_id in (None, keyholder.officer_id):
        return False
    if held_by(actor).filter(kind=Keyholder.Kind.CUSTODIAN).exists():
        return True
    founding = Keyholder.objects.filter(CURRENT, kind=Keyholder.Kind.CUSTODIAN).count() < FOUNDERS
    waiting = Keyholder.objects.filter(ended_at=None, officer=actor.officer_id, unit__in=actor.unit_ids)
    return founding and keyholder.kind == "custodian" and waiting.filter(kind=Keyholder.Kind.CUSTODIAN).exists()


FOUNDERS = 2


@predicate
def is_custodian(actor, _thing) -> bool:
    return held_by(actor).filter(kind=Keyholder.Kind.CUSTODIAN).exists()


@predicate
def is_own_key(actor, keyholder) -> bool:
    return actor.officer_id == keyholder.officer_id and not actor.practice


def keys_waiting(actor: Actor) -> QuerySet[Keyholder]:
    """Return the keys that `actor` may admit (`denunciations.admit`)."""
    waiting = Keyholder.objects.filter(admitted_at=None, ended_at=None).exclude(officer=actor.officer_id)
    if is_custodian(actor, None):
        return waiting
    founding = waiting.filter(kind=Keyholder.Kind.CUSTODIAN)
    return founding if any(may_admit(actor, one) for one in founding[:1]) else Keyholder.objects.none()


permit("denunciations.enrol", may_enrol)
permit("denunciations.admit", may_admit)
permit("denunciations.end_key", is_custodian | is_own_key)
permit("denunciations.change_passphrase", is_own_key)
permit("denunciations.ask_recovery", is_own_key)
permit("denunciations.help_recover", is_custodian & ~is_own_key)
permit("denunciations.pass_on_key", is_custodian & ~is_own_key)
