"""Tables of commitments: `commitment` with its acts and words · `published`, the copies that the public reads."""

from thongsuot.commitments.models.commitment import (
    Commitment,
    CommitmentAct,
    CommitmentActContent,
    CommitmentContent,
)
from thongsuot.commitments.models.published import (
    CommitmentPublishing,
    PublishedCommitment,
    PublishedDay,
    PublishedEvidence,
    PublishedFile,
)

__all__ = [
    "Commitment",
    "CommitmentAct",
    "CommitmentActContent",
    "CommitmentContent",
    "CommitmentPublishing",
    "PublishedCommitment",
    "PublishedDay",
    "PublishedEvidence",
    "PublishedFile",
]
