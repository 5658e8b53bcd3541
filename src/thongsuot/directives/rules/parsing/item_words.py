"""By which sentences a direction ends, or that none is given. Data: compiled patterns."""

import re

CLOSING = re.compile(
    r"(?i)^\W*(?:(?-i:Bác(?:\s+Hồ)?|Chủ\s+tịch\s+Hồ\s+Chí\s+Minh|Người)\s+(?:từng\s+|đã\s+)?(?:dạy|căn\s+dặn|nói|viết)|"
    r"trên\s+đây\s+là|[^.,;:]{0,80}\bthông\s+báo\s+(?:đến|tới|để)\s[^.;:]{0,80}\bbiết\b|(?:các|những)\s+nội\s+dung\s+(?:khác|còn\s+lại)|(?:làm|thực\s+hiện)\s+(?:được|tốt)\s+(?:như|điều|những)|có\s+như\s+(?:vậy|thế)|"
    r"nơi\s+nhận|căn\s+cứ\s|kính\s+gửi|thực\s+hiện\s+(?:kế\s+hoạch|công\s+văn|chỉ\s+thị|nghị\s+quyết|quyết\s+định|"
    r"văn\s+bản|thông\s+báo|hướng\s+dẫn|ý\s+kiến)[^,]{0,200},\s*(?!đề\s+nghị|yêu\s+cầu)|"
    r"trong\s+quá\s+trình\s+(?:tổ\s+chức\s+|triển\s+khai\s+)*(?:thực\s+hiện)?[^.]{0,60}(?:vướng\s+mắc|khó\s+khăn|"
    r"phát\s+sinh))"
)
NEW_SCENE = re.compile(
    r"(?i)^\W*(?:tại\s+(?:hội|buổi|lễ|cuộc|đây|chương)|(?:nhân\s+)?dịp\s+này|kết\s+thúc|trước\s+đó|cũng\s+(?:tại|"
    r"trong)|hội\s+nghị|theo\s+(?:báo\s+cáo|thống\s+kê|số\s+liệu|đánh\s+giá)|"
    r"tiếp\s+thu|thay\s+mặt|phát\s+biểu\s+(?:khai|tiếp|đáp|tham)|sau\s+(?:khi|đó)|báo\s+cáo\s+tại|các\s+đại\s+biểu)"
)
AGENDA = re.compile(
    r"(?i)\b(?:thảo\s+luận|cho\s+ý\s+kiến|nghe\s+(?:và|báo)|chương\s+trình\s+(?:nghị\s+sự|làm\s+việc|hội\s+nghị)|"
    r"xem\s+xét)[^.]{0,80}:\s*$"
)
SHAPED = re.compile(
    r"(?i)^\W*(?:nghị\s+quyết|quyết\s+định|quy\s+định|quy\s+chế|kế\s+hoạch|luật|"
    r"thông\s+tư)\s+này\s+(?:có\s+hiệu\s+lực|được|quy\s+định|thay\s+thế)"
)
# What a list of shortcomings is opened by, and a sentence too short to say what it opens: "Đáng lưu ý là:".
LACKS = re.compile(
    r"(?i)\b(?:\d{1,2}|một\s+số|hai|ba|bốn|năm|sáu|bảy|nhiều|các|những)\s+(?:nhóm\s+|mặt\s+|điểm\s+)?(?:còn\s+)?"
    r"(?:hạn\s+chế|tồn\s+tại|khuyết\s+điểm|bất\s+cập|yếu\s+kém|khó\s+khăn|vướng\s+mắc)\b"
)
MENDS = re.compile(r"(?i)khắc\s+phục|tháo\s+gỡ|giải\s+pháp|nhiệm\s+vụ|yêu\s+cầu|đề\s+nghị")
ONLY_LEADS = re.compile(r"^(?:\S+\s+){0,6}\S+:\s*$")
# The headings of news that are a topic although they begin as an order does.
TOPICS = re.compile(r"(?i)^\W*(?:[\w.]+\s+)?(?:tổ\s+chức\s+thực\s+hiện|đề\s+xuất|kiến\s+nghị|đề\s+nghị|yêu\s+cầu)\b")
QUOTING = re.compile(r":\s*[“\"][^”\"]*$")
# The headings that name a set of things to do and nothing else.
SETS = re.compile(
    r"(?i)^(?:(?:một\s+số|các|những|về)\s+)?(?:nhóm\s+)?(?:giải\s+pháp|nhiệm\s+vụ|kiến\s+nghị|đề\s+xuất|yêu\s+cầu)\b"
)
# The last part of an essay, which asks for nothing of its own.
LAST_WORDS = re.compile(r"(?i)^\W*(?:[\w.]+\s+)?kết\s+luận\W*$")
# Such a sentence only says that a list follows: "… cần tập trung một số nội dung."
ANNOUNCES = re.compile(
    r"(?i)\b(?:\d{1,2}|một\s+số|mấy|hai|ba|bốn|năm|sáu|bảy|các|những)\s+(?:nhóm\s+)?(?:nội\s+dung|nhiệm\s+vụ|giải\s+pháp|việc|vấn\s+đề|"
    r"yêu\s+cầu|công\s+việc)(?:\s+(?:sau(?:\s+đây)?|trọng\s+tâm|chủ\s+yếu|cụ\s+thể|lớn|chính|cơ\s+bản|trước\s+mắt|quan\s+trọng))*\s*[.:]?\W*$"
)
