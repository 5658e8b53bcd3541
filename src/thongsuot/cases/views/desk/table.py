"""One row for each act of an officer: its address, its words, its form, the action that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from thongsuot.cases.actions import (
    alarm,
    answer,
    correcting,
    ending,
    joining,
    moving,
    people,
    publish,
    rate,
    screening,
    splitting,
    time,
    urging,
    work,
)
from thongsuot.cases.forms.acts import answer as answer_forms
from thongsuot.cases.forms.acts import moving as moving_forms
from thongsuot.cases.forms.acts import people as people_forms
from thongsuot.cases.forms.acts import screening as screening_forms
from thongsuot.cases.forms.acts import work as work_forms
from thongsuot.cases.forms.acts.base import ActForm, NoteForm, PlainForm, ReasonForm

ENDS = _("Vụ việc kết thúc ở đây và người gửi được báo. Muốn làm tiếp thì người gửi phải gửi lại.")


@dataclass(frozen=True, kw_only=True)
class DeskAct:
    """`slug`: the address; `label`: the button; `done`: what is said afterwards; `danger`: what cannot be undone.

    `shows`: the template of the answer, for what is shown once; else the case page follows.
    """

    verb: str
    slug: str
    label: str
    done: str
    form: type[ActForm]
    action: Callable
    template: str = "cases/desk/act.html"
    danger: str = ""
    note: str = ""
    shows: str = ""


ACTS = (
    DeskAct(
        verb="screen",
        slug="phan-loai",
        label=_("Phân loại"),
        done=_("Đã phân loại. Bước tiếp theo là thụ lý."),
        form=screening_forms.ScreenForm,
        action=screening.screen,
    ),
    DeskAct(
        verb="accept",
        slug="thu-ly",
        label=_("Thụ lý"),
        done=_("Đã thụ lý."),
        form=PlainForm,
        action=work.accept,
        note=_("Đơn vị nhận trách nhiệm trả lời. Người gửi thấy bước này."),
    ),
    DeskAct(
        verb="ask_supplement",
        slug="yeu-cau-bo-sung",
        label=_("Yêu cầu bổ sung"),
        done=_("Đã báo người gửi bổ sung. Thời hạn dừng lại cho đến khi có phần bổ sung."),
        form=screening_forms.AskSupplementForm,
        action=screening.ask_supplement,
        note=_("Thời hạn trả lời dừng lại cho đến khi người gửi bổ sung."),
    ),
    DeskAct(
        verb="supplement",
        slug="bo-sung",
        label=_("Ghi phần bổ sung"),
        done=_("Đã ghi phần bổ sung."),
        form=screening_forms.SupplementForm,
        action=screening.supplement,
        note=_("Ghi điều người gửi nói thêm hoặc giấy tờ mang đến."),
    ),
    DeskAct(
        verb="assign",
        slug="giao-viec",
        label=_("Giao việc"),
        done=_("Đã giao việc."),
        form=work_forms.AssignForm,
        action=work.assign,
        template="cases/desk/assign.html",
    ),
    DeskAct(
        verb="draft",
        slug="soan-tra-loi",
        label=_("Soạn trả lời"),
        done=_("Đã lưu bản soạn."),
        form=answer_forms.DraftForm,
        action=answer.draft,
        template="cases/desk/draft.html",
    ),
    DeskAct(
        verb="submit",
        slug="trinh-duyet",
        label=_("Trình duyệt"),
        done=_("Đã trình lãnh đạo duyệt."),
        form=NoteForm,
        action=answer.submit,
        template="cases/desk/review.html",
    ),
    DeskAct(
        verb="approve",
        slug="duyet",
        label=_("Duyệt trả lời"),
        done=_("Đã duyệt. Người phụ trách công khai gửi trả lời."),
        form=NoteForm,
        action=answer.approve,
        template="cases/desk/review.html",
    ),
    DeskAct(
        verb="send_back",
        slug="tra-ve-sua",
        label=_("Trả về để sửa"),
        done=_("Đã trả về để sửa."),
        form=ReasonForm,
        action=answer.send_back,
        template="cases/desk/review.html",
    ),
    DeskAct(
        verb="publish",
        slug="gui-tra-loi",
        label=_("Gửi trả lời và công khai"),
        done=_("Đã gửi trả lời cho người gửi."),
        form=answer_forms.PublishForm,
        action=publish.publish,
        template="cases/desk/publish.html",
        danger=_("Người gửi nhận câu trả lời ngay. Bản công khai ai cũng đọc được."),
    ),
    DeskAct(
        verb="coordinate",
        slug="phoi-hop",
        label=_("Đề nghị phối hợp"),
        done=_("Đã gửi đề nghị phối hợp."),
        form=work_forms.CoordinateForm,
        action=work.coordinate,
        template="cases/desk/unit.html",
    ),
    DeskAct(
        verb="answer_coordination",
        slug="tra-loi-phoi-hop",
        label=_("Cho ý kiến phối hợp"),
        done=_("Đã gửi ý kiến phối hợp."),
        form=work_forms.CoordinationAnswerForm,
        action=work.answer_coordination,
    ),
    DeskAct(
        verb="extend",
        slug="gia-han",
        label=_("Gia hạn"),
        done=_("Đã gia hạn."),
        form=work_forms.ExtendForm,
        action=time.extend,
    ),
    DeskAct(
        verb="suspend",
        slug="tam-dung",
        label=_("Tạm dừng"),
        done=_("Đã tạm dừng. Thời hạn không tính tiếp."),
        form=work_forms.SuspendForm,
        action=time.suspend,
    ),
    DeskAct(
        verb="resume",
        slug="tiep-tuc",
        label=_("Tiếp tục giải quyết"),
        done=_("Đã tiếp tục. Thời hạn tính tiếp từ hôm nay."),
        form=NoteForm,
        action=time.resume,
    ),
    DeskAct(
        verb="transfer",
        slug="chuyen-don",
        label=_("Chuyển đơn"),
        done=_("Đã chuyển. Mã vụ việc và ngày nhận đầu tiên giữ nguyên."),
        form=moving_forms.TransferForm,
        action=moving.transfer,
        template="cases/desk/unit.html",
        note=_("Mã vụ việc, ngày nhận và hạn trả lời giữ nguyên."),
    ),
    DeskAct(
        verb="transfer_out",
        slug="chuyen-ra-ngoai",
        label=_("Chuyển ra ngoài hệ thống"),
        done=_("Đã chuyển. In phiếu chuyển và tải tệp có chữ ký ở trang này."),
        form=moving_forms.TransferOutForm,
        action=moving.transfer_out,
        template="cases/desk/unit.html",
        danger=_("Vụ việc rời hệ thống. Tệp gửi kèm có cả tên và số điện thoại người gửi."),
    ),
    DeskAct(
        verb="guide",
        slug="huong-dan",
        label=_("Hướng dẫn"),
        done=_("Đã hướng dẫn người gửi."),
        form=screening_forms.GuideForm,
        action=ending.guide,
        danger=ENDS,
    ),
    DeskAct(
        verb="return",
        slug="tra-lai-don",
        label=_("Trả lại đơn"),
        done=_("Đã trả lại đơn."),
        form=screening_forms.ReturnForm,
        action=ending.return_case,
        danger=ENDS,
    ),
    DeskAct(
        verb="join",
        slug="nhap-vu-viec",
        label=_("Nhập vào vụ việc khác"),
        done=_("Đã nhập vụ việc."),
        form=moving_forms.JoinForm,
        action=joining.join,
    ),
    DeskAct(
        verb="unjoin",
        slug="bo-nhap",
        label=_("Bỏ nhập"),
        done=_("Đã bỏ nhập. Vụ việc trở lại bước trước."),
        form=ReasonForm,
        action=joining.unjoin,
    ),
    DeskAct(
        verb="split",
        slug="tach-vu-viec",
        label=_("Tách vụ việc"),
        done=_("Đã tách."),
        form=moving_forms.SplitForm,
        action=splitting.split,
        template="cases/desk/split.html",
        danger=_("Mỗi phần có mã mới và mã bí mật mới, chỉ hiện một lần. Mã cũ dẫn đến các mã mới."),
        shows="cases/desk/split_done.html",
    ),
    DeskAct(
        verb="withdraw",
        slug="rut",
        label=_("Ghi người gửi rút"),
        done=_("Đã ghi việc rút."),
        form=screening_forms.WithdrawForm,
        action=ending.withdraw,
        danger=ENDS,
    ),
    DeskAct(
        verb="rate",
        slug="ghi-danh-gia",
        label=_("Ghi người gửi xác nhận xong"),
        done=_("Đã ghi."),
        form=answer_forms.RateForm,
        action=rate.rate,
    ),
    DeskAct(
        verb="reopen",
        slug="mo-lai",
        label=_("Mở lại vì chưa xong"),
        done=_("Đã mở lại. Thời hạn mới tính từ hôm nay."),
        form=answer_forms.ReopenForm,
        action=rate.reopen,
    ),
    DeskAct(
        verb="close",
        slug="dong",
        label=_("Đóng vụ việc"),
        done=_("Đã đóng."),
        form=NoteForm,
        action=rate.close,
    ),
    DeskAct(
        verb="withdraw_publication",
        slug="go-cong-khai",
        label=_("Gỡ bản công khai"),
        done=_("Đã gỡ bản công khai."),
        form=ReasonForm,
        action=publish.withdraw_publication,
        danger=_("Trang công khai chỉ còn ghi là đã gỡ và ngày gỡ. Câu trả lời cho người gửi giữ nguyên."),
    ),
    DeskAct(
        verb="urge",
        slug="don-doc",
        label=_("Đôn đốc"),
        done=_("Đã đôn đốc."),
        form=work_forms.UrgeForm,
        action=urging.urge,
    ),
    DeskAct(
        verb="answer_urge",
        slug="tra-loi-don-doc",
        label=_("Trả lời đôn đốc"),
        done=_("Đã trả lời đôn đốc."),
        form=work_forms.AnswerUrgeForm,
        action=urging.answer_urge,
    ),
    DeskAct(
        verb="raise_alarm",
        slug="bao-dong",
        label=_("Báo động nguy hiểm"),
        done=_("Đã báo động đến mọi người trực của đơn vị và lãnh đạo cấp trên."),
        form=work_forms.AlarmForm,
        action=alarm.raise_alarm,
        note=_("Dùng khi có nguy hiểm đến tính mạng, sức khỏe. Tin báo đi ngay, cả ban đêm."),
    ),
    DeskAct(
        verb="acknowledge_alarm",
        slug="nhan-bao-dong",
        label=_("Tôi đã nhận báo động"),
        done=_("Đã nhận. Báo động không chuyển lên cấp trên nữa."),
        form=NoteForm,
        action=alarm.acknowledge_alarm,
    ),
    DeskAct(
        verb="correct",
        slug="sua-ghi-nham",
        label=_("Sửa thông tin ghi nhầm"),
        done=_("Đã sửa. Thông tin cũ còn trong sổ."),
        form=screening_forms.CorrectForm,
        action=correcting.correct,
        template="cases/desk/correct.html",
    ),
    DeskAct(
        verb="reissue_secret",
        slug="cap-lai-ma",
        label=_("Cấp lại mã bí mật"),
        done=_("Đã cấp lại."),
        form=people_forms.ReissueForm,
        action=people.reissue_secret,
        danger=_("Mã bí mật cũ hết dùng ngay. Mã mới chỉ hiện một lần."),
        shows="cases/desk/receipt.html",
    ),
    DeskAct(
        verb="reveal_party",
        slug="xem-nguoi-gui",
        label=_("Xem đầy đủ người gửi"),
        done=_("Đã ghi sổ."),
        form=people_forms.RevealForm,
        action=people.reveal_party,
        note=_("Lần xem này được ghi sổ: ai xem, lúc nào, vì sao."),
        shows="cases/desk/parties.html",
    ),
    DeskAct(
        verb="open_signatories",
        slug="mo-danh-sach-ky",
        label=_("Mở danh sách người ký"),
        done=_("Đã ghi sổ."),
        form=people_forms.OpenSignatoriesForm,
        action=people.open_signatories,
        note=_("Danh sách được niêm phong. Lần mở này được ghi sổ."),
        shows="cases/desk/signatories.html",
    ),
)
BY_SLUG = {act.slug: act for act in ACTS}
BY_VERB = {act.verb: act for act in ACTS}
