"""Signing out: the browser forgets what its pages kept of the officer's work."""

from allauth.account.views import LogoutView
from django.http import HttpResponse


class SignOut(LogoutView):
    """allauth's page; its answer clears what scripts stored in this browser (W3C Clear Site Data)."""

    def post(self, *args, **kwargs) -> HttpResponse:
        response = super().post(*args, **kwargs)
        response.headers["Clear-Site-Data"] = '"storage"'
        return response
