"""What the live page of a conference reads: words written for anybody, and counts. No name of a person."""

from django.db import models

from thongsuot.core.ids import new_id


class PublishedConference(models.Model):
    """What everybody with the address reads of a conference. `agenda`: title, minutes, speaker an item, in order.

    `item`: the number of the item under way. `sites`, `here`, `attended`: how many sites there are, are there now, and
    came at all. `conclusions`: reviewed words by number, once published.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    code = models.CharField(max_length=20, unique=True)
    unit_name = models.CharField(max_length=200)
    title = models.CharField(max_length=200)
    basis = models.CharField(max_length=300, blank=True)
    place = models.CharField(max_length=300)
    held_on = models.DateField()
    starts = models.TimeField()
    ends = models.TimeField()
    state = models.CharField(max_length=10)
    moved_from = models.DateField(null=True)
    why = models.TextField(blank=True)
    announcement = models.CharField(max_length=500, blank=True)
    agenda = models.JSONField(default=list)
    item = models.PositiveSmallIntegerField(null=True)
    sites = models.PositiveIntegerField(default=0)
    here = models.PositiveIntegerField(default=0)
    attended = models.PositiveIntegerField(default=0)
    conclusions = models.JSONField(default=list)
    told_on = models.DateField(null=True)

    def __str__(self):
        return self.title
