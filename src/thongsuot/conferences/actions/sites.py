"""Sites of a conference: added from a list or from the tree in one act however many there are, and dropped again."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.conferences.actions.attending import locked_site, write_site
from thongsuot.conferences.actions.record import check, locked, write_act
from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.queries.sites import Known, communes_below, known
from thongsuot.conferences.rules import Line, WrongLine, parse
from thongsuot.conferences.rules.fold import BEFORE_THE_END, DROPPED
from thongsuot.conferences.rules.listing import MOST_LINES
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.meetings.actions.record import public_words, words
from thongsuot.units.rules import bare_name

LIST = 1_500_000


@transaction.atomic
def add_sites(
    *, conference_id: UUID, lines: str, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Add the sites of a pasted list, one a line: unit or place; where it sits; how many come. All of them or none.

    A line that is the name or code of a standing unit is that unit's site: its officers act for it. Raises: NotFound,
    Refused (conferences.run), Stale, Invalid (lines: the first line that is wrong, twice, or of a unit that has
    ended), NotAllowedNow.
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor, revision=revision)
    check(conference, "sites_added", on)
    try:
        found = parse(words(lines, "lines", limit=LIST))
    except WrongLine as wrong:
        raise Invalid(_wrong(wrong), field="lines") from wrong
    public_words("\n".join(f"{line.name}\n{line.place}" for line in found), "lines", limit=LIST)
    units = known([line.name for line in found], practice=conference.practice)
    _refuse_doubles(conference, found, units)
    return _added(conference, [_site(line, units) for line in found], actor, on, at)


def _wrong(wrong: WrongLine) -> str:
    if not wrong.line:
        return _("Danh sách cần từ 1 đến 5.000 dòng, mỗi dòng một điểm cầu.")
    sentence = {
        "name": _("Dòng %d: chưa có tên điểm cầu trước dấu chấm phẩy."),
        "people": _("Dòng %d: số người phải là số, ví dụ: Ủy ban nhân dân xã Ka Đô; Hội trường xã; 40."),
        "long": _("Dòng %d: dài quá. Rút ngắn lại."),
    }[wrong.why]
    return sentence % wrong.line


def _site(line: Line, units: Known) -> Site:
    unit = units.of(line.name)
    name = unit.name if unit else line.name
    return Site(unit=unit, name=name, place=line.place, expected=line.expected)


def _refuse_doubles(conference: Conference, lines: Sequence[Line], units: Known) -> None:
    """Raise Invalid (lines) for a unit that has ended, and for a site that is there already or twice in the list."""
    rows = Site.objects.filter(conference=conference).exclude(state=DROPPED)
    there: dict = {}
    for number, unit_id, name in rows.values_list("number", "unit_id", "name"):
        there[unit_id or bare_name(name)] = _("điểm cầu số %d") % number
    for line in lines:
        unit = units.of(line.name)
        if unit and unit.valid_until:
            heir = units.heir_of(unit)
            remedy = _("Ghi %s thay vào đó.") % heir if heir else _("Bỏ dòng này.")
            raise Invalid(
                _("Dòng %(line)d: %(unit)s không còn hoạt động. %(remedy)s")
                % {"line": line.line, "unit": unit.name, "remedy": remedy},
                field="lines",
            )
        key = unit.pk if unit else bare_name(line.name)
        if key in there:
            raise Invalid(
                _("Dòng %(line)d: %(name)s đã có, là %(where)s. Bỏ dòng này.")
                % {"line": line.line, "name": line.name, "where": there[key]},
                field="lines",
            )
        there[key] = _("dòng %d") % line.line


@transaction.atomic
def add_communes(
    *, conference_id: UUID, revision: int | None = None, actor: Actor, on: date, at: datetime
) -> Conference:
    """Add every commune committee below the unit that holds it and has no site yet, in one act with one entry.

    Raises: NotFound, Refused (conferences.run), Stale, NotAllowedNow (none below, all there already).
    """
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor, revision=revision)
    check(conference, "sites_added", on)
    units = communes_below(conference)
    if not units:
        raise NotAllowedNow(_("Không còn xã, phường nào dưới đơn vị này mà chưa có điểm cầu."))
    return _added(conference, [Site(unit=unit, name=unit.name) for unit in units], actor, on, at)


def _added(conference: Conference, sites: list[Site], actor: Actor, on: date, at: datetime) -> Conference:
    """Store the sites with the numbers that come next. `details`: how many, their numbers, a digest of what they are.

    Raises: NotAllowedNow (too many sites).
    """
    last = Site.objects.filter(conference=conference).aggregate(last=Max("number"))["last"] or 0
    if last + len(sites) > 2 * MOST_LINES:
        raise NotAllowedNow(_("Một hội nghị nhiều nhất 10.000 điểm cầu."))
    for number, site in enumerate(sites, last + 1):
        site.conference, site.number = conference, number
    Site.objects.bulk_create(sites, batch_size=1_000)
    told = "\n".join(f"{site.number};{site.unit_id or ''};{site.name};{site.place};{site.expected}" for site in sites)
    details = {"count": len(sites), "first": last + 1, "sha256": hashlib.sha256(told.encode()).hexdigest()}
    write_act(conference, "sites_added", details=details, actor=actor, on=on, at=at)
    return conference


@transaction.atomic
def drop_site(*, site_id: UUID, actor: Actor, on: date, at: datetime) -> Site:
    """Take a site that never came off the list, before the end. Dropped twice is dropped once.

    Raises: NotFound, Refused (conferences.run), NotAllowedNow (it has come, closed, called off).
    """
    site = locked_site(site_id=site_id, permission="conferences.run", actor=actor)
    if site.conference.state not in BEFORE_THE_END:
        raise NotAllowedNow(_("Hội nghị đã bế mạc hoặc không tổ chức nữa nên danh sách điểm cầu giữ nguyên."))
    if site.state != DROPPED:
        write_site(site, "site_dropped", actor=actor, on=on, at=at)
    return site
