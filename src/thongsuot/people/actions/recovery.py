"""Giving an administrator the way in again, from the machine itself, where no other administrator can."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.people import rules
from thongsuot.people.actions.officers import locked, record
from thongsuot.people.actions.sessions import end_all
from thongsuot.people.models import Officer, Post
from thongsuot.people.permissions import OnDay
from thongsuot.units.models import valid_on


@transaction.atomic
def recover_administrator(*, username: str, actor: Actor, on: date, at: datetime) -> tuple[Officer, str]:
    """Give an administrator a new one-time password and return both; second factor and sessions are taken away.

    A closed account is opened. For a service at the machine alone: whoever may run it could change the database too;
    the entry in the book is what remains of it.
    Raises: Invalid (no officer of this name, or none who administers anything on `on`), Refused (people.recover).
    """
    found = Officer.objects.filter(username__iexact=username.strip()).first()
    if found is None:
        raise Invalid(_("Không có tên đăng nhập này. Xem lại cách viết."), field="username")
    officer = locked(found.pk)
    require(actor, "people.recover", OnDay(officer, on))
    if not Post.objects.filter(valid_on(on), officer=officer, role="administrator").exists():
        raise Invalid(_("Người này không giữ vai quản trị. Nhờ quản trị viên của đơn vị cấp lại."), field="username")
    password = rules.one_time_password()
    officer.set_password(password)
    officer.must_change_password = officer.is_active = True
    officer.save(update_fields=["password", "must_change_password", "is_active"])
    Authenticator.objects.filter(user=officer).delete()
    end_all(officer, at)
    record("people.recover_administrator", officer, actor, at)
    return officer, password
