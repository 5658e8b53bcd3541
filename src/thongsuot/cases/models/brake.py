"""How fast strangers send, all of them together: one row that every process shares. No address is kept."""

from django.db import models


class Brake(models.Model):
    """What came in by `name`, as the moment when it will be used up: each thing sent moves that moment on.

    Far ahead of now means a flood (the generic cell rate algorithm: ITU-T I.371).
    """

    name = models.CharField(primary_key=True, max_length=20)
    full_until = models.DateTimeField()

    def __str__(self):
        return self.name
