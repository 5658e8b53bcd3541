"""What officers type on pages of duties."""

from uuid import UUID

from django import forms
from django.utils.functional import lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.duties.permissions import OVERSEERS
from thongsuot.duties.queries import Load, loads_of
from thongsuot.duties.rules import TASKS
from thongsuot.people.models import Officer
from thongsuot.people.queries import officers_of
from thongsuot.units.forms import LegalDay
from thongsuot.units.models import Unit


def _tasks() -> list[tuple[str, object]]:
    english = get_language() == "en"
    return [("", _("Mọi loại việc")), *((task, names[english]) for task, names in TASKS.items())]


class CleanText(forms.CharField):
    """Words of an officer; a NUL, which no database keeps, is dropped."""

    def to_python(self, value):
        return super().to_python(value.replace("\x00", "") if isinstance(value, str) else value)


ORDERS = (
    ("", _("Nhóm theo hạn")),
    ("han", _("Hạn gần trước")),
    ("-han", _("Hạn xa trước")),
    ("loai", _("Loại việc")),
    ("don-vi", _("Đơn vị")),
    ("-mo", _("Mới mở trước")),
    ("mo", _("Mở lâu trước")),
)


class FilterForm(forms.Form):
    """Narrows a list; wrong values narrow nothing, so that an old link still opens."""

    q = forms.CharField(label=_("Mã vụ việc hoặc chữ trong tóm tắt"), required=False, max_length=100)
    viec = forms.ChoiceField(label=_("Loại việc"), required=False, choices=lazy(_tasks, list))

    xep = forms.ChoiceField(label=_("Xếp theo"), required=False, choices=ORDERS)

    def wanted(self) -> dict:
        """Return the arguments of `queries.filtered`."""
        self.is_valid()
        given = self.cleaned_data
        return {"text": given.get("q", "").replace("\x00", ""), "task": given.get("viec", "")}

    def sort(self) -> str:
        """Return by which column the list lies, of `sorting.SORTS`; empty: by lateness, in groups."""
        self.is_valid()
        return self.cleaned_data.get("xep", "")


class OfficerField(forms.ModelChoiceField):
    """An officer, each with what they carry already, in the order of names: shown to think about, not to rank."""

    loads: dict = {}

    def label_from_instance(self, officer) -> str:
        load = self.loads.get(officer.pk)
        return load_words(load) if load else str(officer)


def load_words(load: Load) -> str:
    """Return an officer with their open duties, whether they are part-time, and until when they are away."""
    parts = [_("đang giữ %d việc") % load.open]
    parts += [_("kiêm nhiệm")] if load.part_time else []
    if load.away_until:
        parts.append(_("vắng đến %s") % f"{load.away_until.day}/{load.away_until.month}/{load.away_until.year}")
    return f"{load.officer}: {', '.join(str(part) for part in parts)}"


class GiveForm(forms.Form):
    """Who keeps the duty: an officer of its unit, or nobody in particular."""

    officer = OfficerField(
        label=_("Người giữ việc"),
        queryset=Officer.objects.none(),
        required=False,
        blank=True,
        widget=forms.RadioSelect,  # each with what they carry: a list that folds would cut that off
        empty_label=_("Chưa giao ai, cả đơn vị cùng giữ"),
        error_messages={"invalid_choice": _("Người này không giữ vị trí nào ở đơn vị đang giữ việc. Chọn người khác.")},
    )

    def __init__(self, *args, duty, on, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["officer"]
        field.loads = {load.officer.pk: load for load in loads_of(duty.holder_unit_id, on)}
        field.queryset = officers_of(duty.holder_unit_id, None, on)
        field.initial = duty.holder_officer_id


def _words(table: dict) -> list[tuple[str, object]]:
    english = get_language() == "en"
    return [("", _("Chọn một lý do")), *((code, names[english]) for code, names in table.items())]


class DoForm(forms.Form):
    """What happened on a day to a duty of one kind; the form of an act has the fields that the act needs."""

    on = LegalDay(label=_("Ngày"), error_messages={"required": _("Chưa ghi ngày.")})
    ground = forms.ChoiceField(label=_("Lý do"), error_messages={"required": _("Chưa chọn lý do.")})
    occurrence = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args, grounds=None, occurrence=False, **kwargs):
        super().__init__(*args, **kwargs)
        if grounds is None:
            del self.fields["ground"]
        else:
            self.fields["ground"].choices = _words(grounds)
        if not occurrence:
            del self.fields["occurrence"]


class UrgeForm(forms.Form):
    """What is asked from above, on behalf of which unit, and by when an answer is wanted."""

    unit_id = forms.TypedChoiceField(label=_("Đôn đốc thay mặt"), coerce=UUID)
    text = CleanText(
        label=_("Nội dung đôn đốc"),
        help_text=_("Không ghi tên, số điện thoại của người dân."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
    due_on = LegalDay(label=_("Hạn trả lời"), required=False)

    def __init__(self, *args, actor, **kwargs):
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(pk__in=actor.units_as(*OVERSEERS), heir=None).order_by("sort_key", "id")
        self.fields["unit_id"].choices = [(str(unit.pk), str(unit)) for unit in units]
        if len(units) == 1:
            self.fields["unit_id"].widget = forms.HiddenInput()
            self.fields["unit_id"].initial = str(units[0].pk)


class AnswerForm(forms.Form):
    text = CleanText(
        label=_("Trả lời"),
        help_text=_("Đã làm gì, vướng gì, bao giờ xong."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
    )
