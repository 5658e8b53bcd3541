"""What an entry of the book did, in words: every verb that any entry can carry (`tests/house/test_verbs.py`)."""

from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from thongsuot.cases.rules.verbs import VERB_NAMES, verb_name
from thongsuot.duties.words import VERBS as DUTY_VERBS

VERBS = {
    "units.create": _("Thành lập đơn vị"),
    "units.rename": _("Đổi tên đơn vị"),
    "units.move": _("Chuyển đơn vị"),
    "units.abolish": _("Giải thể đơn vị"),
    "units.set_contact": _("Sửa cách liên hệ"),
    "units.set_competence": _("Giao thẩm quyền"),
    "units.end_competence": _("Kết thúc thẩm quyền"),
    "units.set_installation": _("Sửa thông tin hệ thống"),
    "units.load_places": _("Nạp danh mục địa bàn"),
    "units.set_up_commune": _("Dựng đơn vị của một xã"),
    "units.set_up_province": _("Dựng đơn vị của một tỉnh"),
    "units.set_up_outside": _("Ghi cơ quan ngoài hệ thống"),
    "people.add_officer": _("Thêm cán bộ"),
    "people.edit_officer": _("Sửa thông tin cán bộ"),
    "people.deactivate_officer": _("Khóa tài khoản"),
    "people.reactivate_officer": _("Mở lại tài khoản"),
    "people.give_post": _("Giao vai"),
    "people.end_post": _("Kết thúc vai"),
    "people.record_absence": _("Ghi ngày vắng mặt"),
    "people.cancel_absence": _("Bỏ ngày vắng mặt"),
    "people.set_own_ways": _("Đổi ngôn ngữ, phím tắt của mình"),
    "people.change_password": _("Đổi mật khẩu của mình"),
    "people.set_up_second_factor": _("Cài bước thứ hai của mình"),
    "people.remove_second_factor": _("Gỡ một bước thứ hai của mình"),
    "people.renew_codes_second_factor": _("Lấy mã dự phòng mới"),
    "people.reset_password": _("Cấp lại mật khẩu"),
    "people.reset_second_factor": _("Bỏ bước thứ hai"),
    "people.allow_renewal": _("Cho phép cấp lại cách đăng nhập còn lại"),
    "people.link_identity": _("Ghi mã định danh"),
    "people.end_session": _("Kết thúc một phiên"),
    "people.end_own_sessions": _("Kết thúc các phiên của mình"),
    "people.end_sessions": _("Kết thúc mọi phiên của cán bộ"),
    "people.recover_administrator": _("Cứu tài khoản quản trị bằng lệnh"),
    "people.set_up_staff": _("Ghi cán bộ ban đầu"),
    "changes.hand_over_officer": _("Bàn giao việc của cán bộ"),
    "changes.clear_practice": _("Dọn vụ việc tập làm"),
    "changes.change_days": _("Đổi ngày nghỉ, ngày làm bù"),
    "changes.add_year": _("Thêm lịch một năm"),
    "changes.change_rule": _("Sửa thời hạn"),
    "changes.undo_law_change": _("Bỏ một thay đổi"),
    "changes.recount": _("Tính lại hạn các việc đang chạy"),
    "changes.reorganise": _("Sắp xếp đơn vị"),
    "changes.prepare_reorganisation": _("Soạn việc sắp xếp đơn vị"),
    "changes.begin_reorganisation": _("Sắp xếp đơn vị có hiệu lực"),
    "changes.undo_reorganisation": _("Bỏ việc sắp xếp đơn vị"),
    "changes.repoint": _("Chuyển việc sang đơn vị kế thừa"),
    "changes.place": _("Xếp việc vào đơn vị sau khi tách"),
    "changes.let_go": _("Bỏ khỏi danh sách chờ phân việc đã sang nơi khác"),
    "changes.admit_partner": _("Tin cậy một nơi khác"),
    "changes.end_partner": _("Thôi tin cậy một nơi khác"),
    "changes.send_package": _("Lập gói chuyển vụ việc"),
    "changes.take_package": _("Nhận vụ việc từ gói"),
    "changes.upload_register": _("Tải sổ cũ lên"),
    "changes.import_register": _("Nhập sổ cũ"),
    "changes.drop_register": _("Bỏ sổ cũ đã tải lên"),
    "changes.undo_register": _("Hoàn tác việc nhập sổ"),
    "changes.undo_rows": _("Hoàn tác một loạt dòng đã nhập"),
    "changes.mend_row": _("Sửa và nhập một dòng lạ"),
    "changes.set_row_aside": _("Để riêng một dòng lạ"),
    "changes.export_odd_rows": _("Tải các dòng lạ thành bảng"),
    "changes.bulk_assign": _("Giao nhiều vụ việc một lần"),
    "changes.bulk_hand_over": _("Bàn giao nhiều vụ việc một lần"),
    "changes.bulk_coordinate": _("Đề nghị phối hợp nhiều vụ việc một lần"),
    "changes.bulk_label": _("Gắn, gỡ nhãn nhiều vụ việc một lần"),
    "changes.bulk_join": _("Nhập nhiều vụ việc vào một"),
    "changes.bulk_close": _("Đóng nhiều vụ việc một lần"),
    "changes.print_sheets": _("In phiếu mất điện"),
    "changes.void_sheet": _("Hủy một phiếu mất điện"),
    "changes.void_bundle": _("Hủy một tập phiếu mất điện"),
    "changes.draw_book": _("In sổ theo luật"),
    "counter.open_link": _("Mở vụ việc cho một điện thoại chụp ảnh"),
    "reading.read": _("Cho máy đọc một bản quét của vụ việc"),
    "cases.add_label": _("Thêm nhãn công việc"),
    "cases.rename_label": _("Đổi tên nhãn công việc"),
    "cases.retire_label": _("Thôi dùng nhãn công việc"),
    "cases.save_view": _("Lưu bộ lọc"),
    "cases.rename_view": _("Đổi tên bộ lọc"),
    "cases.open_first": _("Chọn bộ lọc mở đầu tiên"),
    "cases.delete_view": _("Xóa bộ lọc"),
    "documents.draw": _("Soạn văn bản"),
    "documents.revise": _("Sửa dự thảo"),
    "documents.sign": _("Ký và lấy số"),
    "documents.attach": _("Tải bản đã ký lên"),
    "documents.send": _("Gửi văn bản"),
    "documents.prove_receipt": _("Ghi việc đã nhận văn bản"),
    "documents.cancel": _("Hủy văn bản"),
    "duties.tell_apart": _("Quyết định hai vụ việc có là một"),
    "mail.set_mailbox": _("Đặt hộp thư tiếp nhận"),
    "mail.drop_letter": _("Xóa thư để riêng"),
    "mail.drop_letters": _("Thư để riêng quá hạn tự xóa"),
    "notices.post": _("Ghi việc đã gửi thư giấy"),
    "privacy.open": _("Nhận yêu cầu hoặc ghi sự cố về dữ liệu cá nhân"),
    "privacy.acknowledge": _("Báo đã nhận yêu cầu về dữ liệu cá nhân"),
    "privacy.answer": _("Trả lời yêu cầu về dữ liệu cá nhân"),
    "privacy.tell": _("Báo sự cố cho cơ quan có thẩm quyền"),
    "privacy.close": _("Kết thúc việc về dữ liệu cá nhân"),
    "sealed": _("Việc trong phòng tố cáo"),
    "suggestions.learn": _("Học lại gợi ý"),
    "suggestions.put_back": _("Trở lại bản gợi ý cũ"),
    "wording.change": _("Sửa lời"),
    "wording.go_back": _("Trở lại lời cũ"),
    "notices.set_gateway": _("Đặt đường gửi tin"),
    "duties.set_pace": _("Chọn nhận bản tin tuần"),
    "api.give_token": _("Cấp khóa truy cập"),
    "api.renew_token": _("Cấp lại khóa truy cập"),
    "api.revoke_token": _("Thu hồi khóa truy cập"),
}
OTHER = _("Việc khác, xem sổ cái")
# Each part of the book that an administrator reads, and the kinds of thing its entries are about.
PARTS = {
    "don-vi": (_("Đơn vị, thẩm quyền"), ("unit", "installation", "reorganisation")),
    "can-bo": (_("Cán bộ, vai, cách đăng nhập"), ("officer",)),
    "lich-va-thoi-han": (_("Lịch nghỉ, thời hạn"), ("law",)),
    "duong-gui": (_("Đường gửi tin"), ("gateway",)),
    "loi-van": (_("Lời tin và văn bản"), ("wording",)),
    "goi-y": (_("Chất lượng gợi ý"), ("suggestions",)),
    "hop-thu": (_("Hộp thư tiếp nhận"), ("mailbox",)),
    "noi-khac": (_("Nơi khác"), ("partner",)),
    "luu-giu": (_("Xóa nội dung"), ("case",)),
    "khoa": (_("Khóa truy cập"), ("token",)),
}
# Of a case, its page tells everything else; here stands what administration does with it.
ALONE = {"luu-giu": ("cases.erase",)}
# Of things that every unit has, an administrator of a part of the tree reads its own; the rest is the root's.
OF_EVERY_UNIT = ("don-vi", "can-bo")


def verb_words(verb: str) -> str:
    """Return what an entry with this verb did, in the reader's language."""
    room, _dot, act = verb.partition(".")
    if verb in VERBS:
        return str(VERBS[verb])
    if room == "cases" and act in VERB_NAMES:
        return verb_name(act, get_language() or "vi")
    if room == "duties" and act in DUTY_VERBS:
        return gettext(DUTY_VERBS[act])
    return str(OTHER)
