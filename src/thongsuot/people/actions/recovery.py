"""Giving an administrator or a head the way in again, from the machine itself, where nobody else can."""

from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.people import rules
from thongsuot.people.actions.officers import locked, record
from thongsuot.people.actions.renewing import renew
from thongsuot.people.actions.sessions import end_all
from thongsuot.people.models import Officer, Post, Renewal
from thongsuot.people.permissions import OnDay
from thongsuot.units.models import valid_on

RECOVERED = ("administrator", "head")  # a lone administrator may not open the account of a lone head either


@transaction.atomic
def recover_administrator(*, username: str, actor: Actor, on: date, at: datetime) -> tuple[Officer, str]:
    """Give an administrator or a head a new one-time password, return both; second factor and sessions are taken away.

    A closed account is opened. For a service at the machine alone: whoever may run it could change the database too;
    the entry in the book is what remains of it.
    Raises: Invalid (no officer of this name, or none who administers or heads anything on `on`), Refused
    (people.recover).
    """
    found = Officer.objects.filter(username__iexact=username.strip()).first()
    if found is None:
        raise Invalid(_("Không có tên đăng nhập này. Xem lại cách viết."), field="username")
    officer = locked(found.pk)
    require(actor, "people.recover", OnDay(officer, on))
    if not Post.objects.filter(valid_on(on), officer=officer, role__in=RECOVERED).exists():
        said = _("Người này không giữ vai quản trị hay đứng đầu. Nhờ quản trị viên của đơn vị cấp lại.")
        raise Invalid(said, field="username")
    password = rules.one_time_password()
    officer.set_password(password)
    officer.must_change_password = officer.is_active = True
    officer.save(update_fields=["password", "must_change_password", "is_active"])
    renew(officer, Renewal.Way.PASSWORD, actor=actor, at=at)
    Authenticator.objects.filter(user=officer).delete()
    end_all(officer, at)
    record("people.recover_administrator", officer, actor, at)
    return officer, password
