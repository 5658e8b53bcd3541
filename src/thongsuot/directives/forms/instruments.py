"""What is typed about the register: filters, a file to read, what an instrument is, how a passage is put."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.fields import CleanText
from thongsuot.directives.actions.instruments import LENGTHS, About
from thongsuot.directives.actions.passages import LONGEST, LONGEST_GROUP, Worded
from thongsuot.directives.forms.inputs import Revision
from thongsuot.directives.models import Instrument, Passage
from thongsuot.directives.queries.instruments import NEWEST, SORTS, STATES, Wanted
from thongsuot.directives.register_words import KINDS, PASSAGES, STATE_NAMES
from thongsuot.units.forms import FormId, LegalDay
from thongsuot.units.models import Unit

ORDERS = (
    (NEWEST, gettext_lazy("Mới ban hành trước")),
    ("ngay", gettext_lazy("Ban hành lâu nhất trước")),
    ("-vao-so", gettext_lazy("Mới vào sổ trước")),
    ("so", gettext_lazy("Số, ký hiệu")),
    ("ten", gettext_lazy("Tên văn bản")),
)


def kinds(first: str) -> list[tuple[str, str]]:
    return [("", first), *KINDS.items()]


class ListForm(forms.Form):
    """GET parameters of the list; what is not understood narrows nothing, so that no link ever breaks."""

    q = CleanText(label=gettext_lazy("Số, tên hoặc cơ quan ban hành"), required=False, max_length=100)
    loai = forms.ChoiceField(label=gettext_lazy("Loại"), required=False)
    nam = forms.ChoiceField(label=gettext_lazy("Năm"), required=False)
    buoc = forms.ChoiceField(label=gettext_lazy("Trạng thái"), required=False)
    co_quan = CleanText(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=100)
    don_vi = forms.ModelChoiceField(label=gettext_lazy("Sổ của đơn vị"), queryset=Unit.objects.none(), required=False)
    xep = forms.ChoiceField(label=gettext_lazy("Xếp theo"), required=False, choices=ORDERS)

    def __init__(self, data, *, units, years):
        super().__init__(data)
        every = _("Tất cả")
        self.fields["loai"].choices = kinds(every)
        self.fields["nam"].choices = [("", every), *((year, year) for year in years)]
        self.fields["buoc"].choices = [("", every), *((one, STATE_NAMES[one]) for one in STATES)]
        self.fields["don_vi"].queryset, self.fields["don_vi"].empty_label = units, every
        self.fields["don_vi"].label_from_instance = lambda unit: unit.name

    def wanted(self) -> Wanted:
        """Return the filters, without those that were not understood."""
        self.is_valid()
        given = self.cleaned_data
        unit = given.get("don_vi")
        return Wanted(
            words=given.get("q") or "",
            kind=given.get("loai") or "",
            year=int(given["nam"]) if given.get("nam") else None,
            state=given.get("buoc") or "",
            issuer=given.get("co_quan") or "",
            unit_id=unit.pk if unit else None,
        )

    def sort(self) -> str:
        given = self.data.get("xep", "")
        return given if given.removeprefix("-") in SORTS else NEWEST

    @property
    def is_narrowed(self) -> bool:
        return self.wanted() != Wanted()


class UploadForm(forms.Form):
    """A document to be read into a draft, and whose register it goes to."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Vào sổ của đơn vị"), queryset=Unit.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"),
        help_text=gettext_lazy(
            "Tệp .docx, .pdf (đến 20 MB) hoặc .txt (đến 5 MB), nhiều nhất 1.000 trang. Không đưa văn bản mật vào đây."
        ),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].label_from_instance = lambda unit: unit.name


class AboutForm(forms.Form):
    """What an instrument says of itself; only the title has to be known."""

    kind = forms.ChoiceField(label=gettext_lazy("Loại văn bản"), required=False)
    number = CleanText(label=gettext_lazy("Số, ký hiệu"), required=False, max_length=LENGTHS["number"])
    title = CleanText(
        label=gettext_lazy("Tên, trích yếu"), max_length=LENGTHS["title"], widget=forms.Textarea(attrs={"rows": 3})
    )
    issuer = CleanText(label=gettext_lazy("Cơ quan ban hành"), required=False, max_length=LENGTHS["issuer"])
    issued_on = LegalDay(
        label=gettext_lazy("Ngày ban hành"),
        required=False,
        help_text=gettext_lazy("Để trống nếu văn bản không ghi; không tự điền."),
    )
    place = CleanText(label=gettext_lazy("Ban hành tại"), required=False, max_length=LENGTHS["place"])
    revision = Revision()

    def __init__(self, *args, instrument: Instrument | None = None, **kwargs):
        names = ("kind", "number", "title", "issuer", "issued_on", "place", "revision")
        initial = {name: getattr(instrument, name) for name in names} if instrument else {}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["kind"].choices = kinds(_("Chưa rõ"))
        for name in instrument.inferred if instrument else ():
            if name in self.fields:
                self.fields[name].help_text = _("Máy suy ra, văn bản không ghi rõ. Xem lại rồi lưu.")

    def about(self) -> About:
        return About(**{name: value for name, value in self.cleaned_data.items() if name in About.__annotations__})


class NewForm(AboutForm):
    """An instrument entered by hand, with its file where there is one."""

    unit = forms.ModelChoiceField(
        label=gettext_lazy("Vào sổ của đơn vị"), queryset=Unit.objects.none(), empty_label=None
    )
    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"),
        required=False,
        help_text=gettext_lazy("Ảnh chụp, .pdf hoặc .docx để xem lại; tệp này không được đọc thành nháp."),
        widget=forms.FileInput(attrs={"accept": ".docx,.pdf,.jpg,.jpeg,.png"}),
    )
    form_id = FormId()

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].label_from_instance = lambda unit: unit.name


class PassageForm(forms.Form):
    """How an officer puts a passage: kind, words, heading, day. `form_id`: of one that is added."""

    kind = forms.ChoiceField(label=gettext_lazy("Đoạn này là"), choices=tuple(PASSAGES.items()))
    words = CleanText(label=gettext_lazy("Nội dung"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 6}))
    group = CleanText(label=gettext_lazy("Thuộc mục"), required=False, max_length=LONGEST_GROUP)
    due_on = LegalDay(label=gettext_lazy("Hạn"), required=False)
    form_id = FormId()

    def __init__(self, *args, passage: Passage | None = None, **kwargs):
        initial = {}
        if passage:
            initial = {"kind": passage.kind, "words": str(passage), "group": passage.group, "due_on": passage.due_on}
        super().__init__(*args, initial=initial, **kwargs)
        if passage and passage.due_text:
            self.fields["due_on"].help_text = _("Văn bản ghi: “%s”") % passage.due_text

    def worded(self) -> Worded:
        return Worded(**{name: value for name, value in self.cleaned_data.items() if name != "form_id"})


class EndForm(forms.Form):
    """Why an instrument ends."""

    why = CleanText(
        label=gettext_lazy("Vì sao hết hiệu lực"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ReplacesForm(forms.Form):
    """Which instruments of the same register this one replaces."""

    replaces = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Thay thế các văn bản"),
        queryset=Instrument.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["replaces"].queryset = offered
