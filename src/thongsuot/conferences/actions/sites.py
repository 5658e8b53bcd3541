"""Sites of a conference: added from a list or from the tree in one act however many there are, and dropped again."""

import hashlib
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thongsuot.conferences.actions.attending import locked_site, write_site
from thongsuot.conferences.actions.record import absent, check, locked, write_act
from thongsuot.conferences.models import Conference, Site
from thongsuot.conferences.permissions import visible_to
from thongsuot.conferences.queries.sites import Named, communes_below, heir_of, named
from thongsuot.conferences.rules import Wrong, WrongLines, key_of, parse
from thongsuot.conferences.rules.fold import BEFORE_THE_END, DROPPED
from thongsuot.conferences.rules.listing import MOST_LINES
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.language.redaction import Piece
from thongsuot.meetings.actions.record import words

FEW = 20  # sentences about faulty lines told at once
LIST = 230_000  # letters: in the longest way to send them still less than the bound of one request


@transaction.atomic
def add_sites(
    *,
    conference_id: UUID,
    lines: str,
    confirmed: Collection[str] = (),
    revision: int | None = None,
    actor: Actor,
    on: date,
    at: datetime,
) -> Conference:
    """Add the sites of a pasted list, one a line: unit or place; where it sits; how many come. All of them or none.

    A line that is the name or code of a standing unit is that unit's site: its officers act for it. The list is read
    before the conference is held, so that nobody waits for it. `confirmed`: what looks like a person's name in the name
    of a site and is none. Raises: NotFound, Refused (conferences.run), Stale,
    Invalid (lines: the first line that is wrong, twice, personal, of several units or of one that has ended),
    NotAllowedNow.
    """
    conference = visible_to(actor).select_related("unit").filter(pk=conference_id).first()
    if conference is None:
        raise absent()
    require(actor, "conferences.run", conference)
    check(conference, "sites_added", on)
    found = _read(lines, conference, confirmed)
    conference = locked(conference_id=conference_id, permission="conferences.run", actor=actor, revision=revision)
    check(conference, "sites_added", on)
    _refuse_doubles(conference, found)
    texts = {"confirmed": sorted(confirmed)} if confirmed else {}
    return _added(conference, [_site(one) for one in found], actor, on, at, texts)


def _read(lines: str, conference: Conference, confirmed: Collection[str]) -> list[Named]:
    """Return the lines with the units that they name. Raises: Invalid (lines)."""
    try:
        read, faults = parse(words(lines, "lines", limit=LIST)), {}
    except WrongLines as wrong:
        read, faults = wrong.read, {each.line: _wrong(each) for each in wrong.wrong}
    found = named(read, practice=conference.practice)
    _refuse(faults | {one.line.line: why for one in found if (why := _unclear(one, confirmed))})
    return found


def _refuse(faults: Mapping[int, str]) -> None:
    """Raise Invalid (lines): of each faulty line its sentences, one line each, in their order; the first of many."""
    told = [faults[line] for line in sorted(faults)]
    if len(told) > FEW:
        told[FEW:] = [_("Còn %d dòng khác cần sửa.") % (len(told) - FEW)]
    if told:
        raise Invalid("\n".join(told), field="lines")


def _unclear(one: Named, confirmed: Collection[str]) -> str:
    """Return why a line is no site, in a sentence with the remedy; empty where it is one."""
    line, unit = one.line, one.unit
    if unit is None:
        left = [each for each in one.pieces() if each.kind != "name" or each.text not in confirmed]
        return _personal(line.line, left) if left else ""
    if len(one.units) > 1:
        codes = ", ".join(unit.code for unit in one.units[:5])
        return _("Dòng %(line)d: có nhiều đơn vị cùng tên %(name)s, mã %(codes)s. Ghi mã đơn vị thay cho tên.") % {
            "line": line.line,
            "name": line.name,
            "codes": codes,
        }
    if unit.valid_until:
        heir = heir_of(unit)
        remedy = _("Ghi %s thay vào đó.") % heir if heir else _("Bỏ dòng này.")
        return _("Dòng %(line)d: %(unit)s không còn hoạt động. %(remedy)s") % {
            "line": line.line,
            "unit": unit.name,
            "remedy": remedy,
        }
    return ""


def _personal(line: int, left: Sequence[Piece]) -> str:
    """Return what is wrong with a name that holds these pieces; only what looks like a person's name may be ticked."""
    told = _(
        "Dòng %(line)d: tên điểm cầu có thông tin riêng: %(pieces)s. Ghi tên đơn vị hoặc nơi họp; địa chỉ ghi sau dấu "
        "chấm phẩy."
    ) % {"line": line, "pieces": ", ".join(each.text for each in left)}
    if any(each.kind == "name" for each in left):
        told += " " + _("Chỉ là tên nơi họp thì đánh dấu bên dưới.")
    return told


def _wrong(wrong: Wrong) -> str:
    if not wrong.line:
        return _("Danh sách cần từ 1 đến 5.000 dòng, mỗi dòng một điểm cầu.")
    sentence = {
        "name": _("Dòng %d: chưa có tên điểm cầu trước dấu chấm phẩy."),
        "people": _("Dòng %d: số người phải là số, ví dụ: Ủy ban nhân dân xã Ka Đô; Hội trường xã; 40."),
        "long": _("Dòng %d: dài quá. Rút ngắn lại."),
    }[wrong.why]
    return sentence % wrong.line


def _site(one: Named) -> Site:
    name = one.unit.name if one.unit else one.line.name
    return Site(unit=one.unit, name=name, place=one.line.place, expected=one.line.expected)


def _refuse_doubles(conference: Conference, found: Sequence[Named]) -> None:
    """Raise Invalid (lines) for a site that is there already, if only as that of a unit it took over, or twice."""
    rows = Site.objects.filter(conference=conference).exclude(state=DROPPED)
    there: dict = {}
    for number, unit_id, heir_id, name in rows.values_list("number", "unit_id", "unit__heir_id", "name"):
        there[heir_id or unit_id or key_of(name)] = _("điểm cầu số %d") % number
    faults: dict[int, str] = {}
    for one in found:
        key, line = one.unit.pk if one.unit else one.key, one.line.line
        if key in there:
            given = {"line": line, "name": one.line.name, "where": there[key]}
            faults[line] = _("Dòng %(line)d: %(name)s đã có, là %(where)s. Bỏ dòng này.") % given
        there.setdefault(key, _("dòng %d") % line)
    _refuse(faults)


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


def _added(
    conference: Conference, sites: list[Site], actor: Actor, on: date, at: datetime, texts: dict | None = None
) -> Conference:
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
    write_act(conference, "sites_added", details=details, texts=texts, actor=actor, on=on, at=at)
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
