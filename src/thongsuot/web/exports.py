"""Every list of the desk as a file for a spreadsheet: the one table of lists, and the one page that gives them.

A list exports what it shows: the same permission, the same filters, in the same order, all pages. Its room writes the
rows (`table(request)`: the heading first; it refuses before that), `files.tables` guards each cell and streams them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.views.desk import tables as cases
from thongsuot.changes.views import lawbook
from thongsuot.core import clock
from thongsuot.counter.views import sheets
from thongsuot.documents.views import registers
from thongsuot.duties.views import tables as duties
from thongsuot.files.tables import KINDS, table_answer
from thongsuot.notices.views import inbox
from thongsuot.offices.views import competence, hub
from thongsuot.offices.views import tree as offices
from thongsuot.people.views import officers
from thongsuot.units import views as units


@dataclass(frozen=True)
class Export:
    """A list that can be taken away: `name` in the address and of the file, the template of its page, its rows."""

    name: str
    template: str
    table: Callable[[HttpRequest], Iterable[Iterable]]


EXPORTS = (
    Export("vu-viec", "cases/desk/list.html", cases.listed),
    Export("cho-xem-xet", "cases/desk/inbox.html", cases.waiting),
    Export("cho-duyet", "cases/desk/approvals.html", cases.approvals),
    Export("viec-phai-lam", "duties/mine.html", duties.mine),
    Export("toan-don-vi", "duties/unit.html", duties.units),
    Export("viec-dang-lam", "duties/week.html", duties.running),
    Export("co-the-trung", "duties/overlaps.html", duties.alike),
    Export("thong-bao", "notices/inbox.html", inbox.table),
    Export("phieu-mat-dien", "counter/sheets.html", sheets.table),
    Export("so-van-ban", "documents/register.html", registers.table),
    Export("can-bo", "people/officers.html", officers.table),
    Export("don-vi", "units/tree.html", units.table),
    Export("tham-quyen", "offices/competence.html", competence.table),
    Export("cay-don-vi", "offices/tree.html", offices.table),
    Export("ai-da-doi-gi", "offices/history.html", hub.history_table),
    Export("thoi-han", "changes/law/rules.html", lawbook.table),
    Export("lich", "changes/law/calendar.html", lawbook.days_table),
)
BY_NAME = {each.name: each for each in EXPORTS}

_ONE = "a page of one thing: what it lists belongs to it"
_SEALED = "the sealed room: no word of a denunciation lies in any export"
# Pages of the desk that list something and give no file, and why.
WITHOUT = {
    "api/keys.html": "keys that open doors: whoever keeps them looks at them here",
    "cases/desk/case.html": _ONE,
    "changes/join_same.html": "one office and those who answer as one with it",
    "changes/law/change.html": _ONE,
    "changes/reorganise/index.html": "plans, each of which exports all it moves",
    "changes/reorganise/moves.html": "the plan's own file holds every kind of row",
    "changes/reorganise/one.html": _ONE,
    "changes/reorganise/queue.html": "matters to be given away one by one; nothing is left of them afterwards",
    "changes/law/lists.html": "closed lists of law, shipped with the program",
    "counter/forms.html": "the forms themselves, to print",
    "denunciations/desk/figures.html": _SEALED,
    "denunciations/desk/holders.html": _SEALED,
    "denunciations/desk/identity_queue.html": _SEALED,
    "denunciations/desk/late.html": _SEALED,
    "denunciations/desk/list.html": _SEALED,
    "documents/forms.html": "the forms themselves, each of which can be taken as a file",
    "documents/one.html": _ONE,
    "documents/registers.html": "names of registers, each of which exports its own rows",
    "exchange/partners.html": "other installations and their keys: looked at here",
    "mail/aside.html": "letters set aside: words and senders, never a table",
    "notices/letters.html": "names and addresses of people: printed, never a table",
    "offices/hub.html": "the way to other pages, each of which exports its own",
    "offices/retention.html": "codes to erase one by one, and the register, a page of the docs",
    "people/unit.html": _ONE,
    "units/place.html": _ONE,
}


@login_required
@never_cache
@require_GET
def export(request: HttpRequest, name: str, kind: str):
    """Give one list as a file; an address that names none is not there."""
    found = BY_NAME.get(name)
    if found is None or kind not in KINDS:
        raise Http404
    return table_answer(kind, f"{name}-{clock.today().isoformat()}", found.table(request))
