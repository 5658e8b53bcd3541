"""Acute danger to life or health, or a day about to pass: a suggestion to ring the alarm. Pure.

Words of danger and a model speak together: people cry for help in more words than a list holds, and a list hears what
a model has never met. An alarm that rings for nothing is soon heard by nobody, so the line is drawn for few of those.
"""

import math
from dataclasses import dataclass

from thongsuot.language.learning import model
from thongsuot.language.seen import Seen, seen
from thongsuot.language.signs import Reading

URGENT = 0.5
STEEP = 4  # how fast the score rises around the line, which lies where margin and words together are nothing

ACUTE = (
    "cấp cứu", "ngộ độc", "nôn ói", "bất tỉnh", "nguy kịch", "hấp hối", "án mạng", "cầm dao", "vác dao", "cầm súng",
    "tự tử", "tự sát", "rạch tay", "co giật", "đuối nước", "bắt cóc", "hiếp dâm", "đánh vợ", "vỡ đê", "điện giật",
    "đá văng", "chấn thương", "dọa giết", "dọa chém", "dọa chặt", "mắc kẹt", "bị cô lập", "rơi mảng", "ói mửa",
    "chết cháy",
)  # fmt: skip
LIFE = (
    "cứu", "chết người", "mất mạng", "nguy hiểm tính mạng", "nôn", "sốt cao", "nhảy lầu", "chém", "đâm", "bạo hành",
    "xâm hại", "mất tích", "đổ máu", "đang cháy", "bốc cháy", "cháy lớn", "nổ bình ga", "rò rỉ khí", "rò khí",
    "xì ga", "mùi ga", "tóe lửa", "dây điện đứt", "đứt dây điện", "rò điện", "sập nhà", "sắp sập", "sắp đổ",
    "nguy cơ sập", "đổ sập", "sạt lở", "đê nứt", "lũ đang lên", "bị cuốn", "bị thương", "gãy tay", "tai nạn",
    "người chết", "chết đuối", "té xe", "sụp xe", "hố sâu", "quấn ngã", "nổ mìn", "nguồn nước ăn", "tiêu chảy",
    "bỏng", "thoát hiểm", "dịch tả", "bệnh dại", "chó dại", "sốt xuất huyết", "vữa rơi", "tạt sơn", "nằm la liệt",
    "há miệng", "sập xuống", "cháy", "nổ", "nước lên", "chết hàng loạt", "rò nước", "xô xát", "không dây an toàn",
    "vỡ đập", "hóa chất", "phóng xạ", "lọt chân", "lũ", "bị chặn thoát",
)  # fmt: skip
NOW = (
    "khẩn cấp", "khẩn", "gấp", "ngay", "tới gấp", "đến ngay", "liền", "lẹ lên", "ngay lập tức", "cứu với",
    "trước khi quá muộn", "trong hôm nay", "tối nay", "sáng nay", "hồi sáng", "tối qua", "hôm qua", "chiều qua",
    "trước khi có người", "sắp", "vừa xảy ra", "nguy hiểm",
)  # fmt: skip
DAY_ABOUT_TO_PASS = (
    "sắp hết hạn", "là hết hạn", "ngày mai", "mai là hạn", "thời điểm cưỡng chế", "sắp cưỡng chế", "sẽ cưỡng chế",
    "bị cưỡng chế", "tạm đình chỉ thi hành", "sắp hết", "hạn chót", "ngừng thi hành", "dừng cưỡng chế",
    "trong vòng 24 giờ", "hạn cuối",
)  # fmt: skip
PAST = (
    "những vụ", "phòng ngừa", "phòng cháy chữa cháy cho", "tập huấn", "tuyên truyền", "kiến nghị", "diễn tập",
)  # fmt: skip


@dataclass(frozen=True)
class Danger:
    """How pressing a text is: `score` 0 to 1 and the words that say so."""

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def urgent(self) -> bool:
        """Ring: an officer looks at once."""
        return self.score >= URGENT


def danger(text: str | Seen) -> Danger:
    """Return how strongly `text` speaks of acute danger to life or health, or of a day that is about to pass."""
    looked = seen(text)
    weighed, said = _said(looked.reading)
    if not looked.features[0]:
        return Danger(0.0)
    learned = model("urgent")
    at = learned.labels.index("urgent")
    score = round(1 / (1 + math.exp(-STEEP * (learned.margins(looked)[at] + weighed))), 2)
    if score >= URGENT and not said:
        said = tuple(learned.reason(looked, "urgent").split(", "))
    return Danger(score, said)


def _said(reading: Reading) -> tuple[float, tuple[str, ...]]:
    """Return what the words of danger weigh, 0 to 1, and which they are."""
    acute, life, now, day = (_found(reading, phrases) for phrases in (ACUTE, LIFE, NOW, DAY_ABOUT_TO_PASS))
    life = tuple(dict.fromkeys(acute + life))
    score = 0.35 * min(len(life), 2) + 0.2 * bool(acute) + 0.15 * bool(life) * min(len(now), 2) + 0.55 * bool(day)
    score -= 0.25 * bool(reading.first(PAST))
    return max(0.0, min(score, 1.0)), (*life, *day, *(now if life or day else ()))


def _found(reading: Reading, phrases: tuple[str, ...]) -> tuple[str, ...]:
    """Return the phrases that occur with their marks (or in a text without any), the longer one of two that overlap."""
    hits = [phrase for phrase in phrases if reading.places(phrase, insist=True)]
    return tuple(p for p in hits if not any(p != other and f" {p} " in f" {other} " for other in hits))
