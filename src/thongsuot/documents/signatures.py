"""Digital signatures inside a PDF, proven offline by pyHanko: whole, unchanged, by which certificate, trusted."""

import io
from dataclasses import dataclass
from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

ROOTS = "signers"  # <data folder>/keys/signers/*.pem: the authorities whose certificates an administrator trusts
_BROKEN = (PdfError, SigningError, SignatureValidationError, ValueError, KeyError, TypeError, AttributeError, OSError)


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


def roots() -> list[x509.Certificate]:
    """Return the certificates of the authorities that an administrator trusts; none is the rule of a new house."""
    folder = Path(settings.DATA_DIR) / "keys" / ROOTS
    return [_certificate(path.read_bytes()) for path in sorted(folder.glob("*.pem"))]


def _certificate(content: bytes) -> x509.Certificate:
    _kind, _headers, der = pem.unarmor(content)
    return x509.Certificate.load(der)


def proven(content: bytes) -> Proof:
    """Return what the last signature of a PDF proves: that nobody changed a byte since. No network is asked.

    Raises: Unproven.
    """
    try:
        signatures = PdfFileReader(io.BytesIO(content)).embedded_signatures
        if not signatures:
            raise Unproven("none")
        context = ValidationContext(trust_roots=roots(), allow_fetching=False)
        status = validate_pdf_signature(signatures[-1], signer_validation_context=context)
    except _BROKEN as error:
        raise Unproven("broken") from error
    if not (status.intact and status.valid):
        raise Unproven("broken")
    if status.coverage != SignatureCoverageLevel.ENTIRE_FILE:
        raise Unproven("partial")
    at = status.signer_reported_dt
    return Proof(status.signing_cert.sha256.hex(), at.isoformat() if at else "", bool(status.trusted))
