"""Digital signatures inside a PDF, proven offline by pyHanko: whole, unchanged, by which certificate, trusted."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

# pyHanko takes a second of processor time to load, so it is loaded by the first who has a signature to prove: every
# command and process begins with this module and few of them ever see one.
if TYPE_CHECKING:
    from asn1crypto import x509
    from pyhanko.sign.validation.status import PdfSignatureStatus

ROOTS = "signers"  # <data folder>/keys/signers/*.pem: the authorities whose certificates an administrator trusts
_BROKEN = (ValueError, KeyError, TypeError, AttributeError, OSError)


class Unproven(Exception):
    """A PDF whose signature proves nothing; `reason`: none, broken, partial."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Proof:
    """`certificate`: SHA-256 (hex) of the signer's; `at`: the instant the signer's machine names, ISO; `trusted`: by a
    root that an administrator put here."""

    certificate: str
    at: str
    trusted: bool


def roots() -> list["x509.Certificate"]:
    """Return the certificates of the authorities that an administrator trusts; none is the rule of a new house."""
    folder = Path(settings.DATA_DIR) / "keys" / ROOTS
    return [_certificate(path.read_bytes()) for path in sorted(folder.glob("*.pem"))]


def _certificate(content: bytes) -> "x509.Certificate":
    from asn1crypto import pem, x509  # noqa: PLC0415  with pyHanko: only to prove

    _kind, _headers, der = pem.unarmor(content)
    return x509.Certificate.load(der)


def proven(content: bytes) -> Proof:
    """Return what the last signature of a PDF proves: that nobody changed a byte since. No network is asked.

    Raises: Unproven.
    """
    from pyhanko.sign.validation.status import SignatureCoverageLevel  # noqa: PLC0415  a second to load: only to prove

    status = _status(content)
    if not (status.intact and status.valid):
        raise Unproven("broken")
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise Unproven("partial")
    at = status.signer_reported_dt
    return Proof(status.signing_cert.sha256.hex(), at.isoformat() if at else "", bool(status.trusted))


def _status(content: bytes) -> "PdfSignatureStatus":
    from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415  a second to load: only to prove
    from pyhanko.pdf_utils.reader import PdfFileReader  # noqa: PLC0415  only to prove
    from pyhanko.sign.general import SigningError  # noqa: PLC0415  only to prove
    from pyhanko.sign.validation import validate_pdf_signature  # noqa: PLC0415  only to prove
    from pyhanko.sign.validation.errors import SignatureValidationError  # noqa: PLC0415  only to prove
    from pyhanko_certvalidator import ValidationContext  # noqa: PLC0415  only to prove

    try:
        signatures = PdfFileReader(io.BytesIO(content)).embedded_signatures
        if not signatures:
            raise Unproven("none")
        context = ValidationContext(trust_roots=roots(), allow_fetching=False)
        return validate_pdf_signature(signatures[-1], signer_validation_context=context)
    except (*_BROKEN, PdfError, SigningError, SignatureValidationError) as error:
        raise Unproven("broken") from error
