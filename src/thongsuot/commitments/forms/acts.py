"""What is typed for each act on a promise; the names of the fields are the arguments of the actions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.commitments.forms.fields import OfficerField, SeveralFiles, longer
from thongsuot.commitments.models import Commitment
from thongsuot.core import clock
from thongsuot.units.forms import ActForm, LegalDay, UnitField


class CommitmentForm(ActForm):
    """A form for an act on one promise; `revision`: what the officer had before them."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, commitment: Commitment, **kwargs):
        super().__init__(*args, **kwargs)
        self.commitment = commitment
        self.fields["revision"].initial = commitment.revision

    def renew(self, commitment: Commitment) -> None:
        """Take the promise as it stands now, so that a second press acts on what the officer has read since."""
        self.data = self.data.copy()
        self.data["revision"] = commitment.revision


class RenewForm(CommitmentForm):
    due_on = LegalDay(label=_("Ngày mới"), help_text=_("Rơi vào ngày nghỉ thì tính sang ngày làm việc kế tiếp."))
    reason = longer(_("Vì sao phải hứa ngày mới"))


class EvidenceForm(CommitmentForm):
    text = longer(_("Bằng chứng này cho thấy gì"), help_text=_("Ví dụ: ảnh ba cột đèn đã sáng, chụp ngày 12/8."))
    uploads = SeveralFiles(
        label=_("Tệp"), required=False, help_text=_("Ảnh, PDF, Word hoặc ghi âm; tối đa 10 tệp một lần.")
    )


class KeepForm(CommitmentForm):
    kept_on = LegalDay(label=_("Làm xong ngày nào"), initial=clock.today)
    reason = longer(
        _("Vì sao nay mới ghi"), required=False, help_text=_("Chỉ cần khi ngày làm xong là ngày đã qua."), rows=2
    )


class ReasonForm(CommitmentForm):
    reason = longer(_("Lý do"))


class RejectForm(CommitmentForm):
    reason = longer(_("Vì sao bằng chứng chưa đủ"), help_text=_("Ghi cần thêm gì để tin là đã làm xong."))


class JudgeForm(CommitmentForm):
    reason = longer(_("Căn cứ kết luận"), help_text=_("Ai kiểm tra, ngày nào, thấy gì."))


class HandOverForm(CommitmentForm):
    ids = ("holder_unit",)
    holder_unit = UnitField(
        label=_("Đơn vị thực hiện"),
        max_length=200,
        help_text=_("Đơn vị đã hứa hoặc đơn vị trực thuộc. Gõ tên hoặc mã."),
    )
    holder_officer = OfficerField(label=_("Người thực hiện"), required=False)
    reason = longer(_("Vì sao giao lại"), rows=2)

    def __init__(self, *args, commitment: Commitment, **kwargs):
        super().__init__(*args, commitment=commitment, **kwargs)
        self.fields["holder_unit"].initial = commitment.duty.holder_unit.name
        self.fields["holder_officer"].near({commitment.unit_id, commitment.duty.holder_unit_id})

    def arguments(self) -> dict:
        given = super().arguments()
        officer = given.pop("holder_officer")
        return given | {"holder_officer_id": officer.pk if officer else None}
