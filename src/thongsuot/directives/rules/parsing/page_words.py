"""Words by which a page's furniture is told from its text. Data: patterns, caseless where they say so."""

from thongsuot.directives.rules.parsing.letters import LOWER, UPPER

_NAME = rf"[{UPPER}][{LOWER}{UPPER}]*\.?"
_MONTH = r"(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]|\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s*(?:năm)?)\s*(?:19|20)\d\d"

# The day of an official document whose head names no place.
DAY_ALONE = r"(?i)^\W*ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\W*$"
# A line that only says when the page was made, or how often it was seen.
STAMP = (
    rf"(?i)^\W*(?:(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|\d)|chủ\s+nhật|ngày(?:\s+đăng)?|cập\s+nhật(?:\s+lúc)?|đăng\s+lúc|"
    rf"đăng\s+ngày|ngày\s+tạo|thời\s+gian|date|lúc|gmt)[\s,:|–-]*)*"
    rf"(?:\d{{1,2}}\s*[:hg]\s*\d{{2}}\s*(?:phút)?[\s,|–-]*(?:thứ\s+\w+|chủ\s+nhật)?[\s,|–-]*(?:ngày\s+)?{_MONTH}"
    rf"|{_MONTH}(?:[\s,|–-]*(?:lúc\s*)?\d{{1,2}}\s*[:hg]\s*\d{{2}}(?::\d\d)?)?)"
    r"(?:\s*[(\[]?GMT\s*\+?\s*0?7(?::00)?[)\]]?)?"
    r"(?:(?:\W*\d[\d.,]*){1,4}|\s*(?:AM|PM)|\W+lượt\s+xem.*|\W*[\w ]{0,25})?\W*$"
    rf"|^\W*(?-i:(?:{_NAME}\s+){{1,4}}{_NAME})\s*[-–|,]\s*(?:(?:thứ\s+\w+|chủ\s+nhật)[\s,|–-]*(?:ngày\s+)?)?\s*{_MONTH}"
    r"(?:[\s,|–-]*\d{1,2}\s*[:hg]\s*\d{2})?\W*$"
    r"|^\W*date\s+(?:19|20)\d\d-\d\d(?:-\d\d)?\W*$"
    r"|^\W*\d{1,2}:\d{2}(?::\d{2})?(?:\s*/\s*\d{1,2}:\d{2}(?::\d{2})?)?\W*$"
)
COUNTER = (
    r"(?i)^\W*(?:đang\s+truy\s+cập|máy\s+chủ\s+tìm\s+kiếm|khách\s+viếng\s+thăm|hôm\s+nay|hôm\s+qua|"
    r"tuần\s+(?:này|hiện\s+tại|trước)|tháng\s+(?:này|hiện\s+tại|trước)|năm\s+nay|"
    r"(?:tổng(?:\s+số)?\s+)?(?:số\s+)?(?:lượt|lần)\s+(?:truy\s+cập|xem|đọc|thích|tải|bình\s+luận)|đã\s+xem|"
    r"trực\s+tuyến|đang\s+(?:online|trực\s+tuyến)|tổng\s+truy\s+cập|thành\s+viên\s+online|số\s+người\s+truy\s+cập)"
    r"\W*\d[\d.,]*\W*(?:lượt|lần|người)?\W*$"
    r"|^\W*\d[\d.,]*\s*(?:lượt|lần)\s*(?:xem|đọc|truy\s+cập|thích|chia\s+sẻ|bình\s+luận|tải)\W*$"
    r"|^\W*\d[\d.,]*\s*(?:views?|likes?|shares?|comments?|bình\s+luận)\W*$"
)
PAGE = (
    r"(?i)^\W*(?:trang\s+(?:chủ|nhất)(?:\s{2,}|\s*[/>»|›]).*|chào\s+mừng\s+(?:quý\s+vị|bạn|các\s+bạn).*|(?:bạn|anh\s*/\s*chị)\s+thấy\s+bài.*|phiên\s+bản\s+(?:di\s+động|mobile).*|"
    r"đồng\s+hành\s+cùng\s+.{3,40}|sign\s+in|log\s*in|đăng\s+(?:nhập|ký|xuất)(?:\s+hệ\s+thống)?|chuyên\s+(?:trang|mục)\s.{2,60}|(?:tạp\s+chí|báo)\s+điện\s+tử\s*\|.*|đánh\s+giá\s+của\s+bạn.*|\d+\s+phút\s+(?:đọc|trước)|trang\s+chủ|giới\s+thiệu|liên\s+hệ|"
    r"liên\s+kết|sơ\s+đồ\s+"
    r"(?:site|cổng)|lên\s+đầu\s+trang|về\s+đầu\s+trang|quay\s+lại|trở\s+về|in\s+(?:bài|trang|tin)(?:\s+(?:viết|này))?|"
    r"bản\s+in|gửi\s+(?:email|bài|tin|cho\s+bạn|bình\s+luận|phản\s+hồi|ý\s+kiến).{0,30}|chia\s+sẻ.{0,40}|share|"
    r"tweet|like|"
    r"facebook|zalo|twitter|youtube|instagram|google\+?|email|copy\s+link|sao\s+chép\s+liên\s+kết|"
    r"theo\s+dõi\s+.{0,40}trên.{0,30}|"
    r"thống\s+kê\s+truy\s+cập|thống\s+kê|tìm\s+kiếm|menu|close|đóng|mở\s+rộng|thu\s+gọn|xem\s+(?:thêm|tiếp|"
    r"tất\s+cả|chi\s+tiết|file|tệp|ảnh).{0,60}|"
    r"đọc\s+(?:thêm|tiếp|bài|nhiều).{0,60}|nghe\s+(?:đọc\s+)?(?:bài|nội\s+dung).{0,30}|cỡ\s+chữ.{0,20}|"
    r"tăng\s+cỡ\s+chữ.*|"
    r"giảm\s+cỡ\s+chữ.*|tag[s]?|từ\s+khóa|từ\s+khoá|chủ\s+đề|file\s+đính\s+kèm|tệp\s+đính\s+kèm|tải\s+(?:về|file|"
    r"tệp|xuống).{0,30}|"
    r"bình\s+luận(?:\s*\(\d+\))?|ý\s+kiến\s+(?:bạn\s+đọc|của\s+bạn|bình\s+luận)|quảng\s+cáo|advertisement|video\s+clip|"
    r"thư\s+viện\s+(?:ảnh|video)|danh\s+mục|podcast|nút\s+chia\s+sẻ|thích\s+và\s+chia\s+sẻ|bình\s+chọn.{0,30}|"
    r"trở\s+lại\s+đầu\s+trang|mời\s+(?:bạn|quý|độc|bà\s+con\s+xem).{0,60}|bấm\s+(?:để|vào)\s.{0,40}|theo\s+dõi\s+(?:fanpage|kênh|trang).{0,40}|"
    r"đánh\s+giá\s*:?\s*\d[\d.,/]*.{0,30}|\w+(?:\s\w+){0,3}\s+\d{1,2}\s*°\s*C?|tiếng\s+việt|english|a\+|a-|rss|skip\s+to\s+(?:main\s+)?content)"
    r"\s*(?:[:|»>].{0,120})?\W*$"
    r"|(?i:^\W*(?:tags?|từ\s+kh[óo][aá]|nguồn(?:\s+tin|\s+bài)?|theo\s+nguồn|tác\s+giả(?:\s+bài\s+viết)?|"
    r"người\s+(?:đăng|viết|đưa\s+tin)|tin\s+bài|bài\s+viết|tin\s*,\s*ảnh|"
    r"tin\s+và\s+ảnh|bài\s+và\s+ảnh|bài\s*,\s*ảnh|tin|bài|ảnh|clip|video|đồ\s+họa|trình\s+bày|nguồn\s+ảnh|biên\s+tập|đăng\s+bởi|"
    r"thực\s+hiện)\s*[:：]\s*\S?.{0,90}$)"
    r"|(?i:click\s+để\s+đánh\s+giá|tổng\s+số\s+điểm\s+của\s+bài|^\W*xếp\s+hạng|trong\s+\d+\s+đánh\s+giá|"
    r"phiếu\s+bầu|đánh\s+giá\s+bài\s+viết)"
    r"|(?i:bấm\s+vào\s+đây|nhấn\s+vào\s+đây|thời\s+gian\s+chờ:|trạng\s+thái\s+đăng\s+nhập|javascript|cookie)"
    r"|(?i:^\W*(?:©|copyright|bản\s+quyền|giấy\s+phép\s+(?:số|xuất\s+bản|hoạt\s+động)|"
    r"chịu\s+trách\s+nhiệm\s+(?:chính|nội\s+dung|xuất\s+bản)|"
    r"ghi\s+rõ\s+nguồn|cơ\s+quan\s+chủ\s+quản|địa\s+chỉ\s*:|điện\s+thoại\s*:|đường\s+dây\s+nóng|hotline|fax\s*:|"
    r"email\s*:|tổng\s+biên\s+tập|"
    r"trụ\s+sở\s*:|toà\s+soạn|tòa\s+soạn|cổng\s+thông\s+tin\s+điện\s+tử|trang\s+thông\s+tin\s+điện\s+tử))"
    r"|^\s*(?:https?://|www\.)\S+\s*$"
    r"|^(?:[\w -]{2,40}\s*[>»›|]\s*){1,6}[\w -]{2,60}$"
)
OTHERS = (
    r"(?i)^\W*(?:(?:các\s+)?(?:tin|bài)(?:\s+(?:bài|viết|tức))?\s+(?:liên\s+quan|khác|mới\s+(?:hơn|nhất|đăng|"
    r"cập\s+nhật)|cũ\s+hơn|"
    r"đã\s+(?:đăng|đưa)|cùng\s+(?:chuyên\s+mục|chủ\s+đề|mục|loại)|nổi\s+bật|đọc\s+nhiều|xem\s+nhiều|trước|tiếp\s+theo)|"
    r"những\s+(?:tin|bài)(?:\s+viết)?\s+(?:mới|cũ|liên|khác|cùng|đã).{0,30}|cùng\s+(?:chuyên\s+mục|chủ\s+đề)|"
    r"có\s+thể\s+bạn\s+quan\s+tâm|"
    r"(?:tin\s+|bài\s+)?(?:đọc|xem)\s+nhiều(?:\s+nhất)?(?:\s+(?:trong|tuần|tháng|ngày).{0,12})?|tin\s+nổi\s+bật|mới\s+nhất|tin\s+mới|bài\s+đọc\s+nhiều|"
    r"tin\s+tức\s+khác|"
    r"video\s+(?:liên\s+quan|khác|nổi\s+bật)|liên\s+quan|bạn\s+nên\s+đọc|tin\s+tài\s+trợ)\W*$"
)
CREDIT = (
    r"(?i)^\W*(?:ảnh(?:\s+(?:minh\s+h[oọ][ạa]|tư\s+liệu|trên|dưới|bìa))?\s*[:.)]|hình\s+(?:ảnh)?\s*\d*\s*:|"
    r"nguồn\s+ảnh|chú\s+thích)"
    r"|[\s(]*(?:\(|\.\s*|\s[-–]\s*)(?:ảnh|nguồn\s+ảnh|hình)(?:\s+minh\s+h[oọ][ạa]|\s+tư\s+liệu)?\s*[:：/].{0,60}$"
    r"|\(\s*ảnh\s+(?:minh|tư|của|chụp)[^)]{0,60}\)\s*\.?$|ảnh\s+(?:minh\s+h[oọ][ạa]|tư\s+liệu)\s*\.?$"
)
_WHO = (
    r"(?:(?:\w+\s+)?[uủ][ỷy]\s+viên|đồng\s+chí|các\s+đồng\s+chí|đ/c|ông|bà|anh|chị|thủ\s+tướng|phó\s+thủ\s+tướng|tổng\s+bí\s+thư|chủ\s+tịch|"
    r"phó\s+chủ\s+tịch|"
    r"bí\s+thư|phó\s+bí\s+thư|trưởng\s+ban|phó\s+trưởng\s+ban|lãnh\s+đạo|đại\s+diện|đại\s+biểu|các\s+đại\s+biểu|"
    r"giám\s+đốc|"
    r"phó\s+giám\s+đốc|bộ\s+trưởng|thứ\s+trưởng|thường\s+trực|ban\s+thường\s+vụ|cán\s+bộ|đoàn\s+viên|hội\s+viên|"
    r"người\s+dân|bộ\s+đội|công\s+an|dân\s+quân|thanh\s+niên|phụ\s+nữ|nông\s+dân|tổ\s+công\s+tác|"
    r"nhân\s+dân|bà\s+con|lực\s+lượng|chiến\s+sĩ|đoàn\s+(?:công\s+tác|kiểm\s+tra|giám\s+sát)|tập\s+thể|"
    r"trung\s+tướng|thiếu\s+tướng|đại\s+tá|thượng\s+tá)"
)
CAPTION = (
    r"(?i)^\W*(?:(?:toàn|quang|khung)\s+cảnh\b|hình\s+ảnh\s|một\s+góc\s|một\s+(?:buổi|tiết\s+mục)|ảnh\s|"
    rf"{_WHO}\b.{{0,200}}\b(?:phát\s+biểu|chủ\s+tr[ìi]|trao|tặng|tham\s+dự|dự|báo\s+cáo|trình\s+bày|tham\s+luận|"
    rf"khai\s+mạc|"
    r"bế\s+mạc|kết\s+luận|điều\s+hành|thăm|kiểm\s+tra|chụp\s+ảnh|nhận|tiếp\s+thu|trả\s+lời|chúc\s+mừng|tham\s+quan|"
    r"thảo\s+luận|biểu\s+quyết|đối\s+thoại|tiếp\s+công\s+dân|ra\s+quân|tham\s+gia|phát\s+động|ký\s+kết|"
    r"quán\s+triệt|trao\s+đổi|làm\s+việc|"
    r"nêu\s+ý\s+kiến|giúp|hỗ\s+trợ|thu\s+hoạch|sửa\s+(?:nhà|đường)|xây\s+nhà|dọn|trồng|làm\s+đường|hướng\s+dẫn|tuyên\s+truyền)\b)"
)
BYLINE = (
    rf"^\W*(?:(?:Tin|Bài|Ảnh|TIN|BÀI|ẢNH)\s*[,:-]?\s*(?:ảnh|"
    rf"và ảnh)?\s*[:.-]?\s*)?(?:{_NAME}\s*[-–,&]?\s*){{1,4}}{_NAME}\W*$"
    rf"|^\W*[{UPPER}]{{1,3}}\.?[{UPPER}]{{1,10}}\W*$"
    rf"|^\W*(?:(?:GS|PGS|TS|ThS|CN|KS)\.?\s*){{1,3}}(?:{_NAME}\s+){{1,5}}{_NAME}(?:\s*[-–,].{{0,50}})?$"
    rf"|^\W*(?:{_NAME}\s+){{1,4}}\((?:thực hiện|ghi|tổng hợp|biên soạn|lược ghi|tin, ảnh)\)\W*$"
    rf"|^\W*(?:{_NAME}\s+){{1,4}}(?:\([^()]{{2,30}}\)|/\s*(?:TTXVN|VOV|Báo|Tạp chí)\b.{{0,30}})\W*$"
    rf"|^\W*(?:[Gg]hi\s+chép|[Pp]hóng\s+sự|[Bb]út\s+ký|[Bb]ài\s+viết)\s+của\s+(?:{_NAME}\s+){{1,5}}{_NAME}\W*$|"
    r"^\W*[Nn]hóm\s+(?:phóng\s+viên|PV|tác\s+giả)\W*$"
    r"|^\W*(?:PV|BBT|Theo|Nguồn|Tổng hợp|TH|CTV|Minh họa)\b.{0,60}$"
    r"|^\W*\((?:Theo|Nguồn|Tổng hợp)\b[^)]{0,80}\)\W*$"
)
# What a photograph shows, said in a sentence with its full stop.
SHOWN = (
    rf"(?i)^\W*{_WHO}\b[^:“.]{{0,160}}\b(?:phát\s+biểu|chủ\s+tr[ìi]|trao|tặng|tham\s+dự|kết\s+luận|điều\s+hành|"
    rf"thăm|chụp\s+ảnh)"
    r"(?:\s+(?:chỉ\s+đạo|khai\s+mạc|kết\s+luận|bế\s+mạc|tham\s+luận|hội\s+nghị|tại\s+[^.,:]{2,50})){0,3}\s*\.?$"
)
LEAD = (
    rf"\s*(?P<lead>date\s+(?:19|20)\d\d-\d\d(?:-\d\d)?|[{UPPER}]{{2,7}}(?:\.VN|\.vn)?\s*[-–](?=\s+[{UPPER}])|"
    rf"\([{UPPER}][^()\n:]{{1,14}}\)\s*[-–]?(?=\s*[{UPPER}]))\s*"
)
# What a photograph shows, told as a short sentence of its own: who does what, now, at which place.
SCENE = (
    rf"^\W*(?i:{_WHO}|đoàn|đội|hộ|già\s+làng|công\s+nhân|học\s+sinh|giáo\s+viên|tổ|nhóm)\b"
    r"(?!.*(?i:\b(?:đã|sẽ|cần|phải|được|chưa|còn|vừa|hãy|không|yêu\s+cầu|đề\s+nghị|lưu\s+ý|giao|nhấn\s+mạnh|kịp\s+thời|"
    r"tăng\s+cường|thường\s+xuyên|chịu\s+trách\s+nhiệm)\b))"
    rf"[^:;“”\"]{{0,60}}\s(?:tại|ở|bên|trên)\s+[^:;“”\"]{{0,60}}\.?$"
)
# What stands in one line of a page, and the name of the site above the headline.
PIECES = (r"\s{2,}|\s*[|•·]\s*", r"\s{2,}|\s*[|•·]\s*|\s+[-–]\s+")
BANNER = (
    r"(?i)\b(?:trang\s+tin|trang\s+thông\s+tin|cổng\s+(?:thông\s+tin|TTĐT)|báo\s+.{2,30}\s+điện\s+tử|"
    r"(?:báo|tạp\s+chí)\s+điện\s+tử|bản\s+tin\s+(?:dân\s+vận|nội\s+bộ))\b"
)
ASIDE = r"(?i)^\W*(?:phản\s+hồi|hotline|đường\s+dây\s+nóng|bình\s+luận|đánh\s+giá|tất\s+cả)\s*:?\s*[\d\s.,+()-]*$"
