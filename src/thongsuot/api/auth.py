"""Who calls: a key in the Authorization header, or the session of a signed-in officer with its CSRF token."""

from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.security.session import SessionAuth

from thongsuot.api.actions import PREFIX, digest
from thongsuot.api.models import Token
from thongsuot.core import clock
from thongsuot.people import lasting
from thongsuot.people.proofs import first_duty
from thongsuot.people.queries import actor_for


class Key(HttpBearer):
    """`Authorization: Bearer ts_…`: acts as the key's officer, by today's posts that had begun when it was made.

    So a key never grows with its officer: for a new post an administrator of that unit gives a new one. Needs no CSRF
    token.
    """

    def authenticate(self, request: HttpRequest, token: str):
        if not token.startswith(PREFIX):
            return None
        rows = Token.objects.select_related("officer").filter(revoked_at=None, officer__is_active=True)
        rows = rows.filter(ends_on__gte=clock.today())
        found = rows.filter(sha256=digest(token)).first()
        if found is None:
            return None
        begun_by = clock.legal_day(found.made_at)
        request.actor = actor_for(found.officer, on=clock.today(), begun_by=begun_by)
        return request.actor


class Session(SessionAuth):
    """The session cookie of a signed-in officer; whatever changes something needs the CSRF token as well.

    Nothing opens here either before the officer has an own password and has shown a second factor, nor after an idle
    time.
    """

    def __call__(self, request: HttpRequest):
        return super().__call__(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: HttpRequest, key: str | None):
        if not request.user.is_authenticated or first_duty(request):
            return None
        lasting.note_use(request)
        return request.actor


OFFICERS = [Key(), Session()]
