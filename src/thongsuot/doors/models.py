"""How fast strangers come in by each door, all of them together, and which proofs were used up. No address is kept."""

from django.db import models


class Brake(models.Model):
    """What came in by one lane, as the moments when it will be used up: each thing sent moves them on.

    Far ahead of now means a flood (the generic cell rate algorithm: ITU-T I.371); `full_until` watches seconds,
    `tired_until` hours.
    """

    name = models.CharField(primary_key=True, max_length=30)
    full_until = models.DateTimeField()
    tired_until = models.DateTimeField()

    def __str__(self):
        return self.name


class SpentProof(models.Model):
    """A proof of work that has let something in once; kept until it would be too old anyway."""

    challenge = models.CharField(primary_key=True, max_length=64)
    old_at = models.DateTimeField(db_index=True)

    def __str__(self):
        return self.challenge
