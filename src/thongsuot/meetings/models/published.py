"""What the public reads of dialogues: reviewed words and what follows the acts. The portal's role reads these alone."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models

from thongsuot.core.ids import new_id


class PublishedMeeting(models.Model):
    """An announced dialogue under its `code`. `called`: the number of the question that is being answered.

    `result`: empty until the result was reviewed and published, first on `told_on`. `followed`: how many promises and
    cases came of it, counted when it was published last. Names of units are as on the day of the last act.
    `search_key`: the published words, folded, without what is personal in them.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=8, unique=True)
    unit_id = models.UUIDField()
    unit_name = models.CharField(max_length=200)
    answering = models.JSONField(default=list)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300)
    held_on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    state = models.CharField(max_length=10)
    announced_on = models.DateField()
    moved_from = models.DateField(null=True)
    why = models.TextField(blank=True)
    called = models.PositiveIntegerField(null=True)
    result = models.TextField(blank=True)
    told_on = models.DateField(null=True)
    invited = models.PositiveIntegerField(null=True)
    attended = models.PositiveIntegerField(null=True)
    followed = models.PositiveIntegerField(default=0)
    search_key = models.TextField(blank=True)
    # Stored: making it anew would cost most where a word stands in very many rows, or in none.
    words = models.GeneratedField(
        expression=SearchVector("search_key", config="simple"), output_field=SearchVectorField(), db_persist=True
    )

    class Meta:
        indexes = [
            models.Index(fields=["-held_on", "-id"], name="public_meeting_day"),
            models.Index(fields=["unit_id", "-held_on"], name="public_meeting_unit"),
            GinIndex(fields=["words"], name="public_meeting_words"),
        ]

    def __str__(self):
        return self.title


class PublishedMeetingItem(models.Model):
    """One item of the agenda."""

    meeting = models.ForeignKey(PublishedMeeting, on_delete=models.CASCADE, related_name="agenda")
    number = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=300)
    minutes = models.PositiveSmallIntegerField(null=True)
    speaker = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return self.title


class PublishedMeetingFile(models.Model):
    """One picture: page `page` of file number `file`, drawn anew with parts blacked out; its content is its hash."""

    meeting = models.ForeignKey(PublishedMeeting, on_delete=models.CASCADE, related_name="files", db_index=False)
    file = models.PositiveSmallIntegerField()
    page = models.PositiveSmallIntegerField()
    caption = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()

    class Meta:
        ordering = ["file", "page"]
        constraints = [models.UniqueConstraint(fields=["meeting", "file", "page"], name="one_public_meeting_page")]

    def __str__(self):
        return f"{self.file}.{self.page}"


class PublishedQuestion(models.Model):
    """A question as let through. `people`: how many asked the like; `answer`: empty until the result is published."""

    meeting = models.ForeignKey(PublishedMeeting, on_delete=models.CASCADE, related_name="questions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    people = models.PositiveIntegerField(default=1)
    outcome = models.CharField(max_length=8, blank=True)
    answered_by = models.CharField(max_length=200, blank=True)
    answer = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]

    def __str__(self):
        return self.text[:60]


class PublishedMeetingPromise(models.Model):
    """Which public promise was made there: the key of its own copy, whose state and days follow by themselves."""

    meeting = models.ForeignKey(PublishedMeeting, on_delete=models.CASCADE, related_name="promises")
    promise_id = models.UUIDField()

    def __str__(self):
        return str(self.promise_id)
