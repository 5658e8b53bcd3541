"""Families, forms of address, offices, and what bears a person's name without being one. Data; mostly without marks."""

FAMILIES = (
    "nguyen|tran|le|pham|huynh|hoang|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|truong|cao|mai|lam|ha|luong|"
    "trinh|dao|doan|phung|vuong|trieu|tong|luu|nong|ksor|kpa|nay|danh|son|thach|chau|ta|thai|quach|kieu|tang|quan|"
    "ton|khong"
)
# With their marks, for texts that have some: "Trường" is a school and "Đường" a street.
MARKED_FAMILIES = (
    "Nguyễn Trần Lê Phạm Huỳnh Hoàng Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trương Cao Mai Lâm Hà Lương "
    "Trịnh Đào Đoàn Phùng Vương Triệu Tống Lưu Nông Ksor Kpă Nay Danh Thạch Châu Tạ Thái Quách Kiều Tăng Tôn "
    "Khổng Lò Vàng Giàng Sùng Cầm Quàng Bế Ma Lục Lường Tòng Điêu Chẩu Siu Rah Rơ Hờ Vừ Mùa Thào Lầu Tẩn Chảo "
    "Phàn Lù Đàm Đồng Hứa Bạch Khúc Khuất Nghiêm Tô Từ La Lã Lại Lữ Mạc Ngụy Phí Sầm Tiêu Thân Thiều Ung Viên Vi "
    "Chu Cù Diệp Doãn Đậu Đới Hầu Kha Âu Ninh Đoạn Liêu Trầm"
).split()
# Behind a family's name, before the given one.
MIDDLE = (
    "van thi huu duc ngoc minh thanh dinh ba quang xuan thuy cong viet nhu kim hong thu hoai a thanh quoc trong "
    "duy dang phu the tan vinh khac sy si manh bich my phuong tuyet anh hoang gia bao tien trung nhat hai lan cam "
    "thao diem dieu"
).split()
# Forms of address, and those that read as other words without marks.
CALLS = "ong|ba|anh|chi|co|thay|chu|thang|chau|em|bac si|con toi la|goi ten"
DOUBTFUL_CALLS = "cu|bac|y si|y ta|dieu duong|thim"
# How such a form begins in a text with marks.
CALLED = (
    "gọi ông bà anh chị cô thầy chú thằng cháu em tôi tui mình họ người con tên bác cụ thím y điều ký viết đại"
).split()
# How people name themselves, and what stands before a signature.
SELF = r"(?:toi|tui) la|(?:toi|tui|em|minh|chau) ten(?: la)?|ten (?:toi|tui|em|chau) la|toi"
SIGNED = (
    "ho va ten|ho ten|ky ten|viet ho|nguoi viet ho|nguoi lam chung|dai dien|nguoi dai dien|nguoi khieu nai|"
    "nguoi to cao|nguoi lam don|nguoi viet don|nguoi viet|nguoi gui|nguoi ky|nguoi bao tin|nguoi phan anh|"
    "nguoi kien nghi|dai dien cac ho|dai dien ho dan|dai dien ba con|dai dien tap the|dai dien to dan pho"
)
# After these words a name is one where it has two words and begins as a family's does.
OFFICES = (
    "la|ten|to cao|to giac|khieu nai|chu tich|pho chu tich|bi thu|pho bi thu|truong thon|truong ban|truong ap|"
    "truong khu|truong buon|truong xom|truong phong|to truong|to pho|ke toan|thu quy|can bo|cong chuc|dia chinh|"
    "hieu truong|hieu pho|giam doc|chu nhiem|giao vien|co giao|thay giao|dong chi|luat su|chu nha|chu quan|"
    "chu thau|chu xuong|chu tro|chu ho|con trai|con gai|vo|chong|me|cha|bo|em trai|em gai|anh trai|chi gai|cung|"
    "voi|va|cua|do|boi"
)
# A name behind one of these is a street's, a school's or a commune's.
PLACES = (
    "duong|pho|hem|ngo|ngach|kiet|truong|tieu hoc|mam non|thcs|thpt|trung hoc|trung hoc co so|trung hoc pho thong|"
    "xa|phuong|huyen|quan|tinh|tp|thanh pho|thi xa|thi tran|cho|cau|chua|den|dinh|khu|cong ty|benh vien|thon|ap|"
    "ban|buon|lang|toa|chung cu|cong vien|quang truong|nga ba|nga tu|nga nam|vong xoay|ho|song|rach|kenh|hang|"
    "tiem|doan|doi|le"
)
# Streets that are called so without a word before them, with their marks.
STREETS = (
    "Hồ Chí Minh|Trần Hưng Đạo|Lý Thường Kiệt|Lê Thánh Tôn|Lê Thánh Tông|Nguyễn Thị Minh Khai|Phan Đình Phùng|"
    "Võ Văn Kiệt|Phạm Văn Đồng|Nguyễn Văn Linh|Lê Hồng Phong|Võ Nguyên Giáp|Nguyễn Văn Cừ|Trần Quang Khải|"
    "Nguyễn Công Trứ|Ngô Gia Tự|Lê Văn Tám|Nguyễn Tất Thành|Phan Chu Trinh|Phan Bội Châu|Hoàng Văn Thụ|"
    "Trần Quốc Toản|Võ Thị Sáu|Nguyễn Đình Chiểu|Cao Bá Quát|Điện Biên Phủ|Hoàng Hoa Thám|Huỳnh Thúc Kháng|"
    "Lê Quý Đôn|Nguyễn Bỉnh Khiêm"
).split("|")
# Places that begin as a name does.
TOWNS = (
    "Cao Bằng|Cao Lãnh|Châu Đốc|Châu Thành|Đồng Hới|Đồng Nai|Đồng Tháp|Đồng Xoài|Hà Giang|Hà Nam|Hà Nội|Hà Tĩnh|"
    "Hà Tiên|Hồ Gươm|Hồ Tây|Lâm Đồng|Lục Ngạn|Mai Châu|Ninh Bình|Ninh Thuận|Phan Rang|Phan Thiết|"
    "Tô Lịch|Từ Liêm|Thái Bình|Thái Nguyên|Viên Chăn"
).split("|")
NO_NAMES = (
    "ubnd uy xa phuong tinh so cong ban hoi toi chung kinh don thanh luat ngay quan truong giao khu bo mat viet "
    "phi duong pho ngo hem"
).split()
