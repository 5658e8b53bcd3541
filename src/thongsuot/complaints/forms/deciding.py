"""The form of a draft: one outcome and its reasons for each thing asked for, and what is decided."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import LONG, ActForm, Sentence, choices
from thongsuot.complaints.actions.deciding import Judged
from thongsuot.complaints.rules.grounds import OUTCOMES


class DraftForm(ActForm):
    text = Sentence(gettext_lazy("Quyết định"), rows=8, limit=LONG, help_text=gettext_lazy("Từng điều, từng khoản."))

    def prepare(self):
        self.items = list(self.case.items.filter(dropped_by=None))
        last = self.case.decisions.prefetch_related("outcomes").order_by("-version").first()
        before = {one.item_id: one for one in last.outcomes.all()} if last else {}
        for item in self.items:
            self._add(item, before.get(item.pk))
        self.order_fields([*(name for item in self.items for name in self._names(item)), "text"])
        if last:
            self.propose(text=last.text)

    @staticmethod
    def _names(item):
        return (f"outcome-{item.number}", f"text-{item.number}")

    def _add(self, item, was):
        outcome, text = self._names(item)
        asked = item.text if len(item.text) < 160 else f"{item.text[:157]}…"
        self.fields[outcome] = forms.ChoiceField(
            label=f"{item.number}. {asked}", choices=choices(OUTCOMES, _("Chọn kết luận"))
        )
        self.fields[text] = Sentence(_("Căn cứ kết luận nội dung %d") % item.number, limit=LONG)
        if was:
            self.propose(**{outcome: was.outcome, text: was.text})

    def arguments(self):
        given = self.cleaned_data
        judged = [
            Judged(number=item.number, outcome=given[f"outcome-{item.number}"], text=given[f"text-{item.number}"])
            for item in self.items
        ]
        return {"judged": judged, "text": given["text"]}
