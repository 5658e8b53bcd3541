"""The question "which day?" as a form: a rule, a day, for a term in hours an hour, and what changed the term."""

from datetime import datetime

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.core.clock import LEGAL_ZONE
from thongsuot.law.asking import SEPARATOR, read_extension, read_suspension
from thongsuot.law.hours import hour_terms
from thongsuot.law.rules import Book, LawError
from thongsuot.units.forms import LegalDay


def choices(book: Book) -> list:
    """Return every term of `book` to choose from, grouped by instrument, in the page's language."""
    english = get_language() == "en"
    groups: dict[str, list[tuple[str, str]]] = {}
    rows = [(rule.source, SEPARATOR.join([rule.code, rule.variant]).rstrip(SEPARATOR), rule) for rule in book.terms]
    rows += [(term.source, term.code, term) for term in hour_terms().values()]
    for source, code, row in sorted(rows, key=lambda row: (row[0].instrument, row[1])):
        name = source.in_english.partition(", ")[2] if english else source.instrument
        groups.setdefault(name, []).append((code, row.title_en if english else row.title))
    return [("", _("Chọn một việc")), *groups.items()]


class DueForm(forms.Form):
    """Asks for a due day. `extend` and `suspend` hold several, parted by commas."""

    rule = forms.ChoiceField(label=_("Việc phải làm theo luật"))
    starts_on = LegalDay(
        label=_("Ngày bắt đầu"),
        help_text=_("Ngày nhận đơn, ngày thụ lý… Với việc phải làm trước một sự kiện, ghi ngày diễn ra sự kiện."),
    )
    starts_at = forms.TimeField(
        label=_("Giờ bắt đầu"),
        help_text=_("Chỉ ghi khi hạn tính bằng giờ, ví dụ 18:30. Giờ Việt Nam."),
        required=False,
        input_formats=["%H:%M", "%Hh%M", "%H.%M"],
        error_messages={"invalid": _("Ghi giờ theo dạng giờ:phút, ví dụ 18:30.")},
        widget=forms.TimeInput(format="%H:%M", attrs={"placeholder": "18:30", "autocomplete": "off"}),
    )
    extend = forms.CharField(
        label=_("Gia hạn thêm mấy ngày"),
        help_text=_("Ví dụ 30. Gia hạn nhiều lần thì cách nhau bằng dấu phẩy: 30, 30."),
        required=False,
        max_length=200,
    )
    suspend = forms.CharField(
        label=_("Thời gian tạm đình chỉ"),
        help_text=_("Ví dụ 1/7/2026..10/7/2026. Nhiều lần thì cách nhau bằng dấu phẩy."),
        required=False,
        max_length=500,
    )
    as_known_on = LegalDay(
        label=_("Theo luật và lịch đã biết vào ngày"),
        help_text=_("Để trống thì tính theo những gì biết hôm nay."),
        required=False,
    )

    def __init__(self, *arguments, book: Book, **named):
        super().__init__(*arguments, **named)
        self.fields["rule"].choices = choices(book)

    @property
    def in_hours(self) -> bool:
        """Return whether the chosen term counts hours."""
        return self.cleaned_data.get("rule", ("", ""))[0] in hour_terms()

    @property
    def starts(self) -> datetime:
        """Return the instant the hours start from, in Vietnam's zone."""
        return datetime.combine(self.cleaned_data["starts_on"], self.cleaned_data["starts_at"], LEGAL_ZONE)

    def clean(self) -> dict:
        """Ask for the hour where the term counts hours; those run on, so nothing extends or stops them."""
        asked = super().clean()
        if self.in_hours and not self.errors.get("starts_at"):
            if asked.get("starts_at") is None:
                self.add_error("starts_at", _("Hạn này tính bằng giờ. Ghi cả giờ phút, ví dụ 18:30."))
            runs_on = _("Hạn tính bằng giờ chạy liên tục, không gia hạn hay tạm dừng. Bỏ trống ô này.")
            for name in ("extend", "suspend"):
                if asked.get(name):
                    self.add_error(name, runs_on)
        return asked

    def clean_rule(self) -> tuple[str, str]:
        code, _separator, variant = self.cleaned_data["rule"].partition(SEPARATOR)
        return code, variant

    def clean_extend(self) -> list:
        return self._read("extend", read_extension)

    def clean_suspend(self) -> list:
        return self._read("suspend", read_suspension)

    def _read(self, field: str, reader) -> list:
        parts = [part.strip() for part in self.cleaned_data[field].replace(";", ",").split(",")]
        try:
            return [reader(part) for part in parts if part]
        except LawError as error:
            raise self._said(error, field) from error

    def refuse(self, error: LawError) -> None:
        """Show what the book could not answer beside the field it is about."""
        field = error.field if error.field in self.fields else "rule"
        self.add_error(field, self._said(error, field))

    def _said(self, error: LawError, field: str) -> forms.ValidationError:
        return forms.ValidationError(_(error.template), params=error.values | {"field": self.fields[field].label})
