"""One row for each act of an officer on a denunciation: its address, its words, its form, the action that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from thongsuot.denunciations.actions import (
    concluding,
    excluding,
    identifying,
    moving,
    overseeing,
    screening,
    telling,
    timing,
    verifying,
)
from thongsuot.denunciations.forms.desk import acts as forms
from thongsuot.denunciations.forms.desk.base import ActForm, NoteForm, PlainForm


@dataclass(frozen=True, kw_only=True)
class SealedAct:
    """`slug`: the address; `label`: the button; `done`: what is said afterwards; `danger`: what cannot be undone.

    `revised`: the action takes the revision the page showed; `leaves`: the officer may lose it: the list comes next.
    `prints`: the act has a paper of its own, shown next. `rare`: folded under the others.
    """

    verb: str
    slug: str
    label: str
    done: str
    form: type[ActForm]
    action: Callable
    danger: str = ""
    note: str = ""
    revised: bool = True
    leaves: bool = False
    prints: bool = False
    rare: bool = False


ENDS = _("Việc giải quyết kết thúc ở đây và người tố cáo thấy bước này.")
ACTS = (
    SealedAct(
        verb="check", slug="kiem-tra", label=_("Kiểm tra ban đầu"), done=_("Đã ghi kết quả kiểm tra ban đầu."),
        form=forms.CheckForm, action=screening.check,
    ),
    SealedAct(
        verb="accept", slug="thu-ly", label=_("Thụ lý"), form=forms.AcceptForm, action=screening.accept,
        done=_("Đã thụ lý. Thông báo cho người tố cáo và người bị tố cáo trong 5 ngày làm việc."),
        note=_("Thời hạn giải quyết 30 ngày tính từ ngày thụ lý."),
    ),
    SealedAct(
        verb="guide", slug="huong-dan", label=_("Hướng dẫn"), done=_("Đã gửi hướng dẫn cho người tố cáo."),
        form=forms.GuideForm, action=screening.guide, danger=ENDS,
    ),
    SealedAct(
        verb="transfer", slug="chuyen-don", label=_("Chuyển cơ quan có thẩm quyền"), leaves=True,
        done=_("Đã chuyển. Người giải quyết của đơn vị kia đọc được, đơn vị cũ không còn đọc được."),
        form=forms.TransferForm, action=moving.transfer,
        danger=_("Đơn vị của anh/chị mất khóa của hồ sơ này ngay khi chuyển. Danh tính vẫn niêm phong."),
    ),
    SealedAct(
        verb="transfer_out", slug="chuyen-ra-ngoai", label=_("Chuyển ra ngoài hệ thống"), prints=True,
        done=_("Đã ghi việc chuyển. In phiếu chuyển ở trang này."),
        form=forms.TransferOutForm, action=moving.transfer_out, danger=ENDS,
    ),
    SealedAct(
        verb="redact", slug="ban-da-che", label=_("Lập bản đã che"), done=_("Đã lập bản đã che."),
        form=forms.RedactForm, action=verifying.redact, note=_("Người xác minh chỉ đọc bản này."),
    ),
    SealedAct(
        verb="name_verifier", slug="cu-nguoi-xac-minh", label=_("Cử người xác minh"),
        done=_("Đã cử. Người này đọc được các bản đã che."), form=forms.VerifierForm, action=verifying.name_verifier,
    ),
    SealedAct(
        verb="dismiss_verifier", slug="thoi-cu", label=_("Thôi cử người xác minh"), revised=False, rare=True,
        done=_("Đã thôi cử. Người này không đọc được nữa."), form=forms.DismissForm, action=verifying.dismiss_verifier,
    ),
    SealedAct(
        verb="verify", slug="bao-cao-xac-minh", label=_("Báo cáo xác minh"), done=_("Đã ghi báo cáo xác minh."),
        form=forms.ReportForm, action=verifying.verify,
    ),
    SealedAct(
        verb="conclude", slug="ket-luan", label=_("Kết luận"), form=forms.ConcludeForm, action=concluding.conclude,
        done=_("Đã kết luận. Gửi kết luận cho hai bên, xử lý và công khai theo hạn ở trang này."),
        danger=_("Kết luận không sửa được. Đọc lại kỹ trước khi bấm."),
    ),
    SealedAct(
        verb="notify_accused", slug="thong-bao-nguoi-bi-to-cao", label=_("Thông báo người bị tố cáo"), prints=True,
        done=_("Đã ghi thông báo. In và gửi bản này."), form=forms.NotifyAccusedForm, action=telling.notify_accused,
        note=_("Người bị tố cáo nhận đúng bản giấy này và không gì khác."),
    ),
    SealedAct(
        verb="notify_denouncer", slug="thong-bao-nguoi-to-cao", label=_("Thông báo người tố cáo"), prints=True,
        done=_("Đã gửi. Người tố cáo đọc bằng mã nhận; in nếu cần."),
        form=forms.NotifyDenouncerForm, action=telling.notify_denouncer,
    ),
    SealedAct(
        verb="answer", slug="tra-loi", label=_("Hỏi, trả lời người tố cáo"), done=_("Đã gửi cho người tố cáo."),
        form=forms.AnswerForm, action=telling.answer, revised=False,
    ),
    SealedAct(
        verb="handle", slug="xu-ly", label=_("Ghi việc xử lý theo kết luận"), done=_("Đã ghi việc xử lý."),
        form=forms.HandleForm, action=concluding.handle,
    ),
    SealedAct(
        verb="report_handling", slug="bao-cao-xu-ly", label=_("Báo cáo kết quả xử lý"), form=forms.HandleForm,
        done=_("Đã ghi báo cáo kết quả xử lý."), action=concluding.report_handling,
    ),
    SealedAct(
        verb="publish_conclusion", slug="cong-khai", label=_("Công khai kết luận"), prints=True,
        done=_("Đã ghi bản công khai. Cách “Trên cổng thông tin” thì bản này đã lên trang Kết luận đã công khai."),
        form=forms.PublishForm,
        action=concluding.publish_conclusion,
        danger=_("Đã công khai thì không lấy lại được. Đọc lại từng dòng xem còn ai nhận ra người tố cáo."),
    ),
    SealedAct(
        verb="decide_protection", slug="bao-ve", label=_("Quyết định việc bảo vệ"), done=_("Đã ghi quyết định bảo vệ."),
        form=forms.ProtectionForm, action=telling.decide_protection,
        note=_("Bảo vệ người tố cáo, vợ chồng, cha mẹ, con. Căn cứ: Điều 47 đến 58 Luật Tố cáo 25/2018/QH14."),
    ),
    SealedAct(
        verb="request_identity", slug="de-nghi-danh-tinh", label=_("Đề nghị xem danh tính"), revised=False,
        done=_("Đã gửi đề nghị. Người giữ khóa danh tính quyết định; người tố cáo được báo."),
        form=forms.IdentityForm, action=identifying.request_identity,
    ),
    SealedAct(
        verb="note", slug="ghi-chu", label=_("Ghi chú hồ sơ"), done=_("Đã ghi chú."), form=forms.FileNoteForm,
        action=telling.note, revised=False,
    ),
    SealedAct(
        verb="hand_up", slug="giao-ho-so", label=_("Giao hồ sơ lên cấp trên"), revised=False, form=PlainForm,
        done=_("Đã giao. Cấp trên đọc được toàn bộ hồ sơ."), action=moving.hand_up,
    ),
    SealedAct(
        verb="report_overdue", slug="bao-cao-qua-han", label=_("Báo cáo lý do quá hạn"), form=forms.OverdueForm,
        done=_("Đã gửi cấp trên. Cấp trên chỉ đọc lý do này, không thấy hồ sơ."), action=overseeing.report_overdue,
        note=_("Cấp trên đã được báo là quá hạn. Báo cáo trong 5 ngày làm việc (Điều 38 Luật Tố cáo 25/2018/QH14)."),
    ),
    SealedAct(
        verb="extend", slug="gia-han", label=_("Gia hạn"), done=_("Đã gia hạn 30 ngày. Thông báo cho hai bên."),
        form=forms.ExtendForm, action=timing.extend, rare=True,
        note=_("Phức tạp: một lần; đặc biệt phức tạp: hai lần; mỗi lần 30 ngày."),
    ),
    SealedAct(
        verb="suspend", slug="tam-dinh-chi", label=_("Tạm đình chỉ"), rare=True,
        done=_("Đã tạm đình chỉ. Gửi quyết định cho hai bên trong 5 ngày làm việc."),
        form=forms.SuspendForm, action=timing.suspend,
    ),
    SealedAct(
        verb="resume", slug="tiep-tuc", label=_("Tiếp tục giải quyết"), done=_("Thời hạn lại chạy từ hôm nay."),
        form=NoteForm, action=timing.resume,
    ),
    SealedAct(
        verb="terminate", slug="dinh-chi", label=_("Đình chỉ"), done=_("Đã đình chỉ. Gửi quyết định cho hai bên."),
        form=forms.TerminateForm, action=timing.terminate, rare=True,
        danger=_("Không kết luận nữa. Có dấu hiệu vi phạm, ép buộc, vu khống thì phải giải quyết tiếp, dù đã rút."),
    ),
    SealedAct(
        verb="forward_crime", slug="chuyen-co-quan-dieu-tra", label=_("Chuyển cơ quan điều tra"), prints=True,
        done=_("Đã ghi việc chuyển. In công văn ở trang này."), form=forms.ForwardForm,
        action=concluding.forward_crime, rare=True,
    ),
    SealedAct(
        verb="share", slug="them-nguoi", label=_("Thêm người cùng giải quyết"), revised=False, rare=True,
        done=_("Đã trao khóa của hồ sơ cho người này."), form=forms.ShareForm, action=moving.share,
    ),
    SealedAct(
        verb="exclude", slug="loai-nguoi", label=_("Loại người không được biết"), revised=False, leaves=True, rare=True,
        done=_("Đã loại. Người này không còn mở được hồ sơ."), form=forms.ExcludeForm, action=excluding.exclude,
        danger=_("Người bị loại mất khóa ngay, kể cả chính anh/chị, và không việc gì sau này trả lại được."),
    ),
)  # fmt: skip
BY_SLUG = {act.slug: act for act in ACTS}
BY_VERB = {act.verb: act for act in ACTS}
