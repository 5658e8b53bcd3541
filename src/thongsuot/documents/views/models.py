"""The forms that ship: on which law each stands, how sure its wording is, and each of them blank, to print."""

from collections.abc import Iterator
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.core import clock
from thongsuot.core.errors import NotFound
from thongsuot.documents.queries.sheets import WRITERS, blank_sheet
from thongsuot.documents.queries.words import worded, worded_forms
from thongsuot.documents.shipped import forms
from thongsuot.documents.views.papers import drawn


@login_required
@never_cache
@require_GET
def listing(request):
    today = clock.today()
    rows = [(form, form.outdated(today), form.unsure_bases(today)) for form in worded_forms().values()]
    groups = [(name, list(each)) for name, each in groupby(rows, key=lambda row: row[0].group)]
    return render(request, "documents/forms.html", {"groups": groups, "on": today})


def table(_request) -> Iterator[list]:
    """Return the forms that ship: on which law each stands today and how sure its wording is."""
    today = clock.today()
    yield [_("Mã"), _("Mẫu văn bản"), _("Nhóm"), _("Mẫu số"), _("Căn cứ"), _("Hết hiệu lực"), _("Cần đối chiếu")]
    for form in worded_forms().values():
        bases = ["; ".join(str(each) for each in some) for some in (form.outdated(today), form.unsure_bases(today))]
        yield [form.code, form.name, form.group, form.official, form.source, *bases]


@login_required
@never_cache
@require_GET
def blank(request, code: str, kind: str):
    """Give a form to fill in by hand, as Word or PDF."""
    form = forms().get(code)
    if form is None or kind not in WRITERS:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return drawn(blank_sheet(worded(form), clock.today()), kind, f"mau-{code}")
