"""Who acts: an officer by the posts held now, a resident by the case they proved to hold, or a named service."""

from dataclasses import dataclass, field
from uuid import UUID

ROLES = ("receptionist", "handler", "head", "supervisor", "publisher", "auditor", "administrator")


@dataclass(frozen=True)
class HeldPost:
    """A role held in a unit today. `deputy`: holds `head` only while the unit's head is away (`acting`).

    `former`: the unit has ended, and the role is held in the one that keeps its matters.
    """

    unit_id: UUID
    role: str
    deputy: bool = False
    acting: bool = True
    former: bool = False


@dataclass(frozen=True)
class Actor:
    """The one who acts, passed to every action as `actor`; never read from a thread or a global.

    `ref` goes into the ledger: `officer:<uuid>`, `resident:<case uuid>`, `service:<name>`; never a name.
    `practice`: an officer in the marked sandbox, whose posts are all in the practice unit.
    """

    ref: str
    posts: tuple[HeldPost, ...] = ()
    officer_id: UUID | None = None
    case_id: UUID | None = None
    practice: bool = False
    unit_ids: frozenset[UUID] = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "unit_ids", frozenset(post.unit_id for post in self.posts))

    def holds(self, role: str, unit_id: UUID | None) -> bool:
        """Return whether the actor holds `role` in exactly this unit today (a deputy only while acting)."""
        return any(p.role == role and p.unit_id == unit_id and p.acting for p in self.posts)

    def units_as(self, *roles: str) -> frozenset[UUID]:
        """Return the units in which the actor holds one of `roles` today."""
        return frozenset(p.unit_id for p in self.posts if p.role in roles and p.acting)

    @property
    def seats(self) -> frozenset[UUID]:
        """Return the units in which the actor has a post today: without those whose matters came with them."""
        return frozenset(post.unit_id for post in self.posts if not post.former)

    @property
    def is_officer(self) -> bool:
        return self.officer_id is not None

    @property
    def is_service(self) -> bool:
        return self.ref.startswith("service:")


def service(name: str) -> Actor:
    """Return the identity under which a command or job of ours acts, e.g. `service:import`."""
    return Actor(ref=f"service:{name}")


def resident(case_id: UUID) -> Actor:
    """Return the resident who proved, by the secret, to hold this one case."""
    return Actor(ref=f"resident:{case_id}", case_id=case_id)


STRANGER = Actor(ref="stranger:")
