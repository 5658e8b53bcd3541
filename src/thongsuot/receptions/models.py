"""Tables of receptions: sessions, their visits, the words of a visit, acts, and what the public reads."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties.models import Duty
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.people.models import Officer
from thongsuot.receptions import rules
from thongsuot.units.models import Unit


class Session(models.Model):
    """One time at which a unit receives people. `on`: a legal day; `starts`, `ends`: local times of that day.

    `leader`: who is to sit, with the office held as it was planned in `leader_post`; empty for the daily desk of the
    regular reception. `ground`: why it is held out of turn, or online. `post_duty`: to post it in time.
    `came`: who sat when it was held. `conclusion`: what the leader concluded; `conclusion_duty`: to send it to those
    received. `why`: of one called off, or of somebody else sitting. `moved_from`: the day it was first planned for.
    `search_key`: who receives, where and how, folded.
    """

    class Kind(models.TextChoices):
        REGULAR = "regular"
        LEADER = "leader"
        ADHOC = "adhoc"

    class Mode(models.TextChoices):
        DIRECT = "direct"
        ONLINE = "online"

    class State(models.TextChoices):
        PLANNED = "planned"
        OPEN = "open"
        CLOSED = "closed"
        CALLED_OFF = "called-off"

    class Came(models.TextChoices):
        LEADER = "leader"
        DELEGATE = "delegate"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    mode = models.CharField(max_length=6, choices=Mode.choices, default=Mode.DIRECT)
    leader = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    leader_post = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=300)
    ground = models.CharField(max_length=500, blank=True)
    slot_minutes = models.PositiveSmallIntegerField(default=15)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    posted_on = models.DateField(null=True)
    post_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    moved_from = models.DateField(null=True)
    came = models.CharField(max_length=8, choices=Came.choices, blank=True)
    why = models.TextField(blank=True)
    conclusion = models.TextField(blank=True)
    conclusion_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    conclusion_sent_on = models.DateField(null=True)
    search_key = models.TextField(blank=True)
    # Stored: making it anew would cost most where a word stands in very many rows, or in none.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "on"], name="reception_unit"),
            models.Index(fields=["on", "starts", "id"], name="reception_day"),
            GinIndex(fields=["words"], name="reception_words"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="reception_ends_after_it_starts"),
            models.CheckConstraint(condition=~Q(kind="leader") | Q(leader__isnull=False), name="reception_of_a_leader"),
            models.UniqueConstraint(
                fields=["leader", "on", "starts"],
                condition=~Q(state="called-off"),
                name="one_reception_a_leader_at_a_time",
            ),
        ]

    def __str__(self):
        return f"{self.on:%d/%m/%Y}"

    @property
    def ref(self) -> Ref:
        return Ref("reception", self.pk)

    def slots(self):
        """Return the local times at which a visit may begin."""
        return rules.slots_of(self.starts, self.ends, self.slot_minutes)


class Visit(models.Model):
    """One person or group who comes, or has booked to. `number`: in the order of arrival, on the board.

    `code`, `secret_hash`: of a booking made by the person, who has no account. `slot`: the time that was booked.
    `people`: how many came; it may grow during the day. `needs`: codes of help asked for. `case_ref`: the case opened,
    or joined. `notice_duty`: of somebody refused, to give notice of it. `reminded_for`: the day of whose eve who booked
    was reminded.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="visits", db_index=False)
    number = models.PositiveIntegerField(null=True)
    slot = models.TimeField(null=True)
    code = models.CharField(max_length=13, null=True, unique=True)  # null, as many visits have none
    secret_hash = models.BinaryField(max_length=64, null=True)
    form_token = models.CharField(max_length=64, null=True)  # null, as above
    state = models.CharField(max_length=9, choices=[(one, one) for one in rules.STATES])
    people = models.PositiveSmallIntegerField(default=1)
    needs = models.CharField(max_length=100, blank=True)
    booked_at = models.DateTimeField(null=True)
    arrived_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(null=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=9, choices=[(one, one) for one in rules.OUTCOMES], blank=True)
    ground = models.CharField(max_length=30, blank=True)
    case_ref = models.CharField(max_length=80, blank=True)
    notice_duty = models.OneToOneField(Duty, null=True, on_delete=models.PROTECT, related_name="+")
    reminded_for = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["case_ref"], condition=~Q(case_ref=""), name="visit_case")]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_number_a_visit"),
            models.UniqueConstraint(fields=["session", "form_token"], name="one_visit_a_form"),
            models.UniqueConstraint(
                fields=["session", "slot"],
                condition=Q(slot__isnull=False) & ~Q(state="cancelled"),
                name="one_booking_a_slot",
            ),
        ]

    def __str__(self):
        return str(self.number or self.slot or "")

    @property
    def ref(self) -> Ref:
        return Ref("visit", self.pk)


