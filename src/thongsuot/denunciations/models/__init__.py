"""The tables of the sealed room, one noun a file. No column holds a word that a person wrote, but as ciphertext;

save the published conclusions, which are for everybody.
"""

from thongsuot.denunciations.models.act import Act, ActContent, Reading
from thongsuot.denunciations.models.denunciation import Denunciation, Envelope, Exclusion
from thongsuot.denunciations.models.duty import News, SealedDuty
from thongsuot.denunciations.models.file import SealedFile
from thongsuot.denunciations.models.identity import (
    Identity,
    IdentityGrant,
    IdentityRequest,
    IdentityWrap,
    RequestEnvelope,
)
from thongsuot.denunciations.models.imported import ImportedRow
from thongsuot.denunciations.models.keyholder import Keyholder, RecoveryRequest, RecoveryShare, Succession
from thongsuot.denunciations.models.overseer import Overseer
from thongsuot.denunciations.models.passage import Passage
from thongsuot.denunciations.models.published import PublishedConclusion

__all__ = [
    "Act",
    "ActContent",
    "Denunciation",
    "Envelope",
    "Exclusion",
    "Identity",
    "IdentityGrant",
    "IdentityRequest",
    "IdentityWrap",
    "ImportedRow",
    "Keyholder",
    "News",
    "Passage",
    "Overseer",
    "PublishedConclusion",
    "Reading",
    "RecoveryRequest",
    "RecoveryShare",
    "RequestEnvelope",
    "SealedDuty",
    "SealedFile",
    "Succession",
]
