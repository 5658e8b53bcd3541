"""Forms of the work: give it to somebody, ask others, more time, urging, alarm."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import LONG, ActForm, Sentence, UnitForm, UploadForm, choices
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.queries.desks import desks_of
from thongsuot.cases.queries.labels import labels_of, labels_on
from thongsuot.cases.rules.grounds import DAYS_LIMIT, EXTENSION_GROUNDS, SUSPENSION_GROUNDS
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core import clock
from thongsuot.units.choosing import find_units
from thongsuot.units.forms import LegalDay
from thongsuot.units.queries import competent_unit


class AssignForm(ActForm):
    """One choice: a desk of the holder, or an officer there, with how many cases each has in hand."""

    desk = forms.ChoiceField(
        label=gettext_lazy("Giao cho"),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Chọn một đơn vị hoặc một người.")},
    )
    tim = CleanText(label=gettext_lazy("Tìm đơn vị trực thuộc khác"), required=False, max_length=100)
    note = Sentence(gettext_lazy("Ý kiến chỉ đạo"), required=False)
    field_order = ("desk", "tim", "note")

    def prepare(self):
        words = str(self.given.get("tim", "")).strip()[:100]
        rows = desks_of(self.case, self.actor, words, clock.today(), chosen=str(self.given.get("desk", "")))
        self.fields["desk"].choices = [(row.key, row.words) for row in rows]

    def arguments(self):
        given = self.cleaned_data
        unit_id, _colon, officer_id = given["desk"].partition(":")
        officer = UUID(officer_id) if officer_id else None
        return {"unit_id": UUID(unit_id), "officer_id": officer, "note": given["note"]}

    @staticmethod
    def field_of(name: str) -> str:
        return "desk" if name in ("unit_id", "officer_id") else name


class CoordinateForm(UnitForm):
    question = Sentence(gettext_lazy("Cần đơn vị đó làm gì?"))
    due_on = LegalDay(label=gettext_lazy("Trả lời trước ngày"))
    field_order = ("unit_id", "tim", "question", "due_on")

    def prepare(self):
        super().prepare()
        if self.case.duty and self.case.duty.due_on:
            day = self.case.duty.due_on
            self.fields["due_on"].help_text = _("Sớm hơn hạn của vụ việc, %s.") % f"{day.day}/{day.month}/{day.year}"

    def proposed(self):
        case = self.case
        rows = competent_unit(case.topic, case.kind, case.place_id, self.today)
        return [(each.unit, each.reason) for each in rows if self._fits(each.unit)]

    def found(self, words):
        return [hit.unit for hit in find_units(words, self.today) if self._fits(hit.unit)]

    def _fits(self, unit) -> bool:
        busy = (self.case.holder_unit_id, self.case.working_unit_id)
        return not unit.outside and unit.practice == self.case.practice and (self.case.practice or unit.pk not in busy)


class CoordinationAnswerForm(UploadForm):
    coordination_id = forms.ChoiceField(label=gettext_lazy("Đề nghị"), widget=forms.RadioSelect)
    text = Sentence(gettext_lazy("Ý kiến phối hợp"), rows=6, limit=LONG)
    field_order = ("coordination_id", "text", "uploads")

    def prepare(self):
        mine = self.case.coordinations.filter(answered=None, unit__in=self.actor.units_as(*WORK))
        rows = [(str(row.pk), f"{row.unit}: {row.question}") for row in mine.select_related("unit").order_by("id")]
        self.fields["coordination_id"].choices = rows
        if len(rows) == 1:
            self.propose(coordination_id=rows[0][0])

    def arguments(self):
        given = super().arguments()
        return given | {"coordination_id": UUID(given["coordination_id"])}


class NoteDownForm(ActForm):
    text = Sentence(
        gettext_lazy("Ghi chú"), help_text=gettext_lazy("Cho người làm sau: đã gọi ai, đang chờ gì. Xóa cùng nội dung.")
    )


class LabelForm(ActForm):
    """The labels of the officer's units, those that the case bears ticked."""

    labels = forms.MultipleChoiceField(
        label=gettext_lazy("Nhãn công việc"),
        help_text=gettext_lazy("Nhãn nói về công việc đang ở đâu, không nói về người."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    lists = ("labels",)

    def prepare(self):
        borne = labels_on(self.actor, [self.case]).get(self.case.pk, [])
        rows = {str(label.pk): label.name for label in (*labels_of(self.actor), *borne)}
        self.fields["labels"].choices = list(rows.items())
        self.borne = {label.pk for label in borne}
        self.propose(labels=[str(pk) for pk in self.borne])

    def arguments(self):
        wanted = {UUID(pk) for pk in self.cleaned_data["labels"]}
        return {"add": sorted(wanted - self.borne), "remove": sorted(self.borne - wanted)}


class ExtendForm(ActForm):
    days = forms.IntegerField(
        label=gettext_lazy("Thêm bao nhiêu ngày?"),
        help_text=gettext_lazy("Người gửi được báo ngày mới."),
        min_value=1,
        max_value=DAYS_LIMIT,
    )
    ground = forms.ChoiceField(label=gettext_lazy("Lý do"), choices=lambda: choices(EXTENSION_GROUNDS, _("Chọn lý do")))
    note = Sentence(gettext_lazy("Ghi chú"), required=False)


class SuspendForm(ActForm):
    ground = forms.ChoiceField(
        label=gettext_lazy("Lý do"), choices=lambda: choices(SUSPENSION_GROUNDS, _("Chọn lý do"))
    )
    note = Sentence(gettext_lazy("Ghi chú"), required=False)


class UrgeForm(ActForm):
    text = Sentence(gettext_lazy("Cần làm gì, báo cáo gì?"))
    due_on = LegalDay(
        label=gettext_lazy("Báo cáo trước ngày"), required=False, help_text=gettext_lazy("Để trống nếu chỉ nhắc.")
    )


class AnswerUrgeForm(ActForm):
    text = Sentence(gettext_lazy("Đã làm gì, bao giờ xong?"))


class AlarmForm(ActForm):
    reason = Sentence(
        gettext_lazy("Điều gì nguy hiểm?"), rows=2, help_text=gettext_lazy("Ví dụ: dây điện đứt giữa đường.")
    )
