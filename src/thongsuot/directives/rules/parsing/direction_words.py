"""The words by which a sentence directs: who speaks, what they do when they direct, what is to be done. Data."""

# What an order begins with. Followed by a blank or a comma.
VERBS = (
    "chú ý|tập trung|tăng cường|đẩy mạnh|đổi mới|nâng cao|tiếp tục|chủ động|chú trọng|quan tâm|thực hiện|triển khai|"
    "rà soát|xây dựng|"
    "phối hợp|phát huy|kịp thời|làm tốt|thường xuyên|kiên quyết|tổ chức|quán triệt|cụ thể h[oó][aá]|bảo đảm|đảm bảo|"
    "giải quyết|hoàn thành|hoàn thiện|củng cố|kiện toàn|mở rộng|nhân rộng|khắc phục|ứng dụng|xử lý|siết chặt|"
    "chấn chỉnh|"
    "tham mưu|lãnh đạo|chỉ đạo|hướng dẫn|kiểm tra|giám sát|đôn đốc|báo cáo|bố trí|huy động|vận động|tuyên truyền|"
    "phổ biến|"
    "giao(?! (?:ban|lưu|dịch|thông|thừa|tiếp|mùa))|"
    "giữ vững|giữ gìn|gắn|lấy|coi trọng|đề cao|đa dạng|chuẩn bị|sớm|nghiêm túc|nghiêm cấm|quyết liệt|"
    "khẩn trương|tích cực|đào tạo|"
    "bồi dưỡng|tập huấn|chăm lo|nắm|bám sát|sâu sát|lắng nghe|tạo|khơi dậy|ngăn chặn|phòng ngừa|phòng|chống|"
    "tránh|không được|không để|"
    "không(?! ít| chỉ| những| phải| riêng| có)|tuyệt đối|giảm|cắt giảm|đơn giản|công khai|minh bạch|duy trì|"
    "phấn đấu|thành lập|ban hành|sắp xếp|bổ sung|sửa đổi|"
    "nghiên cứu|đề xuất|đánh giá|sơ kết|tổng kết|tổng hợp|theo dõi|phân công|phân cấp|phân bổ|cung cấp|cập nhật|"
    "đăng tải|"
    "niêm yết|biểu dương|khen thưởng|tôn vinh|hỗ trợ|giúp|khuyến khích|thu hút|đầu tư|quản lý|sử dụng|khai thác|bảo vệ|"
    "thúc đẩy|chuyển đổi|thể chế h[oó][aá]|thay đổi|định kỳ|phát động|phát triển|hướng về|hướng mạnh|tìm|"
    "lựa chọn|chọn|đưa|"
    "làm|thống nhất|tinh gọn|tham gia|góp phần|vận hành|tiếp nhận|trả lời|đối thoại|tiếp công dân|gương mẫu|nêu gương|"
    "họp|ưu tiên|dành|nạo vét|di dời|bàn giao|chấm dứt|xem xét|kiểm điểm|kiểm soát|rút kinh nghiệm|động viên|"
    "cương quyết|kiên trì|tháo gỡ|gỡ|rút ngắn|cử|phân loại|khoanh vùng|cảnh báo|sơ tán|ứng trực|xác minh|đối chiếu|"
    "hoàn tất|chủ trì|chịu trách nhiệm|đề nghị|yêu cầu|lồng ghép|rà|đăng ký|cải cách|cải thiện|cải tạo|trang bị|"
    "mở|lập|gửi|"
    "thẩm định|thanh tra|tiến hành|khảo sát|thu thập|số h[oó][aá]|kết nối|liên kết|khẳng định|quy hoạch|"
    "luân chuyển|đánh bắt|trồng|"
    "thông tin|truyền thông|giáo dục|tư vấn|nhận diện|dự báo|đấu tranh|phản bác|xác định|nhất quán|thấm nhuần|"
    "chấp hành|tuân thủ|"
    "hạn chế|xóa|xoá|sẵn sàng|bình xét|tặng|trao|chi trả|thu|kê khai|công bố|lấy ý kiến|tiếp thu|giải trình|giải phóng"
)
# What may stand between the beginning of a sentence and its order; those of the second list run up to a comma.
CONNECTORS = (
    "đồng thời|bên cạnh đó|cùng với đó|ngoài ra|mặt khác|song song với đó|song song đó|trước mắt|trước hết|"
    "đặc biệt|nhất là|"
    "trên cơ sở đó|trên tinh thần đó|thời gian tới|trong thời gian tới|tiếp đến|tiếp đó|cuối cùng|về lâu dài|"
    "cụ thể|hằng năm|hàng năm|hằng tháng|hàng tháng|hằng quý|định kỳ|qua đó|từ đó|theo đó"
)
CONNECTORS_TO_COMMA = (
    "từ nay|từ|đối với|về|trong|để|nhằm|căn cứ|trên cơ sở|cùng với|bên cạnh|thông qua|trước|với|ngay sau|sau khi|khi"
)
# What counts up things to do without a number.
STEPS = (
    "trước mắt|trước hết|trước tiên|tiếp theo|tiếp đến|tiếp đó|cùng với đó|bên cạnh đó|sau cùng|cuối cùng|"
    "ngoài ra|đồng thời"
)
# A sentence that only goes on with the one before.
FOLLOWING = (
    r"(?:từ đó|qua đó|theo đó|trong đó|nhờ đó|đó là|đây là|điều (?:này|đó)|việc (?:này|đó)|như vậy|có như (?:vậy|"
    r"thế)|vì vậy|do đó|"
    r"nếu không|những điều|tức là|nghĩa là|bởi|vì)\b"
)
SPEAKERS = (
    r"(?<!\w)(?:[Đđ]ồng\s+chí|[Đđ]/c|[Cc]hủ\s+t(?:ọa|oạ)|[Ôô]ng|[Bb]à|[Cc]húng\s+tôi|[Tt]ôi|[Tt]ổng\s+[Bb]í\s+thư|[Cc]hủ\s+tịch|"
    r"[Pp]hó\s+[Cc]hủ\s+tịch|[Bb]í\s+thư|[Pp]hó\s+[Bb]í\s+thư|"
    r"[Tt]hủ\s+tướng|[Pp]hó\s+[Tt]hủ\s+tướng|[Tt]rưởng\s+(?:[Bb]an|[Đđ]oàn|[Pp]hòng)|[Pp]hó\s+[Tt]rưởng|"
    r"[Bb]ộ\s+trưởng|[Tt]hứ\s+trưởng|"
    r"[Gg]iám\s+đốc|[Pp]hó\s+[Gg]iám\s+đốc|[Tt]hường\s+trực|[Bb]an\s+[Tt]hường\s+vụ|[Bb]an\s+[Bb]í\s+thư|"
    r"[Bb]ộ\s+[Cc]hính\s+trị|"
    r"[Tt]ỉnh\s+[uủ][ỷyủ]?y?|[Tt]hành\s+[uủ][ỷy]?|UBND|HĐND|[UỦ][yỷ]\s+ban|Đảng\s+[uủ][yỷ]|[Ll]ãnh\s+đạo|"
    r"[Hh]ội\s+nghị|[Cc]hánh|[Vv]iện\s+trưởng|"
    r"[Tt]rung\s+ương|[Cc]hính\s+phủ|[Bb]an\s+(?:[Cc]hỉ\s+đạo|[Dd]ân\s+vận|[Tt]uyên\s+giáo|[Tt]ổ\s+chức)|"
    r"[Tt]hượng\s+tướng|[Tt]rung\s+tướng|[Tt]hiếu\s+tướng|[Đđ]ại\s+tá|"
    r"(?:[Vv]ăn\s+bản|[Cc]ông\s+(?:văn|điện)|[Cc]hỉ\s+thị|[Kk]ế\s+hoạch|[Tt]hông\s+báo|[Kk]ết\s+luận)"
    r"(?=\s+(?:cũng\s+)?(?:nêu|yêu\s+cầu|đề\s+nghị|giao|chỉ\s+rõ|nhấn\s+mạnh))|Ủy\s+viên|Uỷ\s+viên|[Tt]ổng\s+[Tt]hanh\s+tra|Phó\s+[A-ZĐ]\w+)(?!\w)"
)
# Those who ask of those above: what they say is a wish, not a direction.
ASKING = (
    r"(?:các\s+)?(?:đại\s+biểu|đại\s+diện|cử\s+tri|người\s+dân|bà\s+con|nhân\s+dân|hội\s+viên|đoàn\s+viên|tham\s+luận|"
    r"ý\s+kiến|hộ\s+dân|học\s+viên|nông\s+dân|công\s+nhân|doanh\s+nghiệp|phụ\s+huynh|tiểu\s+thương|già\s+làng)"
)
# What those do who ask, or only tell.
ASKS = (
    r"(?:đề\s+nghị|kiến\s+nghị|đề\s+xuất|mong|yêu\s+cầu|phản\s+ánh|trình\s+bày|cho\s+rằng|chia\s+sẻ|nêu|hỏi|"
    r"bày\s+tỏ|băn\s+khoăn|chất\s+vấn|đặt\s+câu\s+hỏi|nói\s+thẳng|quan\s+tâm\s+đến|góp\s+ý|hiến\s+kế|tham\s+luận|nguyện\s+vọng)"
)
# Somebody told by where he lives, and by no office: "Ông Võ Văn An (thôn Đông) đề nghị".
LIVES = (
    r"(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Gg]ià)\s+[^,(:]{3,40}\s*[,(]\s*(?:(?:người\s+dân\s+|ngụ\s+|trú\s+|ở\s+)*(?:tại\s+)?"
    r"(?:xã|phường|huyện|thị\s+trấn|thôn|bản|ấp|buôn|làng|khóm|khu\s+phố|tổ|xóm|TP\.?|thành\s+phố)\b|\d{2}\s+tuổi)"
)
ORDERING = r"đề\s+nghị|yêu\s+cầu|(?<!đáng\s)lưu\s+ý|kêu\s+gọi|mong\s+muốn"
# Behind "yêu cầu" and the like these show that it is a noun, or that nothing is ordered.
NOUN_BEHIND = (
    r"(?:của|về|trên|này|đó|đặt\s+ra|đề\s+ra|nhiệm\s+vụ|thực\s+tiễn|mới|phát\s+triển|chính\s+đáng|cấp|bức|và\b|"
    r"là\b|được|khen|tặng|"
    r"công\s+nhận|[,)]\s*(?:kiến|phản|khiếu|tố|của)|cao|quản\s+lý|chung|trong\s+tình\s+hình|$|[.;”\"])"
)
# These are as often nouns or reports of what was done: they order only right behind a name.
ORDERING_BY_NAME = (
    r"dặn(?:\s+dò)?|căn\s+dặn|nhắn\s+nhủ|ấn\s+định|đặt\s+hàng|gợi\s+ý|quán\s+triệt|chỉ\s+đạo|nhắc\s+nhở|giao(?!\s+(?:ban|lưu|dịch|thông|thừa|tiếp|mùa))(?:\s+nhiệm\s+vụ)?(?:\s+cho)?|"
    r"đề\s+ra|đặt\s+ra|phân\s+công"
)
SAYING = (
    r"nhấn\s+mạnh|khẳng\s+định|cho\s+rằng|chỉ\s+rõ|nêu\s+rõ|gợi\s+mở|định\s+hướng|quán\s+triệt|mong(?:\s+muốn)?|"
    r"nói|phát\s+biểu|"
    r"cho\s+biết|gợi\s+ý|bày\s+tỏ|kết\s+luận|đề\s+xuất|nêu|phân\s+tích|căn\s+dặn|nhắc\s+nhở|xác\s+định|thống\s+nhất|"
    r"tin\s+tưởng|chia\s+sẻ|trao\s+đổi"
)
# Before "yêu cầu", "đề nghị", "chỉ đạo" these make nouns of them.
NOUN_BEFORE = (
    r"(?:ra|hội\s+nghị|các|những|một\s+số|mọi|nhiều|đáp\s+ứng|theo|đúng|với|là|của|về|trước|từ|sát|có|yêu\s+cầu|"
    r"ý\s+kiến|sự|công\s+tác|phát\s+biểu|(?<!có\s)(?<!ra\s)(?<!gửi\s)(?<!hành\s)văn\s+bản|"
    r"tờ\s+trình|đơn|thư|nhận|lời|(?<!văn\s)bản|\d+|hai|ba|bốn|năm|sáu|bảy|tiếp\s+thu|lãnh\s+đạo,|kết\s+luận|mục\s+đích,)"
)
MODAL = (
    r"(?<!không\s)(?<!gặp\s)(?<!vấp\s)(?<!mắc\s)(?<!nhu\s)(?<!bên\s)(?<!điều\s)(?<!việc\s)(?<!khi\s)(?<!nếu\s)(?<!chỉ\s)(?<!chuyên\s)(?<!lẽ\s)(?<!đòi\shỏi\s)"
    r"\b(?:cần|phải)\b(?!\s+(?:thiết|cù|kiệm|lao|chăng|mẫn|làm,\s+phải|được\s+giúp))"
)
# Whom a clause of its own is addressed to: a body by its name, or all of a kind.
ADDRESSEE = (
    r"^\W*(?:(?:[Cc]ác|[Mm]ỗi|[Tt]ừng|[Rr]iêng)\s+(?:sở|ban|ngành|xã|phường|huyện|thôn|cấp|đơn\s+vị|cơ\s+quan|địa\s+phương|"
    r"đoàn\s+thể|đảng\s+[uủ][ỷy]|hội|phòng|chi\s+bộ|tổ)\b|UBND|HĐND|MTTQ|Mặt\s+trận|Sở\s|Ban\s|Bộ\s+[Cc]hỉ|Công\s+an|"
    r"Văn\s+phòng|Thanh\s+tra|Hội\s|Liên\s+đoàn|Đoàn\s|Quỹ\s|Trung\s+tâm|Đảng\s+[uủ][ỷy]|(?:Huyện|Thị|Thành)\s+[uủ][ỷy]|"
    r"Ủy\s+ban|Phòng\s|Báo\s|Đài\s|Chi\s+bộ|Tổ\s+(?!chức)|Bí\s+thư|Chủ\s+tịch|Giám\s+đốc)"
)
# What an editorial calls for, or what is passed on of an order: behind these words somebody "cần" or "phải" do it.
CALLS = (
    r"(?:(?:đã\s+)?đến\s+lúc|thiết\s+nghĩ|(?:vì|bởi)\s+(?:vậy|thế)|do\s+(?:đó|vậy)|muốn\s+(?:vậy|thế|làm|có|giữ|được)|"
    r"(?:để|nhằm)\s|(?:trong\s+)?thời\s+gian\s+tới|trước\s+mắt|theo\s+(?:(?:chỉ\s+đạo|yêu\s+cầu|kết\s+luận|phân\s+công)\s+của|đồng\s+chí|ông|bà|bí\s+thư|phó|chủ\s+tịch|trưởng)\s*)"
)
# Who is to do it: a sentence may begin with them.
DOERS = (
    r"(?:các\s+|mỗi\s+|từng\s+|toàn\s+thể\s+)?(?:cấp|ngành|sở|ban|bộ|địa\s+phương|đơn\s+vị|cơ\s+quan|tổ\s+chức|"
    r"xã|phường|huyện|thôn|khu|quỹ|trung\s+tâm|kho\s+bạc|(?:chi\s+)?cục|vụ(?!\s+việc)|tổng\s+công\s+ty|bảo\s+hiểm|"
    r"liên\s+đoàn|hiệp\s+hội|đồng\s+chí|trưởng|giám\s+đốc|đội|tổ(?!\s+chức)|nhóm|chủ\s+đầu\s+tư|chi\s+bộ|đảng\s+bộ|đảng\s+ủy|"
    r"đảng\s+viên|cán\s+bộ|người|chính\s+quyền|mặt\s+trận|mttq|ubnd|hđnd|ủy\s+ban|uỷ\s+ban|hội|đoàn|công\s+đoàn|"
    r"công\s+an|"
    r"công\s+tác|hệ\s+thống|lực\s+lượng|thủ\s+trưởng|bí\s+thư|chủ\s+tịch|văn\s+phòng|phòng|thanh\s+tra|tòa|viện|"
    r"trường|doanh\s+nghiệp|ngân\s+hàng|tỉnh|thành\s+phố|"
    r"báo|đài|việc|đội\s+ngũ|tập\s+thể|nội\s+dung|quá\s+trình|dân\s+vận)"
)
NOUNS = (
    r"yêu\s+cầu|nhiệm\s+vụ|giải\s+pháp|nội\s+dung|vấn\s+đề|biện\s+pháp|công\s+việc|phương\s+hướng|định\s+hướng|"
    r"trọng\s+tâm|việc|điểm|"
    r"đề\s+nghị|kiến\s+nghị|quan\s+điểm|mặt\s+công\s+tác|lĩnh\s+vực|khâu|mục\s+tiêu|công\s+tác"
)
COUNTED = r"(?:\d{1,2}|một\s+số|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
HOW_MANY = rf"(?:{COUNTED}|những|các|nhiều|mấy)"
