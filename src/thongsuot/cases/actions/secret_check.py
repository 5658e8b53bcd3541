"""Does this secret open this code? Tried slowly, and with one answer for whatever is wrong."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from thongsuot.cases.codes import key_for
from thongsuot.cases.models import Case, SecretTry
from thongsuot.cases.rules.secret import same_secret, wait_after
from thongsuot.core.errors import NotFound, TooMany
from thongsuot.core.ids import parse_code

NO_HASH = bytes(64)
FORGET_AFTER = timedelta(days=1)
# One statement counts a try and holds the row, so that tries at the same moment queue; a try that raises is not kept.
_ONE_MORE = """
    INSERT INTO cases_secrettry AS t (code, failures, tried_at) VALUES (%s, 1, %s)
    ON CONFLICT (code) DO UPDATE SET failures = t.failures + 1, tried_at = excluded.tried_at
    RETURNING failures, wait_until
"""


def check_secret(code: str, secret: str, at: datetime) -> Case:
    """Return the case that `code` and `secret` open together, as people type them (blanks and hyphens are dropped).

    A try is counted and committed before it is looked at, so that many at once are slowed as well. An unknown code, a
    wrong secret and a practice case get the same answer after the same work: the same queries, one slow hash.
    Call outside a transaction.

    Raises: NotFound, TooMany (says how long to wait).
    """
    digits = parse_code(code)
    if digits is None:
        raise NotFound(_no_such())
    count_try(digits, at)
    found = Case.objects.select_related("holder_unit", "duty").filter(code=digits, practice=False)
    case = next(iter(found), None)
    kept, salt = (case.secret_hash, case.secret_salt) if case else (NO_HASH, digits)
    if not same_secret(key_for(salt), salt, _digits(secret), kept) or case is None:
        raise NotFound(_no_such())
    forget_try(digits)
    return case


def _no_such() -> str:
    return _("Mã vụ việc hoặc mã bí mật chưa đúng. Xem lại từng số trên biên nhận.")


def _digits(secret: str) -> str:
    return "".join(character for character in secret if character in "0123456789")


@transaction.atomic(durable=True)
def count_try(digits: str, at: datetime) -> None:
    """Count one more try on a code in a transaction of its own, or raise TooMany while it must wait.

    For every code of the house that a secret opens: a case's, and a booking's of the room `receptions`.
    """
    with connection.cursor() as cursor:
        cursor.execute(_ONE_MORE, [digits, at])
        failures, wait_until = cursor.fetchone()
    if wait_until and wait_until > at:
        raise TooMany(_wait(wait_until - at))
    if seconds := wait_after(failures):
        SecretTry.objects.filter(code=digits).update(wait_until=at + timedelta(seconds=seconds))


def forget_try(digits: str) -> None:
    """Delete the count of a code whose secret was right."""
    SecretTry.objects.filter(code=digits).delete()


def _wait(left: timedelta) -> str:
    seconds = int(left.total_seconds()) + 1
    span = _("%d giây") % seconds if seconds < 120 else _("%d phút") % -(-seconds // 60)
    return _("Đã thử sai nhiều lần. Chờ %s rồi thử lại.") % span


def forget_tries(at: datetime) -> int:
    """Delete the counts of codes not tried for a day, and return how many; called by a daily job."""
    return SecretTry.objects.filter(tried_at__lt=at - FORGET_AFTER).delete()[0]
