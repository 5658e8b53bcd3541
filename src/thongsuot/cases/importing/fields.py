"""What a column of a register may hold, as people who choose it read it."""

from django.utils.translation import gettext_lazy as _

FIELDS = (
    ("id", _("Số thứ tự, mã đơn")),
    ("received_on", _("Ngày nhận")),
    ("name", _("Họ tên người gửi")),
    ("name_address", _("Họ tên và địa chỉ trong một ô")),
    ("address", _("Địa chỉ")),
    ("phone", _("Điện thoại")),
    ("id_number", _("Số giấy tờ")),
    ("text", _("Nội dung")),
    ("kind", _("Loại đơn")),
    ("kind_persons", _("Loại đơn và số người trong một ô")),
    ("persons", _("Số người")),
    ("households", _("Số hộ")),
    ("topic", _("Lĩnh vực (mã)")),
    ("channel", _("Kênh nhận")),
    ("place_name", _("Địa bàn (tên xã, phường)")),
    ("ward_code", _("Mã xã, phường")),
    ("province_code", _("Mã tỉnh")),
    ("course", _("Hướng xử lý")),
    ("accepted", _("Thụ lý (đánh dấu)")),
    ("accepted_on", _("Ngày thụ lý")),
    ("guided", _("Trả lại, hướng dẫn")),
    ("guided_on", _("Ngày trả lại, hướng dẫn")),
    ("transferred", _("Chuyển đơn (đánh dấu)")),
    ("transferred_to", _("Nơi nhận đơn chuyển")),
    ("transferred_on", _("Ngày chuyển")),
    ("answered_on", _("Ngày trả lời")),
    ("result", _("Kết quả, nội dung trả lời")),
)
LONG = ("text", "result", "guided")
NAMES = dict(FIELDS)
