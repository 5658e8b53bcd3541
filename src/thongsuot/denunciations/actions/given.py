"""What a denouncer gives, checked and cleaned: only the account is required, and any words are taken."""

from dataclasses import asdict, dataclass, replace
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.core.errors import Invalid
from thongsuot.denunciations.rules.competence import POSITIONS, UNKNOWN
from thongsuot.language.folding import clean

CHANNELS = ("web", "letter", "counter", "reception", "forwarded", "email", "import", "reclassified")
UNPARTED = ("email", "import", "reclassified")
LONGEST_TEXT = 100_000
LONGEST_FIELD = 2_000
TITLE_LENGTH = 90


@dataclass(frozen=True, kw_only=True)
class Identity:
    """Who denounces: fields that Luật Tố cáo, Điều 23 asks for; all may be blank (then it is anonymous)."""

    name: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    id_number: str = ""

    def __repr__(self) -> str:
        return "Identity(…)"

    @property
    def is_given(self) -> bool:
        """Return whether it names somebody: name and address, as the law asks."""
        return bool(self.name.strip() and self.address.strip())


@dataclass(frozen=True, kw_only=True)
class Given:
    """A denunciation as it comes in. `uploads`: pairs of name and file; `protection`: what is asked for, and for whom;

    `tell_by`: how the denouncer wants to be told, blank for by the receipt alone.

    `position` of the accused: of rules.competence.POSITIONS, and `unit_id` the body they belong to, where known: both
    choose who receives it and are then sealed with the rest. `several_places`: the longer term of the first check.
    """

    text: str
    accused_name: str = ""
    accused_title: str = ""
    position: str = UNKNOWN
    unit_id: UUID | None = None
    unit_text: str = ""
    when_where: str = ""
    protection: str = ""
    tell_by: str = ""
    forwarder: str = ""
    identity: Identity = Identity()
    channel: str = "web"
    several_places: bool = False
    uploads: tuple = ()

    def __repr__(self) -> str:
        return "Given(…)"

    def texts(self) -> dict:
        """Return the words as they are sealed in the act: never the identity."""
        return {
            "text": self.text,
            "accused_name": self.accused_name,
            "accused_title": self.accused_title,
            "position": self.position,
            "accused_unit": str(self.unit_id or ""),
            "unit_text": self.unit_text,
            "when_where": self.when_where,
            "protection": self.protection,
            "tell_by": self.tell_by,
            "forwarder": self.forwarder,
        }

    def title(self) -> str:
        """Return the short title of the list: who is accused, and the first words."""
        first = " ".join(self.text.split())
        whole = f"{self.accused_name} – {first}" if self.accused_name else first
        return whole if len(whole) <= TITLE_LENGTH else _up_to_a_word(whole[:TITLE_LENGTH]) + "…"


def _up_to_a_word(text: str) -> str:
    """Return `text`, cut somewhere, without the word the cut went through; one that is all a single word stays."""
    return (text.rpartition(" ")[0] or text[:-1]).rstrip(" ,;:–")


WORDS = ("accused_name", "accused_title", "unit_text", "when_where", "protection", "tell_by", "forwarder")


def cleaned(given: Given) -> Given:
    """Return `given` fit for storage. Raises: Invalid (names the field and the remedy)."""
    identity = Identity(**{name: clean(value)[:LONGEST_FIELD] for name, value in asdict(given.identity).items()})
    words = {name: clean(getattr(given, name)) for name in WORDS}
    ready = replace(given, text=clean(given.text), identity=identity, **words)
    _check(ready)
    return ready


def _check(given: Given) -> None:
    if not given.text.strip():
        raise Invalid(_("Chưa có nội dung tố cáo. Kể lại sự việc bằng lời của mình."), field="text")
    if len(given.text) > LONGEST_TEXT:
        raise Invalid(_("Nội dung quá dài. Viết phần chính ở đây, phần còn lại gửi bằng tệp."), field="text")
    for name in WORDS:
        if len(getattr(given, name)) > LONGEST_FIELD:
            raise Invalid(_("Mục này quá dài. Viết phần chính ở đây, phần còn lại ghi vào nội dung."), field=name)
    if given.position not in POSITIONS:
        raise Invalid(_("Chọn chức vụ của người bị tố cáo trong danh sách."), field="position")
    if given.channel not in CHANNELS:
        raise Invalid(_("Chọn nơi nhận trong danh sách."), field="channel")


def cleaned_words(text: str, field: str, *, required: str = "") -> str:
    """Return words of an act fit for storage; `required`: the sentence of the error where they are blank."""
    words = clean(text)
    if required and not words.strip():
        raise Invalid(required, field=field)
    if len(words) > LONGEST_TEXT:
        raise Invalid(_("Nội dung quá dài. Rút ngắn hoặc gửi bằng tệp."), field=field)
    return words


def check_day_given(on: date, today: date) -> None:
    """Raise Invalid for a day of receipt to come."""
    if on > today:
        raise Invalid(_("Ngày nhận ở tương lai. Ghi ngày hôm nay hoặc ngày trên dấu đến."), field="on")
