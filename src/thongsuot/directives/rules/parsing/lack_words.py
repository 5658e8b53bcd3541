"""The words by which a document says that something is wanting. Data."""

# How something is done badly: with "còn", "vẫn" or by itself.
BADLY = (
    r"chậm|thấp|yếu|kém|hạn\s+chế|hình\s+thức|lúng\s+túng|thiếu|ít|bất\s+cập|bị\s+động|thụ\s+động|lỏng\s+lẻo|"
    r"chung\s+chung|sơ\s+sài|chiếu\s+lệ|qua\s+loa|cầm\s+chừng|đối\s+phó|trùng\s+(?:lắp|lặp)|chồng\s+chéo|dàn\s+trải|"
    r"manh\s+mún|rời\s+rạc|khô\s+khan|đơn\s+điệu|một\s+chiều|máy\s+móc|cứng\s+nhắc|nặng\s+(?:về|nề)|nghèo\s+nàn|mỏng|"
    r"ngại|né\s+tránh|đùn\s+đẩy|nể\s+nang|trông\s+chờ|ỷ\s+lại|dựa\s+dẫm|khoán\s+trắng|phó\s+mặc|bỏ\s+(?:trống|ngỏ|qua)|"
    r"xem\s+nhẹ|coi\s+nhẹ|thờ\s+ơ|vô\s+cảm|quan\s+liêu|hách\s+dịch|nhũng\s+nhiễu|phiền\s+hà|xa\s+dân|lãng\s+phí|"
    r"vướng\s+mắc|khó\s+khăn|phức\s+tạp|tồn\s+đọng|nợ\s+đọng|quá\s+hạn|trễ\s+hẹn|trễ\s+hạn|nửa\s+vời|rập\s+khuôn|"
    r"lệch|chênh\s+lệch|buông\s+lỏng|xuống\s+cấp|bức\s+xúc|gượng|tùy\s+tiện|cục\s+bộ|mờ\s+nhạt|hời\s+hợt|dè\s+dặt|"
    r"ì\s+ạch|chậm\s+chạp|dở\s+dang|dang\s+dở|đình\s+trệ|ách\s+tắc|quá\s+tải|hư\s+hỏng|lầy\s+lội|nhếch\s+nhác|chắp\s+vá|eo\s+hẹp|vất\s+vả|băn\s+khoăn|sai\s+(?:sót|phạm)"
)
STRONG = (
    rf"(?i)\b(?:chưa\s+(?!từng|có\s+tiền|bao\s+giờ)|(?:còn|vẫn|khá|rất|quá)\s+(?:\w+\s+)?(?:{BADLY}|xảy\s+ra|để)\b|"
    r"lúng\s+túng|(?:xem|coi)\s+nhẹ|sơ\s+sài|chiếu\s+lệ|qua\s+loa|cầm\s+chừng|đùn\s+đẩy|né\s+tránh|đối\s+phó|"
    r"lỏng\s+lẻo|buông\s+lỏng|khoán\s+trắng|hiệu\s+quả\s+(?:chưa|còn\s+thấp|thấp)|tồn\s+đọng|rồi\s+(?:để|bỏ)\s+đó|"
    r"thiếu\s+(?:sơ\s+kết|kiểm\s+tra|quan\s+tâm|chủ\s+động|trách\s+nhiệm|gương\s+mẫu|thường\s+xuyên|đồng\s+bộ)|"
    r"hầu\s+như\s+không|gần\s+như\s+(?:không|bỏ)|bỏ\s+(?:trống|ngỏ|dở|bê|mặc)|không\s+(?:đầy\s+đủ|đồng\s+đều|kịp\s+thời|"
    r"thường\s+xuyên|sát|đúng\s+(?:hạn|hẹn|quy)|khớp|đến\s+nơi)|mang\s+tính\s+(?:hình\s+thức|đối\s+phó)|"
    r"vô\s+cảm|ngại\s|sợ\s+(?:sai|trách\s+nhiệm|va\s+chạm)|(?<!không\s)còn\s+(?:tình\s+trạng|hiện\s+tượng|biểu\s+hiện|nạn\s)|nể\s+nang|trông\s+chờ|ỷ\s+lại|chạy\s+theo\s+(?:thành\s+tích|số\s+lượng))"
)
# By themselves these say that what follows is wanting.
NAMED = (
    r"(?i)^\W*(?:(?:(?:điều|cái|việc|vấn\s+đề)\s+(?:đáng\s+(?:nói|lo|buồn|tiếc|bàn)(?:\s+ngại)?|khó|trăn\s+trở|"
    r"lo\s+ngại|vướng|nổi\s+cộm|nổi\s+lên|bức\s+xúc(?:\s+nhất)?|khiến\s+[^,;:]{2,40}?(?:lo|lo\s+lắng|băn\s+khoăn|trăn\s+trở|day\s+dứt|bức\s+xúc)(?:\s+(?:nhất|hơn\s+cả))?)|(?:một\s+)?(?:tồn\s+tại|hạn\s+chế|khuyết\s+điểm|điểm\s+(?:yếu|nghẽn)|bất\s+cập)"
    r"(?:\s+\w+){0,4}|cái\s+(?:dở|yếu|kém)(?:\s+\w+){0,4})\s+(?:nữa\s+)?là\s+(?:ở\s+)?|đáng\s+(?:lo(?:\s+ngại)?|tiếc|buồn)(?:\s+hơn)?(?:\s+là)?\s*,?\s+)"
)
# What is done only so.
SO_DONE = (
    rf"(?i)\b(?:hoạt\s+động|thực\s+hiện|triển\s+khai|làm\s+việc|ghi\s+chép|trả\s+lời|giải\s+quyết|xử\s+lý|phối\s+hợp|kiểm\s+tra|theo\s+dõi|đôn\s+đốc|"
    rf"tuyên\s+truyền|chuyển\s+biến)\s+(?:\w+\s+){{0,3}}(?:{BADLY})\b"
)
# In front of what is said to be wanting stands who says so.
SAID_SO = (
    r"(?i)\b(?:cho\s+rằng|(?:tự\s+)?nhận\s+thấy|thừa\s+nhận(?:\s+rằng)?|nhìn\s+nhận(?:\s+rằng)?|chỉ\s+(?:ra|rõ)(?:\s+rằng)?|nêu\s+rõ|cho\s+biết|"
    r"thẳng\s+thắn|nói\s+thẳng(?:\s+rằng)?|phản\s+ánh|nhận\s+(?:thiếu\s+sót|lỗi|khuyết\s+điểm)|đánh\s+giá|kết\s+luận|"
    r"(?<!tự\s)phê\s+bình(?:\s+việc)?|lưu\s+ý|chia\s+sẻ|tâm\s+sự|trăn\s+trở|bày\s+tỏ)\s*[,:]?\s+[“\"]?"
)
# Who admits or finds a lack: whatever badly done thing stands behind is one.
ADMITS = (
    r"(?i)\b(?:nhìn\s+nhận|thừa\s+nhận|chỉ\s+ra|chỉ\s+rõ|phản\s+ánh|nêu|cho\s+hay|(?<!tự\s)phê\s+bình(?:\s+việc)?)"
    r"(?:\s+rằng)?\s*[,:]?\s+"
)
# Those whose own failing is a fault and not only a cause.
OFFICIALS = (
    r"(?:(?:nhận\s+thức|ý\s+thức|trách\s+nhiệm|năng\s+lực|sự\s+quan\s+tâm)[^,.;]{0,30}?\s)?"
    r"(?:một\s+(?:số|bộ\s+phận)\s+|không\s+ít\s+|nhiều\s+)?(?:cán\s+bộ|cấp\s+[uủ][ỷy]|đảng\s+viên|chính\s+quyền|"
    r"người\s+đứng\s+đầu|công\s+chức|lãnh\s+đạo|địa\s+phương|đơn\s+vị|cơ\s+quan)"
)
# What a thing is not yet, said of it as a whole: "chưa đồng đều", "còn ít".
NOT_YET = (
    r"chưa\s+(?:được\s+|thật\s+sự\s+|thực\s+sự\s+)?(?:đồng\s+(?:đều|bộ)|thường\s+xuyên|kịp\s+thời|cao|đều|sâu|chặt\s+chẽ|tốt|đủ|đầy\s+đủ|bảo\s+đảm|"
    r"đảm\s+bảo|đáp\s+ứng|hiệu\s+quả|nghiêm|rõ|triệt\s+để|dứt\s+điểm|tương\s+xứng|quyết\s+liệt|sát|đạt|phát\s+huy|theo\s+kịp|quan\s+tâm|"
    r"đi\s+vào|vào\s+cuộc|phù\s+hợp|linh\s+hoạt|chủ\s+động|mạnh|nhiều|rộng|bền\s+vững|ổn\s+định|hợp\s+lý)"
)
# With these a sentence tells of a lack where lacks are being told already.
LOOSELY = (
    rf"(?i)\b(?:{BADLY}|phân\s+tán|thất\s+lạc|sai\s+(?:sót|phạm)|ùn\s+ứ|tái\s+diễn|lo\s+lắng|lo\s+ngại|chùng\s+xuống|"
    r"mai\s+một|vẫn\s+(?:phải|chảy|diễn\s+ra)|mới\s+(?:chỉ\s+)?(?:đến|đạt|được|có|đáp\s+ứng)\s)\b"
)
# A clause that begins so has a subject of its own.
SUBJECTS = (
    r"(?:một\s+(?:số|bộ\s+phận|vài)|không\s+ít|nhiều|có\s+(?:nơi|đơn\s+vị|xã|thôn)|việc|công\s+tác|hoạt\s+động|tình\s+trạng|chất\s+lượng|tỷ\s+lệ|"
    r"phong\s+trào|tiến\s+độ)\s"
)
# By themselves these say that the subject before them fails.
FAILS = (
    r"(?:(?:xuống\s+cấp|ì\s+ạch|dở\s+dang|dang\s+dở|đình\s+trệ|ách\s+tắc|quá\s+tải|hư\s+hỏng|nhếch\s+nhác|chắp\s+vá|bị\s+động|cầm\s+chừng|quá\s+hạn|chậm\s+tiến\s+độ)"
    r"(?!\w)|không\s+(?:đáp\s+ứng|hoàn\s+thành|đạt|kịp\s+thời|thường\s+xuyên|đồng\s+đều|đồng\s+bộ|đúng\s+(?:hạn|hẹn|quy)|đầy\s+đủ|hiệu\s+quả|thống\s+nhất)(?!\w)|"
    r"thiếu(?=\s*[,.;]|\s+(?!nhi|niên|tướng|tá|úy|thời)\w)|chưa\s+có\s+(?!tiền\s+lệ)|vẫn\s+(?:không|chưa)\s+(?:có|được|thấy)\s|(?:hay|thường|vẫn|còn)\s+bị\s|chậm(?=\s+so\s+với|\s*[,.;])|có\s+biểu\s+hiện\s|gây\s+(?:phiền\s+hà|bức\s+xúc)(?!\w)|"
    r"(?:bức\s+xúc|băn\s+khoăn|phàn\s+nàn|kêu\s+ca|lo\s+lắng|lo\s+ngại)\s+(?:về|vì|trước|do|khi)\s)"
)
# Before what fails these show that something is done about it, or that it is only thought of.
HELPED = (
    r"(?i)\b(?:hỗ\s+trợ|giúp|bổ\s+sung|giải\s+quyết|quan\s+tâm|tặng|trao|xử\s+lý|rà\s+soát|vận\s+động|tập\s+trung|thay\s+thế|sửa|cải\s+tạo|nâng\s+cấp|"
    r"ưu\s+tiên|chăm\s+lo|thăm|kiểm\s+tra|phòng|bảo\s+vệ|không|hết|nếu|khi|để|sẽ|phải|cần|đã|tránh|chống|chấm\s+dứt|khắc\s+phục|nào)\b"
)
# Of these as the subject of a sentence something is said, not done: "Việc giải quyết đơn …".
MATTERS = (
    r"(?i)^\W*(?:việc|công\s+tác|hoạt\s+động|khâu|tình\s+trạng|tiến\s+độ|chất\s+lượng|"
    r"tỷ\s+lệ|kết\s+quả|ý\s+thức|năng\s+lực|chỉ\s+tiêu|đời\s+sống|cơ\s+sở\s+vật\s+chất)\s"
)
# What is better low and is said to be high.
HIGH = (
    r"(?i)\b(?:nghèo|tảo\s+hôn|bỏ\s+học|thất\s+nghiệp|nợ|tội\s+phạm|tai\s+nạn|vi\s+phạm|quá\s+hạn|tồn|ma\s+túy)(?!\w)[^,.;:]{0,50}?\s(?:còn|vẫn)\s+(?:ở\s+mức\s+|khá\s+|rất\s+)*"
    r"(?:cao|nhiều|lớn)(?!\w)"
)
