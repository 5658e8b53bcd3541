"""Keys by which another system acts in an officer's name."""

from datetime import timedelta

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.people.models import Officer

LIFE = timedelta(days=365)


class Token(models.Model):
    """A named key: whoever shows it acts as `officer`, with posts as old as the key. Only its hash is kept."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=80)
    officer = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="tokens")
    sha256 = models.BinaryField(max_length=32, unique=True)
    ending = models.CharField(max_length=4)  # its last characters, by which people tell keys apart
    made_by = models.ForeignKey(Officer, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    ends_on = models.DateField()  # the last day on which it opens anything

    def __str__(self):
        return self.name
