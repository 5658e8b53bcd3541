"""A dialogue of a unit with residents: its agenda, the questions put to it, and the acts on both."""

from django.db import models
from django.db.models import Q

from thongsuot.cases.models import Case
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.meetings import rules
from thongsuot.meetings.rules.fold import FILE_ALLOWED, OUTCOMES, PLANNED, QUESTION_STATES, STATES, WAITING
from thongsuot.units.models import Unit


class Meeting(models.Model):
    """A dialogue (đối thoại). `code`: eight digits, in its public address and QR code; `answering`: who answers.

    `held_on` with `starts` and `ends` (local times): when it is or was held. Derived from its acts: `state`,
    `held_on`, `announced_on`, `moved_from`, `closed_on`, `told_on`. `invited`, `attended`: counts, never names.
    `told`: the reviewed words on its result; `followed`: what is followed up, counted as the result was published.
    `case`: what it is about, where it is on one case; then only who sees the case sees it, and it is `public` from the
    day on which its result is published, if ever. `notice_duty`: none on a case, of which no law wants a notice.
    """

    class Kind(models.TextChoices):
        DIALOGUE = "dialogue"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=8, unique=True)
    kind = models.CharField(max_length=13, choices=Kind.choices, default=Kind.DIALOGUE)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    answering = models.ManyToManyField(Unit, through="MeetingAnswering", related_name="+")
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300)
    held_on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES], default=PLANNED)
    announced_on = models.DateField(null=True)
    moved_from = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.PROTECT, related_name="+")
    public = models.BooleanField(default=True)
    notice_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    result_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    minutes = models.TextField(blank=True)
    why = models.TextField(blank=True)
    told = models.TextField(blank=True)
    invited = models.PositiveIntegerField(null=True)
    attended = models.PositiveIntegerField(null=True)
    followed = models.PositiveIntegerField(default=0)
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["unit", "-held_on"], name="meeting_unit")]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=models.F("starts")), name="meeting_ends_after_it_starts")
        ]

    def __str__(self):
        return self.title

    @property
    def ref(self) -> Ref:
        """Return the reference under which duties, promises, papers and the book know it."""
        return Ref("meeting", self.pk)

    def gathering(self) -> rules.Gathering:
        """Return what the stored acts make of this meeting."""
        own = self.acts.filter(question=None).exclude(verb__in=FILE_ALLOWED)
        return rules.fold(act.as_rule() for act in own)


class MeetingAnswering(models.Model):
    """A unit that answers at a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+", db_index=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "unit"], name="one_answering_a_unit")]

    def __str__(self):
        return str(self.unit_id)


class AgendaItem(models.Model):
    """One item of the agenda. `speaker`: an office."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="agenda", db_index=False)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField(null=True)
    speaker = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="one_agenda_item_a_number")]
        ordering = ["number"]

    def __str__(self):
        return self.title


class Question(models.Model):
    """A question put to a meeting, without a name or an address. `text`: as asked; `shown`: as let through.

    `way`: by telephone or page (`sent`), or said in the hall (`floor`). Derived from its acts: `state`, `number`,
    `lead` (the like question it was joined to), `outcome`. `answer`: as given; `told`: its reviewed words.
    `case_ref`: the case that was made of it. `token`: of the form, so that nothing sent twice counts twice.
    """

    class Way(models.TextChoices):
        SENT = "sent"
        FLOOR = "floor"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="questions", db_index=False)
    token = models.CharField(max_length=64)
    way = models.CharField(max_length=5, choices=Way.choices)
    asked_at = models.DateTimeField()
    text = models.TextField()
    shown = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=[(one, one) for one in QUESTION_STATES], default=WAITING)
    number = models.PositiveIntegerField(null=True)
    lead = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="joined")
    called_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=[(one, one) for one in OUTCOMES], blank=True)
    answering = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    answer = models.TextField(blank=True)
    told = models.TextField(blank=True)
    case_ref = models.CharField(max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["meeting", "state", "asked_at"], name="question_state")]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "token"], name="one_question_a_form"),
            models.UniqueConstraint(fields=["meeting", "number"], name="one_question_a_number"),
        ]

    def __str__(self):
        return (self.shown or self.text)[:60]

    def put(self) -> rules.Put:
        """Return what the stored acts make of this question."""
        return rules.fold_question(act.as_rule() for act in self.acts.all())


class MeetingAct(models.Model):
    """One act on a meeting, a `question` put to it or a file of it (`details["file"]`), never changed.

    `details`: codes, ids, days and digests.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="acts", db_index=False)
    question = models.ForeignKey(Question, null=True, on_delete=models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["meeting", "at", "id"], name="meeting_acts")]
        ordering = ["at", "id"]
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
            "meeting": str(self.meeting_id),
            "question": str(self.question_id) if self.question_id else None,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class MeetingActContent(models.Model):
    """The words of an act and the key of its commitment in the book: erased together."""

    act = models.OneToOneField(MeetingAct, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)
