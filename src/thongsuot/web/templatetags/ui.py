"""What templates say often: icons, days, numbers, codes, names of topics and states, inputs with their parts."""

from datetime import date

from django import template
from django.conf import settings
from django.forms import CheckboxInput, CheckboxSelectMultiple, FileInput, RadioSelect, Select
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.rules.figures import telling
from thongsuot.core.clock import legal_day
from thongsuot.core.ids import show_code
from thongsuot.documents.rules.names import official_day
from thongsuot.language import topics
from thongsuot.web.icons import ICONS

register = template.Library()
register.filter(official_day)
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
WEEKDAYS_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS_KM = ("ថ្ងៃចន្ទ", "ថ្ងៃអង្គារ", "ថ្ងៃពុធ", "ថ្ងៃព្រហស្បតិ៍", "ថ្ងៃសុក្រ", "ថ្ងៃសៅរ៍", "ថ្ងៃអាទិត្យ")  # CLDR, km
WEEKDAYS_BY = {"en": WEEKDAYS_EN, "km": WEEKDAYS_KM}


@register.simple_tag
def icon(name: str, extra: str = "") -> str:
    """Return an icon, hidden from screen readers: a word always stands beside it."""
    return format_html(
        '<svg class="ts-i {}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        extra,
        mark_safe(ICONS[name]),  # our own drawings
    )


@register.simple_tag
def other_languages(whole: bool = False) -> list[tuple[str, str]]:
    """Return (code, own name) of the languages to change to; `whole`: without those that only some pages have."""
    names = [(code, name) for code, name in settings.LANGUAGES if not whole or code in settings.WHOLE_LANGUAGES]
    return [(code, name) for code, name in names if code != get_language()]


@register.simple_tag
def in_vietnamese() -> str:
    """Return the attribute that marks words kept in Vietnamese and English alone, on a page in a third language."""
    return "" if get_language() in settings.WHOLE_LANGUAGES else mark_safe(' lang="vi"')  # no one else's text


@register.filter
def day(value) -> str:
    """Return a day as 27/8/2026 inside a `time` element; an instant gives its day in Vietnam."""
    if not value:
        return ""
    value = legal_day(value) if hasattr(value, "tzinfo") else value
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), f"{value.day}/{value.month}/{value.year}")


@register.filter
def day_month(value) -> str:
    """Return a day as 27/8 inside a `time` element."""
    if not value:
        return ""
    value = legal_day(value) if hasattr(value, "tzinfo") else value
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), f"{value.day}/{value.month}")


@register.filter
def weekday(value: date) -> str:
    """Return the name of the day of the week: Thứ Hai, Chủ nhật."""
    names = WEEKDAYS_BY.get(get_language(), WEEKDAYS)
    return names[value.weekday()] if value else ""


@register.filter
def num(value) -> str:
    """Return a whole number as 1.284."""
    return number_format(value, use_l10n=True, force_grouping=True) if value is not None else ""


@register.filter
def percent(part, whole) -> str:
    """Return `part` of `whole` as 87,4%, or a dash where there is nothing to count."""
    return f"{number_format(100 * part / whole, decimal_pos=1)}%" if whole else "–"


@register.filter
def public_rate(part: int, whole: int) -> str:
    """Return a share for the public: a percentage, or words where it would give a count under five away."""
    kind = telling(part, whole)
    if kind == "rate":
        return percent(part, whole)
    return _("dưới 5 việc") if kind == "few" else _("tất cả, trừ dưới 5 việc")


@register.filter
def code(value: str) -> str:
    """Return a case's code as printed: 4715-9036-2817-4."""
    return show_code(value)


@register.filter
def topic_name(value: str) -> str:
    """Return the name of a topic in the page's language."""
    return topics.topic(value).name(get_language() or "vi") if value and topics.is_topic(value) else _("chưa phân loại")


@register.filter
def reason_name(code: str, reasons) -> str:
    """Return the name of a code of a closed list (`cases.rules.reasons`) in the page's language."""
    for reason in reasons:
        if reason.code == code:
            return reason.en if get_language() == "en" else reason.vi
    return code


@register.filter
def styled(field) -> str:
    """Return the input of a bound field with the classes of our look and what screen readers need."""
    widget = field.field.widget
    classes = "form-control"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple | CheckboxInput):
        classes = "form-check-input"
    elif isinstance(widget, Select):
        classes = "form-select"
    attrs = {"class": f"{classes} is-invalid" if field.errors else classes}
    if isinstance(widget, FileInput):
        attrs["multiple"] = getattr(widget, "allow_multiple_selected", False)
    return field.as_widget(attrs=attrs)


@register.filter
def faults(form) -> int:
    """Return how many sentences say what is wrong in a form: one input may have several."""
    return sum(len(said) for said in form.errors.values())


@register.filter
def naming(error, label) -> str:
    """Return a sentence about an input with the input's label before it, unless the sentence names it itself."""
    if str(label).lower() in str(error).lower():
        return str(error)
    return f"{label} {error}" if str(label).endswith("?") else f"{label}: {error}"


@register.filter
def input_kind(field) -> str:
    """Return how a field is drawn: `choices`, `check`, `hidden` or `input`."""
    widget = field.field.widget
    if widget.is_hidden:
        return "hidden"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "choices"
    return "check" if isinstance(widget, CheckboxInput) else "input"


@register.simple_tag(takes_context=True)
def query(context, **changes) -> str:
    """Return the present address's query string with some parameters changed; an empty value takes one away."""
    params = context["request"].GET.copy()
    for name, value in changes.items():
        params.pop(name, None)
        if value not in ("", None):
            params[name] = value
    return f"?{params.urlencode()}"
