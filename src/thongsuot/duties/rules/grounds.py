"""Words for the grounds that acts on duties name: this room's own, and those other rooms bring for their matters."""

# code: (Vietnamese, English)
INTERRUPTIONS: dict[str, tuple[str, str]] = {
    "removed": ("Bị gỡ, bị rách hoặc bị che", "Taken down, torn or covered"),
    "place-closed": ("Nơi niêm yết đóng cửa", "The place of posting was closed"),
    "system-down": ("Trang thông tin không mở được", "The site could not be opened"),
    "wrong-content": ("Nội dung sai, phải làm lại", "The content was wrong and had to be done again"),
    "disaster": ("Thiên tai, dịch bệnh", "Natural disaster or epidemic"),
}
SHORTFALLS: dict[str, tuple[str, str]] = {
    "head-away": ("Người phải làm đi công tác, nghỉ", "Who had to do it was away"),
    "nobody-came": ("Không có người đến", "Nobody came"),
    "disaster": ("Thiên tai, dịch bệnh", "Natural disaster or epidemic"),
    "other-duty": ("Phải làm nhiệm vụ đột xuất khác", "Another urgent task came up"),
}
_words: dict[str, tuple[str, str]] = {
    **INTERRUPTIONS,
    **SHORTFALLS,
    "supplement": ("Chờ người gửi bổ sung", "Waiting for the sender to add what is missing"),
    "corrected": ("Sửa ghi nhầm", "A wrong entry was mended"),
    "withdrawn": ("Người gửi rút", "The sender withdrew"),
    "transferred": ("Đã chuyển đơn vị khác", "Transferred to another unit"),
    "joined": ("Đã nhập vào vụ việc khác", "Joined with another case"),
    "returned": ("Đã trả lại", "Returned"),
    "guided": ("Đã hướng dẫn", "Guided elsewhere"),
    "task-moved": ("Đơn vị giao đổi hạn nhiệm vụ", "Who gave the task set another day"),
    "import-undone": ("Hoàn tác nhập sổ", "The import was undone"),
}


def word_grounds(words: dict[str, tuple[str, str]]) -> None:
    """Let pages say the grounds of a room above in words: {code: (Vietnamese, English)}."""
    _words.update(words)


def ground_name(code: str, language: str = "vi") -> str:
    """Return a ground in words; one without words is shown as it is stored."""
    return _words.get(code, (code, code))[language == "en"]
