"""What is typed into the registers: a request, a breach, and the steps on them."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.privacy.rules import ASKED, HAPPENED, OUTCOMES
from thongsuot.units.forms import ActForm, LegalDay

MOMENTS = ["%d/%m/%Y %H:%M", "%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M"]
WIDE = forms.Textarea(attrs={"rows": 4})


def _named(table: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    english = get_language() == "en"
    return [(code, names[english]) for code, names in table.items()]


class Moment(forms.DateTimeField):
    """A day and an hour in Vietnam, as people here write them: 27/8/2026 14:30."""

    default_error_messages = {"invalid": _("Ghi ngày và giờ theo dạng 27/8/2026 14:30.")}

    def __init__(self, **kwargs):
        widget = forms.DateTimeInput(format=MOMENTS[0], attrs={"placeholder": "27/8/2026 14:30", "autocomplete": "off"})
        super().__init__(input_formats=MOMENTS, widget=widget, **kwargs)


class _Opening(ActForm):
    """Names the unit: asked only where the actor keeps the registers of several."""

    ids = ("unit",)
    unit = forms.TypedChoiceField(label=_("Đơn vị"), choices=())

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [(str(unit.pk), unit.name) for unit in units]
        if len(units) == 1:
            self.fields["unit"].widget = forms.HiddenInput()
            self.fields["unit"].initial = str(units[0].pk)


class RequestForm(_Opening):
    asked = forms.ChoiceField(label=_("Người dân yêu cầu gì"), widget=forms.RadioSelect)
    came_on = LegalDay(label=_("Ngày nhận yêu cầu"), initial=clock.today)
    person = forms.CharField(label=_("Người yêu cầu và cách liên hệ"), max_length=300)
    text = forms.CharField(label=_("Yêu cầu cụ thể"), widget=WIDE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked"].choices = _named(ASKED)


class BreachForm(_Opening):
    happened = forms.ChoiceField(label=_("Chuyện gì đã xảy ra"), widget=forms.RadioSelect)
    noticed_at = Moment(
        label=_("Lúc phát hiện"), help_text=_("Ví dụ 27/8/2026 14:30. Hạn 72 giờ tính từ lúc này, cả ngày nghỉ.")
    )
    persons = forms.IntegerField(label=_("Khoảng bao nhiêu người bị ảnh hưởng"), min_value=0, max_value=200_000_000)
    text = forms.CharField(
        label=_("Kể lại sự việc"),
        widget=WIDE,
        help_text=_("Dữ liệu nào, ở đâu, vì sao. Không ghi tên người bị ảnh hưởng."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["happened"].choices = _named(HAPPENED)


class AcknowledgeForm(ActForm):
    text = forms.CharField(
        label=_("Đã báo cho người yêu cầu thế nào"),
        widget=WIDE,
        help_text=_("Ví dụ: gọi điện, gửi thư số 12 ngày 3/8."),
    )


class AnswerForm(ActForm):
    outcome = forms.ChoiceField(label=_("Kết quả"), widget=forms.RadioSelect)
    text = forms.CharField(label=_("Đã làm gì, báo lại thế nào"), widget=WIDE)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = _named(OUTCOMES)


class TellForm(ActForm):
    told_at = Moment(label=_("Lúc thông báo"), initial=clock.now)
    text = forms.CharField(label=_("Văn bản thông báo"), widget=WIDE, help_text=_("Số, ngày và nơi nhận."))


class CloseForm(ActForm):
    text = forms.CharField(
        label=_("Đã khắc phục thế nào"),
        widget=WIDE,
        help_text=_("Chưa thông báo cho cơ quan chuyên trách thì ghi vì sao không phải báo."),
    )
