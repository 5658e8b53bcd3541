"""What a question about a due day may fail on; each sentence names the remedy."""

from thongsuot.core.errors import Invalid


def gettext_noop(text: str) -> str:
    """Return `text` as it is: marks it for the catalogue; pages translate it, the command line speaks Vietnamese."""
    return text


class LawError(Invalid):
    """A question the book cannot answer. `template % values` is the sentence; pages translate `template`."""

    def __init__(self, template: str, *, field: str | None = None, **values):
        self.template = template
        self.values = {"field": field, **values}
        super().__init__(template % self.values, field=field)


class RuleUnknown(LawError):
    """No row has this code and variant, or none is in force on the day."""


class WrongTerm(LawError):
    """An extension or a suspension that cannot be."""


class CalendarUnknown(LawError):
    """The count runs into a year whose days off are not known; never guessed. `year` names it."""

    def __init__(self, year: int):
        super().__init__(
            gettext_noop(
                "Lịch nghỉ năm %(year)s chưa có trong chương trình. "
                "Chọn ngày trong những năm đã có lịch, hoặc nhờ quản trị viên thêm lịch nghỉ năm %(year)s."
            ),
            field="starts_on",
            year=year,
        )
        self.year = year
