"""What is typed for one act on many cases, and what the page of the list sends along."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from thongsuot.cases.actions.handing import desk_of
from thongsuot.cases.forms.acts.base import ActForm, PlainForm
from thongsuot.cases.forms.acts.moving import JoinForm
from thongsuot.cases.forms.acts.work import CoordinateForm
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.models import Case
from thongsuot.cases.queries.desks import desks_of
from thongsuot.cases.queries.labels import labels_of
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core import clock
from thongsuot.people.queries import officers_of
from thongsuot.units.models import Unit

LEFT = "de-lai"
MOST_TYPED = 60_000  # characters: a thousand ids with their revisions


class GroupedForm(ActForm):
    """One choice for each unit that holds some of the cases, of its own desks or officers: `groups`, unit → cases.

    Of several units any may be left out, but not all of them.
    """

    asks = _("Giao cho")
    missing = _("Chọn một người.")

    def __init__(self, *args, groups: dict[Unit, list[Case]], **kwargs):
        self.groups = groups
        super().__init__(*args, **kwargs)

    def prepare(self):
        several = len(self.groups) > 1
        for unit, cases in self.groups.items():
            field = forms.ChoiceField(
                label=self._named(unit, len(cases)) if several else self.asks,
                widget=forms.RadioSelect,
                error_messages={"required": self.missing},
            )
            field.choices = self.takers(cases[0], str(self.given.get(name_of(unit.pk), "")))
            if several:
                field.choices += [(LEFT, ngettext("Để lại vụ việc này", "Để lại các vụ việc này", len(cases)))]
            self.fields[name_of(unit.pk)] = field

    def _named(self, unit: Unit, count: int) -> str:
        known = {"unit": unit, "n": count}
        return ngettext("%(unit)s, %(n)d vụ việc: giao cho", "%(unit)s, %(n)d vụ việc: giao cho", count) % known

    def takers(self, case: Case, chosen: str) -> list[tuple[str, str]]:
        """Return to whom the cases of the unit of `case` can go, as (value, words); `chosen` among them."""
        return []

    def chosen(self) -> dict[UUID, str]:
        """Return by unit what was chosen, without the units left out."""
        every = {unit.pk: self.cleaned_data.get(name_of(unit.pk), "") for unit in self.groups}
        return {pk: value for pk, value in every.items() if value not in ("", LEFT)}

    def said(self) -> dict[UUID, str]:
        """Return by unit the words of what was chosen, for the preview; empty where only one was asked for."""
        words = {pk: dict(self.fields[name_of(pk)].choices) for pk in self.chosen()}
        return {pk: words[pk][value] for pk, value in self.chosen().items()} if len(self.groups) > 1 else {}

    def clean(self):
        given = super().clean()
        if not self.errors and not self.chosen():
            raise forms.ValidationError(_("Chọn nơi nhận cho ít nhất một đơn vị."))
        return given


def name_of(unit_id: UUID) -> str:
    """Return the name of the field in which the cases of a unit are given away."""
    return f"den_{unit_id.hex}"


class AssignManyForm(GroupedForm):
    """The desks and officers of each holder; no word to each case."""

    tim = CleanText(label=_("Tìm đơn vị trực thuộc khác"), required=False, max_length=100)
    missing = _("Chọn một đơn vị hoặc một người.")

    def prepare(self):
        super().prepare()
        self.order_fields([name for name in self.fields if name != "tim"])

    def takers(self, case, chosen):
        words = str(self.given.get("tim", "")).strip()[:100]
        rows = desks_of(case, self.actor, words, clock.today(), chosen="" if chosen == LEFT else chosen)
        return [(row.key, row.words) for row in rows]

    def arguments(self):
        return {"to": {pk: _unit_and_officer(value) for pk, value in self.chosen().items()}}


def _unit_and_officer(value: str) -> dict:
    unit_id, _colon, officer_id = value.partition(":")
    return {"unit_id": UUID(unit_id), "officer_id": UUID(officer_id) if officer_id else None}


class HandManyForm(GroupedForm):
    """The officers who work at each desk."""

    def takers(self, case, chosen):
        if case.practice and self.actor.officer_id:
            return [(str(self.actor.officer_id), _("Chính tôi"))]
        found = {}
        for role in WORK:
            found |= {str(one.pk): one.full_name for one in officers_of(desk_of(case), role, clock.today())}
        return list(found.items())

    def arguments(self):
        return {"to": {pk: {"officer_id": UUID(value)} for pk, value in self.chosen().items()}}


class LabelManyForm(ActForm):
    """Labels to set and labels to remove, of the officer's own units."""

    add = forms.MultipleChoiceField(label=_("Gắn nhãn"), widget=forms.CheckboxSelectMultiple, required=False)
    remove = forms.MultipleChoiceField(label=_("Gỡ nhãn"), widget=forms.CheckboxSelectMultiple, required=False)
    lists = ("add", "remove")

    def prepare(self):
        rows = [(str(label.pk), label.name) for label in labels_of(self.actor)]
        for name in self.lists:
            self.fields[name].choices = rows

    def clean(self):
        given = super().clean()
        if not self.errors and not given.get("add") and not given.get("remove"):
            self.add_error("add", _("Chọn ít nhất một nhãn để gắn hoặc gỡ."))
        if set(given.get("add", ())) & set(given.get("remove", ())):
            self.add_error("remove", _("Một nhãn không vừa gắn vừa gỡ được. Bỏ một bên."))
        return given

    def arguments(self):
        return {name: [UUID(pk) for pk in self.cleaned_data[name]] for name in self.lists}


class CoordinateManyForm(CoordinateForm):
    def prepare(self):
        super().prepare()
        self.fields["question"].help_text = _("Một câu chung cho mọi vụ việc đã chọn: không ghi tên, chỗ ở của ai.")


class JoinManyForm(JoinForm):
    def prepare(self):
        self.fields["main_code"].help_text = _(
            "13 chữ số. Các vụ việc đã chọn sẽ được giải quyết chung với vụ việc này."
        )
        self.fields["reason"].help_text = _("Một câu chung cho mọi vụ việc đã chọn: không ghi tên, chỗ ở của ai.")


class CloseManyForm(PlainForm):
    def arguments(self):
        return {}


FORMS = {
    "assign": AssignManyForm,
    "hand_over": HandManyForm,
    "coordinate": CoordinateManyForm,
    "label": LabelManyForm,
    "join": JoinManyForm,
    "close": CloseManyForm,
}
NAMES = {
    "assign": _("Giao việc"),
    "hand_over": _("Đổi người giải quyết"),
    "coordinate": _("Đề nghị phối hợp"),
    "label": _("Gắn, gỡ nhãn"),
    "join": _("Nhập vào vụ việc khác"),
    "close": _("Đóng vụ việc"),
}


def chosen_in(text: str) -> list[tuple[UUID, int]]:
    """Return the (case, revision) pairs of "id.revision,id.revision"; what is not understood is left out."""
    found = []
    for each in text[:MOST_TYPED].split(","):
        pk, _dot, revision = each.partition(".")
        try:
            found.append((UUID(pk), int(revision)))
        except ValueError:
            continue
    return found
