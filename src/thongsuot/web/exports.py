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

from thongsuot.cases.views.desk import labels, quality
from thongsuot.cases.views.desk import tables as cases
from thongsuot.changes.views import lawbook
from thongsuot.changes.views import tables as changes
from thongsuot.commitments.views import listing as commitments
from thongsuot.conferences.views import desk as conferences
from thongsuot.conferences.views import sites as conference_sites
from thongsuot.core import clock
from thongsuot.counter.views import sheets
from thongsuot.directives.views import events, growing, instruments, matrix, targets, task_one, tasks
from thongsuot.documents.views import models, registers
from thongsuot.duties.views import tables as duties
from thongsuot.exchange import views as exchange
from thongsuot.files.tables import KINDS, table_answer
from thongsuot.invitations.views import desk as invitations
from thongsuot.mail.views import aside, mailboxes
from thongsuot.meetings.views import desk as meetings
from thongsuot.notices.views import gateways, inbox, letters
from thongsuot.offices.views import competence, hub, setting_up
from thongsuot.offices.views import tree as offices
from thongsuot.people.views import officers
from thongsuot.privacy import views as privacy
from thongsuot.receptions.views import desk as receptions
from thongsuot.search import views as search
from thongsuot.units import views as units
from thongsuot.wording import views as wording


@dataclass(frozen=True)
class Export:
    """A list that can be taken away: `name` in the address and of the file, the template of its page, its rows."""

    name: str
    template: str
    table: Callable[[HttpRequest], Iterable[Iterable]]


EXPORTS = (
    Export("vu-viec", "cases/desk/list.html", cases.listed),
    Export("tim", "search/page.html", search.table),
    Export("cho-xem-xet", "cases/desk/inbox.html", cases.waiting),
    Export("cho-duyet", "cases/desk/approvals.html", cases.approvals),
    Export("viec-phai-lam", "duties/mine.html", duties.mine),
    Export("toan-don-vi", "duties/unit.html", duties.units),
    Export("viec-dang-lam", "duties/week.html", duties.running),
    Export("co-the-trung", "duties/overlaps.html", duties.alike),
    Export("loi-hua", "commitments/list.html", commitments.table),
    Export("doi-thoai", "meetings/list.html", meetings.table),
    Export("hoi-nghi", "conferences/list.html", conferences.table),
    Export("diem-cau-hoi-nghi", "conferences/sites.html", conference_sites.table),
    Export("giay-moi", "invitations/list.html", invitations.table),
    Export("tiep-cong-dan", "receptions/desk/list.html", receptions.table),
    Export("van-ban-chi-dao", "directives/instruments.html", instruments.table),
    Export("nhiem-vu", "directives/tasks.html", tasks.given_table),
    Export("viec-duoc-giao", "directives/task_parts.html", tasks.received_table),
    Export("don-vi-cua-nhiem-vu", "directives/task.html", task_one.table),
    Export("viec-to-chuc", "directives/events.html", events.table),
    Export("ma-tran", "directives/matrix.html", matrix.table),
    Export("phan-viec-cua-o", "directives/cell.html", matrix.cell_table),
    Export("chi-tieu", "directives/targets.html", targets.table),
    Export("linh-vuc-dang-tang", "directives/growing.html", growing.table),
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
    Export("danh-muc-luat", "changes/law/lists.html", changes.law_lists),
    Export("ke-hoach-sap-xep", "changes/reorganise/index.html", changes.plans),
    Export("chuyen-theo-ke-hoach", "changes/reorganise/moves.html", changes.moves),
    Export("cho-phan", "changes/reorganise/queue.html", changes.waiting),
    Export("so-da-nhap", "changes/registers/list.html", changes.registers),
    Export("chat-luong-goi-y", "cases/desk/quality.html", quality.table),
    Export("nhan-cong-viec", "cases/desk/labels.html", labels.table),
    Export("cac-so-van-ban", "documents/registers.html", registers.listed_table),
    Export("mau-van-ban", "documents/forms.html", models.table),
    Export("hop-thu", "mail/mailboxes.html", mailboxes.table),
    Export("thu-de-rieng", "mail/aside.html", aside.table),
    Export("thu-can-in", "notices/letters.html", letters.table),
    Export("duong-gui", "notices/gateways.html", gateways.table),
    Export("noi-khac", "exchange/partners.html", exchange.partners_table),
    Export("yeu-cau-du-lieu", "privacy/home.html", privacy.requests_table),
    Export("vi-pham-du-lieu", "privacy/home.html", privacy.breaches_table),
    Export("viec-can-thiet-lap", "offices/setting_up.html", setting_up.table),
    Export("het-han-luu", "offices/retention.html", hub.retention_table),
    Export("loi-van", "wording/list.html", wording.table),
)
BY_NAME = {each.name: each for each in EXPORTS}

# Lists of the room of the API, which this one may not import: it gives the file at an address of its own, by name.
BESIDE = {"api/keys.html": "api_keys_table"}

_ONE = "a page of one thing: what it lists belongs to it"
_ACT = "a form: what it lists is what the act touches"
_OWN = "of the officer alone: their own settings, sign-ins and orders"
_SEALED = "the sealed room: no word of a denunciation lies in any export"
# Pages of the desk that list something and give no file, and why.
WITHOUT = {
    "cases/desk/case.html": _ONE,
    "cases/desk/publish.html": _ACT,
    "cases/desk/views.html": _OWN,
    "receptions/desk/one.html": _ONE,
    "receptions/desk/visit_page.html": _ONE,
    "receptions/desk/join_case.html": _ACT,
    "commitments/minutes.html": _ACT,
    "commitments/publish.html": _ACT,
    "directives/task_urge.html": _ACT,
    "directives/task_move.html": _ACT,
    "commitments/one.html": _ONE,
    "meetings/moderate.html": _ONE,
    "meetings/one.html": _ONE,
    "conferences/one.html": _ONE,
    "changes/bulk.html": _ACT,
    "changes/bulk_result.html": _ONE,
    "changes/erase.html": _ACT,
    "changes/join_same.html": _ACT,
    "changes/law/change.html": _ONE,
    "changes/law/day.html": _ACT,
    "changes/law/rule.html": _ACT,
    "changes/law/year.html": _ACT,
    "changes/registers/columns.html": _ACT,
    "changes/registers/undo.html": _ACT,
    "changes/reorganise/one.html": _ONE,
    "changes/seal_case.html": _ACT,
    "counter/books.html": _OWN,
    "counter/forms.html": "the forms themselves, to print",
    "counter/phone.html": _ACT,
    "denunciations/desk/act.html": _SEALED,
    "denunciations/desk/figures.html": _SEALED,
    "denunciations/desk/holders.html": _SEALED,
    "denunciations/desk/identity_queue.html": _SEALED,
    "denunciations/desk/late.html": _SEALED,
    "denunciations/desk/list.html": _SEALED,
    "directives/target.html": _ONE,
    "directives/assignment.html": _ONE,
    "directives/event.html": _ONE,
    "directives/task_accept.html": _ACT,
    "directives/task_send.html": _ACT,
    "documents/one.html": _ONE,
    "duties/one.html": _ONE,
    "exchange/send.html": _ACT,
    "offices/hub.html": "the way to other pages, each of which exports its own",
    "offices/tour.html": _OWN,
    "people/profile.html": _OWN,
    "people/sessions.html": _OWN,
    "people/unit.html": _ONE,
    "reading/agreed.html": "sums of a few kinds of field, all of them on the page: no rows of work",
    "units/place.html": _ONE,
    "units/places.html": "the few answers of a search box",
    "web/helps.html": "the texts of help, to read",
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
