"""The form of signing in, as our pages draw it."""

from allauth.account.forms import LoginForm


class SignInForm(LoginForm):
    """Allauth's form without words inside the inputs (the label says it) and without a link to reset by mail."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = ""
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
