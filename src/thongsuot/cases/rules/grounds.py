"""Closed lists of grounds: why the time of a case is extended, why its clock stops. Codes go into the duty's acts."""

from thongsuot.cases.rules.reasons import Reason

EXTENSION_GROUNDS = (
    Reason("complex", "Vụ việc phức tạp, liên quan nhiều nơi", "Complex, concerns several places", ""),
    Reason("site-check", "Cần kiểm tra thực tế thêm", "More has to be checked on site", ""),
    Reason("expert", "Cần ý kiến chuyên môn, giám định", "Needs an expert's opinion", ""),
    Reason("coordination", "Đơn vị phối hợp chưa trả lời", "A coordinating unit has not answered", ""),
    Reason("works", "Đang thi công, sửa chữa, chưa xong", "Works are under way and not finished", ""),
    Reason("disaster", "Thiên tai, dịch bệnh", "Natural disaster or epidemic", ""),
)
SUSPENSION_GROUNDS = (
    Reason("person-away", "Chưa liên lạc được với người gửi", "The person cannot be reached", ""),
    Reason("expert", "Chờ kết quả giám định, đo đạc", "Waiting for an expert's findings or a survey", ""),
    Reason("other-decision", "Chờ kết quả của cơ quan khác", "Waiting for another body's decision", ""),
    Reason("court", "Tòa án đang xem xét cùng việc này", "A court has the same matter before it", ""),
    Reason("disaster", "Thiên tai, dịch bệnh", "Natural disaster or epidemic", ""),
)
DAYS_LIMIT = 60
