"""What narrows a list of meetings (dialogues, conferences), and how it is sorted; parameters are Vietnamese."""

from collections.abc import Mapping

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.meetings.queries.lists import NEWEST, SORTS, Filters
from thongsuot.units.models import Unit

WAYS = {*SORTS, *(f"-{name}" for name in SORTS)}


class ListForm(forms.Form):
    """`states`: what they are called, by code; `units`: those whose meetings are in sight."""

    tinh_trang = forms.ChoiceField(label=gettext_lazy("Tình trạng"), required=False)
    don_vi = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị"), required=False)
    nam = forms.IntegerField(
        label=gettext_lazy("Năm"), required=False, min_value=2000, max_value=2200, widget=forms.TextInput
    )
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, states: Mapping[str, str], units: QuerySet[Unit]):
        super().__init__(data)
        self.fields["tinh_trang"].choices = [("", _("Tất cả")), *((code, str(name)) for code, name in states.items())]
        self.fields["don_vi"].queryset = units
        self.fields["don_vi"].empty_label = _("Tất cả")

    def wanted(self) -> Filters:
        """Return the filters, without those that were not understood."""
        self.is_valid()
        given = self.cleaned_data
        unit = given.get("don_vi")
        return Filters(state=given.get("tinh_trang") or "", unit_id=unit.pk if unit else None, year=given.get("nam"))

    def sort(self) -> str:
        asked = self.cleaned_data.get("xep") or NEWEST
        return asked if asked in WAYS else NEWEST

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in ("tinh_trang", "don_vi", "nam"))
