"""What narrows the matrix; wrong values narrow nothing, so that an old link still opens."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.directives.permissions import instruments_seen_by
from thongsuot.directives.queries.matrix import SORTS
from thongsuot.units.forms import UnitField

ORDERS = ((SORTS[1], _("Cần chú ý trước")), (SORTS[0], _("Theo tên")))
LATEST = 100


class MatrixForm(forms.Form):
    """`don_vi`: below which unit · `van_ban`: tasks of one instrument · `nam`: due in that year · `xep`: the order."""

    field_order = ("don_vi", "van_ban", "nam", "xep")
    don_vi = UnitField(label=_("Đơn vị"), required=False, max_length=200)
    van_ban = forms.ModelChoiceField(
        label=_("Văn bản"), required=False, queryset=None, empty_label=_("Mọi văn bản"), blank=True
    )
    nam = forms.IntegerField(
        label=_("Hạn trong năm"),
        required=False,
        min_value=1990,
        max_value=2100,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "size": 4}),
    )
    xep = forms.ChoiceField(label=_("Xem"), required=False, choices=ORDERS)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        seen = instruments_seen_by(actor).filter(tasks__isnull=False).distinct().order_by("-issued_on", "-pk")
        self.fields["van_ban"].queryset = seen

    def wanted(self) -> dict:
        """Return what was asked, without what was wrong: unit_id, instrument_id, year, sort."""
        self.is_valid()
        given = self.cleaned_data
        instrument = given.get("van_ban")
        return {
            "unit_id": given.get("don_vi"),
            "instrument_id": instrument.pk if instrument else None,
            "year": given.get("nam"),
            "sort": given.get("xep") or SORTS[1],
        }
