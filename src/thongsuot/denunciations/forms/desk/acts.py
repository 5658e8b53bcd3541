"""The forms of officers' acts on a denunciation, in the order of the table of transitions."""

from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from thongsuot.denunciations.forms.desk.base import (
    SHORT,
    ActForm,
    CleanText,
    Holder,
    NoteForm,
    OneOf,
    WithFiles,
    Words,
)
from thongsuot.denunciations.forms.desk.keys import Passphrase
from thongsuot.denunciations.queries.choosing import (
    fit_bodies,
    fit_to_exclude,
    fit_to_share,
    fit_verifiers,
    named_verifiers,
)
from thongsuot.denunciations.rules import grounds

LONGEST_GRANT = 14


class CheckForm(ActForm):
    outcome = OneOf(_("Kết quả kiểm tra ban đầu"), grounds.CHECKS)
    ground = OneOf(
        _("Lý do không thụ lý"),
        grounds.REFUSALS,
        empty=_("Không chọn"),
        required=False,
        help_text=_("Chỉ chọn khi không đủ điều kiện thụ lý."),
    )
    text = Words(_("Căn cứ, việc đã làm để kiểm tra"), required=False)

    def clean(self):
        given = super().clean()
        if given.get("outcome") == "refused" and not given.get("ground"):
            self.add_error("ground", _("Không thụ lý thì phải chọn lý do theo luật."))
        return given


class GuideForm(ActForm):
    text = Words(
        _("Hướng dẫn gửi người tố cáo"), help_text=_("Người tố cáo đọc bằng mã nhận. Nói rõ gửi ở đâu, vì sao.")
    )


class TransferForm(NoteForm):
    ids = ("unit_id",)
    unit_id = Holder(_("Chuyển đến"), _("Chỉ những đơn vị có người giải quyết giữ khóa."))
    text = Words(_("Lý do chuyển"), required=False, rows=3)
    field_order = ("unit_id", "text")

    def prepare(self):
        self.choose_from("unit_id", fit_bodies(self.sheet.row, self.on), _("Chọn đơn vị"))


class TransferOutForm(ActForm):
    to = CleanText(label=_("Cơ quan nhận"), max_length=300, help_text=_("Ghi như trên bì thư."))
    text = Words(_("Lý do chuyển"), required=False, rows=3)


class AcceptForm(ActForm):
    complexity = OneOf(_("Mức độ phức tạp"), grounds.COMPLEXITIES, empty=_("Bình thường"), required=False)
    text = Words(_("Nội dung thụ lý"), required=False)


class VerifierForm(ActForm):
    ids = ("keyholder_id",)
    keyholder_id = Holder(_("Người xác minh"), _("Người này chỉ đọc bản đã che, không bao giờ đọc đơn gốc."))
    text = Words(_("Việc giao"), required=False, rows=3)

    def prepare(self):
        self.choose_from("keyholder_id", fit_verifiers(self.sheet.row, self.on), _("Chọn người"))


class DismissForm(ActForm):
    ids = ("keyholder_id",)
    keyholder_id = Holder(_("Thôi cử"))

    def prepare(self):
        self.choose_from("keyholder_id", named_verifiers(self.sheet.row), _("Chọn người"))


def reread() -> forms.BooleanField:
    """Return the box to mark before words leave the circle of those who may know: the form starts from the whole."""
    return forms.BooleanField(
        label=_("Tôi đã đọc lại: không còn chỗ nào cho biết ai tố cáo"),
        error_messages={"required": _("Đọc lại từng dòng rồi đánh dấu ô này.")},
    )


class RedactForm(WithFiles):
    text = Words(
        _("Bản đã che"),
        rows=12,
        help_text=_("Bỏ mọi chỗ cho biết ai tố cáo: tên, nơi ở, quan hệ, cách kể, nét chữ trong tệp."),
    )
    sure = reread()
    field_order = ("text", "uploads", "sure")

    def prepare(self):
        self.propose(text=self.sheet.first.get("text", ""))


class ReportForm(WithFiles):
    text = Words(_("Báo cáo xác minh"), rows=12)
    field_order = ("text", "uploads")


class SuspendForm(ActForm):
    ground = OneOf(_("Lý do tạm đình chỉ"), grounds.SUSPENSIONS)
    text = Words(_("Ghi chú"), required=False, rows=3)


class ExtendForm(ActForm):
    complexity = OneOf(_("Mức độ phức tạp"), grounds.COMPLEXITIES)
    text = Words(_("Lý do gia hạn"))


class ConcludeForm(WithFiles):
    outcome = OneOf(_("Kết luận"), grounds.OUTCOMES)
    text = Words(_("Nội dung kết luận"), rows=12)
    field_order = ("outcome", "text", "uploads")


