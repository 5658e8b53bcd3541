"""What erasing one case would destroy, counted, without showing a word of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from thongsuot.cases.models import Case, Publication
from thongsuot.changes.queries.along import along
from thongsuot.core.ids import parse_code
from thongsuot.core.refs import Ref
from thongsuot.files.models import Attachment


@dataclass(frozen=True)
class Erasable:
    """A case and how much lies with it. `published`: a public copy stands; `related`: split or joined ones;

    `erased_at`: when its content went, None while it stands.
    """

    case: Case
    people: int
    acts: int
    files: int
    published: bool
    related: list[Case]
    erased_at: datetime | None = None

    @property
    def erased(self) -> bool:
        return self.erased_at is not None


def case_with_code(code: str) -> Case | None:
    """Return the real case with this code as people type it."""
    rows = Case.objects.real().select_related("holder_unit")
    return rows.filter(code=parse_code(code) or "").first()


def erasable(case_id: UUID) -> Erasable | None:
    """Return what would go with the content of a real case, None where there is no such case."""
    case = Case.objects.real().select_related("holder_unit").filter(pk=case_id).first()
    if case is None:
        return None
    refs = [Ref("case", case.pk), *(ref for one in along(case) for ref in one.refs)]
    kin = Case.objects.filter(Q(split_from=case) | Q(joined_into=case) | Q(pk__in=[case.split_from_id or case.pk]))
    return Erasable(
        case=case,
        people=case.parties.count(),
        acts=case.acts.count(),
        files=sum(Attachment.objects.of(ref).count() for ref in refs),
        published=Publication.objects.filter(publishing__case=case, withdrawn_on=None).exists(),
        related=list(kin.exclude(pk=case.pk).order_by("code")),
        erased_at=case.acts.filter(verb="erase").values_list("at", flat=True).first(),
    )
