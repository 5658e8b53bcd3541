"""Văn bản chỉ đạo: the register of the units an officer sees, and one instrument beside its source."""

from collections.abc import Iterator
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.directives.forms.instruments import ListForm
from thongsuot.directives.models import Importing, Instrument, Passage
from thongsuot.directives.permissions import WORKERS, importings_seen_by, instruments_seen_by
from thongsuot.directives.queries import beside
from thongsuot.directives.queries import instruments as queries
from thongsuot.directives.register_words import KINDS, STATE_NAMES
from thongsuot.directives.sentences import DOUBTS
from thongsuot.files import queries as files
from thongsuot.files.responses import download
from thongsuot.units.models import Unit

A_PAGE, CHUNK, FIGURES_SHOWN, WAITING_SHOWN = 50, 500, 500, 10
TABS = {"": None, "cho": Passage.State.PROPOSED, "nhan": Passage.State.CONFIRMED, "bo": Passage.State.LEFT_OUT}
State = Instrument.State


def own_units(actor: Actor):
    """Return the units into whose register the actor may enter instruments."""
    return Unit.objects.filter(pk__in=actor.units_as(*WORKERS), practice=actor.practice).order_by("sort_key", "pk")


def _form(request) -> ListForm:
    seen = instruments_seen_by(request.actor)
    units = Unit.objects.filter(pk__in=seen.values("unit_id")).order_by("sort_key", "pk")
    return ListForm(request.GET, units=units, years=queries.years(request.actor))


@login_required
@never_cache
@require_GET
def instruments(request):
    """The register: every instrument the officer sees, filtered, sorted, page by page; files that are being read."""
    form = _form(request)
    page = Paginator(queries.listed(request.actor, form.wanted(), form.sort()), A_PAGE).get_page(
        request.GET.get("trang")
    )
    waiting = importings_seen_by(request.actor).filter(
        state__in=(Importing.State.WAITING, Importing.State.READING, Importing.State.FAILED)
    )
    counts = queries.counts(page)
    shown = {
        "form": form,
        "page": page,
        "rows": [(one, counts.get(one.pk, queries.Counts())) for one in page],
        "waiting": waiting.exclude(trouble__in=("dropped", "secret")).order_by("-asked_at")[:WAITING_SHOWN],
        "keeps": own_units(request.actor).exists(),
    }
    return render(request, "directives/instruments.html", shown)


def table(request) -> Iterator[list]:
    """Return the register under the page's filters and order as rows for a spreadsheet."""
    form = _form(request)
    return _rows(queries.listed(request.actor, form.wanted(), form.sort()))


def _rows(found) -> Iterator[list]:
    days = [_("Ngày ban hành"), _("Cơ quan ban hành")]
    yield [_("Số, ký hiệu"), _("Loại"), _("Tên, trích yếu"), *days, _("Sổ của đơn vị"), _("Trạng thái")]
    for one in found.iterator(chunk_size=CHUNK):
        kind, state = KINDS.get(one.kind, ""), STATE_NAMES[one.state]
        yield [one.number, kind, one.title, one.issued_on, one.issuer, one.unit.name, state]


def found_or_404(request, instrument_id: UUID) -> Instrument:
    """Return an instrument that whoever asks sees; absent and hidden are the same answer."""
    found = instruments_seen_by(request.actor).select_related("unit").filter(pk=instrument_id).first()
    if found is None:
        raise Http404
    return found


@login_required
@never_cache
@require_GET
def instrument(request, instrument_id: UUID):
    """One instrument: what it is, what was read in it beside its source, what it cites."""
    return page_of(request, found_or_404(request, instrument_id))


def page_of(request, found: Instrument, *, trouble: str = "", deciding: bool = False, status: int = 200):
    """Answer with the page of an instrument; `trouble`: the sentence about an act that was not done.

    `deciding`: that act was a decision on passages, so the sentence stands in their list, which alone may be swapped.
    """
    keeps = can(request.actor, "directives.keep_instrument", found)
    shown = {
        "instrument": found,
        "trouble": trouble,
        "deciding": deciding,
        "keeps": keeps,
        "decides": keeps and found.state in (State.DRAFT, State.STANDING),
        "counts": queries.counts([found]).get(found.pk, queries.Counts()),
        "doubts": [DOUBTS[one["code"]] for one in found.read.get("doubts", ())],
        "figures": found.read.get("figures", ())[:FIGURES_SHOWN],
        "dropped": [found.text[start:end] for start, end in found.read.get("dropped", ())],
        "cited": queries.cited(request.actor, found),
        "replaces": instruments_seen_by(request.actor).filter(pk__in=found.replaces.values("pk")),
        "replaced_by": instruments_seen_by(request.actor).filter(replaces=found, state__in=queries.STATES[1:]),
        "file": next(iter(files.of(f"instrument:{found.pk}")), None),
    }
    return render(request, "directives/instrument.html", shown | _passages(request, found, keeps), status=status)


def _passages(request, found: Instrument, keeps: bool) -> dict:
    """Return a page of the passages, with the source from where the page before ended."""
    tab = request.GET.get("xem", "") if request.GET.get("xem") in TABS and keeps else ""
    rows = found.passages.select_related("parent").order_by("position")
    if not keeps:
        rows = rows.filter(state=Passage.State.CONFIRMED)
    rows = rows.filter(state=TABS[tab]) if TABS[tab] else rows
    page = Paginator(rows, queries.PASSAGES_A_PAGE).get_page(request.GET.get("trang"))
    shown = list(page)
    begins = 0 if page.number == 1 else _end_before(rows, page.start_index() - 1)
    pieces = beside.stretch(found, begins, shown, last=not page.has_next()) if found.text else []
    return {"page": page, "shown": shown, "pieces": pieces, "tab": tab} | _focus(request, shown)


def _focus(request, shown: list[Passage]) -> dict:
    """Return what has the focus after a decision: the next passage to decide on; where it is not here, the heading."""
    asked = request.GET.get("den", "")
    here = any(str(one.position) == asked and one.state == Passage.State.PROPOSED for one in shown)
    return {"next_at": asked if here else "", "focus_list": bool(asked) and not here}


def _end_before(rows, before: int) -> int:
    ends = [one for one in rows.values_list("end", flat=True)[:before] if one is not None]
    return max(ends, default=0)


@login_required
@never_cache
@require_GET
def file(request, instrument_id: UUID):
    """Give the file that an instrument was read from, or that was entered with it."""
    found = found_or_404(request, instrument_id)
    attachment = next(iter(files.of(f"instrument:{found.pk}")), None)
    if attachment is None:
        raise Http404
    return download(attachment, request=request)


def moment() -> dict:
    """Return the day and the instant of an act, for its action."""
    return {"on": clock.today(), "at": clock.now()}
