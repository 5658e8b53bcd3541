"""The words by which people accuse: general ones, none taken from a single letter."""

import re

DENOUNCE_SOMEONE = ("tố ông", "tố bà", "tố anh", "tố chị", "tố thằng", "tố bả", "tố ổng", "tố nó", "tố cán bộ", "tố mụ")
"""Only in a text with marks, where `tố` cannot be `to` (big) or `tổ` (group)."""
HARM_TO = frozenset(
    ("hành hung", "đánh đập", "đánh học sinh", "xâm hại", "chửi bới", "lăng mạ", "xúc phạm", "dọa giết")
)
"""Deeds whose next words name who suffers them."""
DENOUNCE = (
    "tố cáo", "tố giác", "tố káo", "đơn tc",
)  # fmt: skip

_PERSON = (
    r"ong|ba|anh|chi|em|co|thay|chu|bac|thang|con|mu|lao|ke|nguoi|dong chi|can bo|cong chuc|vien chuc|nhan vien|"
    r"chu tich|pho|bi thu|giam doc|truong|to truong|hieu truong|cong an|bac si|ke toan|thu quy|chu|doi tuong|nhom|bon|"
    r"lo|quan|cong ty|doanh nghiep|co so|cua hang|hanh vi|viec|luon|them|dich danh|cac|mot so|nhung|lanh dao"
)
AIMED = re.compile(rf"(?:(?:doi voi|ve|ca|toi)\s)?(?:{_PERSON})\b(?!\s(?:toi|nguoi dan)\b)")
BY_ME = re.compile(
    r"\b(?:toi|tui|minh|em|chau|con|ta|to|xin|nay|vua|muon|can|phai|quyet|dung don|lam don|viet don|gui don)$"
)
HEADING = re.compile(r"\b(?:don|va|ve|noi dung|thu hai|thu nhat|dong thoi|\d)\s?[.:,]?$|^$|[.;:!?]$")
NOT_YET = re.compile(
    r"\b(?:(?<!the )khong|chua|(?<!noi )dung|cha|nao phai|khong dam|hong|no)(?: co y| dinh| la| don| phai| he| muon)*$"
)
THREAT = re.compile(r"\bse(?: con| phai)?$")
IN_GENERAL_BEFORE = re.compile(
    r"\b(?:luat|quyen|cach|trinh tu|thu tuc|quy dinh ve|quy che|huong dan|duong day nong|hom thu|bao ve nguoi|hop thu|"
    r"phong|ban|bo phan|cong tac|tiep nhan|thong tu ve|"
    r"giai quyet|khieu nai ,|khieu nai|phan anh ,|kien nghi ,|bao ve|trang|muc)$"
)
TALL = re.compile(r"(?:qua|lon|rao|hon|khoe|nhat|vut|dep|lam)\b")
IN_GENERAL_AFTER = re.compile(r"(?:nam \d{4}|so \d+|tham nhung noi chung)")

NOT_DONE = re.compile(
    r"\b(?:bi|chong|phong|ngua|tranh|khong|khoi|lo|so|nghi bi|luat|nan nhan)(?: mot| ke| nguoi)?(?: xau| la)?(?: ,)?$"
)

