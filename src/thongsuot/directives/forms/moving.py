"""Another day for a task that was sent: which, why, and what the page showed of it before it is done."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.directives.forms.inputs import Revision, longer
from thongsuot.units.forms import ActForm, LegalDay


class MoveForm(ActForm):
    """`shown`: the day whose consequences the page has shown; another one is shown first."""

    due_on = LegalDay(label=_("Hạn mới"))
    why = longer(
        _("Vì sao đổi hạn"),
        rows=3,
        limit=2000,
        help_text=_("Mọi đơn vị được giao đọc được. Không ghi chuyện riêng của ai."),
    )
    despite_below = forms.BooleanField(
        label=_("Vẫn đổi, dù bên dưới còn hạn muộn hơn"),
        required=False,
        help_text=_("Các đơn vị đã giao tiếp thấy ở phần việc của mình là phải đổi hạn theo."),
    )
    revision = Revision()
    shown = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def arguments(self) -> dict:
        return {name: value for name, value in super().arguments().items() if name != "shown"}

    @property
    def was_shown(self) -> bool:
        """Return whether the page has shown what this very day means."""
        return self.cleaned_data.get("shown") == self.cleaned_data["due_on"].isoformat()
