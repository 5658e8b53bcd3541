"""The public copy of a decision: what is hidden is ticked off, and the very copy is read before it goes."""

from functools import cached_property

from thongsuot.cases.forms.acts.publish import PublishForm as CopyForm
from thongsuot.complaints.queries.page import last_decision, outcomes_of


class PublishForm(CopyForm):
    """As that of an answer, with what the decision says of each thing asked for; there is no private way here."""

    def prepare(self):
        super().prepare()
        del self.fields["keep_private"], self.fields["reason"]

    @cached_property
    def outcomes(self) -> dict[int, str]:
        """Return what the decision says of each thing asked for, by its number."""
        return {row.item.number: f"{name}. {row.text}" for row, name in outcomes_of(last_decision(self.case))}

    def answer_of(self, each):
        return self.outcomes.get(each.number) or super().answer_of(each)