DEEDS = (
    "tham nhũng", "hối lộ", "nhận phong bì", "nhận tiền để", "nhận tiền của", "vòi vĩnh", "vòi tiền", "đòi chung chi",
    "đòi lót tay", "tiền lót tay", "tiền bồi dưỡng", "gợi ý đưa", "yêu cầu đưa tiền", "làm tiền", "ăn chặn", "ăn bớt",
    "bớt xén", "cắt xén", "biển thủ", "thụt két", "chiếm đoạt", "chiếm hưởng", "bỏ túi riêng", "đút túi", "lập khống",
    "khai khống", "chứng từ khống", "khai man", "khai gian", "giả chữ ký", "làm giả", "giả mạo", "ngụy tạo",
    "thông đồng", "móc nối", "cấu kết", "bao che", "dung túng", "bảo kê", "lợi dụng chức vụ", "lợi dụng chức quyền",
    "lạm dụng chức vụ", "lạm quyền", "lộng quyền", "cậy quyền", "trục lợi", "tư lợi", "rút ruột", "hai bộ sổ",
    "quỹ đen", "chạy án", "chạy chức", "chạy việc", "mua chuộc", "nhũng nhiễu", "làm ngơ", "tự ý giao đất",
    "tự ý bán", "hưởng sai chế độ", "bán đất công", "giao đất trái", "cấp đất trái", "ưu ái người nhà", "trù dập",
    "trấn lột", "đánh học sinh", "hành hung", "đánh đập", "dọa giết", "xâm hại", "hiếp dâm", "quấy rối", "sàm sỡ",
    "cưỡng đoạt", "lừa đảo",
    "bán ma túy", "buôn lậu", "tổ chức đánh bạc", "sóc đĩa", "cho vay nặng lãi", "trốn thuế", "sửa điểm", "ép ký",
    "ký khống", "sửa chỉ số", "sửa hồ sơ", "tẩy xóa",
)  # fmt: skip
DEEDS_BY_MARKS = (
    "tham ô", "kê khống", "đòi tiền", "ăn tiền", "ép nộp", "chia nhau", "vòi", "dâm ô", "đe dọa", "bỏ túi",
    "cầm tiền", "nhận hối",
)  # fmt: skip
MINOR_DEEDS = (
    "xả thải", "xả trộm", "đổ trộm", "xả bùn", "lấn chiếm đất công", "hàn the", "hàng giả", "thuốc giả", "tráo tem",
    "dán nhãn", "ghi đề", "số đề", "đánh bạc", "tín dụng đen", "trộm cắp", "thu sai", "thu tiền không",
    "không xuất hóa đơn", "không xé vé", "không viết phiếu", "tự ý", "chửi bới", "lăng mạ", "xúc phạm", "bạo hành",
    "bầm tím", "xây vượt",
)  # fmt: skip
_SUM = r"\d+(?: [.,] \d+)*(?: [.,])? (?:trieu|tr|ty|dong|ngan|nghin|cu|chai)\b"
_BETWEEN = r"(?: (?!\.|thi |tro cap|ho tro|luong|boi thuong|che do)[^ ]+){0,6}? "
MONEY_DEMANDED = re.compile(
    rf"\b(?:doi|voi|bat nop|bat dua|bat chung|ep nop|ep dua|yeu cau \w+(?: \w+)? dua){_BETWEEN}{_SUM}"
)
MONEY_TAKEN = re.compile(rf"(?<!duoc )(?<!chua )\b(?:nhan|lay|an|cam|bo tui|chia){_BETWEEN}{_SUM}")

PUNISH = (
    "xử lý nghiêm", "xử lý hình sự", "xử lý kỷ luật", "kỷ luật", "điều tra", "khởi tố", "truy tố",
    "truy cứu trách nhiệm", "cách chức", "đình chỉ công tác", "bắt giữ", "bắt quả tang", "thanh tra làm rõ",
    "làm rõ hành vi", "xử lý cán bộ", "giữ kín danh tính", "giữ bí mật", "sợ trả thù", "bị trả thù", "thu hồi tiền",
    "xử ông", "trừng trị", "nghiêm trị",
)  # fmt: skip

OFFICES = (
    "chủ tịch xã", "chủ tịch phường", "chủ tịch ủy ban", "chủ tịch ubnd", "phó chủ tịch", "bí thư", "trưởng thôn",
    "trưởng ấp", "trưởng bản", "trưởng buôn", "trưởng khu", "xóm trưởng", "ấp trưởng", "tổ trưởng", "trưởng phòng",
    "trưởng ban", "trưởng trạm", "trưởng công an", "giám đốc", "hiệu trưởng", "hiệu phó", "kế toán", "thủ quỹ",
    "cán bộ địa chính", "cán bộ tư pháp", "cán bộ phường", "cán bộ xã", "cán bộ thôn", "công chức", "công an xã",
    "công an phường", "công an khu vực", "cảnh sát khu vực", "thanh tra xây dựng", "đội trưởng", "bác sĩ",
    "điều dưỡng", "cô giáo", "thầy giáo", "chủ hụi", "chủ thầu", "kiểm lâm", "nhân viên",
)  # fmt: skip

ADDRESS = (
    r"thầy giáo|cô giáo|ông|bà|anh|chị|cô|thầy|chú|thằng|con|mụ|lão|gã|đồng chí|bác sĩ|cán bộ|chủ tịch|trưởng thôn|"
    r"kế toán|hiệu trưởng|giám đốc"
)
NAMED = re.compile(
    rf"\b(?P<address>(?i:{ADDRESS}))\s+(?P<name>(?!(?:BÀ|ÔNG|CON)\b)[A-ZÀ-ỸĐ][\w'’]*)",
)
NO_NAMES = frozenset(
    "ay ta do nao nay kia ban toi con ba ong noi ngoai tui minh chu xa phuong ubnd tinh huyen hoi uy thi va hay hoac "
    "bi da dang mat la cua em anh chi chau a oi duong so nguoi dan gai trai nha co hang khong".split()
)
_FAMILIES = (
    "nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|ho|ngo|duong|ly|dinh|truong|cao|mai|lam|ha|luong|trinh|dao|doan|",
    "phung|vuong|trieu|tong|luu|nong|ma|ksor|rcham|kpa|nay|danh|son|thach|chau|ta|thai|quach|kieu|tang|to|quan",
)  # fmt: skip
NAMED_PLAIN = re.compile(rf"\b(?P<address>ong|ba|anh|chi|thang|thay|can bo|con)\s(?:{_FAMILIES})\s[a-z]+")
