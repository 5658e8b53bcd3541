"""Where a promise was made, by name, and whether words said there were said in public."""

# source: (Vietnamese, English)
SOURCES: dict[str, tuple[str, str]] = {
    "minutes": ("Biên bản họp", "Minutes of a meeting"),
    "dialogue": ("Đối thoại", "Dialogue"),
    "reception": ("Buổi tiếp công dân", "Citizen reception"),
    "conference": ("Hội nghị", "Conference"),
    "interview": ("Trả lời báo chí", "Interview"),
    "letter": ("Thư, công văn", "Letter"),
    "directive": ("Văn bản chỉ đạo", "Directive"),
    "other": ("Nơi khác", "Elsewhere"),
}
# Said before people or the press: such a promise waits for its public copy unless the officer says otherwise.
SAID_IN_PUBLIC = frozenset({"dialogue", "interview"})


def source_name(code: str, language: str = "vi") -> str:
    return SOURCES.get(code, (code, code))[language == "en"]
