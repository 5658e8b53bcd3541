"""Let the words of promises go with a matter that is sealed or erased: within that act of a room above."""

from datetime import datetime

from thongsuot.commitments.models import (
    Commitment,
    CommitmentActContent,
    CommitmentContent,
    PublishedCommitment,
)
from thongsuot.core.refs import Ref
from thongsuot.duties import actions as duties
from thongsuot.files import actions as files
from thongsuot.files.models import Attachment

DESTROYED = "–"


def forget_about(*, about: Ref, copies: bool = False, at: datetime) -> int:
    """Destroy the words of promises made in a matter, with keys and files; return of how many.

    Acts and entries stay, and so does the promise without words; the act of the room above is the entry of this. A
    reviewed copy that is out stays, since nothing in it is of a person, unless `copies` go too (a sealed matter).
    """
    rows = list(Commitment.objects.select_for_update(of=("self",)).filter(about_ref=str(about)).order_by("pk"))
    for commitment in rows:
        _forget(commitment, at)
    gone = PublishedCommitment.objects.filter(publishing__commitment__in=rows)
    (gone if copies else gone.exclude(withdrawn_on=None)).delete()
    return len(rows)


def _forget(commitment: Commitment, at: datetime) -> None:
    CommitmentActContent.objects.filter(act__commitment=commitment).update(key=b"", texts={})
    CommitmentContent.objects.filter(commitment=commitment).update(
        text=DESTROYED, wanted=DESTROYED, said_by=DESTROYED, heard_in="", search_key=""
    )
    duties.forget_matter(about=commitment.ref)
    for pk in Attachment.objects.of(commitment.ref).values_list("pk", flat=True):
        files.discard(attachment_id=pk, at=at, forget_name=True)
