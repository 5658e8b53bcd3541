"""Reads of one roster: its counts, the list filtered and sorted, one invitation by its code."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.invitations.models import Invitation, Roster
from thongsuot.invitations.permissions import visible_to
from thongsuot.invitations.rules import COMING, NOT_COMING, parse_code
from thongsuot.language.folding import fold

SORTS = {"so": "number", "ten": "content__sort_key", "co-quan": "content__office_key"}
BY_NUMBER = "so"
PRESENT, ABSENT, SILENT, ADDED = "co-mat", "chua-den", "chua-tra-loi", "khong-co-giay"
KEPT = Q(withdrawn=False)
INVITED = KEPT & Q(walked_in=False)


@dataclass(frozen=True)
class Counts:
    """How many of a gathering, never who. `added`: came without an invitation; `delegates`: came for somebody else."""

    invited: int = 0
    coming: int = 0
    not_coming: int = 0
    present: int = 0
    added: int = 0
    delegates: int = 0

    @property
    def silent(self) -> int:
        return self.invited - self.coming - self.not_coming

    @property
    def attended(self) -> int:
        """Return how many were there, invited or not."""
        return self.present + self.added

    @property
    def absent(self) -> int:
        return self.invited - self.present

    def __bool__(self):
        return bool(self.invited or self.added)


def counts(about: Ref, held_on: date) -> Counts:
    """Return the counts of one gathering; a reply counts where it was given for `held_on`, the day as it is now."""
    for_day = INVITED & Q(replied_for=held_on)
    wanted = {
        "invited": INVITED,
        "coming": for_day & Q(reply=COMING),
        "not_coming": for_day & Q(reply=NOT_COMING),
        "present": INVITED & Q(present=True),
        "added": KEPT & Q(walked_in=True, present=True),
        "delegates": KEPT & Q(delegated=True),
    }
    rows = Invitation.objects.filter(roster__kind=about.kind, roster__about_id=about.id)
    found = rows.aggregate(**{f"n_{name}": Count("pk", filter=which) for name, which in wanted.items()})
    return Counts(**{name.removeprefix("n_"): number for name, number in found.items()})


def roster_of(about: Ref) -> Roster:
    """Return the roster of a gathering; an unsaved empty one where nobody was invited yet."""
    return Roster.objects.filter(kind=about.kind, about_id=about.id).first() or Roster(
        kind=about.kind, about_id=about.id
    )


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What is wanted; an empty value narrows nothing. `words`: a code, or words of name and office."""

    words: str = ""
    stands: str = ""


def listed(about: Ref, held_on: date, wanted: Filters, sort: str = BY_NUMBER) -> QuerySet[Invitation]:
    """Return the invitations that were not taken back, of what is wanted, in order."""
    rows = Invitation.objects.filter(KEPT, roster__kind=about.kind, roster__about_id=about.id)
    if code := parse_code(wanted.words):
        rows = rows.filter(code=code)
    elif wanted.words:
        for word in fold(wanted.words).split():
            rows = rows.filter(content__search_key__contains=word)
    narrowed = {
        PRESENT: Q(present=True),
        ABSENT: Q(present=False),
        COMING: Q(reply=COMING, replied_for=held_on),
        NOT_COMING: Q(reply=NOT_COMING, replied_for=held_on),
        SILENT: Q(walked_in=False) & (Q(reply="") | ~Q(replied_for=held_on)),
        ADDED: Q(walked_in=True),
    }
    rows = rows.filter(narrowed[wanted.stands]) if wanted.stands else rows
    column, back = SORTS[sort.lstrip("-")], sort.startswith("-")
    order = F(column).desc(nulls_last=True) if back else F(column).asc(nulls_last=True)
    return rows.select_related("content").order_by(order, "-number" if back else "number")


def seen(actor: Actor, about: Ref, invitation_id: UUID) -> Invitation | None:
    """Return one invitation of this gathering where the actor may read it."""
    rows = visible_to(actor).filter(roster__kind=about.kind, roster__about_id=about.id)
    return rows.select_related("content", "roster").filter(pk=invitation_id).first()


def by_code(code: str) -> Invitation | None:
    """Return the invitation with this code, whoever asks; None where there is none or it was taken back."""
    return Invitation.objects.select_related("content", "roster").filter(KEPT, code=code).first()
