"""A letter drawn as a scanner would send it, and what it says."""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

import thongsuot

FONT = Path(thongsuot.__file__).parent / "documents" / "fonts" / "tinos" / "Tinos-Regular.ttf"
LETTER = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Đơn Dương, ngày 03 tháng 6 năm 2026

ĐƠN KIẾN NGHỊ
Về việc sửa đường liên thôn bị hư hỏng

Kính gửi: Ủy ban nhân dân xã Đơn Dương

Tôi tên là: Trần Thị Mận
Địa chỉ: thôn Suối Thông, xã Đơn Dương, tỉnh Lâm Đồng
Số điện thoại: 0900 000 123

Đường liên thôn Suối Thông bị sụt lún từ tháng 4, xe máy
đi qua rất nguy hiểm. Tôi kiến nghị xã cho sửa lại đoạn đường
dài khoảng 200 mét trước mùa mưa."""
SAID = {
    "title": "sửa đường liên thôn bị hư hỏng",
    "name": "Trần Thị Mận",
    "phone": "0900000123",
    "address": "thôn Suối Thông, xã Đơn Dương, tỉnh Lâm Đồng",
    "written_on": "2026-06-03",
    "addressee": "Ủy ban nhân dân xã Đơn Dương",
    "kind": "petition",
}
ACCUSING = """ĐƠN TỐ CÁO
Tôi tên là: Trần Thị Mận
Tôi làm đơn này tố cáo ông Nguyễn Văn Tí, cán bộ địa chính xã,
đã nhận hối lộ 20 triệu đồng của gia đình tôi để làm sổ đỏ.
Đề nghị xử lý nghiêm ông Tí theo pháp luật."""


def scan(text: str = LETTER, form: str = "JPEG", turned: int = 0) -> bytes:
    """Return `text` drawn on a page, as a photograph or a PDF, `turned` by so many degrees."""
    page = Image.new("L", (1240, 160 + 48 * text.count("\n")), 255)
    pen, font = ImageDraw.Draw(page), ImageFont.truetype(FONT, 34)
    for number, line in enumerate(text.split("\n")):
        pen.text((80, 50 + 48 * number), line, font=font, fill=0)
    packed = BytesIO()
    page.rotate(turned, expand=True).save(packed, form, **({"resolution": 150} if form == "PDF" else {}))
    return packed.getvalue()
