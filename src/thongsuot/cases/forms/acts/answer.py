"""Forms of the answer: drafted item by item, and the person's word on it."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.answer import Drafted
from thongsuot.cases.forms.acts.base import LONG, ActForm, Sentence, choices, pairs
from thongsuot.cases.forms.fields import SeveralFiles
from thongsuot.cases.models.rounds import current_answer
from thongsuot.cases.rules.reasons import LEGAL_REASONS


class DraftForm(ActForm):
    """Every item on one page: words, a reason in law, new evidence, evidence to take out."""

    def prepare(self):
        self.answers = [each for each in current_answer(self.case) if not each.accepted]
        self.done_before = [each for each in current_answer(self.case) if each.accepted]
        for each in self.answers:
            self._add_item(each)

    def _add_item(self, each) -> None:
        n, response = each.number, each.response
        self.fields[f"text-{n}"] = Sentence(_("Trả lời việc %d") % n, rows=5, required=False, limit=LONG)
        self.fields[f"legal_reason-{n}"] = forms.ChoiceField(
            label=_("Không làm được: lý do theo luật"),
            help_text=_("Chỉ chọn khi không thể có minh chứng."),
            choices=choices(LEGAL_REASONS, _("Không chọn")),
            required=False,
        )
        self.fields[f"uploads-{n}"] = SeveralFiles(label=_("Thêm minh chứng"), required=False)
        self.fields[f"drop-{n}"] = forms.MultipleChoiceField(
            label=_("Bỏ minh chứng"),
            choices=[(str(row.pk), row.attachment.name) for row in each.evidence],
            widget=forms.CheckboxSelectMultiple,
            required=False,
        )
        if response:
            self.propose(**{f"text-{n}": response.text, f"legal_reason-{n}": response.legal_reason})

    @property
    def rows(self):
        """Return each item with its fields, for the page."""
        names = ("text", "legal_reason", "uploads", "drop")
        return [(each, *(self[f"{name}-{each.number}"] for name in names)) for each in self.answers]

    def arguments(self):
        return {"responses": [self._drafted(each.number) for each in self.answers]}

    def _drafted(self, n: int) -> Drafted:
        given = self.cleaned_data
        return Drafted(
            number=n,
            text=given[f"text-{n}"],
            legal_reason=given[f"legal_reason-{n}"],
            uploads=pairs(given[f"uploads-{n}"]),
            drop=tuple(UUID(key) for key in given[f"drop-{n}"]),
        )


def numbered(case) -> list[tuple[str, str]]:
    """Return the case's items as choices: number and words."""
    rows = case.items.filter(dropped_by=None).order_by("number")
    return [(str(item.number), f"{item.number}. {item.text[:120]}") for item in rows]


class RateForm(ActForm):
    done = forms.MultipleChoiceField(
        label=gettext_lazy("Người gửi nói việc nào đã xong?"), widget=forms.CheckboxSelectMultiple
    )
    note = Sentence(gettext_lazy("Người gửi nói thêm"), required=False)
    lists = ("done",)

    def prepare(self):
        self.fields["done"].choices = numbered(self.case)
        self.fields["done"].error_messages["required"] = _("Đánh dấu ít nhất một việc đã xong.")

    def arguments(self):
        given = super().arguments()
        return given | {"done": [int(n) for n in given["done"]]}


class ReopenForm(ActForm):
    not_done = forms.MultipleChoiceField(label=gettext_lazy("Việc nào chưa xong?"), widget=forms.CheckboxSelectMultiple)
    missing = Sentence(gettext_lazy("Còn thiếu gì?"))
    lists = ("not_done",)

    def prepare(self):
        self.fields["not_done"].choices = numbered(self.case)
        self.fields["not_done"].error_messages["required"] = _("Đánh dấu ít nhất một việc chưa xong.")

    def arguments(self):
        given = super().arguments()
        return given | {"not_done": [int(n) for n in given["not_done"]]}
