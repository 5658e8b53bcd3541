"""A message in words: those of the office where it wrote its own, filled in, in the message's language."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from thongsuot.core.ids import parse_code, show_code
from thongsuot.notices import rules, shipped
from thongsuot.notices.models import Message
from thongsuot.wording.queries import Versions, holding, versions
from thongsuot.wording.rules import filled

KIND = "message"


@dataclass(frozen=True)
class Text:
    """`sms`: words of its own for SMS, empty where the body serves."""

    subject: str
    body: str
    sms: str = ""

    @property
    def short(self) -> str:
        """Return the whole as one paragraph, for SMS."""
        return " ".join((self.sms or self.body).split())


def text_of(message: Message, language: str | None = None) -> Text:
    """Return the words of one message, plain text, as `texts_of` does."""
    return texts_of([message], language)[0]


def texts_of(messages: Sequence[Message], language: str | None = None) -> list[Text]:
    """Return the words of messages, in `language` or their own: one statement for any number of them.

    What the office wrote holds for what is said after it: a message keeps the words that held when it was written.
    """
    own = versions(KIND, {message.template for message in messages})
    return [worded(message, language or message.language, own) for message in messages]


def worded(message: Message, language: str, own: Versions) -> Text:
    """Return the words of one message in `language`; `own`: the versions of the office's words, as read before.

    Near the sealed room those that ship alone: also where the office wrote its own before the message came near it.
    """
    kept = () if message.template in rules.NEAR_THE_SEALED else own.get((message.template, language), ())
    version = holding(kept, message.created_at)
    words = shipped.words(message.template, language) | (version.texts if version else {})
    return text_with(words, message.params)


def text_with(words: dict[str, str], params: dict) -> Text:
    """Return words, {part: words}, with the values of a message."""
    values = dict(params)
    values["url"] = settings.PUBLIC_URL + values.pop("path", "/")
    if parse_code(values.get("code", "")):
        values["code"] = show_code(parse_code(values["code"]))
    parts = {part: filled(words.get(part, ""), values) for part in ("subject", "body", "sms")}
    return Text(" ".join(parts["subject"].split()), parts["body"], parts["sms"])
