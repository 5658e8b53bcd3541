"""What officers type about targets, their figures, the theme of a year, and what proves an effect."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.directives.actions.targets import LONGEST_MEASURE, LONGEST_NAME, LONGEST_OF, LONGEST_SOURCE, Aim
from thongsuot.directives.forms.inputs import Revision
from thongsuot.units.forms import ActForm, FormId, LegalDay, UnitField

AIM = ("name", "measure", "planned", "of_what", "least")


class Year(forms.IntegerField):
    """A year of four digits."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 4, "maxlength": 4})
        super().__init__(min_value=1990, max_value=2100, widget=widget, **kwargs)


class Amount(forms.DecimalField):
    """A number as people here write it, 23.770 or 5,04; up to three places."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "maxlength": 24, "autocomplete": "off"})
        super().__init__(max_digits=18, decimal_places=3, localize=True, widget=widget, **kwargs)


class ListForm(forms.Form):
    """Narrows the list; wrong values narrow nothing."""

    nam = Year(label=_("Năm"), required=False)
    don_vi = UnitField(label=_("Đơn vị"), required=False, max_length=200)
    q = forms.CharField(label=_("Chữ trong tên chỉ tiêu"), required=False, max_length=100)

    def wanted(self) -> dict:
        self.is_valid()
        given = self.cleaned_data
        year = given.get("nam") or clock.today().year
        return {"year": year, "unit_id": given.get("don_vi"), "text": given.get("q", "").replace("\x00", "")}


class AimForm(ActForm):
    name = forms.CharField(label=_("Tên chỉ tiêu"), max_length=LONGEST_NAME)
    measure = forms.CharField(
        label=_("Đơn vị tính"), max_length=LONGEST_MEASURE, help_text=_("Ví dụ: %, hộ, mô hình, tỷ đồng.")
    )
    planned = Amount(label=_("Kế hoạch"))
    of_what = forms.CharField(
        label=_("Tính trên tổng số gì"),
        max_length=LONGEST_OF,
        required=False,
        help_text=_("Bắt buộc khi đơn vị tính là %, ví dụ: tổng số hộ của xã."),
    )
    least = forms.TypedChoiceField(
        label=_("Đạt khi số liệu"),
        choices=(("1", _("từ mức kế hoạch trở lên")), ("", _("không quá mức kế hoạch"))),
        coerce=bool,
        empty_value=False,
        required=False,
        initial="1",
        widget=forms.RadioSelect,
    )

    def arguments(self) -> dict:
        given = super().arguments()
        return given | {"aim": Aim(**{name: given.pop(name) for name in AIM})}


class NewTargetForm(AimForm):
    ids = ("unit",)
    field_order = ("unit", "year")
    unit = UnitField(label=_("Đơn vị"), max_length=200)
    year = Year(label=_("Năm"))
    form_id = FormId()


class ChangeTargetForm(AimForm):
    revision = Revision()


class ReachForm(ActForm):
    """One figure: of a share its part and whole, of anything else the number itself."""

    field_order = ("reached", "part", "whole", "as_of", "source")
    reached = Amount(label=_("Số đạt được"), required=False)
    part = Amount(label=_("Số đạt"), required=False)
    whole = Amount(label=_("Tổng số"), required=False)
    as_of = LegalDay(label=_("Tính đến ngày"))
    source = forms.CharField(
        label=_("Nguồn số liệu"), max_length=LONGEST_SOURCE, help_text=_("Báo cáo, sổ hoặc hệ thống nào, số mấy.")
    )
    form_id = FormId()

    def __init__(self, *args, share: bool, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("reached",) if share else ("part", "whole"):
            del self.fields[name]


class DropForm(ActForm):
    why = forms.CharField(label=_("Vì sao bỏ"), max_length=LONGEST_SOURCE)


class ThemeForm(ActForm):
    ids = ("unit",)
    unit = UnitField(label=_("Đơn vị"), max_length=200)
    year = Year(label=_("Năm"))
    title = forms.CharField(label=_("Chủ đề"), max_length=LONGEST_NAME)


class LinkForm(ActForm):
    """What proves the effect, by the code of a case or the address of its page."""

    to = forms.CharField(
        label=_("Mã vụ việc hoặc địa chỉ trang"),
        max_length=300,
        help_text=_("Mã 13 chữ số, hoặc dán địa chỉ trang của vụ việc, lời hứa, chỉ tiêu, cuộc họp."),
    )
    why = forms.CharField(label=_("Chứng tỏ điều gì"), max_length=300, required=False)
