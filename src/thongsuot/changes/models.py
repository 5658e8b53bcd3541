"""Acts that cross rooms: a row that is never changed, and its erasable words and key beside it."""

from django.db import models

from thongsuot.cases.models import Case
from thongsuot.core.ids import new_id
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Change(models.Model):
    """One act on things of several rooms, with its one entry. `on`: the legal day; `at`: the instant, UTC.

    `details` holds ids, days, codes and digests only: {"cases": {id of the case's act: digest}, "duties": {…}, …}, so
    that the entry commits to every act in other rooms that was done with it.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    verb = models.CharField(max_length=30)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    subject_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["subject_ref"])]
        triggers = APPEND_ONLY

    def __str__(self):
        return f"{self.verb} {self.subject_ref}"

    def canonical(self, texts: dict) -> dict:
        """Return the act as its entry commits to it."""
        return {
            "id": str(self.pk),
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "subject": self.subject_ref,
            "details": self.details,
            "texts": texts,
        }


class ChangeContent(models.Model):
    """The words of a change and the key of its commitment."""

    change = models.OneToOneField(Change, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.change_id)


class Recount(models.Model):
    """The running duties counted afresh after a change of the book: how far the batches are. `scope` as in duties.

    `change`: what it follows; None for the nightly look at all. `cursor`: the last duty looked at.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    change = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="recounts")
    scope = models.JSONField(default=dict)
    cursor = models.UUIDField(null=True)
    looked = models.PositiveIntegerField(default=0)
    moved = models.PositiveIntegerField(default=0)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["started_at"], condition=models.Q(told_at=None), name="recount_open")]

    def __str__(self):
        return str(self.id)


class MovedDay(models.Model):
    """One duty whose last day a change of the book moved; `told`: its holder has heard of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recount = models.ForeignKey(Recount, on_delete=models.CASCADE, related_name="days", db_index=False)
    duty = models.ForeignKey(Duty, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    from_on = models.DateField(null=True)
    to_on = models.DateField(null=True)
    told = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["recount", "duty"], name="one_move_a_duty")]
        indexes = [models.Index(fields=["recount", "unit", "officer"], condition=models.Q(told=False), name="untold")]

    def __str__(self):
        return f"{self.duty_id} {self.from_on} {self.to_on}"


class Reorganisation(models.Model):
    """Units that merge, split, are renamed, moved, abolished or created together at 00:00 of the legal day `on`.

    `text`: the plan as it was written (TOML). `seen`: digest of what the last dry run saw, with `totals`, its counts by
    kind; a plan is confirmed only while the world still looks like that. `change`: the reviewed act. `problem`: why
    it could not come into force. `room`, `cursor`, `moved`: how far the batches are that follow.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        PLANNED = "planned"
        MOVING = "moving"
        DONE = "done"
        UNDONE = "undone"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.DRAFT)
    on = models.DateField()
    basis = models.CharField(max_length=300)
    text = models.TextField()
    seen = models.CharField(max_length=64)
    seen_at = models.DateTimeField()
    totals = models.JSONField(default=dict)
    change = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="reorganisations")
    problem = models.TextField(blank=True)
    in_force_at = models.DateTimeField(null=True)
    room = models.CharField(max_length=20, blank=True)
    cursor = models.UUIDField(null=True)
    moved = models.JSONField(default=dict)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["on"], condition=models.Q(state__in=("planned", "moving")), name="reorganisation_open")
        ]

    def __str__(self):
        return f"{self.basis} ({self.on.isoformat()})"


class Unplaced(models.Model):
    """A matter of a unit that was split, until it is given to one of the successors: a case with its duties, or a duty
    of no such case. `keeper`: the unit that holds it meanwhile, its clocks running."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    reorganisation = models.ForeignKey(Reorganisation, on_delete=models.CASCADE, related_name="unplaced")
    former = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    keeper = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    case = models.OneToOneField(Case, null=True, on_delete=models.CASCADE, related_name="+")
    duty = models.OneToOneField(Duty, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(case=None, duty__isnull=False) | models.Q(case__isnull=False, duty=None),
                name="a_case_or_a_duty",
            )
        ]

    def __str__(self):
        return str(self.case_id or self.duty_id)


class Register(models.Model):
    """A register of an office on its way in: one file, what its columns hold, how far it is and what came of it.

    Its rows lie outside the database, sealed under `key` and the key of the house; they go once all is taken in, the
    words of odd rows with them on `kept_until`. `layout`: sheet, row of headings and {column: field}. `cursor`: pieces
    of the file, or cases to undo, that are done; `rows` and `done` count rows. `problem`: why the file cannot be read.
    """

    class State(models.TextChoices):
        MAPPING = "mapping"
        LOOKING = "looking"
        LOOKED = "looked"
        TAKING = "taking"
        TAKEN = "taken"
        UNDOING = "undoing"
        UNDONE = "undone"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=60)
    name = models.CharField(max_length=120, blank=True)
    key = models.BinaryField(max_length=32)
    headings = models.JSONField(default=list)
    layout = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State.choices, default=State.MAPPING)
    problem = models.TextField(blank=True)
    pieces = models.PositiveIntegerField(default=0)
    cursor = models.PositiveIntegerField(default=0)
    rows = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    accepted = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    sealed = models.PositiveIntegerField(default=0)
    odd = models.PositiveIntegerField(default=0)
    uploaded_at = models.DateTimeField()
    worked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    kept_until = models.DateField()
    change = models.ForeignKey(Change, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["unit", "-uploaded_at"])]

    def __str__(self):
        return self.source


class KnownLayout(models.Model):
    """What a unit once said that the columns under these headings hold. `mark`: HMAC-SHA256 (hex) of those."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+", db_index=False)
    mark = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "mark"], name="one_layout_of_headings")]

    def __str__(self):
        return self.mark[:12]


class OddRow(models.Model):
    """A row of a register that was not taken, and why: a list to work off.

    `sealed`: its values under the register's key; empty where they accuse somebody, or once their time is over.
    """

    class State(models.TextChoices):
        OPEN = "open"
        TAKEN = "taken"
        ASIDE = "aside"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    register = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="odd_rows", db_index=False)
    number = models.PositiveIntegerField()
    reason = models.TextField()
    sealed = models.BinaryField(blank=True)
    state = models.CharField(max_length=5, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["register", "number"], name="one_odd_row_a_number")]

    def __str__(self):
        return str(self.number)


class TakenRow(models.Model):
    """A case that came from a register. `revision`: the acts it was made with; one more, and somebody worked on it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    register = models.ForeignKey(Register, on_delete=models.CASCADE, related_name="taken_rows", db_index=False)
    case = models.OneToOneField(Case, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    revision = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["register", "number"])]

    def __str__(self):
        return str(self.number)
