"""What an administrator types to change the book of law."""

from dataclasses import fields
from datetime import date, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.core import clock
from thongsuot.law.rules import DeadlineRule, Entry, LawError, Source
from thongsuot.units.forms import LegalDay

MOST_DAYS = 31
CONFIDENCE_NAMES = (
    ("verified", _("Đã đối chiếu với văn bản")),
    ("general", _("Chưa đối chiếu văn bản")),
    ("unsure", _("Chưa chắc, chưa công bố")),
)
KIND_NAMES = (
    ("off", _("Nghỉ lễ hoặc nghỉ bù")),
    ("swapped", _("Nghỉ hoán đổi, làm bù ngày khác")),
    ("worked", _("Thứ Bảy hoặc Chủ nhật làm bù")),
    ("ordinary", _("Ngày thường: bỏ ngày nghỉ hoặc ngày làm bù đã ghi")),
)
UNIT_NAMES = (
    ("working-day", _("ngày làm việc")),
    ("calendar-day", _("ngày lịch")),
    ("month", _("tháng")),
    ("year", _("năm")),
)
COUNTING_NAMES = (
    ("forward", _("Từ ngày bắt đầu trở đi")),
    ("backward", _("Ngược lại từ ngày diễn ra")),
    ("consecutive", _("Liên tục, không dời, không rút ngắn")),
)


class LawForm(forms.Form):
    """What every change of the book asks for: why, and since when it was known."""

    ground = forms.CharField(
        label=_("Căn cứ"), max_length=500, help_text=_("Số và ngày của thông báo, quyết định, văn bản luật.")
    )
    known_since = LegalDay(
        label=_("Biết từ ngày"), required=False, help_text=_("Ngày văn bản được biết. Để trống là hôm nay.")
    )

    def clean_known_since(self) -> date:
        return self.cleaned_data["known_since"] or clock.today()

    def refuse(self, error) -> None:
        """Show what the book wants beside the field it is about."""
        sentence = _(error.template) % error.values if isinstance(error, LawError) else error.sentence
        self.add_error(error.field if error.field in self.fields else None, sentence)


class DaysForm(LawForm):
    """Days off, worked Saturdays, or ordinary days again; `until` for several in a row."""

    on = LegalDay(label=_("Ngày"))
    until = LegalDay(
        label=_("Đến ngày"), required=False, help_text=_("Nhiều ngày liền nhau; thứ Bảy, Chủ nhật tự bỏ qua.")
    )
    kind = forms.ChoiceField(label=_("Là ngày"), choices=KIND_NAMES, widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Tên gọi"), max_length=200, help_text=_("Hiện ở bảng đếm ngày. Ví dụ: nghỉ Tết Nguyên đán.")
    )
    name_en = forms.CharField(label=_("Tên tiếng Anh"), max_length=200, required=False)
    confidence = forms.ChoiceField(label=_("Độ chắc chắn"), choices=CONFIDENCE_NAMES, widget=forms.RadioSelect)

    field_order = ("on", "until", "kind", "name", "name_en", "confidence", "ground", "known_since")

    def clean(self) -> dict:
        cleaned = super().clean()
        first, last = cleaned.get("on"), cleaned.get("until")
        if first and last and not timedelta(0) <= last - first < timedelta(MOST_DAYS):
            self.add_error("until", _("Ngày cuối phải từ ngày đầu trở đi, cách nhau không quá 31 ngày."))
        return cleaned

    def days(self) -> tuple[Entry, ...]:
        """Return the days as the calendar takes them; a span leaves out weekends, save where they are worked."""
        typed = self.cleaned_data
        last = typed["until"] or typed["on"]
        span = [typed["on"] + timedelta(n) for n in range((last - typed["on"]).days + 1)]
        if len(span) > 1 and typed["kind"] != "ordinary":
            span = [day for day in span if (day.weekday() >= 5) == (typed["kind"] == "worked")]
        shared = {"kind": typed["kind"], "name": typed["name"], "name_en": typed["name_en"] or typed["name"]}
        return tuple(Entry(on=day, confidence=typed["confidence"], **shared) for day in span)


class YearForm(LawForm):
    """A further year for the calendar; its days off are those to expect."""

    year = forms.IntegerField(widget=forms.HiddenInput)


class UndoForm(forms.Form):
    ground = forms.CharField(label=_("Vì sao bỏ thay đổi này"), max_length=500)


