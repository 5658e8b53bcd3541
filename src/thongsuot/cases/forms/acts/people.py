"""Forms of acts that touch persons: each asks why, and the act is kept."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.cases.forms.acts.base import ActForm, Sentence, choices
from thongsuot.cases.rules.reasons import IDENTITIES


class ReissueForm(ActForm):
    identity = forms.ChoiceField(
        label=gettext_lazy("Người gửi đã xuất trình"), choices=lambda: choices(IDENTITIES, _("Chọn giấy tờ"))
    )


class RevealForm(ActForm):
    reason = Sentence(
        gettext_lazy("Vì sao cần xem?"),
        rows=2,
        help_text=gettext_lazy("Ví dụ: gọi lại để hỏi địa điểm. Lý do được ghi sổ."),
    )


class OpenSignatoriesForm(ActForm):
    reason = Sentence(
        gettext_lazy("Vì sao cần mở danh sách?"), rows=2, help_text=gettext_lazy("Lý do và người mở được ghi sổ.")
    )
