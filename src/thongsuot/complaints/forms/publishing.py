"""The public copy of a decision, proposed with what looks personal blackened."""

from thongsuot.cases.actions.publish import CopyItem, PublicCopy
from thongsuot.cases.forms.acts.answer import PublishForm as CopyForm
from thongsuot.cases.queries.answer import blackened
from thongsuot.complaints.queries.page import last_decision, outcomes_of


class PublishForm(CopyForm):
    """As that of an answer, with what the decision says of each thing asked for; there is no private way here."""

    def prepare(self):
        super().prepare()
        del self.fields["keep_private"], self.fields["reason"]
        for row, name in outcomes_of(last_decision(self.case)):
            words = blackened(f"{name}. {row.text}")
            self.initial[f"answer-{row.item.number}"] = self.given.get(f"answer-{row.item.number}") or words

    def arguments(self):
        given = self.cleaned_data
        items = tuple(CopyItem(n, given[f"request-{n}"], given[f"answer-{n}"]) for n in self.numbers)
        confirmed = frozenset(given["confirmed"])
        return {"copy": PublicCopy(title=given["title"], question=given["question"], items=items, confirmed=confirmed)}