class VisitContent(models.Model):
    """Who came and what was said: erased together, some time after the visit.

    `tell_by`: the way who booked wants to hear of a move, and on the eve; `email`: for that alone, so both go with the
    session. `language`: in which they booked. `search_key`: the words of `about` and `summary` alone, folded, without
    what is personal.
    """

    class TellBy(models.TextChoices):
        SMS = "sms"
        EMAIL = "email"

    visit = models.OneToOneField(Visit, primary_key=True, on_delete=models.CASCADE, related_name="content")
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.CharField(max_length=254, blank=True)
    tell_by = models.CharField(max_length=5, choices=TellBy.choices, blank=True)
    language = models.CharField(max_length=2, default="vi")
    address = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=20, blank=True)
    representatives = models.TextField(blank=True)
    about = models.TextField(blank=True)
    summary = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    search_key = models.TextField(blank=True)
    # Stored: making it anew would cost most where a word stands in very many rows, or in none.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [GinIndex(fields=["words"], name="visit_words")]

    def __str__(self):
        return self.name


class ReceptionAct(models.Model):
    """One act, never changed. `details` holds codes, ids, days and counts; words lie in `ReceptionActContent`."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    about_ref = models.CharField(max_length=80, db_index=True)
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["about_ref"], condition=Q(verb="take_back"), name="reception_taken_back")]
        triggers = APPEND_ONLY

    def __str__(self):
        return self.verb

    def canonical(self, texts: dict) -> dict:
        """Return the act as its entry commits to it."""
        return {
            "id": str(self.pk),
            "about": self.about_ref,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class ReceptionActContent(models.Model):
    """The words of an act and the key of its commitment in the book: erased together."""

    act = models.OneToOneField(ReceptionAct, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)


class PostedSession(models.Model):
    """A session as it was posted: the portal's role reads this table alone. The same id as the session.

    Follows every later act: moved, called off, held, by whom. `board`: what the waiting room shows, numbers and
    counts only. `booked`: the slots that are taken, as "HH:MM". `search_key`: as of the session. `state`: as of the
    session, or `REOPENED`: held, and on its own day open again to put a visit right.
    """

    REOPENED = "reopened"
    HELD = (Session.State.CLOSED, REOPENED)

    id = models.UUIDField(primary_key=True, editable=False)
    unit_id = models.UUIDField()
    unit_name = models.CharField(max_length=200)
    level = models.CharField(max_length=10)
    kind = models.CharField(max_length=8)
    mode = models.CharField(max_length=6)
    leader_name = models.CharField(max_length=120, blank=True)
    leader_post = models.CharField(max_length=200, blank=True)
    on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=300)
    slot_minutes = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10)
    posted_on = models.DateField()
    post_by = models.DateField(null=True)
    moved_from = models.DateField(null=True)
    came = models.CharField(max_length=8, blank=True)
    booked = models.JSONField(default=list)
    board = models.JSONField(default=dict)
    search_key = models.TextField(blank=True)
    # Stored: making it anew would cost most where a word stands in very many rows, or in none.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="posted_reception_words"),
            models.Index(fields=["on", "starts", "id"], name="posted_reception_day"),
            models.Index(fields=["unit_id", "on"], name="posted_reception_unit"),
        ]

    def __str__(self):
        return f"{self.unit_name} {self.on:%d/%m/%Y}"

    @property
    def held(self) -> bool:
        """Return whether it was held and closed, also where it is being put right."""
        return self.state in self.HELD
