"""Verbs on officers: their accounts, passwords and own ways. The ledger never holds a name or a password."""

from datetime import date, datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.people import rules
from thongsuot.people.models import Officer
from thongsuot.people.permissions import OnDay
from thongsuot.units.rules import name_order_bytes, search_text

LANGUAGES = ("vi", "en")


def locked(officer_id: UUID) -> Officer:
    """Return the officer, the row locked until the end of the transaction; raises NotFound."""
    officer = Officer.objects.select_for_update(of=("self",)).filter(pk=officer_id).first()
    if officer is None:
        raise NotFound(_("Không tìm thấy cán bộ này."))
    return officer


def hold(officer_id: UUID) -> None:
    """Keep the officer's account and posts as they are until the transaction ends; many may hold at once.

    Call before checking that someone is fit to be given a matter: whoever closes the account waits, or has finished.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM people_officer WHERE id = %s FOR SHARE", [officer_id])


def _describe(officer: Officer, full_name: str, email: str, phone: str, title: str) -> None:
    if not clean(full_name).strip():
        raise Invalid(_("Ghi họ và tên cán bộ."), field="full_name")
    officer.full_name = " ".join(clean(full_name).split())
    officer.email, officer.phone, officer.title = clean(email), clean(phone), clean(title)
    officer.search_key = search_text(officer.full_name, officer.username, officer.title, limit=200)
    officer.sort_key = name_order_bytes(officer.full_name)


def record(verb: str, officer: Officer, actor: Actor, at: datetime, **act) -> None:
    """Write the one ledger entry of an act on an officer."""
    ledger.record(actor=actor, verb=verb, subject=Ref("officer", officer.pk), act=act, at=at)


@transaction.atomic
def add_officer(
    *, username: str, full_name: str, actor: Actor, at: datetime, email: str = "", phone: str = "", title: str = ""
) -> tuple[Officer, str]:
    """Make an account and return it with its one-time password, which is kept nowhere else and must be changed.

    The account may do nothing until a post is given. Raises: Refused (people.add_officer), Invalid.
    """
    require(actor, "people.add_officer", None)
    plain = rules.username(username)
    if plain is None:
        raise Invalid(_("Tên đăng nhập gồm 3 đến 60 chữ không dấu, chữ số, dấu chấm hoặc gạch nối."), field="username")
    if Officer.objects.filter(username__iexact=plain).exists():
        raise Invalid(_("Tên đăng nhập này đã có người dùng. Chọn tên khác."), field="username")
    officer = Officer(username=plain, must_change_password=True)
    _describe(officer, full_name, email, phone, title)
    password = rules.one_time_password()
    officer.set_password(password)
    officer.save()
    act = {"username": plain, "full_name": officer.full_name, "email": officer.email, "title": officer.title}
    record("people.add_officer", officer, actor, at, **act)
    return officer, password


@transaction.atomic
def edit_officer(
    *, officer_id: UUID, full_name: str, email: str, phone: str, title: str, actor: Actor, on: date, at: datetime
) -> Officer:
    """Correct an officer's name, title and ways to be reached.

    Raises: NotFound, Refused (people.change_officer as the posts stand on `on`), Invalid.
    """
    officer = locked(officer_id)
    require(actor, "people.change_officer", OnDay(officer, on))
    _describe(officer, full_name, email, phone, title)
    officer.save(update_fields=["full_name", "email", "phone", "title", "search_key", "sort_key"])
    act = {"full_name": officer.full_name, "email": officer.email, "phone": officer.phone, "title": officer.title}
    record("people.edit_officer", officer, actor, at, **act)
    return officer


@transaction.atomic
def note_password_changed(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> None:
    """Let an officer work on after choosing an own password. Raises: NotFound, Refused (people.set_own_ways)."""
    officer = locked(officer_id)
    require(actor, "people.set_own_ways", OnDay(officer, on))
    officer.must_change_password = False
    officer.save(update_fields=["must_change_password"])
    record("people.change_password", officer, actor, at)


@transaction.atomic
def deactivate_officer(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Officer:
    """Close an account: sign-in is refused and running sessions end; posts stay as history.

    Raises: NotFound, Refused (people.change_officer), NotAllowedNow (oneself, already closed).
    """
    officer = locked(officer_id)
    require(actor, "people.change_officer", OnDay(officer, on))
    if actor.officer_id == officer.pk:
        raise NotAllowedNow(_("Không thể tự khóa tài khoản của mình. Nhờ một quản trị viên khác."))
    if not officer.is_active:
        raise NotAllowedNow(_("Tài khoản này đã khóa."))
    officer.is_active = False
    officer.save(update_fields=["is_active"])
    record("people.deactivate_officer", officer, actor, at, on=on)
    return officer


@transaction.atomic
def reactivate_officer(*, officer_id: UUID, actor: Actor, on: date, at: datetime) -> Officer:
    """Open a closed account again. Raises: NotFound, Refused (people.change_officer), NotAllowedNow (open already)."""
    officer = locked(officer_id)
    require(actor, "people.change_officer", OnDay(officer, on))
    if officer.is_active:
        raise NotAllowedNow(_("Tài khoản này đang mở."))
    officer.is_active = True
    officer.save(update_fields=["is_active"])
    record("people.reactivate_officer", officer, actor, at, on=on)
    return officer


@transaction.atomic
def set_own_ways(
    *, officer_id: UUID, language: str, keyboard_shortcuts: bool, actor: Actor, on: date, at: datetime
) -> Officer:
    """Keep an officer's own language and whether single letters are shortcuts.

    Raises: NotFound, Refused (people.set_own_ways), Invalid (a language we do not speak).
    """
    officer = locked(officer_id)
    require(actor, "people.set_own_ways", OnDay(officer, on))
    if language not in LANGUAGES:
        raise Invalid(_("Chọn tiếng Việt hoặc tiếng Anh."), field="language")
    officer.language, officer.keyboard_shortcuts = language, keyboard_shortcuts
    officer.save(update_fields=["language", "keyboard_shortcuts"])
    record("people.set_own_ways", officer, actor, at, language=language, keyboard_shortcuts=keyboard_shortcuts)
    return officer
