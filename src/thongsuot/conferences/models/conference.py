"""A conference of one main site and many sites: its agenda, papers and conclusions, and the acts on all of them."""

from django.db import models
from django.db.models import F, Q

from thongsuot.conferences import rules
from thongsuot.conferences.rules.fold import (
    CALLED_OFF,
    OF_ALL_SITES,
    PAPER_STATES,
    PLANNED,
    REGISTERED,
    SITE_STATES,
    STATES,
    WAITING,
)
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.ledger.models import APPEND_ONLY, Entry
from thongsuot.units.models import Unit


class Conference(models.Model):
    """A conference (hội nghị) that `unit` holds at its main site, `place`.

    `code`: in the address of the live page; `room`: in that of the video room, so that neither tells the other.
    `held_on` with `starts` and `ends` (local times): when it is or was held. Derived from its acts: `state`, `held_on`,
    `moved_from`, `opened_on`, `item` (the number of the agenda item under way), `closed_on`, `told_on`.
    `announcement`: what the live page says to everybody now; `why`: the reason of the last move, or of calling it off.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=20, unique=True)
    room = models.CharField(max_length=20)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300)
    held_on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    state = models.CharField(max_length=10, choices=[(one, one) for one in STATES], default=PLANNED)
    moved_from = models.DateField(null=True)
    opened_on = models.DateField(null=True)
    item = models.PositiveSmallIntegerField(null=True)
    closed_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    announcement = models.CharField(max_length=500, blank=True)
    minutes = models.TextField(blank=True)
    why = models.TextField(blank=True)
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["unit", "-held_on"], name="conference_unit")]
        constraints = [models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="conference_ends_after_start")]

    def __str__(self):
        return self.title

    @property
    def ref(self) -> Ref:
        """Return the reference under which promises, papers and the book know it."""
        return Ref("conference", self.pk)

    def sitting(self) -> rules.Sitting:
        """Return what the stored acts make of this conference."""
        return rules.fold(act.as_rule() for act in self.acts.filter(site=None, paper=None))


class ConferenceItem(models.Model):
    """One item of the agenda. `speaker`: an office."""

    conference = models.ForeignKey(Conference, on_delete=models.CASCADE, related_name="agenda", db_index=False)
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField(null=True)
    speaker = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "number"], name="one_conference_item_a_number")]
        ordering = ["number"]

    def __str__(self):
        return self.title


class Site(models.Model):
    """A place from which people take part (điểm cầu). `name`: the unit's as it was added, or what was typed.

    `expected`: how many were to come. Derived from its acts: `state`, `present` (how many were counted), `attended`.
    `joined_at`: when it came first; `left_at`: when it left last.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="sites", db_index=False)
    number = models.PositiveIntegerField()
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=300, blank=True)
    expected = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=8, choices=[(one, one) for one in SITE_STATES], default=WAITING)
    present = models.PositiveIntegerField(null=True)
    attended = models.BooleanField(default=False)
    joined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["conference", "state", "number"], name="site_state")]
        constraints = [models.UniqueConstraint(fields=["conference", "number"], name="one_site_a_number")]

    def __str__(self):
        return self.name

    def standing(self) -> rules.Site:
        """Return what the stored acts make of this site: its own, and those on its conference that send all home."""
        wanted = Q(site=self)
        if self.conference.moved_from or self.conference.state == CALLED_OFF:
            wanted |= Q(site=None, conference=self.conference_id, verb__in=OF_ALL_SITES)
        return rules.fold_site(act.as_rule() for act in ConferenceAct.objects.filter(wanted, paper=None))


class SpeechPaper(models.Model):
    """A paper (tham luận) for a conference; its files lie under its reference. `site`: who brings it; None: the main.

    `office`: whose paper it is, an office. Derived from its acts: `state`. `record`: what was said, in short.
    `why`: the reason of the last return.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="papers", db_index=False)
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="papers")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    office = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=[(one, one) for one in PAPER_STATES], default=REGISTERED)
    record = models.TextField(blank=True)
    why = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "number"], name="one_paper_a_number")]
        ordering = ["number"]

    def __str__(self):
        return self.title

    @property
    def ref(self) -> Ref:
        """Return the reference under which its files are kept."""
        return Ref("speech_paper", self.pk)

    def standing(self) -> rules.Paper:
        """Return what the stored acts make of this paper."""
        return rules.fold_paper(act.as_rule() for act in self.acts.all())


class Conclusion(models.Model):
    """One numbered conclusion. `told`: its reviewed words, once published; `task_ref`: the task made of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="conclusions", db_index=False)
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    told = models.TextField(blank=True)
    task_ref = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conference", "number"], name="one_conclusion_a_number")]
        ordering = ["number"]

    def __str__(self):
        return self.text[:60]

    @property
    def ref(self) -> Ref:
        """Return the reference under which promises know it."""
        return Ref("conclusion", self.pk)


class ConferenceAct(models.Model):
    """One act on a conference, on a `site` or a `paper` of it, never changed. `details`: codes, ids, days, counts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="acts", db_index=False)
    site = models.ForeignKey(Site, null=True, on_delete=models.PROTECT, related_name="acts")
    paper = models.ForeignKey(SpeechPaper, null=True, on_delete=models.PROTECT, related_name="acts")
    verb = models.CharField(max_length=20)
    on = models.DateField()
    at = models.DateTimeField()
    actor_ref = models.CharField(max_length=80)
    details = models.JSONField(default=dict)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["conference", "at", "id"], name="conference_acts")]
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
            "conference": str(self.conference_id),
            "site": str(self.site_id) if self.site_id else None,
            "paper": str(self.paper_id) if self.paper_id else None,
            "verb": self.verb,
            "on": self.on.isoformat(),
            "actor": self.actor_ref,
            "details": self.details,
            "texts": texts,
        }


class ConferenceActContent(models.Model):
    """The words of an act and the key of its commitment in the book: erased together."""

    act = models.OneToOneField(ConferenceAct, primary_key=True, on_delete=models.PROTECT, related_name="content")
    key = models.BinaryField(max_length=32)
    texts = models.JSONField(default=dict)

    def __str__(self):
        return str(self.act_id)
