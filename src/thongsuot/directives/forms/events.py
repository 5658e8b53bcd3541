"""What is typed of an event: what is to be held, and what came of it."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.fields import CleanText
from thongsuot.core import clock
from thongsuot.core.actors import Actor
from thongsuot.directives.actions import Outcome, Planned
from thongsuot.directives.forms.inputs import FilesForm, Revision, WhyForm, longer, number, own_units, several_files
from thongsuot.directives.models import Event, Instrument, Task
from thongsuot.directives.permissions import OVERSEERS, WORKERS, instruments_seen_by
from thongsuot.directives.words import EVENTS
from thongsuot.units.forms import ActForm, FormId, LegalDay, UnitField
from thongsuot.units.models import Unit

MOST = 10_000_000


class EventForm(ActForm):
    """A new event. Where it is for a task, `task` is fixed and no instrument is asked for."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị tổ chức"), empty_label=None)
    kind = forms.ChoiceField(label=gettext_lazy("Loại"), choices=EVENTS.items())
    title = CleanText(
        label=gettext_lazy("Tên"),
        max_length=200,
        help_text=gettext_lazy("Ví dụ: Quán triệt Chỉ thị về phòng, chống ngập. Không ghi tên, chuyện riêng của ai."),
    )
    instrument = forms.ModelChoiceField(Instrument.objects.none(), label=gettext_lazy("Thực hiện văn bản"))
    due_on = LegalDay(label=gettext_lazy("Phải tổ chức trước hết ngày"))
    expected = number(gettext_lazy("Số người cần dự"), 0, MOST, required=False)
    visited = UnitField(
        label=gettext_lazy("Đơn vị được kiểm tra"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Chỉ cần khi đi kiểm tra. Gõ tên hoặc mã."),
    )
    form_id = FormId()

    def __init__(self, *args, actor: Actor, task: Task | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["unit"].queryset = own_units(actor, *WORKERS, *OVERSEERS)
        self.fields["instrument"].queryset = instruments_seen_by(actor).filter(state="standing").order_by("-issued_on")
        self.fields["instrument"].empty_label = _("Chọn văn bản")
        if task is not None:
            del self.fields["instrument"]

    def arguments(self) -> dict:
        given = self.cleaned_data
        names = ("kind", "title", "due_on", "expected")
        planned = Planned(visited_id=given["visited"], **{name: given[name] for name in names})
        about = {"task_id": self.task.pk} if self.task else {"instrument_id": given["instrument"].pk}
        return {"unit_id": given["unit"].pk, "planned": planned, "form_id": given["form_id"]} | about


class HoldForm(FilesForm):
    """What came of an event; counts of people, never names."""

    held_on = LegalDay(label=gettext_lazy("Ngày tổ chức"), initial=clock.today)
    expected = number(gettext_lazy("Số người cần dự"), 0, MOST, required=False)
    reached = number(gettext_lazy("Số người đã dự"), 0, MOST, required=False)
    text = longer(gettext_lazy("Nội dung và kết luận"), rows=5)
    findings = longer(
        gettext_lazy("Phát hiện"),
        rows=4,
        required=False,
        help_text=gettext_lazy("Mỗi dòng một phát hiện. Sau đó mỗi phát hiện giao được thành nhiệm vụ hoặc lời hứa."),
    )
    uploads = several_files(gettext_lazy("Báo cáo, biên bản, ảnh"))
    revision = Revision()

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = event.revision
        self.fields["expected"].initial = event.expected
        if event.kind != Event.Kind.INSPECTION:
            del self.fields["findings"]
        if event.kind == Event.Kind.STUDY:
            self.fields["reached"].required = True

    def arguments(self) -> dict:
        given = super().arguments()
        names = ("held_on", "expected", "reached", "text")
        outcome = Outcome(**{name: given[name] for name in names}, findings=given.get("findings", ""))
        return {"outcome": outcome, "uploads": given["uploads"], "revision": given["revision"]}


class CallOffForm(WhyForm):
    revision = Revision()

    def __init__(self, *args, event: Event, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = event.revision
