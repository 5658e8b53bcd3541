"""Files that come with an act: kept with the case, their content committed to by the act's entry."""

from collections.abc import Iterable
from datetime import datetime

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Case
from thongsuot.core.actors import Actor
from thongsuot.files import actions as files
from thongsuot.files.models import Attachment


def keep(case: Case, uploads: Iterable, *, actor: Actor, at: datetime, at_once: bool = True) -> dict[str, str]:
    """Store `uploads`, (name, file) pairs, and return {id of the attachment: SHA-256 of its content} for the act.

    An attachment in place of a file was stored before there was a case, and passes to it.
    `at_once`: somebody sends them now, so there may be ten; else as many as a thing may have at all.
    Raises: Invalid (field "files") with a sentence: too many at once, or what is wrong with which file.
    """
    uploads = tuple(uploads)
    if at_once:
        files.check_count(len(uploads))
    ref = case_ref(case)
    kept = [
        files.hand(attachment=upload, to_ref=ref)
        if isinstance(upload, Attachment)
        else files.store(upload=upload, name=name, owner_ref=str(ref), actor=actor, at=at)
        for name, upload in uploads
    ]
    return {str(attachment.pk): attachment.blob.sha256 for attachment in kept}
