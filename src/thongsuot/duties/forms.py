"""What officers type on pages of duties."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.duties.rules import TASKS
from thongsuot.people.models import Officer
from thongsuot.people.queries import officers_of


def _tasks() -> list[tuple[str, object]]:
    english = get_language() == "en"
    return [("", _("Mọi loại việc")), *((task, names[english]) for task, names in TASKS.items())]


class FilterForm(forms.Form):
    """Narrows a list; wrong values narrow nothing, so that an old link still opens."""

    q = forms.CharField(label=_("Mã vụ việc hoặc chữ trong tóm tắt"), required=False, max_length=100)
    viec = forms.ChoiceField(label=_("Loại việc"), required=False, choices=lazy(_tasks, list))

    def wanted(self) -> dict:
        """Return the arguments of `queries.filtered`."""
        self.is_valid()
        given = self.cleaned_data
        return {"text": given.get("q", "").replace("\x00", ""), "task": given.get("viec", "")}


class GiveForm(forms.Form):
    """Who keeps the duty: an officer of its unit, or nobody in particular."""

    officer = forms.ModelChoiceField(
        label=_("Người giữ việc"),
        queryset=Officer.objects.none(),
        required=False,
        empty_label=_("Chưa giao ai, cả đơn vị cùng giữ"),
        error_messages={"invalid_choice": _("Người này không giữ vị trí nào ở đơn vị đang giữ việc. Chọn người khác.")},
    )

    def __init__(self, *args, duty, on, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["officer"].queryset = officers_of(duty.holder_unit_id, None, on)
        self.fields["officer"].initial = duty.holder_officer_id
