"""The filters of the list of promises; what is not understood narrows nothing, so that no link ever breaks."""

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.commitments.forms.fields import MOST, CleanText, source_choices
from thongsuot.commitments.queries.lists import NEWEST, SORTS, Filters
from thongsuot.commitments.rules import STANDINGS
from thongsuot.commitments.rules.standing import standing_name
from thongsuot.units.forms import LegalDay
from thongsuot.units.models import Lineage, Unit


class ListForm(forms.Form):
    """GET parameters of the list, in Vietnamese as they stand in the address."""

    q = CleanText(label=gettext_lazy("Chữ trong lời hứa"), required=False, max_length=100)
    the_nao = forms.ChoiceField(label=gettext_lazy("Thế nào rồi"), required=False)
    o_dau = forms.ChoiceField(label=gettext_lazy("Hứa ở đâu"), required=False)
    cong_khai = forms.ChoiceField(label=gettext_lazy("Công khai"), required=False)
    don_vi = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị"), required=False)
    tu = LegalDay(label=gettext_lazy("Hứa từ ngày"), required=False)
    den = LegalDay(label=gettext_lazy("Hứa đến hết ngày"), required=False)
    hua_lai = forms.BooleanField(label=gettext_lazy("Chỉ lời đã hứa lại"), required=False)
    cua_toi = forms.BooleanField(label=gettext_lazy("Chỉ lời tôi giữ"), required=False)
    xep = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data, *, actor):
        super().__init__(data)
        language, every = get_language() or "vi", [("", _("Tất cả"))]
        self.fields["the_nao"].choices = every + [(code, standing_name(code, language)) for code in STANDINGS]
        self.fields["o_dau"].choices = every + source_choices(language)
        self.fields["cong_khai"].choices = every + [(code, str(name)) for code, name in PUBLICITY_NAMES.items()]
        near = Lineage.objects.filter(ancestor__in=actor.unit_ids, depth__lte=2).order_by("depth", "id")
        ids = list(near.values_list("descendant", flat=True)[:MOST])
        self.fields["don_vi"].queryset = Unit.objects.filter(pk__in=ids).order_by("sort_key", "id")
        self.fields["don_vi"].empty_label = every[0][1]

    def wanted(self) -> Filters:
        """Return the filters, without those that were not understood."""
        self.is_valid()
        given = self.cleaned_data
        unit = given.get("don_vi")
        return Filters(
            standing=given.get("the_nao") or "",
            source=given.get("o_dau") or "",
            publicity=given.get("cong_khai") or "",
            unit_id=unit.pk if unit else None,
            said_from=given.get("tu"),
            said_until=given.get("den"),
            renewed=bool(given.get("hua_lai")),
            mine=bool(given.get("cua_toi")),
            words=given.get("q") or "",
        )

    def sort(self) -> str:
        """Return the column to sort by; the latest first where the address names none."""
        asked = self.cleaned_data.get("xep") or NEWEST
        return asked if asked in SORTS else NEWEST

    @property
    def is_narrowed(self) -> bool:
        return any(self.cleaned_data.get(name) for name in self.fields if name != "xep")


PUBLICITY_NAMES = {
    "waiting": gettext_lazy("Chờ duyệt lời"),
    "published": gettext_lazy("Đang công khai"),
    "withheld": gettext_lazy("Không công khai"),
    "not-public": gettext_lazy("Không nói trước công chúng"),
}
