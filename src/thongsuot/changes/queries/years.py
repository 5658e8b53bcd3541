"""What rests on a year of the calendar: while anything does, the year cannot be taken off again."""

from datetime import date

from django.db.models import Min, Q
from django.db.models.functions import Least
from django.utils.translation import gettext as _

from thongsuot.core.errors import NotAllowedNow
from thongsuot.denunciations.models import SealedDuty
from thongsuot.duties.models import Duty
from thongsuot.law.queries import book

SHOWN = 5


def check_free(year: int, on: date) -> None:
    """Refuse to take `year` off while something rests on it, saying what.

    Raises: NotAllowedNow (a later year is covered, the year has begun, a duty or a rule of law has a day in it).
    """
    law = book()
    if max(law.calendar.years) != year:
        raise NotAllowedNow(_("Lịch còn năm sau năm %s. Bỏ năm sau trước.") % year)
    if on.year >= year:
        raise NotAllowedNow(_("Năm %s đã bắt đầu. Sửa từng ngày nghỉ của năm ấy.") % year)
    _check_duties(year)
    codes = sorted({row.name for row in law.all_rows if _reaches(row, year)})
    if codes:
        values = {"year": year, "codes": ", ".join(codes[:SHOWN])}
        raise NotAllowedNow(
            _("Năm %(year)s chưa bỏ được: có thời hạn bắt đầu hoặc hết hiệu lực trong năm ấy (%(codes)s).") % values
        )


def _check_duties(year: int) -> None:
    first = date(year, 1, 1)
    here = Q(due_on__gte=first) | Q(until_on__gte=first) | Q(starts_on__gte=first)
    resting = Duty.objects.filter(here)
    if n := resting.count():
        within = resting.filter(Q(due_on__gte=first) | Q(until_on__gte=first))
        day = within.aggregate(day=Min(Least("due_on", "until_on")))["day"]
        values = {"year": year, "n": n, "day": _spoken(day or first)}
        raise NotAllowedNow(_("Năm %(year)s chưa bỏ được: %(n)s việc có ngày trong năm ấy, sớm nhất %(day)s.") % values)
    # Of the sealed room nothing is told but that there is something: no number, no day.
    if SealedDuty.objects.filter(Q(due_on__gte=first) | Q(starts_on__gte=first)).exists():
        raise NotAllowedNow(_("Năm %s chưa bỏ được: có hạn niêm phong trong năm ấy.") % year)


def _reaches(row, year: int) -> bool:
    return row.in_force_from.year >= year or bool(row.in_force_until and row.in_force_until.year >= year)


def _spoken(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"
