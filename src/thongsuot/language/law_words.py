"""Laws, codes and ordinances by the name that people write, and by its letters. Data.

The year and the number are the register's to know. A law that is not here is read by its capital: `named`.
"""

LAWS = (
    "An ninh mạng|An ninh quốc gia|An toàn thông tin mạng|An toàn thực phẩm|An toàn, vệ sinh lao động|"
    "Ban hành văn bản quy phạm pháp luật|Biên giới quốc gia|Biên phòng Việt Nam|Biển Việt Nam|Báo chí|Bình đẳng giới|"
    "Bưu chính|Bảo hiểm tiền gửi|Bảo hiểm xã hội|Bảo hiểm y tế|Bảo vệ bí mật nhà nước|Bảo vệ dữ liệu cá nhân|"
    "Bảo vệ môi trường|Bảo vệ quyền lợi người tiêu dùng|Bảo vệ sức khỏe nhân dân|Bảo vệ và kiểm dịch thực vật|"
    "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân|Chuyển giao công nghệ|Chăn nuôi|"
    "Chất lượng sản phẩm, hàng hóa|Chứng khoán|Các tổ chức tín dụng|Cán bộ, công chức|Công an nhân dân|Công chứng|"
    "Công nghệ cao|Công nghệ thông tin|Công đoàn|Căn cước|Căn cước công dân|Cơ yếu|Cư trú|Cạnh tranh|"
    "Cảnh sát biển Việt Nam|Cảnh sát cơ động|Di sản văn hóa|Doanh nghiệp|Du lịch|Dân quân tự vệ|Dược|Dầu khí|Dữ liệu|"
    "Dự trữ quốc gia|Giao dịch điện tử|Giao thông đường bộ|Giao thông đường thủy nội địa|Giá|Giám định tư pháp|"
    "Giáo dục|Giáo dục nghề nghiệp|Giáo dục quốc phòng và an ninh|Giáo dục đại học|"
    "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân|Hàng không dân dụng Việt Nam|Hòa giải ở cơ sở|"
    "Hòa giải, đối thoại tại Tòa án|Hóa chất|Hôn nhân và gia đình|Hải quan|Hộ tịch|Hợp tác xã|Khiếu nại|"
    "Khiếu nại, tố cáo|Khoa học và công nghệ|Khoáng sản|Khám bệnh, chữa bệnh|Khí tượng thủy văn|Kinh doanh bảo hiểm|"
    "Kinh doanh bất động sản|Kiến trúc|Kiểm toán nhà nước|Kế toán|Luật sư|Lâm nghiệp|Lý lịch tư pháp|Lưu trữ|"
    "Lực lượng dự bị động viên|Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở|Mặt trận Tổ quốc Việt Nam|"
    "Nghĩa vụ quân sự|Ngân hàng Nhà nước Việt Nam|Ngân sách nhà nước|Người cao tuổi|Người khuyết tật|"
    "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng|Nhà giáo|Nhà ở|Nuôi con nuôi|"
    "Năng lượng nguyên tử|Phá sản|Phí và lệ phí|Phòng bệnh|Phòng cháy và chữa cháy|Phòng cháy, chữa cháy|"
    "Phòng cháy, chữa cháy và cứu nạn, cứu hộ|Phòng thủ dân sự|Phòng, chống bạo lực gia đình|"
    "Phòng, chống bệnh truyền nhiễm|Phòng, chống ma túy|Phòng, chống mua bán người|Phòng, chống rửa tiền|"
    "Phòng, chống tham nhũng|Phòng, chống thiên tai|Phòng, chống tác hại của rượu, bia|"
    "Phòng, chống tác hại của thuốc lá|Phổ biến, giáo dục pháp luật|Quy hoạch|Quy hoạch đô thị|"
    "Quy hoạch đô thị và nông thôn|Quản lý ngoại thương|Quản lý nợ công|Quản lý thuế|Quản lý thuế và hải quan|"
    "Quản lý, sử dụng tài sản công|Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ|Quảng cáo|Quốc phòng|"
    "Quốc tịch Việt Nam|Sĩ quan Quân đội nhân dân Việt Nam|Sở hữu trí tuệ|Sử dụng năng lượng tiết kiệm và hiệu quả|"
    "Thanh niên|Thanh tra|Thi hành tạm giữ, tạm giam|Thi hành án dân sự|Thi hành án hình sự|Thi đua, khen thưởng|"
    "Thuế giá trị gia tăng|Thuế sử dụng đất nông nghiệp|Thuế sử dụng đất phi nông nghiệp|Thuế thu nhập cá nhân|"
    "Thuế thu nhập doanh nghiệp|Thuế tiêu thụ đặc biệt|Thú y|Thư viện|Thương mại|Thẻ căn cước|Thể dục, thể thao|"
    "Thống kê|Thủ đô|Thủy lợi|Thủy sản|Thực hiện dân chủ ở cơ sở|Thực hành tiết kiệm, chống lãng phí|"
    "Tiêu chuẩn và quy chuẩn kỹ thuật|Tiếp công dân|Tiếp cận thông tin|Trách nhiệm bồi thường của Nhà nước|"
    "Trưng cầu ý dân|Trưng mua, trưng dụng tài sản|Trật tự, an toàn giao thông đường bộ|Trẻ em|Trọng tài thương mại|"
    "Trồng trọt|Trợ giúp pháp lý|Tài nguyên nước|Tài nguyên, môi trường biển và hải đảo|Tín ngưỡng, tôn giáo|"
    "Tư pháp người chưa thành niên|Tương trợ tư pháp|Tần số vô tuyến điện|Tố cáo|Tố tụng hành chính|"
    "Tổ chức Chính phủ|Tổ chức Quốc hội|Tổ chức Tòa án nhân dân|Tổ chức Viện kiểm sát nhân dân|"
    "Tổ chức chính quyền địa phương|Tổ chức cơ quan điều tra hình sự|Viên chức|Viễn thông|Việc làm|Xuất bản|"
    "Xuất cảnh, nhập cảnh của công dân Việt Nam|Xây dựng|Xử lý vi phạm hành chính|Đa dạng sinh học|Điện lực|Điện ảnh|"
    "Đo đạc và bản đồ|Đê điều|Đường bộ|Đường sắt|Đất đai|Đấu giá tài sản|Đấu thầu|Đầu tư|Đầu tư công|"
    "Đầu tư theo phương thức đối tác công tư|Đặc xá|Địa chất và khoáng sản"
).split("|")
CODES = "Dân sự|Hình sự|Lao động|Hàng hải Việt Nam|Tố tụng dân sự|Tố tụng hình sự".split("|")
ORDINANCES = (
    "Dân số|Chi phí tố tụng|Dân chủ ở xã, phường, thị trấn|Thực hiện dân chủ ở xã, phường, thị trấn|"
    "Thực hiện dân chủ ở xã|Ưu đãi người có công với cách mạng|Ưu đãi người có công"
).split("|")
# Letters behind "Luật", and letters that say "Bộ luật" themselves; in capitals without marks.
LAW_LETTERS = {
    "ATGT": "Trật tự, an toàn giao thông đường bộ",
    "ATTP": "An toàn thực phẩm",
    "ATVSLD": "An toàn, vệ sinh lao động",
    "BHXH": "Bảo hiểm xã hội",
    "BHYT": "Bảo hiểm y tế",
    "BLGD": "Phòng, chống bạo lực gia đình",
    "BVMT": "Bảo vệ môi trường",
    "GTDB": "Giao thông đường bộ",
    "HNGD": "Hôn nhân và gia đình",
    "KDBDS": "Kinh doanh bất động sản",
    "KNTC": "Khiếu nại, tố cáo",
    "NSNN": "Ngân sách nhà nước",
    "NVQS": "Nghĩa vụ quân sự",
    "PCBLGD": "Phòng, chống bạo lực gia đình",
    "PCCC": "Phòng cháy và chữa cháy",
    "PCTN": "Phòng, chống tham nhũng",
    "TCD": "Tiếp công dân",
    "THADS": "Thi hành án dân sự",
    "THDCOCS": "Thực hiện dân chủ ở cơ sở",
    "TTHC": "Tố tụng hành chính",
    "XLVPHC": "Xử lý vi phạm hành chính",
}
CODE_LETTERS = {
    "BLDS": "Dân sự",
    "BLHS": "Hình sự",
    "BLLD": "Lao động",
    "BLTTDS": "Tố tụng dân sự",
    "BLTTHS": "Tố tụng hình sự",
}
# Where the name of a law that is in no table ends: words with which a sentence goes on.
NAME_ENDS = (
    "anh bà bị bằng bởi các cho chưa chúng có còn của cũng đã đang để đến điều do được em gì hay hiện hiệu hoặc khi "
    "khoản không là lại mà mới mục năm nào nay này ngày nếu như nhưng những nói ông phải quy ra rằng rồi sau sẽ so số "
    "sửa tại theo thì thi tôi trên trong trước từ và vào vẫn về vì với xin"
).split()
