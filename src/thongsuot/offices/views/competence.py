"""Thẩm quyền: whose matter a submission would be, and every row of competence in the administrator's part."""

from collections.abc import Iterator

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.language.folding import clean
from thongsuot.offices.forms import WhoseForm
from thongsuot.offices.permissions import looked_over
from thongsuot.units.models import Competence, Place, valid_on
from thongsuot.units.permissions import endable_by
from thongsuot.units.queries import competent_unit
from thongsuot.units.templatetags.units_words import kind_or_all, topic_or_all

PAGE = 50


def _rows(request: HttpRequest):
    """Return the running rows of the actor's units; of the asked topic, where one is asked."""
    require(request.actor, "offices.look_over", None)
    scope, topic = looked_over(request.actor), clean(request.GET.get("topic", ""))
    rows = Competence.objects.filter(valid_on(clock.today())).select_related("unit", "place")
    rows = rows if scope is None else rows.filter(unit__in=scope)
    rows = rows.filter(topic=topic) if topic else rows
    return rows.order_by("topic", "place__sort_key", "unit__sort_key", "id")


def _endable(request: HttpRequest, page) -> set:
    """Return the rows of a page that the actor may end."""
    return set(endable_by(request.actor).filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True))


@require_GET
def competence(request: HttpRequest) -> HttpResponse:
    page = Paginator(_rows(request), PAGE).get_page(request.GET.get("trang"))
    form = WhoseForm(request.GET if "kind" in request.GET else None)
    context = {"form": form, "page": page, "may_end": _endable(request, page)}
    status = 200
    if form.is_bound and form.is_valid():
        asked = form.cleaned_data
        context["place"] = Place.objects.filter(pk=asked["place"]).select_related("parent").first()
        context["candidates"] = competent_unit(asked["topic"], asked["kind"], asked["place"], clock.today())
    elif form.is_bound:
        status = 422
    return render(request, "offices/competence.html", context, status=status)


def table(request: HttpRequest) -> Iterator[list]:
    """Return the rows the page shows, all of them, for a spreadsheet."""
    return _as_table(_rows(request))


def _as_table(rows) -> Iterator[list]:
    yield [_("Lĩnh vực"), _("Loại đơn"), _("Địa bàn"), _("Đơn vị"), _("Căn cứ"), _("Từ ngày")]
    for row in rows.iterator(chunk_size=1000):
        yield [
            topic_or_all(row.topic),
            str(kind_or_all(row.kind)),
            row.place or "",
            row.unit,
            row.basis,
            row.valid_from,
        ]
