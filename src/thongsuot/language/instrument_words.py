"""How instruments are called, shortened and numbered: kinds, codes of kinds and of issuers, laws by name. Data."""

# What stands before a number, without marks; the longer first.
KIND_WORDS = {
    "thong tu lien tich": "joint-circular",
    "nghi quyet lien tich": "joint-resolution",
    "van ban hop nhat": "consolidation",
    "thong bao ket luan": "notice",
    "chuong trinh hanh dong": "programme",
    "bo luat": "code",
    "hien phap": "constitution",
    "phap lenh": "ordinance",
    "nghi quyet": "resolution",
    "nghi dinh": "decree",
    "thong tu": "circular",
    "thong tri": "party-circular",
    "quyet dinh": "decision",
    "quy dinh": "regulation",
    "quy che": "statute",
    "ket luan": "conclusion",
    "chi thi": "directive",
    "chuong trinh": "programme",
    "ke hoach": "plan",
    "huong dan": "guidance",
    "thong bao": "notice",
    "bao cao": "report",
    "cong van": "letter",
    "cong dien": "telegram",
    "to trinh": "proposal",
    "de an": "scheme",
    "giay moi": "invitation",
    "lenh": "order",
    "luat": "law",
}
KIND_NAMES = {
    "joint-circular": "Thông tư liên tịch",
    "joint-resolution": "Nghị quyết liên tịch",
    "consolidation": "Văn bản hợp nhất",
    "code": "Bộ luật",
    "constitution": "Hiến pháp",
    "ordinance": "Pháp lệnh",
    "resolution": "Nghị quyết",
    "decree": "Nghị định",
    "circular": "Thông tư",
    "party-circular": "Thông tri",
    "decision": "Quyết định",
    "regulation": "Quy định",
    "statute": "Quy chế",
    "conclusion": "Kết luận",
    "directive": "Chỉ thị",
    "programme": "Chương trình",
    "plan": "Kế hoạch",
    "guidance": "Hướng dẫn",
    "notice": "Thông báo",
    "report": "Báo cáo",
    "letter": "Công văn",
    "telegram": "Công điện",
    "proposal": "Tờ trình",
    "scheme": "Đề án",
    "invitation": "Giấy mời",
    "order": "Lệnh",
    "law": "Luật",
}
# These may stand before a bare number ("Kết luận 21"); the others need "số", being common words.
BARE = frozenset(
    (
        "nghi quyet",
        "nghi dinh",
        "thong tu",
        "thong tri",
        "quyet dinh",
        "quy dinh",
        "ket luan",
        "chi thi",
        "phap lenh",
    )
)

