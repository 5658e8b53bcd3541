"""The case that a visit is tied to, by its code: held before the session is, found, and not passed on or erased."""

from django.db import connection
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case
from thongsuot.cases.permissions import visible_to as cases_seen_by
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import parse_code
from thongsuot.core.refs import Ref


def hold_case(code: str, actor: Actor) -> None:
    """Keep the case with this code from being sealed or erased until the transaction ends; no other tie waits.

    Before the session is locked, as sealing locks the case before the sessions of its visits. Says nothing of a code
    that names none: `case_with` does.
    """
    found = _case_seen(code, actor)
    if found:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM cases_case WHERE id = %s FOR SHARE", [found.pk])


def case_with(code: str, actor: Actor) -> Ref:
    """Return the case with this code, as printed, held before. Raises: Invalid (case_code: none that the actor sees,
    or passed on or erased).
    """
    found = _case_seen(code, actor)
    if found is None:
        sentence = _("Không tìm thấy vụ việc có mã này, hoặc anh/chị không được xem. Xem lại từng số.")
        raise Invalid(sentence, field="case_code")
    if found.acts.filter(verb__in=("erase", "pass_on")).exists():
        sentence = _("Vụ việc này đã chuyển cơ quan khác hoặc đã xóa nội dung nên không gắn vào lượt tiếp được.")
        raise Invalid(sentence, field="case_code")
    return Ref("case", found.pk)


def _case_seen(code: str, actor: Actor) -> Case | None:
    digits = parse_code(code)
    return cases_seen_by(actor).filter(code=digits).first() if digits else None
