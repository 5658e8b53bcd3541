"""The one exit to the public: a reviewed, redacted copy. The portal's database role reads these tables and no case."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import ExpressionWrapper, F, Q

from thongsuot.cases.models.case import Case
from thongsuot.core.ids import new_id
from thongsuot.files.models import Attachment
from thongsuot.people.models import Officer

STANDING = Q(withdrawn_on=None)
WAITED = ExpressionWrapper(F("answered_on") - F("received_on"), output_field=models.DurationField())


class Publication(models.Model):
    """A published copy of an answered case. Nothing in it leads back to the case or the person: `Publishing` does.

    Names of unit and place are as they were on the day of publication.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    round = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=200)
    question = models.TextField()
    kind = models.CharField(max_length=20)
    topic = models.CharField(max_length=60)
    unit_id = models.UUIDField(db_index=True)
    unit_name = models.CharField(max_length=200)
    place_id = models.UUIDField(null=True, db_index=True)
    place_name = models.CharField(max_length=200, blank=True)
    received_on = models.DateField()
    due_on = models.DateField(null=True)
    # How that day was counted, as the question `/tinh-thoi-han/` takes: rule, first day, extensions, pauses.
    due_asked = models.TextField(blank=True)
    answered_on = models.DateField()
    published_on = models.DateField()
    withdrawn_on = models.DateField(null=True)
    search_key = models.TextField()
    # Stored, since a common word is looked for row by row in the newest copies, where making it anew would cost most.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["-published_on", "-id"], condition=STANDING, name="publication_new"),
            models.Index(fields=["place_name", "-published_on", "-id"], condition=STANDING, name="publication_place"),
            models.Index(fields=["unit_id", "-published_on", "-id"], condition=STANDING, name="publication_unit"),
            models.Index(WAITED.desc(), F("id").desc(), condition=STANDING, name="publication_waited"),
            GinIndex(fields=["words"], name="publication_words"),
        ]

    def __str__(self):
        return self.title

    @property
    def text(self) -> str:
        """Return the question and the answers in one text, as published: what a search shows a stretch of."""
        return "\n".join([self.question, *(f"{item.request} {item.answer}" for item in self.items.all())])


class PublicationItem(models.Model):
    """One requested item and its answer, as published; `outcome` is the resident's later word."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField()
    request = models.TextField()
    answer = models.TextField()
    legal_reason = models.CharField(max_length=40, blank=True)
    evidence = models.PositiveSmallIntegerField(default=0)
    outcome = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return f"{self.number}"


class PublicationFile(models.Model):
    """One picture that goes with a copy: a page of a file, made anew with parts blacked out; its content is its hash.

    `number` counts all pictures of the copy, `file` its files, `page` the pages of the file, each from 1.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="files", db_index=False)
    number = models.PositiveSmallIntegerField()
    file = models.PositiveSmallIntegerField()
    page = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["publication", "number"], name="one_picture_a_number")]

    def __str__(self):
        return f"{self.file}.{self.page}"


class Remade(models.Model):
    """A file of a case made anew for the public, not out yet: its pictures lie under the reference `remade:<id>`.

    `boxes`: what is black, as rows of page, left, top, width, height in percent. One of a file at a time.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="remade", db_index=False)
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+", db_index=False)
    caption = models.CharField(max_length=200)
    boxes = models.JSONField(default=list)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+", db_index=False)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "attachment"], name="one_remade_a_file")]

    def __str__(self):
        return self.caption


class Publishing(models.Model):
    """Which case a publication is of: for officers only, the portal's role cannot read it."""

    publication = models.OneToOneField(
        Publication, primary_key=True, on_delete=models.CASCADE, related_name="publishing"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="publishings")

    def __str__(self):
        return str(self.case_id)
