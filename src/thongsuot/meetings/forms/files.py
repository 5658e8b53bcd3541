"""What is typed for a file of a dialogue: its short name, why it is taken away, what is black for the public."""

from django import forms
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.remake import RemakeForm
from thongsuot.cases.rules.boxes import lines_of
from thongsuot.commitments.forms.fields import CleanText, longer
from thongsuot.files.rules import ACCEPTED
from thongsuot.meetings.forms.acts import ReviewedForm
from thongsuot.meetings.models import MeetingFile
from thongsuot.units.forms import ActForm, FormId


class NewFileForm(ActForm):
    """A file and what it is called."""

    name = CleanText(
        label=gettext_lazy("Tên ngắn"),
        max_length=150,
        help_text=gettext_lazy("Ví dụ: Báo cáo trình bày, Biên bản đã ký. Không ghi tên, chuyện riêng của ai."),
    )
    upload = forms.FileField(
        label=gettext_lazy("Chọn tệp"),
        help_text=gettext_lazy("Ảnh, PDF, Word, ghi âm. Ai xem được buổi này thì đọc được tệp."),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
        error_messages={
            "required": gettext_lazy("Chưa chọn tệp. Chọn tệp rồi bấm thêm."),
            "invalid": gettext_lazy("Chưa chọn tệp. Chọn tệp rồi bấm thêm."),
        },
    )
    form_id = FormId()

    def arguments(self) -> dict:
        given = dict(self.cleaned_data)
        return given | {"upload": (given["upload"].name, given["upload"])}


class FileForm(ActForm):
    """A form for an act on one file; `revision`: what the officer had before them."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, file: MeetingFile, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["revision"].initial = file.revision

    def renew(self, file: MeetingFile) -> None:
        """Take the file as it stands now, so that a second press acts on what the officer has read since."""
        self.data = self.data.copy()
        self.data["revision"] = file.revision


class LookedAt(forms.IntegerField):
    """Hidden: the revision that was looked at. What is none counts for 0, which is older than any."""

    def clean(self, value):
        try:
            return super().clean(value)
        except forms.ValidationError:
            return 0


class ShowForm(FileForm):
    """Nothing is typed: what is let out is what was looked at."""

    revision = LookedAt(widget=forms.HiddenInput)


class TakeOutForm(FileForm):
    reason = longer(gettext_lazy("Vì sao bỏ ra"), limit=2_000)


class HideForm(FileForm):
    reason = longer(gettext_lazy("Vì sao thôi công khai"), limit=2_000)


class RedrawForm(FileForm, ReviewedForm):
    """What everyone is told that a file shows, and the boxes that are black, one a line."""

    caption = RemakeForm.base_fields["caption"]
    boxes = RemakeForm.base_fields["boxes"]

    def __init__(self, *args, file: MeetingFile, **kwargs):
        super().__init__(*args, file=file, **kwargs)
        self.fields["caption"].initial = file.caption or file.name
        self.fields["boxes"].initial = lines_of(file.boxes)
        self.fields["boxes"].required = False
        self.offer_pieces([self.data.get("caption", self.fields["caption"].initial)])
        self.order_fields(("caption", "confirmed", "boxes"))

    clean_boxes = RemakeForm.clean_boxes
