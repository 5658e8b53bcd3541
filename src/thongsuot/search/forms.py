"""The search box of the desk with its filters; what is not understood narrows nothing, so that no link ever breaks."""

from dataclasses import replace
from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import choices, topic_choices
from thongsuot.cases.forms.listing import OneOf, units_near
from thongsuot.cases.forms.selects import LongSelect
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.rules.reasons import KINDS
from thongsuot.cases.rules.tables import ALL_STATES
from thongsuot.language.querying import LONGEST, Query
from thongsuot.search.asking import asked
from thongsuot.units.forms import LegalDay
from thongsuot.units.models import Place, Unit

BEST, NEWEST = "hop", "moi"


class SearchForm(forms.Form):
    """GET parameters of the search, in Vietnamese as they stand in the address; each may also be typed as a field."""

    q = forms.CharField(label=gettext_lazy("Từ cần tìm, mã vụ việc hoặc số văn bản"), required=False, strip=True)
    buoc = forms.ChoiceField(label=gettext_lazy("Bước"), required=False, widget=LongSelect)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    linh_vuc = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False, widget=LongSelect)
    noi = OneOf(Place, gettext_lazy("Nơi"))
    don_vi = OneOf(Unit, gettext_lazy("Đơn vị giữ"))
    tu = LegalDay(label=gettext_lazy("Nhận từ ngày"), required=False)
    den = LegalDay(label=gettext_lazy("Nhận đến hết ngày"), required=False)
    xep = forms.ChoiceField(label=gettext_lazy("Xếp theo"), required=False)

    def __init__(self, data, *, actor):
        super().__init__(data)
        every = [("", _("Tất cả"))]
        self.fields["buoc"].choices = every + [(one, step_name(one)) for one in ALL_STATES]
        self.fields["loai"].choices = every + choices(KINDS)
        self.fields["linh_vuc"].choices = every + topic_choices()[1:]
        self.fields["xep"].choices = [("", _("Phù hợp nhất trước")), (NEWEST, _("Mới nhận trước"))]
        units = units_near(actor)
        self.fields["don_vi"].queryset = units
        self.fields["noi"].queryset = Place.objects.filter(pk__in=units.values("place")).order_by("sort_key")
        for name in ("noi", "don_vi"):
            self.fields[name].empty_label = every[0][1]
        self.is_valid()

    @property
    def typed(self) -> str:
        """What was typed, as far as it is read."""
        return (self.cleaned_data.get("q") or "")[:LONGEST]

    def question(self, on: date) -> Query:
        """Return the question: what was typed, with the filters of the form over those that were typed."""
        given = self.cleaned_data
        filters = {
            "status": given.get("buoc"),
            "kind": given.get("loai"),
            "topic": given.get("linh_vuc"),
            "place_codes": (given["noi"].code,) if given.get("noi") else (),
            "date_from": given.get("tu"),
            "date_to": given.get("den"),
        }
        return replace(asked(self.typed, on=on), **{name: value for name, value in filters.items() if value})

    @property
    def unit_id(self):
        unit = self.cleaned_data.get("don_vi")
        return unit.pk if unit else None

    @property
    def is_newest(self) -> bool:
        return self.cleaned_data.get("xep") == NEWEST

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields if name not in ("q", "xep"))
