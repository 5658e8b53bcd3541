"""How officers sign in, told to allauth: no sign-up, no mail about accounts, the officer's own language."""

from allauth.account.adapter import DefaultAccountAdapter
from django.utils import translation


class ClosedSignup(DefaultAccountAdapter):
    """Accounts are made by administrators alone; an inactive officer is refused after the password is checked."""

    def is_open_for_signup(self, request) -> bool:
        return False

    def post_login(self, request, user, **kwargs):
        """Answer in the officer's language from the first page on."""
        translation.activate(user.language)
        request.LANGUAGE_CODE = user.language
        return super().post_login(request, user, **kwargs)
