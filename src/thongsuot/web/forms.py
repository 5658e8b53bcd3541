"""The form of signing in, as our pages draw it."""

from allauth.account.forms import LoginForm
from django.conf import settings


class SignInForm(LoginForm):
    """Allauth's form without words inside the inputs (the label says it) and without a link to reset by mail."""

    @property
    def outside(self) -> str:
        """Return what the outside identity provider is called; "" where there is none."""
        return settings.OIDC_NAME if settings.OIDC_ISSUER else ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
