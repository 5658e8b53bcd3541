"""The address of a conference's live page, under /hoi-nghi/."""

from django.urls import path, register_converter

from thongsuot.conferences.views import public


class CodeConverter:
    """The twenty letters of a conference."""

    regex = "[2-9a-hjkmnp-z]{20}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "conference_code")
app_name = "conference_live"
urlpatterns = [path("<conference_code:code>/", public.one, name="one")]