class RuleForm(LawForm):
    """One row of law in one version."""

    code = forms.CharField(widget=forms.HiddenInput, max_length=60)
    variant = forms.CharField(widget=forms.HiddenInput, max_length=40, required=False)
    in_force_from = LegalDay(label=_("Có hiệu lực từ ngày"))
    in_force_until = LegalDay(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa biết ngày hết."))
    end_earlier = forms.BooleanField(label=_("Kết thúc dòng đang có hiệu lực vào ngày trước đó"), required=False)
    length = forms.IntegerField(label=_("Thời hạn"), min_value=1, max_value=400)
    unit = forms.ChoiceField(label=_("Tính bằng"), choices=UNIT_NAMES)
    counting = forms.ChoiceField(label=_("Cách đếm"), choices=COUNTING_NAMES, widget=forms.RadioSelect)
    rolls = forms.BooleanField(label=_("Hạn rơi vào ngày nghỉ thì dời đến ngày làm việc sau"), required=False)
    counts_worked_saturday = forms.BooleanField(label=_("Thứ Bảy làm bù là ngày làm việc"), required=False)
    counts_saturday = forms.BooleanField(label=_("Mọi thứ Bảy là ngày làm việc"), required=False)
    instrument = forms.CharField(label=_("Văn bản quy định"), max_length=300)
    instrument_en = forms.CharField(label=_("Văn bản, tiếng Anh"), max_length=300)
    article = forms.CharField(label=_("Điều khoản"), max_length=200)
    article_en = forms.CharField(label=_("Điều khoản, tiếng Anh"), max_length=200)
    title = forms.CharField(label=_("Việc phải làm theo luật"), max_length=300)
    title_en = forms.CharField(label=_("Việc phải làm, tiếng Anh"), max_length=300)
    transition = forms.CharField(
        label=_("Điều khoản chuyển tiếp"), max_length=500, required=False, help_text=_("Việc đã bắt đầu trước thì sao.")
    )
    transition_en = forms.CharField(label=_("Điều khoản chuyển tiếp, tiếng Anh"), max_length=500, required=False)
    note = forms.CharField(label=_("Lưu ý"), max_length=500, required=False)
    note_en = forms.CharField(label=_("Lưu ý, tiếng Anh"), max_length=500, required=False)
    confidence = forms.ChoiceField(label=_("Độ chắc chắn"), choices=CONFIDENCE_NAMES, widget=forms.RadioSelect)

    field_order = (
        "code", "variant", "length", "unit", "counting", "rolls", "counts_worked_saturday", "counts_saturday",
        "in_force_from", "in_force_until", "end_earlier", "title", "title_en", "instrument", "instrument_en",
        "article", "article_en", "transition", "transition_en", "note", "note_en", "confidence", "ground",
        "known_since",
    )  # fmt: skip

    @staticmethod
    def initial_of(row: DeadlineRule) -> dict:
        """Return what the form shows of a row to start from."""
        source = {name: getattr(row.source, name) for name in ("instrument", "instrument_en", "article", "article_en")}
        known = {one.name: getattr(row, one.name) for one in fields(row) if one.name in RuleForm.base_fields}
        return known | source | {"known_since": None}

    def clean(self) -> dict:
        typed = super().clean()
        first, last = typed.get("in_force_from"), typed.get("in_force_until")
        if first and last and last < first:
            self.add_error("in_force_until", _("Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi."))
        if typed.get("rolls") and (typed.get("unit") == "working-day" or typed.get("counting") == "consecutive"):
            self.add_error(
                "rolls", _("Chỉ hạn tính bằng ngày, tháng, năm mới dời; ngày làm việc và liên tục thì không.")
            )
        return typed

    def row(self) -> DeadlineRule:
        """Return the version that was typed."""
        typed = dict(self.cleaned_data)
        names = ("instrument", "instrument_en", "article", "article_en")
        source = Source(**{name: typed.pop(name) for name in names})
        typed = {name: value for name, value in typed.items() if name not in ("ground", "end_earlier")}
        return DeadlineRule(source=source, shipped=False, **typed)


class RuleFilter(forms.Form):
    """Narrows the list of rules."""

    q = forms.CharField(label=_("Mã, việc hoặc văn bản"), required=False, max_length=80)
    confidence = forms.ChoiceField(
        label=_("Độ chắc chắn"), required=False, choices=(("", _("Tất cả")), *CONFIDENCE_NAMES)
    )
    on = LegalDay(label=_("Có hiệu lực vào ngày"), required=False)
    known_on = LegalDay(label=_("Như đã biết vào ngày"), required=False)