# Codes of kinds inside a number, without marks and in capitals: as printed, and what they stand for.
TYPES = {
    "VBHN": ("VBHN", "consolidation"),
    "TTLT": ("TTLT", "joint-circular"),
    "NQLT": ("NQLT", "joint-resolution"),
    "CTR": ("CTr", "programme"),
    "CTHD": ("CTHĐ", "programme"),
    "TTR": ("TTr", "proposal"),
    "QDI": ("QĐi", "regulation"),
    "QYD": ("QyĐ", "regulation"),
    "ND": ("NĐ", "decree"),
    "NQ": ("NQ", "resolution"),
    "QD": ("QĐ", "decision"),
    "QC": ("QC", "statute"),
    "CT": ("CT", "directive"),
    "TT": ("TT", "circular"),
    "KH": ("KH", "plan"),
    "TB": ("TB", "notice"),
    "BC": ("BC", "report"),
    "CV": ("CV", "letter"),
    "CD": ("CĐ", "telegram"),
    "HD": ("HD", "guidance"),
    "KL": ("KL", "conclusion"),
    "PL": ("PL", "ordinance"),
    "DA": ("ĐA", "scheme"),
    "GM": ("GM", "invitation"),
    "L": ("L", "order"),
}
# Codes of issuers as printed, by the code without marks and in capitals; with the name where there is one.
ISSUERS = {
    "CP": ("CP", "Chính phủ"),
    "TTG": ("TTg", "Thủ tướng Chính phủ"),
    "CTN": ("CTN", "Chủ tịch nước"),
    "TTCP": ("TTCP", "Thanh tra Chính phủ"),
    "VPCP": ("VPCP", "Văn phòng Chính phủ"),
    "UBND": ("UBND", "Ủy ban nhân dân"),
    "HDND": ("HĐND", "Hội đồng nhân dân"),
    "BTP": ("BTP", "Bộ Tư pháp"),
    "BNV": ("BNV", "Bộ Nội vụ"),
    "BTC": ("BTC", "Bộ Tài chính"),
    "BCA": ("BCA", "Bộ Công an"),
    "BQP": ("BQP", "Bộ Quốc phòng"),
    "BYT": ("BYT", "Bộ Y tế"),
    "BXD": ("BXD", "Bộ Xây dựng"),
    "BCT": ("BCT", "Bộ Công Thương"),
    "BGDDT": ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    "BTNMT": ("BTNMT", "Bộ Tài nguyên và Môi trường"),
    "BNNMT": ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
    "BNNPTNT": ("BNNPTNT", "Bộ Nông nghiệp và Phát triển nông thôn"),
    "BLDTBXH": ("BLĐTBXH", "Bộ Lao động - Thương binh và Xã hội"),
    "BGTVT": ("BGTVT", "Bộ Giao thông vận tải"),
    "BTTTT": ("BTTTT", "Bộ Thông tin và Truyền thông"),
    "BKHCN": ("BKHCN", "Bộ Khoa học và Công nghệ"),
    "BVHTTDL": ("BVHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
    "TANDTC": ("TANDTC", "Tòa án nhân dân tối cao"),
    "VKSNDTC": ("VKSNDTC", "Viện kiểm sát nhân dân tối cao"),
    "TW": ("TW", "Trung ương"),
    "TU": ("TU", "Tỉnh ủy, Thành ủy"),
    "DU": ("ĐU", "Đảng ủy"),
    "BTCTW": ("BTCTW", "Ban Tổ chức Trung ương"),
    "BTGTW": ("BTGTW", "Ban Tuyên giáo Trung ương"),
    "BTGDVTW": ("BTGDVTW", "Ban Tuyên giáo và Dân vận Trung ương"),
    "BDVTW": ("BDVTW", "Ban Dân vận Trung ương"),
    "UBKTTW": ("UBKTTW", "Ủy ban Kiểm tra Trung ương"),
    "VPTW": ("VPTW", "Văn phòng Trung ương Đảng"),
    "MTTW": ("MTTW", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"),
}
# Who issued it, in words after "của": without marks, the longer first; None: local, taken as written.
SPOKEN = {
    "ban chap hanh trung uong": "Ban Chấp hành Trung ương",
    "bch trung uong": "Ban Chấp hành Trung ương",
    "bch tw": "Ban Chấp hành Trung ương",
    "uy ban thuong vu quoc hoi": "Ủy ban Thường vụ Quốc hội",
    "bo chinh tri": "Bộ Chính trị",
    "ban bi thu": "Ban Bí thư",
    "thanh tra chinh phu": "Thanh tra Chính phủ",
    "tong thanh tra chinh phu": "Thanh tra Chính phủ",
    "thu tuong chinh phu": "Thủ tướng Chính phủ",
    "thu tuong": "Thủ tướng Chính phủ",
    "chinh phu": "Chính phủ",
    "quoc hoi": "Quốc hội",
    "chu tich nuoc": "Chủ tịch nước",
}
LOCAL = (
    "chu tich uy ban nhan dan|chu tich ubnd|uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|ban thuong vu|tinh uy|thanh uy|"
    "huyen uy|quan uy|dang uy|giam doc so|bo truong bo|bo|so"
)
# Laws by name as people write it; the year and number are the register's to know.
LAWS = (
    "An toàn thực phẩm|An ninh mạng|Bảo vệ bí mật nhà nước|Bảo vệ dữ liệu cá nhân|Bảo vệ môi trường|"
    "Bảo vệ quyền lợi người tiêu dùng|Bảo hiểm xã hội|Bảo hiểm y tế|"
    "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Ban hành văn bản quy phạm pháp luật|"
    "Biên phòng Việt Nam|Bình đẳng giới|Cán bộ, công chức|Căn cước|Căn cước công dân|Chăn nuôi|Công an nhân dân|"
    "Công chứng|Công đoàn|Cư trú|Dân quân tự vệ|Doanh nghiệp|Dược|Đất đai|Đầu tư|Đầu tư công|Đấu thầu|Đường bộ|"
    "Giá|Giao dịch điện tử|Giao thông đường bộ|Giáo dục|Hòa giải ở cơ sở|Hộ tịch|Hôn nhân và gia đình|Hợp tác xã|"
    "Khám bệnh, chữa bệnh|Khiếu nại|Khiếu nại, tố cáo|Kiến trúc|Lâm nghiệp|Luật sư|Lưu trữ|"
    "Mặt trận Tổ quốc Việt Nam|Ngân sách nhà nước|Nghĩa vụ quân sự|Người cao tuổi|Người khuyết tật|Nhà ở|Phá sản|"
    "Phòng cháy và chữa cháy|Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng, chống bạo lực gia đình|"
    "Phòng, chống ma túy|Phòng, chống tham nhũng|Quản lý, sử dụng tài sản công|Quản lý thuế|Quy hoạch|"
    "Quy hoạch đô thị|Quy hoạch đô thị và nông thôn|Tài nguyên nước|Thanh niên|Thanh tra|Thi đua, khen thưởng|"
    "Thi hành án dân sự|Thủy lợi|Thực hiện dân chủ ở cơ sở|Tiếp cận thông tin|Tiếp công dân|Tín ngưỡng, tôn giáo|"
    "Tố cáo|Tố tụng hành chính|Tổ chức chính quyền địa phương|Tổ chức Chính phủ|Tổ chức Quốc hội|"
    "Trách nhiệm bồi thường của Nhà nước|Trật tự, an toàn giao thông đường bộ|Trẻ em|Trồng trọt|Viên chức|"
    "Việc làm|Xây dựng|Xử lý vi phạm hành chính"
).split("|")
CODES = "Dân sự|Hình sự|Lao động|Hàng hải Việt Nam|Tố tụng dân sự|Tố tụng hình sự".split("|")
ORDINANCES = "Thực hiện dân chủ ở xã, phường, thị trấn|Ưu đãi người có công với cách mạng|Thực hiện dân chủ ở xã".split(
    "|"
)
