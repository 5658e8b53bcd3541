"""The lists of cases as tables for a spreadsheet: codes, names of lists and days, nobody's words."""

from collections.abc import Iterator
from itertools import islice

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.forms.listing import ListForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries import browsing, lists
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.rules.reasons import CHANNELS, KINDS
from thongsuot.cases.rules.tables import ALL_STATES
from thongsuot.cases.views.desk.approvals import waiting_in
from thongsuot.cases.views.desk.inbox import filtered
from thongsuot.core import clock
from thongsuot.core.ids import show_code
from thongsuot.language.topics import topics
from thongsuot.people.models import Officer
from thongsuot.units.models import Place, Unit

CHUNK = 1000
COLUMNS = (
    "code", "state", "kind", "topic", "channel", "place_id", "holder_unit_id", "working_unit_id", "officer_id",
    "received_on", "duty__due_on", "answered_on", "persons", "households",
)  # fmt: skip
FIRST_ID = COLUMNS.index("place_id")


def listed(request: HttpRequest) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    form = ListForm(request.GET, actor=request.actor)
    wanted, words = form.wanted(), form.words()
    return table(browsing.sorted_cases(request.actor, wanted, words, form.sort(), today=clock.today()))


def waiting(request: HttpRequest) -> Iterator[list]:
    """Return what waits to be screened."""
    return table(filtered(lists.inbox(request.actor), request.GET))


def approvals(request: HttpRequest) -> Iterator[list]:
    """Return the answers that wait for a head, or to be sent: the tab that the page shows."""
    return table(waiting_in(request)[1])


def table(cases: QuerySet[Case]) -> Iterator[list]:
    """Yield the heading, then a row for each case, read in pieces so that any number of them takes the same memory.

    Units, places and officers are few beside the cases: each is read once and named from there.
    """
    yield [
        _("Mã vụ việc"), _("Bước"), _("Loại"), _("Lĩnh vực"), _("Kênh"), _("Nơi"), _("Đơn vị giữ"),
        _("Đơn vị giải quyết"), _("Cán bộ"), _("Ngày nhận"), _("Hạn trả lời"), _("Ngày trả lời"), _("Số người"),
        _("Số hộ"),
    ]  # fmt: skip
    codes = [_codes(), *(_Names(model) for model in (Place, Unit, Unit, Officer))]
    rows = cases.select_related(None).values_list(*COLUMNS).iterator(chunk_size=CHUNK)
    while some := list(islice(rows, CHUNK)):
        for at, names in enumerate(codes[1:], start=FIRST_ID):
            names.read({row[at] for row in some})
        for row in some:
            yield _cells(row, *codes)


def _cells(row: tuple, named: list[dict[str, str]], *names: "_Names") -> list:
    code, *coded = row[:FIRST_ID]
    said = [known.get(value, value) for known, value in zip(named, coded, strict=True)]
    ids = row[FIRST_ID : FIRST_ID + len(names)]
    return [
        show_code(code),
        *said,
        *(each[pk] for each, pk in zip(names, ids, strict=True)),
        *row[FIRST_ID + len(names) :],
    ]


def _codes() -> list[dict[str, str]]:
    """Return the names of the codes of COLUMNS in the page's language: steps, kinds, topics, channels."""
    language = get_language() or "vi"
    reasons = [{one.code: one.en if language == "en" else one.vi for one in each} for each in (KINDS, CHANNELS)]
    steps = {state: str(step_name(state)) for state in ALL_STATES}
    return [steps, reasons[0], {"": ""} | {each.code: each.name(language) for each in topics()}, reasons[1]]


class _Names(dict):
    """Names of the rows of one model by their ids; none for no id."""

    def __init__(self, model):
        super().__init__({None: ""})
        self.model = model

    def read(self, ids: set) -> None:
        missing = ids - self.keys()
        if missing:
            self.update({one.pk: str(one) for one in self.model.objects.filter(pk__in=missing)})
