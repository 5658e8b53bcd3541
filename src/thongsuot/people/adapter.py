"""How officers sign in, told to allauth: no sign-up, the officer's own language, an own password after the first."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.people import lasting, tries
from thongsuot.people.actions import note_password_changed
from thongsuot.people.actions.renewing import REMEMBERED
from thongsuot.people.proofs import showed_lately
from thongsuot.people.queries import actor_for, one_time_until, renewals_of


def keep_language(answer, language: str) -> None:
    """Let the browser keep the officer's language, for the pages before the next sign-in."""
    name, secure = settings.LANGUAGE_COOKIE_NAME, settings.SESSION_COOKIE_SECURE
    answer.set_cookie(name, language, samesite="Lax", httponly=True, secure=secure)


class ClosedSignup(DefaultAccountAdapter):
    """Accounts are made by administrators alone; an inactive officer is refused after the password is checked."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def post_login(self, request, user, **kwargs):
        """Answer in the officer's language from the first page on."""
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
        answer = super().post_login(request, user, **kwargs)
        lasting.begin(request)
        _tell_renewals(request, user)
        keep_language(answer, user.language)
        tries.remember(request, answer, user.username)
        return answer

    def pre_authenticate(self, request, **credentials) -> None:
        """Slow down whoever has sent wrong passwords; see `tries`."""
        wait = tries.take(request, "password", credentials["username"])
        if wait:
            raise ValidationError(tries.sentence(wait))

    def authenticate(self, request, **credentials):
        """Look at name and password; a right one takes its try back. A one-time password is good for a week."""
        user = super().authenticate(request, **credentials)
        if user:
            tries.give_back(request, "password", credentials["username"])
            if user.must_change_password and clock.now() > one_time_until(user):
                raise ValidationError(_("Mật khẩu dùng một lần đã quá 7 ngày. Nhờ người quản trị cấp lại."))
        return user

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Whether to ask again: not of someone who has just signed in or confirmed.

        Raises: ReauthenticationRequired; the library itself would let pass whoever has neither password nor factor.
        """
        if showed_lately(self.request):
            return False
        raise ReauthenticationRequired

    def get_reauthentication_methods(self, user) -> list[dict]:
        """Return the ways to prove oneself anew; the outside provider is one for whom it knows."""
        ways = super().get_reauthentication_methods(user)
        if settings.OIDC_ISSUER and user.is_authenticated and user.identities.filter(issuer=settings.OIDC_ISSUER):
            said = _("Dùng %(name)s") % {"name": settings.OIDC_NAME}
            ways.append({"id": "outside", "description": said, "url": reverse("people_confirm_outside")})
        return ways

    def set_password(self, user, password) -> None:
        """Keep the officer's own new password; a one-time password has then done its work."""
        super().set_password(user, password)
        today = clock.today()
        note_password_changed(officer_id=user.pk, actor=actor_for(user, on=today), on=today, at=clock.now())
        user.must_change_password = False


def _tell_renewals(request, user) -> None:
    """Say at each sign-in for a month who gave a way into this account anew: a taken one does not stay hidden."""
    for row in renewals_of([user], clock.now() - REMEMBERED):
        who = row.by.full_name if row.by else _("Lệnh trên máy chủ")
        said = {"who": who, "what": row.get_way_display(), "day": clock.legal_day(row.at).strftime("%d/%m/%Y")}
        messages.warning(request, _("%(who)s: %(what)s của anh/chị ngày %(day)s. Không nhờ thì báo ngay.") % said)
