"""The bundle for a power cut as PDF. The only place where a sheet's secret ever stands: it is drawn, then forgotten."""

from datetime import date

from thongsuot.cases.rules.secret import show_secret
from thongsuot.cases.views.submit import qr_svg
from thongsuot.core.ids import show_code
from thongsuot.counter.layout.forms import page_of, superior_of
from thongsuot.counter.layout.press import draw
from thongsuot.counter.layout.slip import address_of
from thongsuot.counter.models import Bundle
from thongsuot.counter.queries.forms import PaperForm, Part, form_named
from thongsuot.units.queries import installation

SHORTER = {"text": 9, "items": 3, "where": 1}
HOW = (
    "Giữ tập phiếu ở quầy, nơi khóa được. Phần dưới mỗi phiếu in mã bí mật: không phát phiếu trống, không chụp lại.",
    "Khi mất điện, mỗi người gửi dùng một phiếu. Cán bộ ghi giờ, ngày nhận thật vào cả hai phần và vào sổ tạm.",
    "Người gửi viết, hoặc cán bộ ghi hộ rồi đọc lại. Tố cáo một người không ghi vào phiếu này: mời người đó đến nơi "
    "nhận tố cáo.",
    "Xé phần dưới đưa ngay cho người gửi. Nơi nhận giữ phần trên, không chép mã bí mật.",
    "Có điện: vào Tiếp nhận, mục Phiếu khi mất điện, gõ mã vụ việc in trên phiếu và ngày, giờ nhận thật. "
    "Vụ việc mang đúng mã này; thời hạn tính từ ngày nhận thật.",
    "Phiếu hỏng hoặc thất lạc: hủy phiếu đó trên máy. Không in lại được phiếu cũ, vì máy không giữ mã bí mật.",
)


def write(bundle: Bundle, secrets: list[tuple[str, str]], on: date) -> bytes:
    """Return the bundle. `secrets`: (code, secret) in the order of the sheets."""
    sheets = [_sheet(number, code, secret) for number, (code, secret) in enumerate(secrets, start=1)]
    content = {
        "title": f"Tập phiếu {bundle.number}",
        "house": installation().name_vi,
        "unit": bundle.unit.name,
        "superior": superior_of(bundle.unit),
        "number": str(bundle.number),
        "printed": f"{on.day}/{on.month}/{on.year}",
        "how": list(HOW),
        "address": address_of(),
        "sheets": sheets,
    }
    return draw("sheets", content)


def _sheet(number: int, code: str, secret: str) -> dict:
    return {
        "number": number,
        "code": show_code(code),
        "secret": show_secret(secret),
        "qr": qr_svg(address_of(code)),
        "form": page_of(_short(form_named("y-kien")), None, {}),
    }


def _short(form: PaperForm) -> PaperForm:
    """Return the form as it stands on a sheet, whose lower part is torn off."""
    parts = tuple(Part(**part.__dict__ | {"lines": SHORTER.get(part.value, part.lines)}) for part in form.parts)
    return PaperForm(**form.__dict__ | {"parts": parts})
