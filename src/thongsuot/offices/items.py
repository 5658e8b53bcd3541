"""The list of what to set up in words: what, why, and the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thongsuot.offices.rules.setting_up import Item

SHOWN = 5
# title, why, address of the page (None: done on the machine, as the sentence says), words of its link
WORDS = {
    "reach": (
        gettext_lazy("Ghi điện thoại và giờ tiếp công dân"),
        gettext_lazy("Hiện ở chân mọi trang công khai, trên biên nhận và trong tin gửi bà con."),
        "units:installation",
    ),
    "head": (
        gettext_lazy("Mỗi Ủy ban có người đứng đầu"),
        gettext_lazy("Giao việc, duyệt trả lời, cho thêm thời gian đều cần người đứng đầu."),
        "people:officers",
    ),
    "receptionist": (
        gettext_lazy("Mỗi Ủy ban có người tiếp nhận"),
        gettext_lazy("Người này xem đơn mới trong hạn của luật và in biên nhận tại quầy."),
        "people:officers",
    ),
    "publisher": (
        gettext_lazy("Mỗi Ủy ban có người công khai"),
        gettext_lazy("Che tên người dân trước khi đăng. Chưa có thì người đứng đầu phải tự làm."),
        "people:officers",
    ),
    "deputy": (
        gettext_lazy("Mỗi người đứng đầu có cấp phó"),
        gettext_lazy("Cấp phó duyệt thay khi người đứng đầu vắng; không có thì việc chờ."),
        "people:officers",
    ),
    "administrators": (
        gettext_lazy("Có quản trị viên thứ hai"),
        gettext_lazy("Một người quên mật khẩu thì người kia cấp lại được."),
        "people:officers",
    ),
    "contact": (
        gettext_lazy("Ghi địa chỉ, điện thoại của từng Ủy ban"),
        gettext_lazy("In trên đầu công văn, biên nhận; để bà con biết đến đâu."),
        "units:tree",
    ),
    "competence": (
        gettext_lazy("Lĩnh vực nào cũng có đơn vị phụ trách"),
        gettext_lazy("Chương trình gợi ý đơn vị theo bảng này khi có đơn mới."),
        "offices:competence",
    ),
    "tree": (
        gettext_lazy("Cây đơn vị không có lỗi"),
        gettext_lazy("Việc quá hạn báo lên theo cây đơn vị."),
        "offices:tree",
    ),
    "calendar": (
        gettext_lazy("Có lịch nghỉ của năm sau"),
        gettext_lazy("Không có lịch thì hạn rơi sang năm sau không tính được."),
        "changes:law_year",
    ),
    "unsure-days": (
        gettext_lazy("Ngày nghỉ đã theo thông báo chính thức"),
        gettext_lazy("Ngày dự kiến được đánh dấu chưa chắc; có thông báo thì sửa từng ngày."),
        "changes:law_calendar",
    ),
    "mail": (
        gettext_lazy("Có đường gửi thư điện tử"),
        gettext_lazy("Bà con xin báo tin qua thư điện tử; chưa có đường gửi thì tin nằm chờ."),
        "notices:gateways",
    ),
    "words": (
        gettext_lazy("Lời riêng của cơ quan đã xem lại sau nâng cấp"),
        gettext_lazy("Bản nâng cấp đổi lời gốc của tin hay mẫu văn bản mà cơ quan đã viết lời riêng."),
        "wording:list",
    ),
    "sealed": (
        gettext_lazy("Lập phòng tố cáo"),
        gettext_lazy(
            "Cần hai người giữ khóa danh tính và một người giải quyết. Chưa có thì trang tố cáo chưa nhận đơn."
        ),
        "sealed:own",
    ),
    "guarded": (
        gettext_lazy("Không có thư nào có thể là tố cáo nằm chờ"),
        gettext_lazy("Thư ấy để riêng, không ai đọc được; người tiếp nhận chuyển kín trước khi hết 14 ngày."),
        "mail:mailboxes",
    ),
    "custodians": (
        gettext_lazy("Có người giữ khóa danh tính thứ ba"),
        gettext_lazy("Chỉ có hai người thì một người quên mật ngữ là không ai khôi phục được."),
        "sealed:own",
    ),
    "backup": (
        gettext_lazy("Có bản sao lưu trong bảy ngày qua"),
        gettext_lazy("Đặt lịch lệnh “thongsuot backup THƯ-MỤC” mỗi đêm trên máy chủ."),
        None,
    ),
    "practice": (
        gettext_lazy("Có đơn vị tập làm"),
        gettext_lazy("Cán bộ mới thử mọi việc ở đó mà không động đến việc thật."),
        None,
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """An item as the page shows it."""

    item: Item
    title: str
    why: str
    detail: str
    url: str


def told(items: list[Item]) -> list[Told]:
    """Return items in words."""
    return [_told(item) for item in items]


def title(item: Item) -> str:
    return str(WORDS[item.code][0])


def _told(item: Item) -> Told:
    name, why, page = WORDS[item.code]
    return Told(item, str(name), str(why), "" if item.done else _detail(item), reverse(page) if page else "")


def _detail(item: Item) -> str:
    if item.lacking:
        names, more = "; ".join(item.lacking[:SHOWN]), len(item.lacking) - SHOWN
        return _("Còn thiếu: %(names)s") % {"names": names} + (
            _(" và %(n)s nơi nữa.") % {"n": more} if more > 0 else "."
        )
    if item.code == "calendar":
        return _("Chưa có lịch năm %(year)s.") % {"year": item.number}
    if item.code in ("sealed", "custodians"):
        return _("Hiện có %(n)s người giữ khóa danh tính.") % {"n": item.number}
    if item.code == "words":
        return _("%(n)s lời cần xem lại.") % {"n": item.number}
    if item.code == "unsure-days":
        return _("%(n)s ngày còn đánh dấu chưa chắc.") % {"n": item.number}
    if item.code == "guarded":
        day = f"{item.until.day}/{item.until.month}/{item.until.year}"
        return _("%(n)s thư nằm chờ; thư sớm nhất tự xóa ngày %(day)s.") % {"n": item.number, "day": day}
    if item.code == "tree":
        return _("%(n)s điều làm kẹt việc.") % {"n": item.number}
    return ""
