"""The signed file that goes with a case to a unit outside this installation: what it says, and who vouches for it."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from django.conf import settings

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Act, Case
from thongsuot.core.errors import NotFound
from thongsuot.files.models import Attachment
from thongsuot.ledger.rules import canonical
from thongsuot.units.queries import installation

FORMAT = "thongsuot-handover/1"


@dataclass(frozen=True)
class SignedFile:
    """`content`: the canonical JSON; `signature`: Ed25519 over it (64 bytes); `public_key`: 32 bytes."""

    content: bytes
    signature: bytes
    public_key: bytes

    def document(self) -> dict:
        """Return the file as it is handed out: the text that was signed, signature and key in hexadecimal."""
        return {
            "format": FORMAT,
            "signed": self.content.decode(),
            "signature": self.signature.hex(),
            "public_key": self.public_key.hex(),
        }


def signing_key() -> Ed25519PrivateKey:
    """Return the installation's key for handovers, made from the house key, which lies in `<data_dir>/keys`."""
    return Ed25519PrivateKey.from_private_bytes(hashlib.sha256(b"handover:" + settings.HOUSE_KEY).digest())


def signed_file(case: Case) -> SignedFile:
    """Return the signed file of a case that was transferred outside, as it stood then; a practised one says so.

    Call after `cases.view` was checked. Raises: NotFound where the case did not go outside, or was erased since.
    """
    act = case.acts.select_related("content").filter(verb="transfer_out").first()
    if act is None or not act.content.texts:
        raise NotFound("the case was not transferred outside, or was erased since")
    content, key = canonical(contents_of(case, act)), signing_key()
    return SignedFile(content, key.sign(content), key.public_key().public_bytes_raw())


def contents_of(case: Case, act: Act) -> dict:
    """Return what goes outside with a case: the matter, its people without identity numbers, its files by hash."""
    parties = ("part", "name", "phone", "email", "address", "minor", "interpreter", "language")
    attachments = Attachment.objects.of(case_ref(case)).select_related("blob")
    return {
        "format": FORMAT,
        "practice": case.practice,
        "from": {"installation": installation().code_prefix, "unit": case.holder_unit.name},
        "to": act.content.texts["to"],
        "basis": act.content.texts["basis"],
        "sent_on": act.on,
        "case": {"id": case.pk, "code": case.code, "kind": case.kind, "topic": case.topic, "title": case.title},
        "received_on": case.received_on,
        "place": {"name": str(case.place or ""), "code": case.place.code if case.place else ""},
        "place_text": case.content.place_text,
        "persons": case.persons,
        "households": case.households,
        "text": case.content.text,
        "items": [item.text for item in case.items.filter(dropped_by=None)],
        "people": [{name: getattr(party, name) for name in parties} for party in case.parties.order_by("id")],
        "files": [{"name": each.name, "sha256": each.blob.sha256} for each in attachments],
    }


def is_genuine(document: dict, public_key: bytes) -> bool:
    """Return whether a handed-out file was signed by the holder of `public_key` (32 bytes), known from elsewhere."""
    try:
        key = Ed25519PublicKey.from_public_bytes(public_key)
        key.verify(bytes.fromhex(document["signature"]), document["signed"].encode())
    except (InvalidSignature, ValueError, KeyError, AttributeError, TypeError):
        return False
    return True
