"""What is typed for one act on many cases, and what the page of the list sends along."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.cases.actions.handing import desk_of
from thongsuot.cases.forms.acts.base import ActForm, PlainForm
from thongsuot.cases.forms.acts.work import AssignForm, CoordinateForm
from thongsuot.cases.queries.labels import labels_of
from thongsuot.cases.rules.transitions import WORK
from thongsuot.core import clock
from thongsuot.people.queries import officers_of

MOST_TYPED = 60_000  # characters: a thousand ids with their revisions


class AssignManyForm(AssignForm):
    """The desks and officers of the first case's holder; no word to each case."""

    def prepare(self):
        super().prepare()
        self.fields["note"].widget = forms.HiddenInput()

    def arguments(self):
        given = super().arguments()
        return {name: given[name] for name in ("unit_id", "officer_id")}


class HandManyForm(ActForm):
    """The officers who work at the desk of the first case."""

    officer_id = forms.ChoiceField(
        label=_("Giao cho"), widget=forms.RadioSelect, error_messages={"required": _("Chọn một người.")}
    )

    def prepare(self):
        found = {}
        for role in WORK:
            found |= {str(one.pk): one.full_name for one in officers_of(desk_of(self.case), role, clock.today())}
        if self.case.practice and self.actor.officer_id:
            found = {str(self.actor.officer_id): _("Chính tôi")}
        self.fields["officer_id"].choices = list(found.items())

    def arguments(self):
        return {"officer_id": UUID(self.cleaned_data["officer_id"])}


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


class CloseManyForm(PlainForm):
    def arguments(self):
        return {}


FORMS = {
    "assign": AssignManyForm,
    "hand_over": HandManyForm,
    "coordinate": CoordinateManyForm,
    "label": LabelManyForm,
    "close": CloseManyForm,
}
NAMES = {
    "assign": _("Giao việc"),
    "hand_over": _("Đổi người giải quyết"),
    "coordinate": _("Đề nghị phối hợp"),
    "label": _("Gắn, gỡ nhãn"),
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