class NotifyAccusedForm(ActForm):
    about = OneOf(_("Thông báo về"), grounds.NOTICE_SUBJECTS, empty=_("Chọn việc"))
    text = Words(
        _("Nội dung thông báo"),
        rows=10,
        help_text=_("Không ghi tên, nơi ở, lời kể hay điều gì cho biết ai tố cáo. In ở bước sau."),
    )


class NotifyDenouncerForm(ActForm):
    about = OneOf(_("Thông báo về"), grounds.NOTICE_SUBJECTS, empty=_("Chọn việc"))
    text = Words(_("Nội dung thông báo"), rows=8, help_text=_("Người tố cáo đọc bằng mã nhận; in được nếu cần."))
    forwarder = forms.BooleanField(label=_("Đã báo cả nơi chuyển đơn đến"), required=False)


class HandleForm(ActForm):
    text = Words(_("Đã xử lý thế nào, ai xử lý, văn bản nào"))


class PublishForm(ActForm):
    way = OneOf(_("Công khai bằng cách nào"), grounds.WAYS)
    text = Words(
        _("Bản công khai"),
        rows=12,
        help_text=_("Ai cũng đọc được. Bỏ mọi chỗ cho biết ai tố cáo, và bí mật nhà nước."),
    )
    sure = reread()

    def prepare(self):
        concluded = [act.texts.get("text", "") for act in self.sheet.acts if act.verb == "conclude"]
        self.propose(text=concluded[-1] if concluded else "")


class OverdueForm(ActForm):
    text = Words(
        _("Lý do quá hạn"),
        help_text=_("Cấp trên chỉ đọc phần này. Không ghi ai tố cáo, tố cáo ai, việc gì."),
    )


class TerminateForm(ActForm):
    ground = OneOf(_("Lý do đình chỉ"), grounds.TERMINATIONS)
    text = Words(_("Căn cứ"))


class ForwardForm(ActForm):
    to = CleanText(label=_("Cơ quan nhận"), max_length=300, help_text=_("Cơ quan điều tra hoặc Viện kiểm sát."))
    text = Words(_("Dấu hiệu tội phạm"))


class ShareForm(ActForm):
    ids = ("keyholder_id",)
    keyholder_id = Holder(_("Người cùng giải quyết"), _("Người giữ khóa của đơn vị đang giải quyết."))

    def prepare(self):
        self.choose_from("keyholder_id", fit_to_share(self.sheet.row, self.on), _("Chọn người"))


class ExcludeForm(ActForm):
    ids = ("officer_id",)
    officer_id = Holder(
        _("Người không được biết"), _("Là người bị tố cáo, người thân của họ, hoặc có lợi ích liên quan.")
    )
    reason = Words(_("Lý do"), rows=3, limit=SHORT)
    sure = forms.BooleanField(
        label=_("Tôi chắc chắn: người này mất khóa ngay và không bao giờ nhận lại hồ sơ này"),
        error_messages={"required": _("Đánh dấu ô này nếu chắc chắn.")},
    )
    passphrase = Passphrase(_("Mật ngữ của anh/chị"), help_text=_("Gõ lại để chắc rằng chính anh/chị làm việc này."))

    def prepare(self):
        named = self.sheet.first.get("accused_unit")
        bodies = {self.sheet.row.unit_id, *([UUID(named)] if named else [])}
        self.choose_from("officer_id", fit_to_exclude(self.sheet.row, bodies, self.on), _("Chọn người"))

    def arguments(self):
        return {name: value for name, value in super().arguments().items() if name != "passphrase"}


class IdentityForm(ActForm):
    reason = Words(
        _("Vì sao cần biết ai tố cáo?"),
        rows=4,
        limit=SHORT,
        help_text=_("Người giữ khóa danh tính đọc để quyết định; người tố cáo cũng đọc được."),
    )
    days = forms.IntegerField(
        label=_("Xem trong bao nhiêu ngày?"),
        min_value=1,
        max_value=LONGEST_GRANT,
        initial=3,
        help_text=_("Từ 1 đến 14."),
    )


class ProtectionForm(ActForm):
    outcome = OneOf(_("Quyết định"), grounds.PROTECTIONS)
    text = Words(_("Biện pháp, lý do"), help_text=_("Người tố cáo đọc bằng mã nhận."))


class AnswerForm(WithFiles):
    text = Words(_("Lời gửi người tố cáo"), help_text=_("Hỏi thêm hoặc trả lời; người tố cáo đọc bằng mã nhận."))
    field_order = ("text", "uploads")


class FileNoteForm(WithFiles):
    text = Words(_("Ghi chú hồ sơ"), help_text=_("Chỉ những người giải quyết đọc."))
    field_order = ("text", "uploads")
