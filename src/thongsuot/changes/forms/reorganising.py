"""What is typed for a reorganisation: the plan as text, one more change for it, who gets what waits."""

import json

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.changes.plan_checks import KIND_CODES
from thongsuot.core.clock import today
from thongsuot.units.forms import KIND_NAMES, UnitField
from thongsuot.units.models import Unit

LONGEST = 2_000_000
STEP_NAMES = (
    ("merge", _("Sáp nhập")),
    ("split", _("Chia tách")),
    ("abolish", _("Giải thể")),
    ("rename", _("Đổi tên")),
    ("move", _("Chuyển sang đơn vị cấp trên khác")),
    ("create", _("Thành lập")),
)
EXAMPLE = 'on = {on}\nbasis = ""\n'


class PlanForm(forms.Form):
    """The plan itself: typed, put together below, or from a file."""

    text = forms.CharField(
        label=_("Kế hoạch"),
        max_length=LONGEST,
        strip=False,
        required=False,
        widget=forms.Textarea(attrs={"rows": 14, "spellcheck": "false", "class": "form-control ts-code"}),
        help_text=_("Dạng TOML: ngày có hiệu lực (on), căn cứ (basis), rồi mỗi việc một bảng."),
    )
    file = forms.FileField(
        label=_("Hoặc tệp .toml"), required=False, help_text=_("Chọn tệp thì nội dung tệp thay cho ô bên trên.")
    )

    def clean(self):
        found = super().clean()
        given = found.get("file")
        if given is not None:
            if given.size > LONGEST:
                raise forms.ValidationError(_("Tệp dài quá 2 triệu chữ. Chia thành nhiều kế hoạch."))
            found["text"] = given.read().decode("utf-8", errors="replace")
        if not found.get("text", "").strip():
            self.add_error("text", _("Kế hoạch còn trống. Gõ vào ô, thêm việc bên dưới hoặc chọn tệp."))
        return found


def empty_plan() -> str:
    """Return the text a new plan begins with: its day and the basis to fill in."""
    return EXAMPLE.format(on=today().isoformat())


class StepForm(forms.Form):
    """One change to be written into the plan; units by code or by words that find just one."""

    kind = forms.ChoiceField(label=_("Việc"), choices=STEP_NAMES)
    units = forms.CharField(
        label=_("Đơn vị"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mã hoặc tên, mỗi đơn vị một dòng. Sáp nhập ghi được nhiều đơn vị."),
    )  # fmt: skip
    into = forms.CharField(
        label=_("Đơn vị nhận"), required=False, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Đơn vị kế thừa, hoặc đơn vị cấp trên khi chuyển, thành lập. Chia tách ghi từ hai dòng."),
    )  # fmt: skip
    queue = forms.CharField(label=_("Đơn vị giữ hồ sơ chờ phân (khi chia tách)"), required=False, max_length=200)
    name = forms.CharField(label=_("Tên mới (khi đổi tên, thành lập)"), required=False, max_length=200)
    code = forms.CharField(label=_("Mã mới (khi thành lập)"), required=False, max_length=40)
    unit_kind = forms.ChoiceField(
        label=_("Loại đơn vị (khi thành lập)"), required=False,
        choices=[("", _("Chưa chọn")), *[(code, KIND_NAMES[code]) for code in KIND_CODES]],
    )  # fmt: skip

    def clean_units(self):
        return _codes(self.cleaned_data["units"])

    def clean_into(self):
        return _codes(self.cleaned_data["into"])

    def clean_queue(self):
        return next(iter(_codes(self.cleaned_data["queue"])), "")

    def table(self) -> str:
        """Return the TOML table of what was typed; what is missing the plan's own check tells."""
        typed = self.cleaned_data
        first, taker = next(iter(typed["units"]), ""), next(iter(typed["into"]), "")
        says = {
            "merge": {"units": typed["units"], "into": taker},
            "split": {"unit": first, "into": typed["into"], "queue": typed["queue"]},
            "abolish": {"unit": first} | ({"to": taker} if taker else {}),
            "rename": {"unit": first, "name": typed["name"]},
            "move": {"unit": first, "under": taker},
            "create": {"code": typed["code"], "name": typed["name"], "kind": typed["unit_kind"], "under": taker},
        }[typed["kind"]]
        lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in says.items() if value]
        return "\n".join([f"\n[[{typed['kind']}]]", *lines, ""])


def _codes(text: str) -> list[str]:
    """Return the codes of the units named line by line; a code no unit has yet stays, the plan may create it."""
    found = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        try:
            unit_id = UnitField().clean(line)
        except forms.ValidationError:
            if " " in line:
                raise
            found.append(line)
        else:
            found.append(Unit.objects.values_list("code", flat=True).get(pk=unit_id))
    return found


class PlaceForm(forms.Form):
    """Which matters of the queue go to which successor."""

    ids = forms.MultipleChoiceField(
        label=_("Việc"), choices=(), error_messages={"required": _("Đánh dấu ít nhất một việc.")}
    )
    unit = forms.ChoiceField(label=_("Giao cho"), choices=())

    def __init__(self, *args, rows, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ids"].choices = [(str(row.pk), str(row.pk)) for row in rows]
        self.fields["unit"].choices = [(str(unit.pk), unit.name) for unit in units]
