"""Inputs that the forms of a dialogue share: hours, agendas, who answers."""

from collections.abc import Iterable

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy

from thongsuot.commitments.forms.fields import CleanText, longer
from thongsuot.units.models import Lineage, Unit


class Hour(forms.TimeField):
    """An hour of the day as people write it: 8:00, 14h30."""

    def __init__(self, **kwargs):
        widget = forms.TimeInput(
            format="%H:%M", attrs={"inputmode": "numeric", "placeholder": "8:00", "autocomplete": "off", "size": 6}
        )
        invalid = gettext_lazy("Ghi giờ theo dạng giờ:phút, ví dụ 8:00 hoặc 14:30.")
        super().__init__(widget=widget, input_formats=["%H:%M", "%Hh%M"], error_messages={"invalid": invalid}, **kwargs)


def day_off_field() -> forms.BooleanField:
    return forms.BooleanField(label=gettext_lazy("Vẫn tổ chức vào ngày nghỉ này"), required=False)


def agenda_field() -> CleanText:
    return longer(
        gettext_lazy("Chương trình"),
        required=False,
        rows=5,
        limit=20_000,
        help_text=gettext_lazy(
            "Mỗi dòng một mục: tên mục; số phút; ai trình bày. Ví dụ: Báo cáo kết quả; 15; Chủ tịch."
        ),
    )


def title_field() -> CleanText:
    return CleanText(
        label=gettext_lazy("Tên buổi đối thoại"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Đối thoại với nhân dân năm 2026. Không ghi tên, chuyện riêng của ai."),
    )


class AnsweringField(forms.ModelMultipleChoiceField):
    """Units that may answer: those near the units that hold it, and those that answer already."""

    def __init__(self):
        super().__init__(
            Unit.objects.none(),
            label=gettext_lazy("Đơn vị trả lời"),
            required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=gettext_lazy("Không chọn thì đơn vị tổ chức trả lời."),
        )

    def near(self, unit_ids: Iterable, already: Iterable = ()) -> None:
        lines = Lineage.objects.filter(ancestor__in=list(unit_ids), depth__lte=1).values("descendant")
        standing = Unit.objects.filter(valid_until=None, outside=False)
        self.queryset = standing.filter(Q(pk__in=lines) | Q(pk__in=list(already))).order_by("sort_key", "id")


def without_day_off(form: forms.Form) -> None:
    """Ask whether a day off is meant only of a form that was sent: before that there is no day."""
    if not form.is_bound:
        del form.fields["day_off"]
