"""The key between two requests, and who gets past the door: holders of a key, with it unlocked; others find nothing."""

from collections.abc import Callable
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.db import connection, transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.core import clock
from thongsuot.core.errors import DomainError, NotFound, TooMany
from thongsuot.denunciations.actions.holding import unlock
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.forms.desk.keys import CONTINUE, PASSPHRASE, UnlockForm
from thongsuot.denunciations.keys import session
from thongsuot.denunciations.keys.trouble import Broken
from thongsuot.denunciations.models import Keyholder
from thongsuot.denunciations.queries.keyholders import key_of
from thongsuot.denunciations.rules.ring import Unlocked

KEPT = "sealed"
TRIES, TRIES_FOR = 10, 15 * 60
READERS = (Keyholder.Kind.INVESTIGATOR, Keyholder.Kind.VERIFIER)
CUSTODIANS = (Keyholder.Kind.CUSTODIAN,)
LOCKED = 403


def door(*methods: str) -> Callable:
    """Return the decorator of every page of this room: signed in, kept by no cache, no other method."""

    def dressed(view):
        return login_required(never_cache(require_http_methods(methods or ("GET",))(view)))

    return dressed


def with_key(*methods: str, kinds: tuple[str, ...] = READERS, founding: bool = False) -> Callable:
    """Return the decorator of pages for holders of a key of these `kinds`, unlocked as `request.unlocked`.

    Whoever holds none finds nothing, whatever the address. A locked key is asked for first, before anything is looked
    up; a form sent meanwhile is drawn again below the passphrase and goes on with it. `founding`: the key need not be
    admitted yet.
    """

    def dressed(view):
        @door(*methods)
        @wraps(view)
        def page(request, *args, **named):
            holder = key_of(request.actor)
            if holder is None or holder.kind not in kinds or not (holder.is_current or founding):
                raise unseen()
            request.unlocked = unlocked_of(request, holder)
            if request.unlocked is not None:
                return view(request, *args, **named)
            if request.method == "GET":
                return redirect(f"{reverse('sealed:unlock')}?{urlencode({'next': request.get_full_path()})}")
            return _gone_on(request, view, args, named)

        return page

    return dressed


def _gone_on(request, view, args, named) -> HttpResponse:
    """Answer a form that came after the key was locked again: ask for the passphrase, and go on once it is right."""
    form = UnlockForm(request.POST if CONTINUE in request.POST else None)
    if CONTINUE in request.POST and form.is_valid():
        try:
            request.unlocked = unlocked_by(request, form.cleaned_data[PASSPHRASE])
        except DomainError as trouble:
            form.add_error(PASSPHRASE, str(trouble.sentence))
        else:
            box = wrapped_key(request)
            return with_cookie(view(request, *args, **named), box)
    left_out = {"csrfmiddlewaretoken", PASSPHRASE, CONTINUE}
    kept = [(name, values) for name, values in request.POST.lists() if name not in left_out]
    page = {"form": form, "kept": kept, "files": bool(request.FILES), "was_over": True}
    return render(request, "denunciations/desk/unlock.html", page, status=LOCKED)


def unlocked_by(request, passphrase: str) -> Unlocked:
    """Return the key that the passphrase unlocks; ten wrong ones in a quarter of an hour, and it must wait.

    Raises: Invalid (passphrase), NotFound, TooMany
    """
    _count_try(request.actor.officer_id)
    try:
        found = unlock(passphrase=passphrase, actor=request.actor, on=clock.today())
    except (TooMany, NotFound):  # the passphrase was not looked at
        _forget_tries(request.actor.officer_id, last=True)
        raise
    _forget_tries(request.actor.officer_id)
    return found


def _count_try(officer_id: UUID) -> None:
    """Count one try before it is looked at, so that of many at once each is counted. Raises: TooMany"""
    with _tries_of(officer_id) as (counter, tries):
        if len(tries) >= TRIES:
            raise TooMany(_("Gõ sai mật ngữ nhiều lần. Chờ 15 phút rồi thử lại, hoặc lấy lại khóa."))
        cache.set(counter, [*tries, clock.now().timestamp()], TRIES_FOR)


def _forget_tries(officer_id: UUID, *, last: bool = False) -> None:
    with _tries_of(officer_id) as (counter, tries):
        cache.set(counter, tries[:-1] if last else [], TRIES_FOR)


@contextmanager
def _tries_of(officer_id: UUID):
    """Give the name of an officer's count and the instants of their tries within the time, for this process alone."""
    counter = f"denunciations.tries.{officer_id}"
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [counter])
        since = clock.now().timestamp() - TRIES_FOR
        yield counter, [at for at in cache.get(counter, []) if at > since]


def unlocked_of(request, holder: Keyholder) -> Unlocked | None:
    """Return the key this browser unlocked, None where it is locked, or was for 15 minutes not used."""
    kept, cookie, now = request.session.get(KEPT), request.COOKIES.get(cookie_name(), ""), clock.now()
    if not kept or kept["keyholder"] != str(holder.pk):
        return None
    if session.is_over(datetime.fromisoformat(kept["used_at"]), now):
        forget(request)
        return None
    try:
        private = session.unwrap(cookie, bytes.fromhex(kept["box"]), _context(request))
    except Broken:
        return None
    request.session[KEPT] = kept | {"used_at": now.isoformat()}
    return Unlocked(holder.pk, holder.officer_id, private)


def wrapped_key(request) -> str:
    """Put the wrapped key of `request.unlocked` into the session's row; return what goes into the cookie."""
    wrapped = session.wrap(request.unlocked.private, _context(request))
    request.session[KEPT] = {
        "box": wrapped.box.hex(),
        "keyholder": str(request.unlocked.keyholder_id),
        "used_at": clock.now().isoformat(),
    }
    return wrapped.cookie


def cookie_name() -> str:
    """Return the cookie's name: behind TLS one that browsers take over TLS alone."""
    return f"__Secure-{session.COOKIE}" if settings.SESSION_COOKIE_SECURE else session.COOKIE


def with_cookie(answer: HttpResponse, cookie: str) -> HttpResponse:
    """Give the browser its half of the key."""
    answer.set_cookie(
        cookie_name(), cookie, path=session.PATH, httponly=True, samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


def forget(request) -> None:
    """Take the wrapped key out of the session's row: what the browser keeps opens nothing any more."""
    request.session.pop(KEPT, None)


def without_cookie(answer: HttpResponse) -> HttpResponse:
    answer.delete_cookie(cookie_name(), path=session.PATH, samesite="Strict")
    return answer


def is_unlocked(request) -> bool:
    """Whether the key lies unlocked in this session; asks nothing of the key itself."""
    kept = request.session.get(KEPT)
    return bool(kept) and not session.is_over(datetime.fromisoformat(kept["used_at"]), clock.now())


def _context(request) -> bytes:
    return (request.session.session_key or "").encode()
