"""Overlaps: rooms say what their matters are about by neutral keys, a job compares, an officer decides."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.duties.actions.urging import forget_urgings
from thongsuot.duties.models import Duty, MatterKey, Overlap
from thongsuot.duties.permissions import overlaps_seen_by
from thongsuot.ledger import actions as ledger

BATCH = 200
# Matters farther apart in time are hardly the same one; of many alike the nearest few are shown, not all pairs.
WINDOW = timedelta(days=30)
MOST_ALIKE = 5
RUNNING = (Duty.State.OPEN, Duty.State.SUSPENDED)


def key_matter(*, about: Ref, topic: str, place_id: UUID | None, day: date, practice: bool = False) -> None:
    """Say what a matter is about, within the act that decides it; without topic or place nothing is compared.

    `day`: of receiving. Never call it for what is sealed or confidential.
    """
    if not topic or place_id is None:
        MatterKey.objects.filter(about_ref=str(about)).delete()
        return
    values = {"topic": topic, "place_id": place_id, "day": day, "practice": practice, "checked": False}
    MatterKey.objects.update_or_create(about_ref=str(about), defaults=values)


def forget_matter(*, about: Ref) -> None:
    """Compare a matter no more: it is sealed or erased; what was found and not decided is dropped.

    What was urged about it and answered loses its words.
    """
    forget_urgings(about=about)
    MatterKey.objects.filter(about_ref=str(about)).delete()
    for name in ("first_ref", "second_ref"):
        Overlap.objects.filter(**{name: str(about)}, state=Overlap.State.OPEN).delete()


@transaction.atomic
def find_overlaps_batch(*, limit: int = BATCH) -> int:
    """Compare what is new or has changed hands with what is alike; return how many were compared. Done again: the same.

    A pair is found where topic and place are the same, the days are at most `WINDOW` apart, and the running lead
    duties are held by two units.
    """
    rows = MatterKey.objects.filter(checked=False).order_by("pk")
    keys = list(rows.select_for_update(skip_locked=True, of=("self",))[:limit])
    for key in keys:
        _find(key)
    MatterKey.objects.filter(pk__in=[key.pk for key in keys]).update(checked=True)
    return len(keys)


def _find(key: MatterKey) -> None:
    alike = MatterKey.objects.filter(place=key.place_id, topic=key.topic, practice=key.practice)
    alike = alike.filter(day__range=(key.day - WINDOW, key.day + WINDOW)).exclude(pk=key.pk)
    others = sorted(alike, key=lambda other: (abs(other.day - key.day), other.pk))
    leads = _leads([key.about_ref, *(other.about_ref for other in others)])
    mine = leads.get(key.about_ref)
    if mine is None:
        return
    held = [other for other in others if other.about_ref in leads]
    apart = [other for other in held if leads[other.about_ref].holder_unit_id != mine.holder_unit_id][:MOST_ALIKE]
    Overlap.objects.bulk_create(
        [_pair(key, mine, other, leads[other.about_ref]) for other in apart],
        update_conflicts=True,
        unique_fields=["first_ref", "second_ref"],
        update_fields=["first", "second", "topic", "place", "days_apart"],
    )


def _leads(refs: list[str]) -> dict[str, Duty]:
    """Return by matter its running lead duty, the one opened first."""
    rows = Duty.objects.filter(about_ref__in=refs, part=Duty.Part.LEAD, state__in=RUNNING).order_by("-opened_at", "-pk")
    return {duty.about_ref: duty for duty in rows}


def _pair(key: MatterKey, mine: Duty, other: MatterKey, theirs: Duty) -> Overlap:
    (first, one), (second, two) = sorted([(key.about_ref, mine), (other.about_ref, theirs)], key=lambda pair: pair[0])
    return Overlap(
        first_ref=first,
        second_ref=second,
        first=one,
        second=two,
        topic=key.topic,
        place_id=key.place_id,
        days_apart=abs(key.day - other.day).days,
    )


@transaction.atomic
def tell_apart(*, overlap_id: UUID, same: bool, actor: Actor, on: date, at: datetime) -> Overlap:
    """Decide whether two matters are the same; joining them is then an act of their room. Writes an entry.

    Raises: NotFound (also for who oversees but one of the two units), Refused, NotAllowedNow (decided already).
    """
    rows = overlaps_seen_by(actor).select_related("first", "second").select_for_update(of=("self",))
    overlap = rows.filter(pk=overlap_id).first()
    if overlap is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    require(actor, "duties.tell_apart", overlap)
    if overlap.state != Overlap.State.OPEN:
        raise NotAllowedNow(_("Đã có người quyết định cặp này. Tải lại trang để xem."))
    overlap.state = Overlap.State.SAME if same else Overlap.State.DIFFERENT
    overlap.decided_on, overlap.decided_by_ref = on, actor.ref
    act = {"first": overlap.first_ref, "second": overlap.second_ref, "state": overlap.state, "on": on.isoformat()}
    overlap.entry, overlap.key = ledger.record(
        actor=actor, verb="duties.tell_apart", subject=Ref("overlap", overlap.pk), act=act, at=at
    )
    overlap.save(update_fields=["state", "decided_on", "decided_by_ref", "entry", "key"])
    return overlap
