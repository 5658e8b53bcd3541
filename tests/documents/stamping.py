"""A digital signature by a certificate of a moment, as an officer's own program would put it on a PDF."""

import io
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, sign_pdf
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

SINCE = datetime(2026, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=1)
def certificate() -> tuple[x509.Certificate, ec.EllipticCurvePrivateKey]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Chữ ký thử")])
    usage = x509.KeyUsage(True, True, False, False, False, True, False, False, False)
    made = x509.CertificateBuilder(subject_name=name, issuer_name=name, public_key=key.public_key(), serial_number=7)
    made = (
        made.not_valid_before(SINCE).not_valid_after(SINCE + timedelta(days=3650)).add_extension(usage, critical=True)
    )
    return made.sign(key, hashes.SHA256()), key


def signed_pdf(content: bytes) -> bytes:
    """Return the PDF with a signature behind it, its own bytes unchanged."""
    made, key = certificate()
    plain = key.private_bytes(
        serialization.Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    signer = SimpleSigner(
        signing_cert=asn1.Certificate.load(made.public_bytes(serialization.Encoding.DER)),
        signing_key=keys.PrivateKeyInfo.load(plain),
        cert_registry=SimpleCertificateStore(),
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    return sign_pdf(writer, PdfSignatureMetadata(field_name="Ky"), signer=signer).getvalue()
