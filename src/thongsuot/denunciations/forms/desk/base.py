"""What the forms of officers' acts share: the opened sheet, the revision the page showed, words, files."""

from datetime import date
from uuid import UUID

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from thongsuot.language.folding import clean

SHORT, LONG = 2000, 100_000
FILES_LIMIT = 10
NOBODY = _("Chưa có người giữ khóa nào chọn được. Nhờ người giữ khóa danh tính kết nạp thêm người.")


class CleanText(forms.CharField):
    """Text in NFC without control characters; too long is a sentence, never a cut."""

    def to_python(self, value):
        return clean(super().to_python(value) or "").strip()


class Words(CleanText):
    """Some lines of an officer's own words."""

    def __init__(self, label, *, rows=5, required=True, limit=LONG, help_text=""):
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(label=label, required=required, max_length=limit, help_text=help_text, widget=widget)


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class Files(forms.FileField):
    """Up to ten files; what each may be is checked by content when it is sealed."""

    widget = FilesInput

    def clean(self, data, initial=None):
        uploads = [super(Files, self).clean(one, initial) for one in (data or []) if one]
        if len(uploads) > FILES_LIMIT:
            raise forms.ValidationError(_("Mỗi lần gửi tối đa 10 tệp. Gửi phần còn lại ở lần sau."))
        return uploads


def pairs(uploads) -> tuple:
    """Return uploads as the (name, file) pairs that actions take."""
    return tuple((upload.name, upload) for upload in uploads or ())


def choices(table, empty="") -> list[tuple[str, str]]:
    """Return a closed list (`rules.grounds`) as choices in the page's language."""
    english = get_language() == "en"
    rows = [(code, names[english]) for code, names in table.items()]
    return [("", empty), *rows] if empty else rows


class OneOf(forms.ChoiceField):
    """One of a closed list, as radio buttons or, with `empty`, as a select."""

    def __init__(self, label, table, *, empty="", required=True, help_text=""):
        missing = {"required": _("Chọn một mục trong danh sách.")}
        widget = forms.Select if empty else forms.RadioSelect
        super().__init__(
            label=label, choices=lambda: choices(table, empty), required=required, widget=widget,
            help_text=help_text, error_messages=missing,
        )  # fmt: skip


class Holder(forms.ChoiceField):
    """One of the keys or bodies that the form finds for this denunciation."""

    def __init__(self, label, help_text=""):
        missing = {"required": _("Chọn một mục trong danh sách.")}
        super().__init__(label=label, help_text=help_text, error_messages=missing, widget=forms.Select)


class ActForm(forms.Form):
    """The base of every act's form. `sheet`: the denunciation as the officer sees it; `on`: the legal day."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    ids: tuple[str, ...] = ()

    def __init__(self, data=None, files=None, *, sheet, on: date):
        self.sheet, self.on = sheet, on
        super().__init__(data, files, initial={"revision": sheet.row.revision})
        self.prepare()

    def prepare(self) -> None:
        """Fill in what rests on the denunciation: who may be chosen, what the words may begin with."""

    def propose(self, **values) -> None:
        """Start the empty form from `values`; what was typed stays."""
        self.initial = values | self.initial

    def choose_from(self, name: str, rows, empty) -> None:
        self.fields[name].choices = [("", empty), *rows]
        if not rows:
            self.fields[name].help_text = NOBODY

    def arguments(self) -> dict:
        """Return the action's own arguments; call only on a valid form."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in ("revision", "sure")}
        given |= {name: UUID(given[name]) for name in self.ids}
        if "uploads" in given:
            given["uploads"] = pairs(given["uploads"])
        return given

    def renew(self) -> None:
        """Carry on from the denunciation as it is now, once the officer was shown what others have done meanwhile."""
        self.data = self.data.copy()
        self.data["revision"] = self.sheet.row.revision

    def field_of(self, name: str | None) -> str | None:
        """Return which field of the form an action's error is about."""
        for one in (name, f"{name}_id", "uploads" if name == "files" else None):
            if one in self.fields:
                return one
        return None


class PlainForm(ActForm):
    """An act that asks nothing but to be confirmed."""


class NoteForm(ActForm):
    text = Words(_("Ghi chú"), required=False, rows=3)


class WithFiles(ActForm):
    """An act that may bring files."""

    uploads = Files(
        label=_("Tệp kèm theo"), required=False, help_text=_("Ảnh, PDF, bản ghi âm. Tệp được niêm phong ngay khi gửi.")
    )
