"""The models that guess kinds and topics here: made anew from officers' decisions, kept by version, put back."""

from django.db import models

from thongsuot.core.ids import new_id
from thongsuot.ledger.models import APPEND_ONLY, Entry


class SuggestionModel(models.Model):
    """A model that was made: of how many texts, and how good it was found. No word of any text is in it.

    `name`: topic or kind. `version`: the mark of what it learned from. `texts`: those of our own; `decided`: matters
    on which an officer decided. `quality`: `queries.quality.as_json` of the new one and the one held until then, on
    the same texts. `better`: it was taken up. `key`: of the entry's commitment.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    version = models.CharField(max_length=16)
    texts = models.PositiveIntegerField()
    decided = models.PositiveIntegerField()
    quality = models.JSONField()
    better = models.BooleanField()
    at = models.DateTimeField()
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    key = models.BinaryField(max_length=32)

    class Meta:
        triggers = APPEND_ONLY
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="one_suggestion_model_a_number")]

    def __str__(self):
        return f"{self.name} {self.number}"


class SuggestionFile(models.Model):
    """The numbers of a model that was taken up, packed; of each name the newest few are kept."""

    model = models.OneToOneField(SuggestionModel, primary_key=True, on_delete=models.PROTECT, related_name="file")
    packed = models.BinaryField()

    def __str__(self):
        return str(self.model_id)


class SuggestionUse(models.Model):
    """From `at` on this model guesses; `model` None: the one that ships. The last row of a name holds."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=10)
    number = models.PositiveIntegerField()
    model = models.ForeignKey(SuggestionModel, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    at = models.DateTimeField()
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        triggers = APPEND_ONLY
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="one_suggestion_use_a_number")]

    def __str__(self):
        return f"{self.name} {self.number}"
