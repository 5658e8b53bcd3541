"""What can be owed, by name, as pages say it."""

# task: (Vietnamese, English), as a page names what is owed.
TASKS: dict[str, tuple[str, str]] = {
    "screen": ("Phân loại, xử lý đơn", "Screen the submission"),
    "answer": ("Trả lời", "Answer"),
    "transfer": ("Chuyển đơn", "Transfer"),
    "reply": ("Thông báo kết quả xử lý đơn", "Tell the sender what was done"),
    "coordinate": ("Phối hợp, cho ý kiến", "Coordinate, give an opinion"),
    "supplement": ("Chờ bổ sung", "Wait for the supplement"),
    "approve": ("Duyệt", "Approve"),
    "accept": ("Thụ lý", "Accept"),
    "settle": ("Giải quyết", "Settle"),
    "promise": ("Thực hiện lời hứa", "Keep a promise"),
    "task": ("Thực hiện nhiệm vụ", "Do a task"),
    "plan": ("Lập kế hoạch thực hiện", "Make a plan"),
    "study": ("Tổ chức quán triệt", "Hold a study session"),
    "review": ("Sơ kết, tổng kết", "Hold a review"),
    "inspect": ("Kiểm tra", "Make an inspection visit"),
    "publish": ("Công khai", "Publish"),
    "post": ("Niêm yết", "Post"),
    "report": ("Báo cáo", "Report"),
    "receive-people": ("Tiếp công dân", "Receive citizens"),
    "vote": ("Tổ chức biểu quyết", "Hold a vote"),
    "data-request": ("Xác nhận yêu cầu về dữ liệu cá nhân", "Acknowledge a request about personal data"),
    "data-breach": ("Thông báo vi phạm dữ liệu cá nhân", "Give notice of a breach of personal data"),
    "dialogue": ("Tổ chức đối thoại", "Hold the dialogue"),
    "send": ("Gửi quyết định giải quyết", "Send the decision"),
    "send-notice": ("Gửi quyết định, thông báo", "Send a notice"),
    "enforce": ("Thi hành quyết định", "Carry out the decision"),
    "explain": ("Giải trình, tiếp thu", "Explain what became of opinions"),
}


def task_name(task: str, language: str = "vi") -> str:
    """Return how a page names `task`; an unknown one is shown as it is stored."""
    names = TASKS.get(task, (task, task))
    return names[language == "en"]
