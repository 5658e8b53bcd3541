"""What the search is told of a complaint besides its case: what its page shows to whoever sees the case.

The disputed decision and who made it, minutes, evidence, dialogues, the decision with what it says and obliges to.
Who was there is left out: nobody is found by name.
"""

from collections import defaultdict
from collections.abc import Collection
from uuid import UUID

from thongsuot.complaints.models import Complaint, Decision, Dialogue, Evidence, Minute, Obligation, Outcome
from thongsuot.search.contents import Told, tell_with

# The words of each, by the column of its case; a decision's older versions are drafts that nobody is shown.
WORDS = (
    (Minute, "case", "text"),
    (Evidence, "case", "name"),
    (Dialogue, "case", "minutes"),
    (Obligation, "case", "text"),
)


def told(case_ids: Collection[UUID]) -> dict[UUID, Told]:
    """Return the words and numbers of each complaint among the cases."""
    texts, numbers = defaultdict(list), defaultdict(list)
    described = Complaint.objects.filter(case__in=case_ids)
    for case_id, number, named, unit in described.values_list("case", "number", "body_name", "body__name"):
        texts[case_id] += [named, unit]
        numbers[case_id].append(number)
    if not texts:
        return {}
    for model, case, column in WORDS:
        for case_id, text in model.objects.filter(case__in=list(texts)).values_list(case, column):
            texts[case_id].append(text)
    for case_id, text, number, outcomes in _decisions(texts):
        texts[case_id] += [text, *outcomes]
        numbers[case_id].append(number)
    return {each: Told(tuple(filter(None, texts[each])), tuple(filter(None, numbers[each]))) for each in texts}


def _decisions(case_ids: Collection[UUID]) -> list[tuple[UUID, str, str, list[str]]]:
    last = Decision.objects.filter(case__in=list(case_ids)).order_by("case", "-version").distinct("case")
    rows = list(last.values_list("pk", "case", "text", "number"))
    said = defaultdict(list)
    for decision_id, text in Outcome.objects.filter(decision__in=[pk for pk, *_row in rows]).values_list(
        "decision", "text"
    ):
        said[decision_id].append(text)
    return [(case_id, text, number, said[pk]) for pk, case_id, text, number in rows]


def take_part() -> None:
    """Let the search find complaints by these words too."""
    tell_with(told)
