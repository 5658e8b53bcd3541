"""How officers sign in, told to allauth: no sign-up, the officer's own language, an own password after the first."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import translation

from thongsuot.core import clock
from thongsuot.people import tries
from thongsuot.people.actions import note_password_changed
from thongsuot.people.proofs import showed_lately
from thongsuot.people.queries import actor_for


class ClosedSignup(DefaultAccountAdapter):
    """Accounts are made by administrators alone; an inactive officer is refused after the password is checked."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def post_login(self, request, user, **kwargs):
        """Answer in the officer's language from the first page on."""
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
        answer = super().post_login(request, user, **kwargs)
        answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, user.language, samesite="Lax")
        tries.remember(request, answer, user.username)
        return answer

    def pre_authenticate(self, request, **credentials) -> None:
        """Slow down whoever has sent wrong passwords; see `tries`."""
        wait = tries.take(request, "password", credentials["username"])
        if wait:
            raise ValidationError(tries.sentence(wait))

    def authenticate(self, request, **credentials):
        """Look at name and password; a right one takes its try back."""
        user = super().authenticate(request, **credentials)
        if user:
            tries.give_back(request, "password", credentials["username"])
        return user

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Whether to ask again: not of someone who has just signed in or confirmed."""
        return not showed_lately(self.request)

    def set_password(self, user, password) -> None:
        """Keep the officer's own new password; a one-time password has then done its work."""
        super().set_password(user, password)
        today = clock.today()
        note_password_changed(officer_id=user.pk, actor=actor_for(user, on=today), on=today, at=clock.now())
        user.must_change_password = False
