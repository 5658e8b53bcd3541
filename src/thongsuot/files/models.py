"""Attachments of all rooms, and the blobs they share: one blob for one content, whoever sent it and however often."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from thongsuot.core.ids import new_id


class Blob(models.Model):
    """One content on disk, below `DATA_DIR/files` under its own hash; metadata were stripped before hashing."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    media_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="blob_sha256_is_hex", condition=models.Q(sha256__regex=r"^[0-9a-f]{64}$")),
            models.CheckConstraint(name="blob_is_not_empty", condition=models.Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.sha256[:12]} ({self.media_type})"


class AttachmentQuerySet(models.QuerySet):
    """Attachments by owner; none of these asks who may read: the owning room does."""

    def of(self, owner_ref) -> "AttachmentQuerySet":
        """Return what the thing `owner_ref` (a `core.refs.Ref` or its text) holds and has not removed, oldest first."""
        return self.filter(owner_ref=str(owner_ref), removed_at=None).order_by("uploaded_at", "id")


class Attachment(models.Model):
    """One file of one thing of one room. That room alone decides who reads it; `public` marks a redacted copy."""

    class Kind(models.TextChoices):
        PHOTO = "photo", _("Ảnh")
        PDF = "pdf", _("PDF")
        WORD = "word", _("Văn bản Word")
        TEXT = "text", _("Văn bản thuần")
        AUDIO = "audio", _("Ghi âm")
        SCAN = "scan", _("Bản quét")

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    blob = models.ForeignKey(Blob, null=True, on_delete=models.PROTECT, related_name="attachments")
    owner_ref = models.CharField(max_length=80)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=10, choices=Kind)
    uploaded_by_ref = models.CharField(max_length=80)
    uploaded_at = models.DateTimeField()
    public = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["owner_ref"])]
        constraints = [
            models.CheckConstraint(
                name="attachment_has_content_until_removed",
                condition=models.Q(blob__isnull=True, removed_at__isnull=False)
                | models.Q(blob__isnull=False, removed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} of {self.owner_ref}"
