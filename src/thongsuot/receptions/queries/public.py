"""What the portal shows of receptions, over its own database role: posted sessions alone."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _

from thongsuot.core.errors import NotFound
from thongsuot.receptions.models import PostedSession
from thongsuot.receptions.rules import Norm, bounds_of, must_in, norm_on, standing_in
from thongsuot.units.queries import matching


def posted() -> QuerySet[PostedSession]:
    return PostedSession.objects.using("portal")


def coming(today: date, unit_id: UUID | None, words: str = "") -> QuerySet[PostedSession]:
    """Return the sessions from today on, the next first; those of one unit, with each of `words`, where given."""
    rows = posted().filter(on__gte=today).defer("search_key", "words")
    rows = matching(rows, words) if words.strip() else rows
    return (rows.filter(unit_id=unit_id) if unit_id else rows).order_by("on", "starts", "id")


def units_with_sessions() -> list[tuple[UUID, str]]:
    """Return (id, name) of each unit that has posted a session, by name."""
    rows = posted().order_by("unit_id", "-on").distinct("unit_id").values_list("unit_id", "unit_name")
    return sorted(rows, key=lambda row: row[1])


def one(session_id: UUID) -> PostedSession:
    """Return a posted session. Raises: NotFound."""
    found = posted().filter(pk=session_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy buổi tiếp này. Xem lại lịch tiếp công dân."))
    return found


@dataclass(frozen=True)
class Attendance:
    """One leader of one unit in a year: days owed by the norm, held in person, by somebody else, called off, late.

    `must`, `done`: of the year's whole periods, so of a week across New Year in the year of its Thursday; the other
    counts are of the calendar year. `norms`: the rows of law that held in that year, oldest first. `late`: sessions
    posted after the latest day.
    """

    unit_name: str
    leader_post: str
    must: int
    done: int
    held: int
    delegated: int
    called_off: int
    late: int
    norms: tuple[Norm, ...]


def attendance(year: int, today: date, unit_id: UUID | None = None) -> list[Attendance]:
    """Return how each unit's head received people in a year, against the norm, up to and with the day `today`.

    Of the posted sessions of leaders, from the period on in which the unit first posted one. Only days held in person
    count: the norm is the head's own.
    """
    first, last = bounds_of(year)
    last = min(last, today)
    ever = posted().filter(kind="leader", on__lte=last)
    ever = ever.filter(unit_id=unit_id) if unit_id else ever
    begun = dict(ever.order_by().values_list("unit_id").annotate(Min("on")))
    newest = {row.unit_id: row for row in ever.order_by("unit_id", "-on").distinct("unit_id")}
    by_unit: dict[UUID, list[PostedSession]] = defaultdict(list)
    for row in ever.filter(on__gte=first).order_by("on", "starts"):
        by_unit[row.unit_id].append(row)
    units = sorted(newest, key=lambda unit: newest[unit].unit_name)
    rows = [(unit, _attended(year, newest[unit], by_unit[unit], first, last, begun[unit])) for unit in units]
    return [row for unit, row in rows if row.must or begun[unit].year <= year]


def _attended(
    year: int, newest: PostedSession, sessions: list[PostedSession], first: date, last: date, begun: date
) -> Attendance:
    """`newest`: the unit's last posted session so far; `sessions`: those of the year and of the weeks across its ends;
    `begun`: the day of its first.
    """
    norm = norm_on(newest.level, begun)
    first = max(first, norm.around(begun)[0] if norm else begun)
    standings = standing_in(newest.level, first, last, [each.on for each in sessions if _in_person(each)])
    sessions = [each for each in sessions if each.on.year == year]
    must, done = must_in(standings)
    norms = {each.norm.in_force_from: each.norm for each in standings}
    now = norm_on(newest.level, last)
    if not norms and now:
        norms = {now.in_force_from: now}
    return Attendance(
        unit_name=newest.unit_name,
        leader_post=newest.leader_post,
        must=must,
        done=done,
        held=len({each.on for each in sessions if _in_person(each)}),
        delegated=sum(each.came == "delegate" for each in sessions),
        called_off=sum(each.state == "called-off" for each in sessions),
        late=sum(each.post_by is not None and each.posted_on > each.post_by for each in sessions),
        norms=tuple(norms[day] for day in sorted(norms)),
    )


def _in_person(session: PostedSession) -> bool:
    return session.held and session.came == "leader"
