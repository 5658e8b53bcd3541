"""Addresses of invitations for whoever has one, under /giay-moi/."""

from django.urls import path, register_converter

from thongsuot.invitations.views import public


class CodeConverter:
    """The digits of an invitation, as they stand in its QR code or as people type them."""

    regex = "[0-9-]{11,13}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "invitation_code")
app_name = "invited"
urlpatterns = [path("", public.ask, name="ask"), path("<invitation_code:code>/", public.one, name="one")]
