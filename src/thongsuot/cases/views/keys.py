"""What proves for half an hour that somebody holds the secret of a matter: a signed key in the forms of a page."""

from django.core import signing

from thongsuot.cases.models import Case

KEY_SECONDS = 1800


def key_of(case: Case) -> str:
    """Return what lets the forms of a page act for half an hour; made only once the secret was proved."""
    return signing.dumps(str(case.pk), salt=_salt(case))


def opens(key: str, case: Case) -> bool:
    """Return whether this key was made for the case, under its present secret, within the half hour."""
    try:
        return signing.loads(key, salt=_salt(case), max_age=KEY_SECONDS) == str(case.pk)
    except signing.BadSignature:
        return False


def _salt(case: Case) -> str:
    """Return what binds a key to the secret that opened the page: a new secret leaves the keys of the old one dead."""
    return f"cases.follow:{bytes(case.secret_hash).hex()}"
