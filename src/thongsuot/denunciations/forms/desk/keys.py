"""The passphrase: chosen, typed, changed; and what a custodian decides about keys."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.denunciations.models import Keyholder

PASSPHRASE, CONTINUE = "passphrase", "sealed-continue"
SHORTEST, LONGEST = 12, 300
KINDS = {
    Keyholder.Kind.INVESTIGATOR: _("Người giải quyết: đọc, xác minh và kết luận tố cáo gửi đến đơn vị mình"),
    Keyholder.Kind.VERIFIER: _("Người xác minh: chỉ đọc bản đã che, khi được cử"),
    Keyholder.Kind.CUSTODIAN: _("Người giữ khóa danh tính: không đọc tố cáo; duyệt việc xem tên người tố cáo"),
}


class Passphrase(forms.CharField):
    """A passphrase, taken as typed; never written back into a page."""

    def __init__(self, label, *, fresh: bool = False, **more):
        attrs = {"autocomplete": "new-password" if fresh else "current-password", "spellcheck": "false"}
        widget = forms.PasswordInput(attrs=attrs)
        shortest = SHORTEST if fresh else None
        super().__init__(label=label, min_length=shortest, max_length=LONGEST, strip=False, widget=widget, **more)


class UnlockForm(forms.Form):
    passphrase = Passphrase(_("Mật ngữ"))


class ConfirmForm(UnlockForm):
    """A dangerous act: the passphrase once more, so that a seat left open does nothing."""

    passphrase = Passphrase(_("Mật ngữ của anh/chị"), help_text=_("Gõ lại để chắc rằng chính anh/chị làm việc này."))


class SuccessorForm(ConfirmForm):
    """Who takes over what a departed officer's key alone opens."""

    successor = forms.ChoiceField(
        label=_("Người kế tiếp"),
        help_text=_("Người giải quyết đang giữ khóa của cùng đơn vị. Ai không được biết thì không nhận được hồ sơ ấy."),
        error_messages={"required": _("Chọn người kế tiếp.")},
    )
    field_order = ("successor", "passphrase")

    def __init__(self, *args, rows, **more):
        super().__init__(*args, **more)
        named = [(str(row.pk), row.officer.full_name) for row in rows]
        self.fields["successor"].choices = [("", _("Chọn người")), *named]

    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["successor"])


class AnswerForm(ConfirmForm):
    """What a custodian writes to who asked."""

    answer = forms.CharField(
        label=_("Ý kiến gửi người đề nghị"),
        help_text=_("Bắt buộc khi không cho xem."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("answer", "passphrase")


class FreshForm(forms.Form):
    """A passphrase chosen anew, typed twice."""

    passphrase = Passphrase(
        _("Mật ngữ mới"),
        fresh=True,
        help_text=_(
            "Ít nhất 12 ký tự. Tốt nhất là bốn từ không liên quan với nhau, có dấu cách, chỉ mình anh/chị biết."
        ),
    )
    again = Passphrase(_("Gõ lại mật ngữ mới"), fresh=True)

    def clean(self):
        given = super().clean()
        if given.get("passphrase") and given.get("again") and given["passphrase"] != given["again"]:
            self.add_error("again", _("Hai lần gõ không giống nhau. Gõ lại cả hai ô."))
        return given


class EnrolForm(FreshForm):
    kind = forms.ChoiceField(
        label=_("Vai trò"),
        choices=lambda: list(KINDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Chọn một vai trò.")},
    )
    unit_id = forms.ChoiceField(label=_("Giữ khóa cho đơn vị"))
    understood = forms.BooleanField(
        label=_("Tôi hiểu: quên mật ngữ thì chỉ hai người giữ khóa danh tính cùng làm mới lấy lại được khóa"),
        error_messages={"required": _("Đọc và đánh dấu ô này trước khi tạo khóa.")},
    )
    field_order = ("kind", "unit_id", "passphrase", "again", "understood")

    def __init__(self, *args, units, **more):
        super().__init__(*args, **more)
        self.fields["unit_id"].choices = [(str(unit.pk), unit.name) for unit in units]

    def chosen(self) -> UUID:
        return UUID(self.cleaned_data["unit_id"])


class ChangeForm(FreshForm):
    old = Passphrase(_("Mật ngữ đang dùng"))
    field_order = ("old", "passphrase", "again")
