"""Addresses of dialogues for the public, under /doi-thoai/."""

from django.urls import path, register_converter

from thongsuot.meetings.views import public


class CodeConverter:
    """The eight digits of a dialogue."""

    regex = "[0-9]{8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CodeConverter, "dialogue_code")
app_name = "dialogues"
_ONE = "<dialogue_code:code>/"
urlpatterns = [
    path("", public.dialogues, name="list"),
    path(_ONE, public.dialogue, name="one"),
    path(f"{_ONE}hoi/", public.ask, name="ask"),
    path(f"{_ONE}hoi/da-gui/", public.asked, name="asked"),
    path(f"{_ONE}tai-lieu/<int:file>/<int:page>/", public.picture, name="picture"),
    path(f"{_ONE}bang/", public.board, name="board"),
]
