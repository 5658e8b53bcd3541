"""Rows of the reception desk: screen, ask for more, pass on, end, correct."""

from django.utils.translation import gettext_lazy as _

from thongsuot.cases.actions import correcting, ending, joining, moving, screening, splitting, work
from thongsuot.cases.forms.acts import moving as moving_forms
from thongsuot.cases.forms.acts import screening as screening_forms
from thongsuot.cases.forms.acts.base import PlainForm, ReasonForm
from thongsuot.cases.views.desk.table.row import DeskAct

ENDS = _("Vụ việc kết thúc ở đây và người gửi được báo. Muốn làm tiếp thì người gửi phải gửi lại.")
DESK = (
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
        done=_("Đã chuyển. Soạn phiếu chuyển và tải tệp có chữ ký ở trang này."),
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
        verb="tell_apart",
        slug="viec-khac",
        label=_("Ghi là việc khác"),
        done=_("Đã ghi là việc khác. Hai vụ việc không được gợi ý nhập với nhau nữa."),
        form=moving_forms.TellApartForm,
        action=joining.tell_apart,
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
        verb="correct",
        slug="sua-ghi-nham",
        label=_("Sửa thông tin ghi nhầm"),
        done=_("Đã sửa. Thông tin cũ còn trong sổ."),
        form=screening_forms.CorrectForm,
        action=correcting.correct,
        template="cases/desk/correct.html",
    ),
)
