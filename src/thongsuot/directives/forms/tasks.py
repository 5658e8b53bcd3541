"""What is typed of a task: its words and days, and to which units it goes."""

from uuid import UUID

from django import forms
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.forms.fields import CleanText
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.directives.actions import Wanted
from thongsuot.directives.forms.inputs import Revision, longer, number, own_units, topic_choices
from thongsuot.directives.models import Task
from thongsuot.directives.permissions import WORKERS
from thongsuot.directives.rules.addressing import CHILDREN, COMMUNES, KINDS, UNITS, Addressed, WrongRule
from thongsuot.directives.words import EVENTS
from thongsuot.duties.rules.kinds import PERIODS
from thongsuot.units.forms import KIND_NAMES, ActForm, FormId, LegalDay, PlaceField, UnitField
from thongsuot.units.models import Unit

LATER = (
    "plan_by",
    "weight",
    "topic",
    "place",
    "event_kind",
    "report_every",
)


class TaskForm(ActForm):
    """A task as it is drafted or changed; `arguments` gives `wanted` and, for a new one, who gives it."""

    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị giao"), empty_label=None)
    label = CleanText(
        label=gettext_lazy("Tên ngắn"),
        max_length=200,
        help_text=gettext_lazy("Hiện trong danh sách việc của đơn vị nhận. Không ghi tên, chuyện riêng của ai."),
    )
    text = longer(gettext_lazy("Nội dung nhiệm vụ"), rows=5)
    evidence = longer(
        gettext_lazy("Lấy gì làm bằng chứng"),
        required=False,
        rows=2,
        help_text=gettext_lazy("Đơn vị phải kèm tài liệu khi báo xong. Để trống nếu chỉ cần báo."),
    )
    starts_on = LegalDay(label=gettext_lazy("Bắt đầu"))
    due_on = LegalDay(label=gettext_lazy("Phải xong"))
    plan_by = LegalDay(
        label=gettext_lazy("Phải có kế hoạch trước hết ngày"),
        required=False,
        help_text=gettext_lazy("Quá ngày này mà chưa có kế hoạch, đơn vị tự tính là chậm. Để trống nếu không cần."),
    )
    event_kind = forms.ChoiceField(
        label=gettext_lazy("Việc phải tổ chức"),
        required=False,
        help_text=gettext_lazy("Mỗi đơn vị tổ chức một buổi, ghi một lần là xong báo cáo."),
    )
    report_every = forms.ChoiceField(label=gettext_lazy("Báo cáo định kỳ"), required=False)
    topic = forms.ChoiceField(label=gettext_lazy("Lĩnh vực"), required=False)
    place = PlaceField(
        label=gettext_lazy("Địa bàn"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Để trống nếu làm ở mọi nơi của đơn vị nhận."),
    )
    weight = number(
        gettext_lazy("Trọng số"),
        1,
        100,
        help_text=gettext_lazy("Nặng nhẹ so với nhiệm vụ khác khi cộng tiến độ, từ 1 đến 100."),
        initial=1,
    )
    revision = Revision()
    form_id = FormId()

    def __init__(self, *args, actor: Actor, task: Task | None = None, only: Unit | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        english = get_language() == "en"
        periods = [(code, names[2] if english else names[1]) for code, names in PERIODS.items()]
        self.fields["event_kind"].choices = [("", _("Không phải tổ chức buổi nào")), *EVENTS.items()]
        self.fields["report_every"].choices = [
            ("", _("Không định kỳ")),
            *((code, _("Mỗi %s một lần") % name) for code, name in periods),
        ]
        self.fields["topic"].choices = topic_choices()
        self.changes = task is not None
        if task is not None:
            del self.fields["unit"], self.fields["form_id"]
        else:
            del self.fields["revision"]
            self.fields["unit"].queryset = Unit.objects.filter(pk=only.pk) if only else own_units(actor, *WORKERS)

    @property
    def first(self) -> list:
        """Return the fields that every task needs."""
        return [field for field in self if field.name not in LATER]

    @property
    def more(self) -> list:
        """Return the fields that few tasks need, which the page folds away."""
        return [self[name] for name in LATER]

    @property
    def opens(self) -> bool:
        """Return whether something stands in a folded field."""
        return any(self[name].value() not in (None, "", 1, "1") or self[name].errors for name in LATER)

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        revision, unit, form_id = (given.pop(name, None) for name in ("revision", "unit", "form_id"))
        given["place_id"] = given.pop("place")
        wanted = Wanted(**given)
        if self.changes:
            return {"wanted": wanted, "revision": revision}
        return {"wanted": wanted, "unit_id": unit.pk, "form_id": form_id}


def begun_with(task: Task) -> dict:
    """Return what a form for changing the task begins with."""
    names = ("label", "text", "evidence", "starts_on", "due_on", "plan_by", "weight", "topic")
    given = {name: getattr(task, name) for name in (*names, "event_kind", "report_every", "revision")}
    return given | {"place": task.place.code if task.place else ""}


RULE_NAMES = {
    COMMUNES: gettext_lazy("Tất cả Ủy ban nhân dân xã, phường"),
    CHILDREN: gettext_lazy("Các đơn vị trực thuộc"),
    KINDS: gettext_lazy("Mọi đơn vị thuộc các loại sau"),
    UNITS: gettext_lazy("Chỉ các đơn vị nêu tên"),
}
NAMED = ("units", "leaving_out", "coordinating")


class AddressForm(ActForm):
    """To whom a task goes. Each list of named units: ids that stay ticked, and one more by its name."""

    rule = forms.ChoiceField(label=gettext_lazy("Gửi cho"), choices=RULE_NAMES.items(), widget=forms.RadioSelect)
    below = UnitField(
        label=gettext_lazy("Thuộc đơn vị"),
        required=False,
        max_length=200,
        help_text=gettext_lazy("Để trống là đơn vị giao. Gõ tên hoặc mã."),
    )
    kinds = forms.MultipleChoiceField(
        label=gettext_lazy("Loại đơn vị"),
        required=False,
        choices=KIND_NAMES.items(),
        widget=forms.CheckboxSelectMultiple,
    )
    units = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    add_units = UnitField(label=gettext_lazy("Thêm đơn vị nêu tên"), required=False, max_length=200)
    leaving_out = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    add_leaving_out = UnitField(label=gettext_lazy("Thêm đơn vị không gửi"), required=False, max_length=200)
    coordinating = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    add_coordinating = UnitField(label=gettext_lazy("Thêm đơn vị phối hợp"), required=False, max_length=200)
    revision = Revision()

    def __init__(self, *args, task: Task, **kwargs):
        super().__init__(*args, **kwargs)
        self.task = task
        self.fields["revision"].initial = task.revision
        for name in NAMED:
            self.fields[name].choices = self._named(name)

    def _named(self, name: str) -> list[tuple[str, str]]:
        """Return the units that the list names, as they were ticked or as the task has them; strangers are dropped."""
        raw = self.data.getlist(name) if self.is_bound else self.initial.get(name, ())
        ids = [pk for pk in map(_uuid, raw) if pk]
        return [(str(unit.pk), unit.name) for unit in Unit.objects.filter(pk__in=ids).order_by("sort_key", "pk")]

    @property
    def lists(self) -> list:
        """Return for each list its name for people, its ticked units, and the field that adds one."""
        names = (_("Đơn vị nêu tên"), _("Không gửi cho"), _("Đơn vị phối hợp"))
        return [(title, self[name], self[f"add_{name}"]) for title, name in zip(names, NAMED, strict=True)]

    def addressed(self) -> Addressed:
        """Return the rule that was chosen. Raises: Invalid (field named)."""
        given = self.cleaned_data
        chosen = {name: [UUID(pk) for pk in given[name]] for name in NAMED}
        for name in NAMED:
            if given[f"add_{name}"]:
                chosen[name].append(given[f"add_{name}"])
        named = {name: tuple(dict.fromkeys(ids)) for name, ids in chosen.items()}
        try:
            return Addressed(given["rule"], given["below"], tuple(given["kinds"]), **named)
        except WrongRule as wrong:
            raise Invalid(_WHY[wrong.why], field=_FIELD.get(wrong.why, "rule")) from wrong

    def arguments(self) -> dict:
        changed = {"addressed": self.addressed()}
        return {"wanted": Wanted.of(self.task, **changed), "revision": self.cleaned_data["revision"]}


_WHY = {
    "rule": gettext_lazy("Chọn gửi cho những đơn vị nào."),
    "units": gettext_lazy("Chưa nêu tên đơn vị nào. Gõ tên một đơn vị rồi bấm Thêm."),
    "kinds": gettext_lazy("Chọn ít nhất một loại đơn vị."),
    "many": gettext_lazy("Nêu tên nhiều nhất 500 đơn vị. Nhiều hơn thì chọn theo loại."),
}
_FIELD = {"units": "add_units", "kinds": "kinds"}


def address_of(task: Task, rule: str = COMMUNES) -> dict:
    """Return what a form for choosing units begins with."""
    stored = task.addressed or {"rule": rule}
    below = Unit.objects.filter(pk=stored.get("below")).first() if stored.get("below") else None
    given = {name: stored.get(name, []) for name in ("kinds", *NAMED)}
    return given | {"rule": stored["rule"], "below": f"{below.name} ({below.code})" if below else ""}


def _uuid(text) -> UUID | None:
    try:
        return UUID(str(text))
    except ValueError:
        return None
