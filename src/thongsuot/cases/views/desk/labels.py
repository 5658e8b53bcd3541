"""Nhãn công việc: the labels of the officer's own units: add, rename, use no more."""

from collections.abc import Iterator
from functools import partial

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.cases.actions import labelling
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.queries.labels import kept_by
from thongsuot.core import clock
from thongsuot.core.errors import Invalid
from thongsuot.units.forms import carry_out
from thongsuot.units.models import Unit


class LabelNameForm(forms.Form):
    """The name of a new label, and of which unit where the officer works in several."""

    name = CleanText(
        label=gettext_lazy("Tên nhãn"), max_length=labelling.LABEL_LENGTH, help_text=gettext_lazy("Ví dụ: chờ bản đồ.")
    )
    unit_id = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị"), empty_label=None)

    def __init__(self, data, units):
        super().__init__(data)
        self.fields["unit_id"].queryset = units
        if len(units) == 1:
            self.fields["unit_id"].widget = forms.HiddenInput()
            self.initial["unit_id"] = units[0].pk

    def arguments(self):
        return {"name": self.cleaned_data["name"], "unit_id": self.cleaned_data["unit_id"].pk}


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def labels(request):
    units = Unit.objects.filter(pk__in=request.actor.units_as("receptionist", "handler", "head")).order_by("sort_key")
    form = LabelNameForm(request.POST or None, units)
    if request.method == "POST" and form.is_valid():
        if carry_out(form, partial(labelling.add_label, actor=request.actor, **_moment())):
            messages.success(request, _("Đã thêm nhãn."))
            return redirect("desk:labels")
    shown = {"form": form, "rows": list(kept_by(request.actor)), "units": units}
    return render(request, "cases/desk/labels.html", shown, status=422 if form.is_bound and form.errors else 200)


def table(request) -> Iterator[list]:
    """Return the labels of the officer's own units, each with how many cases bear it, for a spreadsheet."""
    yield [_("Nhãn"), _("Đơn vị"), _("Số vụ việc")]
    for label in kept_by(request.actor):
        yield [label.name, label.unit, label.count]


@login_required
@require_POST
def change(request, label_id):
    """Rename a label, or use it no more."""
    who = {"label_id": label_id, "actor": request.actor, **_moment()}
    try:
        if request.POST.get("viec") == "thoi":
            labelling.retire_label(**who)
            messages.success(request, _("Đã thôi dùng nhãn. Vụ việc đang có nhãn này vẫn giữ."))
        else:
            labelling.rename_label(name=request.POST.get("name", ""), **who)
            messages.success(request, _("Đã đổi tên nhãn."))
    except Invalid as wrong:
        messages.error(request, str(wrong.sentence))
    return redirect("desk:labels")


def _moment() -> dict:
    now = clock.now()
    return {"on": clock.legal_day(now), "at": now}
