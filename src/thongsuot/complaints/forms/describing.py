"""The form of what a complaint is about: as it stands now, to be completed."""

from datetime import date

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import UnitForm, choices
from thongsuot.cases.forms.fields import CleanText
from thongsuot.complaints.actions.describing import Description
from thongsuot.complaints.actions.record import complaint_of
from thongsuot.complaints.rules.grounds import STANDINGS
from thongsuot.units.choosing import find_units
from thongsuot.units.forms import LegalDay
from thongsuot.units.models import Unit
from thongsuot.units.queries import descendants

SAME = ("about", "number", "disputed_on", "body_name", "known_on", "obstacle_days", "standing", "standing_paper",
        "signed", "discipline", "dismissal", "remote")  # fmt: skip


class DescribeForm(UnitForm):
    about = forms.ChoiceField(
        label=gettext_lazy("Khiếu nại điều gì?"),
        choices=[
            ("decision", gettext_lazy("Một quyết định bằng văn bản")),
            ("act", gettext_lazy("Một việc làm, hoặc không làm, của cơ quan hay cán bộ")),
        ],
        widget=forms.RadioSelect,
        required=False,
    )
    number = CleanText(label=gettext_lazy("Số quyết định"), required=False, max_length=100)
    disputed_on = LegalDay(label=gettext_lazy("Ngày ra quyết định"), required=False)
    body_name = CleanText(label=gettext_lazy("Hoặc tên cơ quan ở ngoài hệ thống"), required=False, max_length=200)
    known_on = LegalDay(label=gettext_lazy("Ngày nhận được hoặc biết việc đó"), required=False)
    obstacle_days = forms.IntegerField(
        label=gettext_lazy("Số ngày có trở ngại khách quan"),
        help_text=gettext_lazy("Ốm đau, thiên tai, công tác xa: không tính vào thời hiệu."),
        min_value=0,
        required=False,
        initial=0,
    )
    standing = forms.ChoiceField(
        label=gettext_lazy("Ai khiếu nại?"), choices=lambda: choices(STANDINGS, _("Chọn một mục")), required=False
    )
    standing_paper = forms.BooleanField(
        label=gettext_lazy("Có giấy ủy quyền, thẻ luật sư hoặc văn bản cử đại diện"), required=False
    )
    signed = forms.BooleanField(label=gettext_lazy("Đơn có chữ ký hoặc điểm chỉ"), required=False)
    discipline = forms.BooleanField(label=gettext_lazy("Quyết định kỷ luật cán bộ, công chức"), required=False)
    dismissal = forms.BooleanField(label=gettext_lazy("Hình thức kỷ luật là buộc thôi việc"), required=False)
    remote = forms.BooleanField(label=gettext_lazy("Vùng sâu, vùng xa, đi lại khó khăn"), required=False)
    field_order = ("about", "number", "disputed_on", "unit_id", "tim", "body_name", "known_on", "obstacle_days",
                   "standing", "standing_paper", "signed", "discipline", "dismissal", "remote")  # fmt: skip

    def prepare(self):
        self.fields["unit_id"].required = False
        self.fields["unit_id"].label = _("Cơ quan ra quyết định, hoặc có người làm việc đó")
        super().prepare()
        complaint = complaint_of(self.case)
        standing = {name: getattr(complaint, name) for name in SAME}
        self.propose(unit_id=str(complaint.body_id or ""), **standing | self._as_written(complaint))

    def _as_written(self, complaint) -> dict:
        """Return what the person wrote of the decision, while nobody has described it yet."""
        if not complaint._state.adding:
            return {}
        written = self.case.acts.select_related("content").get(verb="receive").content.texts.get("disputed", {})
        days = ("disputed_on", "known_on")
        return {name: date.fromisoformat(text) if name in days else text for name, text in written.items()}

    def proposed(self):
        complaint = complaint_of(self.case)
        wanted = {complaint.body_id} | set(
            descendants([self.case.holder_unit_id]).filter(depth__lte=1).values_list("descendant_id", flat=True)
        )
        units = Unit.objects.filter(pk__in=wanted - {None}, practice=self.case.practice).order_by("sort_key")
        first = (complaint.body_id, self.case.holder_unit_id)
        return [(unit, "") for unit in sorted(units[:12], key=lambda unit: unit.pk not in first)]

    def found(self, words):
        return [hit.unit for hit in find_units(words, self.today)] if words else []

    def arguments(self):
        given = super().arguments()
        body = given.pop("unit_id")
        given["obstacle_days"] = given["obstacle_days"] or 0
        return {"description": Description(body_id=body, **given)}
