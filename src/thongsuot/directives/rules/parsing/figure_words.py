"""Words about figures: qualifiers, what is counted, what makes a number no quantity. Data."""

QUALIFIERS = (
    r"hơn|trên|gần|khoảng|chừng|xấp\s+xỉ|ước(?:\s+tính|\s+khoảng)?|tối\s+thiểu|ít\s+nhất|tối\s+đa|nhiều\s+nhất|"
    r"không\s+quá|dưới|từ|"
    r"không\s+dưới|hàng"
)
# Written right behind the number, with or without a blank.
GLUED = (
    r"(?:đồng|USD|VND|VNĐ|đ)(?:/(?:người|năm|tháng|hộ|ngày|người/năm))*|ha|km2|km²|km|m2|m²|m3|m³|kg|tấn|tạ|MW|"
    r"kWh|lít|điểm\s+%|"
    r"điểm\s+phần\s+trăm|%"
)
UNITS = (
    r"(?:đồng|tỷ\s+đồng|triệu\s+đồng)(?:/(?:người|năm|tháng|hộ)(?:/năm)?)?|chỉ\s+tiêu(?:\s+(?:chủ\s+yếu|"
    r"kế\s+hoạch))?|tiêu\s+chí|đảng\s+[uủ][yỷ]ủ?(?:\s+(?:trực\s+thuộc|cơ\s+sở))?|đảng\s+ủy(?:\s+(?:trực\s+thuộc|"
    r"cơ\s+sở))?|"
    r"đảng\s+bộ(?:\s+(?:trực\s+thuộc|cơ\s+sở))?|chi\s+bộ(?:\s+(?:trực\s+thuộc|cơ\s+sở))?|chi\s+đảng\s+bộ|"
    r"tổ\s+chức\s+(?:cơ\s+sở\s+)?(?:đảng|chính\s+trị|xã\s+hội)|đảng\s+viên(?:\s+mới)?|quần\s+chúng|"
    r"đoàn\s+viên|hội\s+viên|chị(?:\s+em)?|anh\s+em|cháu|cụ|cán\s+bộ|công\s+chức|viên\s+chức|đại\s+biểu|cử\s+tri|người\s+(?:dân|lao\s+động|"
    r"có\s+công)|người|hộ\s+(?:dân|nghèo|gia\s+đình|cận\s+nghèo)|hộ|"
    r"gia\s+đình|khẩu|nhân\s+khẩu|lao\s+động|học\s+sinh|sinh\s+viên|trẻ\s+em|công\s+nhân|phụ\s+nữ|thanh\s+niên|"
    r"nông\s+dân|cựu\s+chiến\s+binh|"
    r"điểm\s+cầu|điểm\s+trường|địa\s+phương|đơn\s+vị|cơ\s+quan|doanh\s+nghiệp|hợp\s+tác\s+xã|trường(?:\s+học)?|"
    r"trạm|bệnh\s+viện|xã|phường|thị\s+trấn|huyện|quận|thôn|bản|buôn|ấp|"
    r"khu\s+(?:dân\s+cư|phố)|tổ\s+dân\s+phố|tổ(?:\s+(?:dân\s+vận|hòa\s+giải|tự\s+quản))?|tỉnh|"
    r"tỉnh,?\s+thành(?:\s+phố)?|thành\s+phố|mô\s+hình|điển\s+hình|công\s+trình|dự\s+án|đề\s+án|phần\s+việc|"
    r"cuộc(?:\s+(?:đối\s+thoại|giám\s+sát|kiểm\s+tra|họp|tiếp\s+xúc|thanh\s+tra|vận\s+động))?|buổi|"
    r"lượt(?:\s+(?:người|công\s+dân|cán\s+bộ|đảng\s+viên|hội\s+viên))?|lần|lớp|hội\s+nghị|đợt|đoàn|vụ(?:\s+việc)?|"
    r"đơn(?:\s+thư)?|ý\s+kiến|kiến\s+nghị|phản\s+ánh|hồ\s+sơ|thủ\s+tục(?:\s+hành\s+chính)?|dịch\s+vụ\s+công|"
    r"văn\s+bản|tin(?:\s+bài)?|bài(?:\s+viết)?|tập\s+thể|cá\s+nhân|bằng\s+khen|giấy\s+khen|"
    r"căn\s+nhà|ngôi\s+nhà|nhà|suất\s+quà|phần\s+quà|suất|ngày\s+công(?!\s+đoàn)|cây(?:\s+xanh)?|con|xe|tuyến\s+(?:đường|"
    r"phố)|km|ha|héc\s*ta|mét(?:\s+vuông)?|mét\s+khối|tấn|kg|tạ|"
    r"sản\s+phẩm|câu\s+lạc\s+bộ|chi\s+hội|cơ\s+sở|lĩnh\s+vực|bộ|ban|sở|ngành|người\s+uy\s+tín|chức\s+sắc|"
    r"tín\s+đồ|tôn\s+giáo|dân\s+tộc|"
    r"máy|chiếc|thiết\s+bị|tài\s+khoản|thành\s+viên|tham\s+luận|ca|liều|giường|phòng|lớp\s+học|tác\s+phẩm|cuốn|"
    r"quyển|bản\s+cam\s+kết|đồng\s+bào|chiến\s+sĩ|"
    r"ngày(?:\s+làm\s+việc)?(?:/tháng|/tuần|/năm)?|tháng|tuần|năm|phút|giờ|dân|chuyên\s+đề|kỳ|công\s+việc|phiếu|"
    r"đặc\s+khu|"
    r"thư(?:\s+xin\s+lỗi)?|vị\s+trí|biên\s+chế|đầu\s+mối|giải\s+(?:nhất|nhì|ba|thưởng)|giải|tổ\s+chức"
)
# What stands before a number that is no quantity: an ordinal, a day, a number of an instrument.
NOT_BEFORE = (
    r"(?i)(?:\b(?:ngày|tháng|năm|quý|khóa|khoá|lần\s+thứ|thứ|(?<!trong\s)(?<!tổng\s)số|điều|khoản|điểm\s+[a-zđ]|mục|chương|phần|tập|"
    r"trang|tr\.|t\.|covid|quốc\s+lộ|"
    r"QL|điện\s+thoại|nhiệm\s+kỳ|giai\s+đoạn|nghị\s+quyết|kết\s+luận|chỉ\s+thị|quyết\s+định|quy\s+định|đề\s+án|"
    r"chương\s+trình|sáng|chiều|tối|khu\s+phố|tổ\s+dân\s+phố|thôn|đường|ấp|khóm|bảng|hình|phụ\s+lục|mẫu)"
    r"\s*[:.]?\s*$|[/\-–]\s*$)"
)
NOT_BEHIND = (
    r"(?i)(?:\s*(?:tháng\s+(?:đầu|cuối|năm|qua|tới)\b|tháng\s+\d|giờ\s*\d|h\d|năm\s+(?:qua|tới|đầu|cuối)\b|giây\b)|"
    r"\s*[/-]\s*(?-i:[A-ZĐ]{2}))"
)
# A word that cannot be what a number counts.
NO_UNIT = (
    r"(?:và|hoặc|hay|của|trong|đến|tới|là|với|về|có|đã|được|thì|mà|để|cho|tại|ở|từ|theo|do|bởi|như|này|đó|khi|"
    r"nếu|so|đạt|tăng|"
    r"giảm|bằng|trở|cũng|còn|không|chưa|vẫn|sẽ|phải|cần|nay|trên|dưới|hơn|gần|khoảng|yêu|điều|"
    r"khoản|điểm\s+mới|mục|chương|phần|bước|mặt|quan|định|trọng|âm|rồi|ra|vào|lên|xuống|nêu|qua|sau|trước|kể|bao|"
    r"gồm|nhất|"
    r"biện|nguyên|đề|kết|chủ|cơ|khâu|chữ|tá)\b"
)
# What a document counts of its own parts: no figures where they are few.
STRUCTURE = (
    r"(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|nhóm|vấn\s+đề|yêu\s+cầu|việc|điểm|mục\s+tiêu|định\s+hướng|biện\s+pháp)\b"
)
PLACES = frozenset(
    (
        "lần",
        "huyện",
        "quận",
        "xã",
        "phường",
        "tỉnh",
        "thôn",
        "bản",
        "buôn",
        "ấp",
        "sở",
        "ngành",
        "đơn vị",
        "cơ quan",
        "văn bản",
    )
)
SPANS = frozenset(("năm", "tháng"))
COUNTED_WORDS = (
    r"hai\s+mươi(?:\s+(?:mốt|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín))?|mười(?:\s+(?:một|hai|ba|bốn|lăm|sáu|bảy|tám|chín))?|"
    r"một|hai|ba|bốn|sáu|bảy|tám|chín"
)
PLANNED = (
    r"(?i)phấn\s+đấu|mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu\s+(?:đề\s+ra|giao|đến)|dự\s+kiến|"
    r"đến\s+(?:cuối\s+)?năm|dự\s+toán|tối\s+thiểu|ít\s+nhất|hoàn\s+thành\s+trước|đến\s+hết|sẽ\b"
)
REACHED = (
    r"(?i)\bđạt\b|đã\b|hoàn\s+thành|thực\s+hiện\s+được|vượt(?:\s+(?:dự\s+toán|kế\s+hoạch|chỉ\s+tiêu|"
    r"mục\s+tiêu))?|tăng|giảm|kết\s+quả|toàn\s+(?:tỉnh|huyện|xã|thành\s+phố)\s+có|hiện\s+(?:nay|có)|ước\s+đạt|"
    r"tổ\s+chức\s+(?:được|thành\s+công)|huy\s+động|có\b"
)
