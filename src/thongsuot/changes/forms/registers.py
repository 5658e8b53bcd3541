"""What is typed to take over a register: the file, what its columns hold, an odd row mended or set aside."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.cases.importing.fields import FIELDS, LONG, NAMES
from thongsuot.units.models import Unit

NOT_TAKEN = ("", _("Không lấy cột này"))


class UploadForm(forms.Form):
    """A file that comes in, for a unit, under a name by which its rows are known when it comes again."""

    unit = forms.ModelChoiceField(label=_("Đơn vị giữ sổ"), queryset=Unit.objects.none(), empty_label=None)
    source = forms.CharField(
        label=_("Tên sổ"),
        max_length=60,
        help_text=_("Ví dụ: Sổ tiếp công dân 2024. Nhập lại cùng tên thì dòng đã có không nhập lần nữa."),
    )
    file = forms.FileField(
        label=_("Tệp của sổ"),
        help_text=_("Tệp .xlsx hoặc .csv, nhiều nhất 30 MB. Tệp được mã hóa và xóa ngay khi nhập xong."),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].label_from_instance = lambda unit: unit.name


class ColumnsForm(forms.Form):
    """What each column holds, chosen beforehand by the program."""

    def __init__(self, *args, headings, columns, **kwargs):
        super().__init__(*args, **kwargs)
        for number, heading in enumerate(headings):
            chosen = columns.get(number, "")
            self.fields[f"column-{number}"] = forms.ChoiceField(
                label=heading or _("Cột %d") % (number + 1),
                choices=(NOT_TAKEN, *FIELDS),
                required=False,
                initial=chosen if chosen in NAMES else "",
            )

    def columns(self) -> dict[int, str]:
        """Return {column: field} as chosen."""
        return {int(name.partition("-")[2]): field for name, field in self.cleaned_data.items()}


class RowForm(forms.Form):
    """An odd row: every column that is taken, to be mended."""

    def __init__(self, *args, fields, **kwargs):
        super().__init__(*args, **kwargs)
        for name in fields:
            widget = forms.Textarea(attrs={"rows": 4}) if name in LONG else forms.TextInput
            self.fields[name] = forms.CharField(
                label=NAMES.get(name, name), required=False, max_length=20_000, widget=widget
            )


class AsideForm(forms.Form):
    reason = forms.CharField(label=_("Vì sao bỏ dòng này"), max_length=300, help_text=_("Không ghi tên người."))


class UndoRegisterForm(forms.Form):
    reason = forms.CharField(label=_("Vì sao hoàn tác"), max_length=300, help_text=_("Không ghi tên người."))
