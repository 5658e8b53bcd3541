"""A message in words: its template filled in, in its own language."""

from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template.loader import get_template

from thongsuot.core.ids import parse_code, show_code
from thongsuot.notices.models import Message


@dataclass(frozen=True)
class Text:
    subject: str
    body: str

    @property
    def short(self) -> str:
        """Return the whole as one paragraph, for SMS."""
        return " ".join(self.body.split())


def text_of(message: Message, language: str | None = None) -> Text:
    """Return the words of `message`: the template's first line is the subject, the rest the body. Plain text."""
    template = get_template(f"notices/{message.template}.{language or message.language}.txt").template
    params = dict(message.params)
    params["url"] = settings.PUBLIC_URL + params.pop("path", "/")
    if parse_code(params.get("code", "")):
        params["code"] = show_code(parse_code(params["code"]))
    subject, _, body = template.render(Context(params, autoescape=False)).strip().partition("\n")
    return Text(" ".join(subject.split()), body.strip())
