"""The register of instruments (văn bản chỉ đạo) and what was read in their text, sentence by sentence."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import Q

from thongsuot.core.ids import new_id
from thongsuot.people.models import Officer
from thongsuot.units.models import Unit


class Instrument(models.Model):
    """A resolution, directive, plan, conclusion or the news of one, as the register holds it.

    `unit`: whose register it is in. `kind`: a code of rules.kinds. `number`, `issuer`, `issued_on`, `place`: as the
    text gives them; blank or None where it does not. `inferred`: names of the fields that the program concluded and
    nobody has confirmed yet. `text`: the words of the source, furniture of the page and all; `digest`: SHA-256 of the
    file's bytes. `read`: what else was read: `figures`, `dropped` and `doubts`, each with its place in `text`.
    `search_key`: number, title and issuer, folded.
    """

    class State(models.TextChoices):
        DRAFT = "draft"
        STANDING = "standing"
        REPLACED = "replaced"
        ENDED = "ended"
        DROPPED = "dropped"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=500)
    issuer = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    issued_on = models.DateField(null=True)
    inferred = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    text = models.TextField(blank=True)
    read = models.JSONField(default=dict)
    source_name = models.CharField(max_length=150, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    replaces = models.ManyToManyField("self", symmetrical=False, blank=True, related_name="replaced_by")
    registered_at = models.DateTimeField()
    search_key = models.TextField(blank=True)
    # Stored: making it anew would cost most where a word stands in very many rows, or in none.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )
    practice = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["unit", "state", "issued_on"]),
            GinIndex(fields=["words"], name="instrument_words"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "digest"],
                condition=Q(digest__gt="") & ~Q(state="dropped"),
                name="one_instrument_a_file",
            )
        ]

    def __str__(self):
        return f"{self.number} {self.title}".strip()


class Passage(models.Model):
    """A piece of an instrument's text that says something to do, to reach, or that is wrong; proposed, then decided.

    `start`, `end`: code points of `Instrument.text`; None for one that an officer added. `text`: as the source has it.
    `words`: as the officer confirmed it, blank where unchanged. `group`: the heading it stands under; `ordinal`: as
    printed. `parent`: the numbered item that a task belongs to. `figures`: as rules.parsing gives them. `due_text`:
    the words of a deadline; `due_on`: the day they mean, where they mean one. `search_key`: folded words of a confirmed
    one, without what is personal in them; `found_by`: the same, stored to be searched.
    """

    class Kind(models.TextChoices):
        REQUIREMENT = "requirement"
        TASK = "task"
        TARGET = "target"
        SHORTCOMING = "shortcoming"
        MODEL = "model"

    class State(models.TextChoices):
        PROPOSED = "proposed"
        CONFIRMED = "confirmed"
        LEFT_OUT = "left-out"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="passages", db_index=False)
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    group = models.CharField(max_length=300, blank=True)
    ordinal = models.CharField(max_length=40, blank=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    text = models.TextField()
    words = models.TextField(blank=True)
    figures = models.JSONField(default=list)
    due_text = models.CharField(max_length=200, blank=True)
    due_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    search_key = models.TextField(blank=True)
    found_by = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [GinIndex(fields=["found_by"], name="passage_words")]
        constraints = [models.UniqueConstraint(fields=["instrument", "position"], name="one_passage_a_position")]
        ordering = ["position"]

    def __str__(self):
        return self.words or self.text


class CitedInstrument(models.Model):
    """A document that an instrument cites or replaces; `cited`: the same document in this register, once known."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="citations")
    cited = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="cited_by")
    text = models.CharField(max_length=300)
    kind = models.CharField(max_length=40, blank=True)
    number = models.CharField(max_length=60, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    issued_on = models.DateField(null=True)
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    replaced = models.BooleanField(default=False)

    def __str__(self):
        return self.text


class Importing(models.Model):
    """A file that waits to be read, or was: the page shows how far it is. `trouble`: a code of sentences.TROUBLES.

    `digest`: SHA-256 of the file's bytes, by which it is known when it comes again; empty once it was refused.
    `scanned`: an officer asked for its pages to be read as pictures. The file: `Ref("importing", id)`, then the
    instrument's own.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        READING = "reading"
        READ = "read"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Officer, null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    digest = models.CharField(max_length=64, blank=True)
    scanned = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    pages = models.PositiveIntegerField(default=0)
    done_pages = models.PositiveIntegerField(default=0)
    trouble = models.CharField(max_length=30, blank=True)
    instrument = models.ForeignKey(Instrument, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    def __str__(self):
        return self.name
