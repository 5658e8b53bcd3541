"""What is typed for acts that cross rooms."""

from django import forms
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from thongsuot.changes.queries.held import Candidate
from thongsuot.changes.rules import GROUNDS
from thongsuot.units.forms import ActForm, UnitField


class HandOverForm(ActForm):
    """Who takes over in one unit, and why. The blank choice gives all of it back to the unit."""

    ids = ("to_officer",)
    to_officer = forms.TypedChoiceField(
        label=_("Giao cho"), required=False, widget=forms.RadioSelect, empty_value=None, choices=()
    )
    reason = forms.CharField(
        label=_("Lý do bàn giao"), max_length=500, help_text=_("Ví dụ: chuyển công tác từ ngày 1/8/2026.")
    )

    def __init__(self, *args, candidates: list[Candidate], **kwargs):
        super().__init__(*args, **kwargs)
        people = [(str(each.officer.pk), _described(each)) for each in candidates]
        self.fields["to_officer"].choices = [*people, ("", _("Chưa giao ai, cả đơn vị cùng giữ"))]


def _described(each: Candidate) -> str:
    words = [each.officer.full_name, ngettext("đang giữ %d việc", "đang giữ %d việc", each.load) % each.load]
    if each.part_time:
        words.append(now_("kiêm nhiệm"))
    if each.away:
        words.append(now_("đang vắng"))
    return ", ".join(words)


class CodeForm(forms.Form):
    """Finds the case whose content is to be erased."""

    code = forms.CharField(label=_("Mã vụ việc"), max_length=30, help_text=_("Mười ba chữ số trên biên nhận."))


class EraseForm(ActForm):
    """On which ground and paper content is destroyed."""

    ground = forms.ChoiceField(label=_("Căn cứ"), choices=(), widget=forms.RadioSelect)
    basis = forms.CharField(
        label=_("Văn bản căn cứ"), max_length=200, help_text=_("Số và ngày của đơn, danh mục hoặc quyết định.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        english = get_language() == "en"
        self.fields["ground"].choices = [
            (ground.code, f"{ground.en if english else ground.vi} ({ground.source})") for ground in GROUNDS
        ]


POSITION_NAMES = (
    ("unknown", _("Không rõ")),
    ("staff", _("Cán bộ, công chức, người lao động")),
    ("deputy", _("Cấp phó của người đứng đầu")),
    ("head", _("Người đứng đầu")),
)


class SealForm(ActForm):
    """Who is accused, as far as it is known: it decides who reads it, and who never does."""

    ids = ("unit",)
    accused_name = forms.CharField(
        label=_("Người bị tố cáo"),
        max_length=200,
        required=False,
        help_text=_("Ghi họ tên nếu biết: người ấy sẽ không bao giờ được xem. Để trống nếu chưa rõ."),
    )
    position = forms.ChoiceField(label=_("Chức vụ"), choices=POSITION_NAMES, widget=forms.RadioSelect)
    unit = UnitField(
        label=_("Cơ quan của người ấy"),
        required=False,
        max_length=200,
        help_text=_("Tên hoặc mã đơn vị. Để trống nếu chưa rõ, thanh tra sẽ nhận."),
    )
    rest = forms.CharField(
        label=_("Phần không tố cáo ai, giữ thành vụ việc riêng"),
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Để trống nếu cả đơn là tố cáo. Không ghi tên người vào đây."),
    )
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
