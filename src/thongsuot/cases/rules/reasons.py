"""Closed lists: why a submission is not eligible, why an item is not met, channels, kinds. Codes with their names."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Reason:
    """A code of a closed list, its Vietnamese and English name, and where it stands in the law."""

    code: str
    vi: str
    en: str
    source: str
    confidence: str = "general"


INELIGIBLE = (
    Reason(
        "unclear",
        "Không rõ nội dung phản ánh, kiến nghị",
        "What is reported or asked is not clear",
        "Thông tư 05/2021/TT-TTCP",
    ),
    Reason(
        "settled",
        "Cùng người gửi, cùng nội dung đã được giải quyết",
        "The same person has had the same matter settled",
        "Thông tư 05/2021/TT-TTCP",
    ),
    Reason(
        "incapable",
        "Người gửi không có năng lực hành vi dân sự và không có người đại diện",
        "The person cannot act for themselves and has no representative",
        "Luật Tiếp công dân 42/2013/QH13, Điều 9",
    ),
    Reason(
        "unlawful",
        "Nội dung chống lại đường lối của Đảng, pháp luật của Nhà nước, hoặc xúc phạm người khác",
        "The text is against the law or insults others",
        "Luật Tiếp công dân 42/2013/QH13, Điều 9",
    ),
    Reason(
        "not-vietnamese",
        "Không viết bằng tiếng Việt và không có bản dịch chứng thực",
        "Not in Vietnamese and without a certified translation",
        "Thông tư 05/2021/TT-TTCP",
    ),
    Reason(
        "courts",
        "Thuộc thẩm quyền của Tòa án, Viện kiểm sát",
        "For the court or the procuracy",
        "Luật Tiếp công dân 42/2013/QH13",
    ),
)

LEGAL_REASONS = (
    Reason(
        "no-basis",
        "Chưa có quy định của pháp luật cho việc này",
        "No legal basis for what is asked",
        "Nghị định 20/2008/NĐ-CP",
        "unsure",
    ),
    Reason(
        "other-body",
        "Thuộc thẩm quyền cơ quan khác, đã chuyển",
        "For another body, passed on",
        "Nghị định 20/2008/NĐ-CP",
        "general",
    ),
    Reason(
        "secret",
        "Thuộc bí mật nhà nước hoặc thông tin cá nhân của người khác",
        "State secret or another person's data",
        "Luật Tiếp cận thông tin 104/2016/QH13",
        "general",
    ),
    Reason(
        "no-budget",
        "Chưa bố trí được kinh phí trong dự toán được giao",
        "No money in this year's budget",
        "Luật Ngân sách nhà nước 83/2015/QH13",
        "general",
    ),
    Reason(
        "not-confirmed",
        "Kiểm tra không thấy sự việc như phản ánh",
        "What was reported was not found on inspection",
        "Nghị định 20/2008/NĐ-CP",
        "unsure",
    ),
)

ON_PAPER = "on-paper"  # for registers taken over only: what was answered before there was a place for evidence
PAST_REASONS = (
    Reason(
        ON_PAPER,
        "Đã trả lời bằng văn bản giấy, trước khi dùng hệ thống này",
        "Answered on paper, before this system was in use",
        "Sổ tiếp nhận đã nhập",
    ),
)

KINDS = (
    Reason("feedback", "Phản ánh", "Feedback", "Thông tư 05/2021/TT-TTCP"),
    Reason("petition", "Kiến nghị", "Petition", "Thông tư 05/2021/TT-TTCP"),
    Reason("complaint", "Khiếu nại", "Complaint", "Luật Khiếu nại 02/2011/QH13, Điều 2"),
)
ANSWERED_KINDS = KINDS[:2]  # one procedure for both; a complaint has its own

CHANNELS = (
    Reason("web", "Trang web", "Website", ""),
    Reason("counter", "Tại quầy", "At the counter", ""),
    Reason("phone", "Điện thoại", "Telephone", ""),
    Reason("letter", "Đơn thư", "Letter", ""),
    Reason("reception", "Buổi tiếp công dân", "Citizen reception", ""),
    Reason("email", "Thư điện tử", "E-mail", ""),
    Reason("onsite-app", "Ứng dụng tại hiện trường", "On-site app", ""),
    Reason("import", "Nhập từ sổ", "Imported register", ""),
)

IDENTITIES = (
    Reason("cccd", "Thẻ căn cước", "Citizen identity card", ""),
    Reason("vneid", "Định danh điện tử (VNeID)", "Electronic identity (VNeID)", ""),
    Reason("passport", "Hộ chiếu", "Passport", ""),
    Reason("authority", "Người đại diện có giấy ủy quyền", "Representative with a written authority", ""),
    Reason("known", "Cán bộ thôn, tổ dân phố xác nhận", "Confirmed by the hamlet's officer", ""),
)

STATE_NAMES = {
    "received": ("Mới tiếp nhận, chờ xem xét", "Received, to be screened"),
    "supplement": ("Chờ người gửi bổ sung", "Waiting for the person to add"),
    "screened": ("Đã phân loại, chờ thụ lý", "Screened, to be accepted"),
    "accepted": ("Đã thụ lý, chờ giao việc", "Accepted, to be assigned"),
    "assigned": ("Đang giải quyết", "Being worked on"),
    "submitted": ("Đã trình, chờ duyệt", "Submitted for approval"),
    "approved": ("Đã duyệt, chờ gửi trả lời", "Approved, to be sent"),
    "answered": ("Đã trả lời", "Answered"),
    "closed": ("Đã xong", "Closed"),
    "guided": ("Đã hướng dẫn", "Guided elsewhere"),
    "returned": ("Đã trả lại", "Returned"),
    "transferred-out": ("Đã chuyển ra ngoài", "Transferred outside"),
    "joined": ("Đã nhập vào vụ việc khác", "Joined to another case"),
    "split": ("Đã tách", "Split"),
    "withdrawn": ("Người gửi đã rút", "Withdrawn"),
    "verifying": ("Đang xác minh", "Being verified"),
    "reported": ("Đã có báo cáo xác minh", "Verification reported"),
    "drafted": ("Đã soạn quyết định, chờ ký", "Decision drafted, to be signed"),
    "decided": ("Đã ký quyết định, chờ gửi", "Decision signed, to be sent"),
    "sent": ("Đã gửi quyết định, chưa có hiệu lực", "Decision sent, not yet in effect"),
    "in-effect": ("Quyết định có hiệu lực, đang thi hành", "Decision in effect, being enforced"),
    "not-accepted": ("Không thụ lý", "Not accepted"),
    "terminated": ("Đã đình chỉ", "Terminated"),
    "appealed": ("Đã khiếu nại lần hai", "Taken to the second level"),
}


def reasons_by_code(reasons: tuple[Reason, ...]) -> dict[str, Reason]:
    """Return a closed list by its codes."""
    return {reason.code: reason for reason in reasons}
