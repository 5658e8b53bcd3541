"""What is typed of one part: who does it, the plan, the report, the answer."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from thongsuot.cases.forms.fields import CleanText
from thongsuot.directives.forms.inputs import FilesForm, WhyForm, longer, number, several_files
from thongsuot.directives.models import Assignment
from thongsuot.directives.queries.known import Known
from thongsuot.duties.queries import Load, loads_of
from thongsuot.people.models import Officer
from thongsuot.units.forms import ActForm, FormId


class NameForm(ActForm):
    """The one person of the unit who does it; each is shown with what they carry already: a count, no score."""

    ids = ("officer",)
    officer = forms.ModelChoiceField(
        Officer.objects.none(), label=gettext_lazy("Người làm"), empty_label=None, widget=forms.RadioSelect
    )

    def __init__(self, *args, row: Assignment, on: date, **kwargs):
        super().__init__(*args, **kwargs)
        loads = loads_of(row.duty.holder_unit.heir_id or row.duty.holder_unit_id, on) if row.duty else []
        self.fields["officer"].queryset = Officer.objects.filter(pk__in=[load.officer.pk for load in loads])
        self.fields["officer"].queryset = self.fields["officer"].queryset.order_by("sort_key", "pk")
        said = {load.officer.pk: carried(load) for load in loads}
        self.fields["officer"].label_from_instance = lambda officer: said.get(officer.pk, str(officer))
        self.fields["officer"].initial = row.officer_id

    def arguments(self) -> dict:
        return {"officer_id": self.cleaned_data["officer"].pk}


def carried(load: Load) -> str:
    """Return an officer with what they carry: how many running duties, part-time or not, away until when."""
    said = [ngettext("%(n)s việc đang làm", "%(n)s việc đang làm", load.open) % {"n": load.open}]
    if load.part_time:
        said.append(_("kiêm nhiệm"))
    if load.away_until:
        said.append(_("vắng đến hết %s") % f"{load.away_until.day}/{load.away_until.month}")
    return f"{load.officer} ({', '.join(said)})"


class PlanForm(FilesForm):
    title = CleanText(label=gettext_lazy("Tên kế hoạch"), required=False, max_length=200)
    text = longer(
        gettext_lazy("Kế hoạch"), rows=8, help_text=gettext_lazy("Việc gì, ai làm, khi nào xong. Có thể kèm tệp.")
    )
    uploads = several_files()
    form_id = FormId()


class ReportForm(FilesForm):
    """A report; what the program knows is offered to be taken over by a tick, with its files."""

    taken = forms.MultipleChoiceField(
        label=gettext_lazy("Máy đã biết, không phải ghi lại"), required=False, widget=forms.CheckboxSelectMultiple
    )
    percent = number(gettext_lazy("Tiến độ (%)"), 0, 100)
    final = forms.BooleanField(label=gettext_lazy("Đã làm xong toàn bộ"), required=False)
    text = longer(
        gettext_lazy("Đã làm được gì, còn lại gì"),
        rows=6,
        required=False,
        help_text=gettext_lazy("Có thể để trống nếu đã đánh dấu phần máy đã biết."),
    )
    uploads = several_files(gettext_lazy("Tài liệu chứng minh"))
    form_id = FormId()

    def __init__(self, *args, what: Known, **kwargs):
        super().__init__(*args, **kwargs)
        choices = []
        for one in (*what.parts, *what.events):
            files = ngettext(" (kèm %(n)s tệp)", " (kèm %(n)s tệp)", len(one.files)) % {"n": len(one.files)}
            choices.append((one.ref, one.words + (files if one.files else "")))
        self.fields["taken"].choices = choices
        if what.rolled.percent is not None:
            self.fields["percent"].initial = what.rolled.percent
        if not choices:
            del self.fields["taken"]
            self.fields["text"].required = True
            self.fields["text"].help_text = ""


class AnswerForm(ActForm):
    """What is said to a report that is accepted."""

    answer = longer(gettext_lazy("Nói gì với đơn vị"), required=False, rows=2, limit=2000)


class ReturnForm(ActForm):
    answer = longer(gettext_lazy("Báo cáo còn thiếu gì"), rows=3, limit=2000)


class ReleaseForm(WhyForm):
    pass
