"""Of what each index is made: its rows, how they are told, and which of them a leaf of the book may have changed."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from uuid import UUID

from thongsuot.cases.models import Act, Case, Publication, Publishing
from thongsuot.commitments.models import Commitment, PublishedCommitment
from thongsuot.core.refs import Ref
from thongsuot.documents.models import Document
from thongsuot.language.index import Entry
from thongsuot.search import contents, promises
from thongsuot.search.shelf import DESK, PUBLIC


@dataclass(frozen=True)
class Source:
    """What one index is of: all rows of `model`, told by `entries`; `touched` by some leaves of the book.

    A leaf: (number, entry's id, its subject's reference, verb, instant recorded).
    """

    name: str
    model: type
    entries: Callable[[Collection[UUID]], dict[UUID, Entry | None]]
    touched: Callable[[Collection[tuple]], Collection[UUID]]


def _copies_touched(leaves: Collection[tuple]) -> list[UUID]:
    publishings = Publishing.objects.filter(case__in=_cases_touched(leaves))
    return list(publishings.values_list("publication_id", flat=True))


def _cases_touched(leaves: Collection[tuple]) -> set[UUID]:
    """Return the cases whose words, columns or sights the entries may have changed."""
    subjects = [subject for _number, _entry, subject, *_leaf in leaves]
    refs = [Ref.parse(subject) for subject in subjects if subject.startswith(("case:", "document:"))]
    cases = {ref.id for ref in refs if ref.kind == "case"}
    papers = Document.objects.filter(pk__in=[ref.id for ref in refs if ref.kind == "document"])
    about = papers.filter(subject_ref__startswith="case:").values_list("subject_ref", flat=True)
    cases |= {Ref.parse(subject).id for subject in about}
    acts = Act.objects.filter(entry__in=[entry for _number, entry, *_leaf in leaves])
    for case_id, other_id in acts.values_list("case_id", "other_case_id"):
        cases |= {case_id, other_id}
    first_level = Case.objects.filter(pk__in=cases, follows__isnull=False).values_list("follows_id", flat=True)
    return (cases | set(first_level)) - {None}


SOURCES = (
    Source(DESK, Case, contents.case_entries, _cases_touched),
    Source(PUBLIC, Publication, contents.copy_entries, _copies_touched),
    Source(promises.PROMISES, Commitment, promises.entries, promises.touched),
    Source(promises.PUBLIC_PROMISES, PublishedCommitment, promises.copy_entries, promises.touched_copies),
)
