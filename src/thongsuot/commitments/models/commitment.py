"""A promise of a unit, its acts, and their erasable words. Who keeps it stands in its duty."""

from django.db import models
from django.db.models import F, Q

from thongsuot.commitments import rules
from thongsuot.commitments.rules.fold import NOT_PUBLIC, PUBLICITY, RUNNING, STATES
from thongsuot.commitments.rules.sources import SOURCES
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.units.models import Unit, by_words


class Commitment(models.Model):
    """A promise. `unit`: in whose name it was made; who owes it is `duty.holder_unit` and `duty.holder_officer`.

    Derived from its acts: `state`, `first_due_on`, `due_on`, `renewals`, `evidence` (pieces that stand), `ended_on`,
    `judged_on`, `publicity`. `number` counts within unit and `year` of entry. `about_ref`: the thing of a room above
    in which it was made (`case:…`), empty where none. Days are legal days.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=12, choices=[(code, names[0]) for code, names in SOURCES.items()])
    said_on = models.DateField()
    about_ref = models.CharField(max_length=80, blank=True)
    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES], default=RUNNING)
    first_due_on = models.DateField()
    due_on = models.DateField()
    renewals = models.PositiveSmallIntegerField(default=0)
    evidence = models.PositiveSmallIntegerField(default=0)
    ended_on = models.DateField(null=True)
    judged_on = models.DateField(null=True)
    publicity = models.CharField(max_length=10, choices=[(one, one) for one in PUBLICITY], default=NOT_PUBLIC)
    practice = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "due_on"], name="commitment_unit"),
            models.Index(fields=["due_on", "id"], name="commitment_due"),
            models.Index(fields=["about_ref"], condition=Q(about_ref__gt=""), name="commitment_about"),
            models.Index(fields=["publicity"], condition=Q(publicity="waiting"), name="commitment_to_review"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="one_commitment_a_number"),
            models.CheckConstraint(condition=Q(due_on__gte=F("first_due_on")), name="renewed_to_a_later_day"),
            models.CheckConstraint(condition=Q(state=RUNNING) ^ Q(ended_on__isnull=False), name="ended_has_its_day"),
        ]

    def __str__(self):
        return self.shown_number

    @property
    def shown_number(self) -> str:
        """Return the number as it is printed: 12/2026."""
        return f"{self.number}/{self.year}"

    @property
    def ref(self) -> Ref:
        """Return the reference under which duties, files and the book know a promise."""
        return Ref("commitment", self.pk)

    def promise(self) -> rules.Promise:
        """Return what the stored acts make of this promise."""
        return rules.fold(act.as_rule() for act in self.acts.all())

    def fallen(self) -> dict[int, rules.Act]:
        """Return the numbers of the acts whose evidence stands no longer, with the act that took it."""
        return rules.fallen(act.as_rule() for act in self.acts.all())

    def standing(self, today) -> str:
        """Return how it stands on a day: a key of `rules.STANDINGS`."""
        return rules.standing(self.state, self.due_on, self.ended_on, today)


class CommitmentContent(models.Model):
    """What was promised, in the words that were said, and what shall prove it: a projection of the act that made it.

    `said_by`: the office of who promised, never a private person's name. `heard_in`: where it was said, in words.
    """

    commitment = models.OneToOneField(Commitment, primary_key=True, on_delete=models.PROTECT, related_name="content")
    text = models.TextField()
    wanted = models.TextField()
    said_by = models.CharField(max_length=200)
    heard_in = models.CharField(max_length=300, blank=True)
    search_key = models.TextField()

    class Meta:
        indexes = [by_words("commitment_words")]

    def __str__(self):
        return self.text[:60]


class CommitmentAct(models.Model):
    """One act, never changed: made, renewed, evidence_added, kept, evidence_rejected, judged_broken, withdrawn…

    `details` holds codes, ids, days and digests; words lie in `CommitmentActContent`.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="acts", db_index=False)
    number = models.PositiveIntegerField()
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commitment", "number"], name="one_number_a_commitment")]
        ordering = ["number"]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.verb

    def as_rule(self) -> rules.Act:
        """Return the act as the rules read it."""
        return rules.Act(self.verb, self.on, self.details)

    def canonical(self, texts: dict) -> dict:
        """Return the act as its entry commits to it."""
        return {
            "id": str(self.pk),
            "commitment": str(self.commitment_id),
            "number": self.number,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class CommitmentActContent(models.Model):
    """The words of an act and the key of its commitment in the book: erased together."""

    act = models.OneToOneField(CommitmentAct, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)
