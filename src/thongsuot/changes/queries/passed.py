"""Which sealed matter the sender of a case that was passed on may reach: answered by the secret alone."""

from thongsuot.cases.codes import key_for
from thongsuot.cases.models import Case
from thongsuot.cases.rules.secret import hash_with
from thongsuot.changes.rules import proof_of
from thongsuot.core.ids import parse_code
from thongsuot.denunciations.actions.passing import find_passage
from thongsuot.denunciations.keys.receipts import Receipt

PASSED_ON = "transferred-out"


def passage_of(code: str, secret: str) -> Receipt | None:
    """Return what opens the passage, None where this secret opens none.

    For a wrong secret, and for a case that was handed to another body without being sealed, the work is the same.
    Call only once the try was counted (`cases.actions.secret_check`). Raises: TooMany
    """
    case = Case.objects.filter(code=parse_code(code) or "", practice=False, state=PASSED_ON).first()
    if case is None:
        return None
    digits = "".join(character for character in secret if character in "0123456789")
    return find_passage(proof_of(case.pk, hash_with(key_for(case.secret_salt), case.secret_salt, digits)))
