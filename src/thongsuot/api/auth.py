"""Who calls: a key in the Authorization header, or the session of a signed-in officer with its CSRF token."""

from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.security.session import SessionAuth

from thongsuot.api.actions import PREFIX, digest
from thongsuot.api.models import Token
from thongsuot.core import clock
from thongsuot.people.queries import actor_for


class Key(HttpBearer):
    """`Authorization: Bearer ts_…`: acts as the key's officer, with today's posts. Needs no CSRF token."""

    def authenticate(self, request: HttpRequest, token: str):
        if not token.startswith(PREFIX):
            return None
        rows = Token.objects.select_related("officer").filter(revoked_at=None, officer__is_active=True)
        found = rows.filter(sha256=digest(token)).first()
        if found is None:
            return None
        request.actor = actor_for(found.officer, on=clock.today())
        return request.actor


class Session(SessionAuth):
    """The session cookie of a signed-in officer; whatever changes something needs the CSRF token as well."""

    def __call__(self, request: HttpRequest):
        return super().__call__(request) if self.param_name in request.COOKIES else None

    def authenticate(self, request: HttpRequest, key: str | None):
        return request.actor if request.actor.is_officer else None


OFFICERS = [Key(), Session()]
