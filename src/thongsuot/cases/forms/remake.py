"""The form by which a publisher blacks out parts of a file that goes along with the public copy."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.actions.remaking import CAPTION_LIMIT
from thongsuot.cases.forms.fields import CleanText
from thongsuot.cases.rules.boxes import MOST_BOXES, Unclear, boxes_of, lines_of


class RemakeForm(forms.Form):
    """What the public is told that the file shows, and the boxes that are black, one a line."""

    caption = CleanText(
        label=gettext_lazy("Tệp này cho thấy gì?"),
        help_text=gettext_lazy("Bà con đọc câu này. Không ghi tên người."),
        max_length=CAPTION_LIMIT,
    )
    boxes = CleanText(
        label=gettext_lazy("Ô bôi đen, mỗi dòng một ô"),
        help_text=gettext_lazy(
            "Năm số: trang, cách lề trái, cách lề trên, rộng, cao; bốn số sau tính bằng phần trăm của trang. Ví dụ "
            "“1 10 20 30 5”. Có chuột thì kéo trên ảnh."
        ),
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6, "data-boxes": ""}),
    )

    def __init__(self, data=None, *, made=None):
        super().__init__(data, initial={"caption": made.caption, "boxes": lines_of(made.boxes)} if made else None)

    def clean_boxes(self):
        try:
            return boxes_of(self.cleaned_data["boxes"])
        except Unclear as error:
            if error.line > MOST_BOXES:
                raise forms.ValidationError(_("Nhiều hơn %d ô. Gộp các ô gần nhau.") % MOST_BOXES) from error
            raise forms.ValidationError(
                _("Dòng %d không đọc được. Ghi năm số cách nhau bằng dấu cách, bốn số sau từ 0 đến 100.") % error.line
            ) from error
