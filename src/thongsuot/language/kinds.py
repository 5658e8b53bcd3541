"""Which kind of submission a text looks like, with a reason: a suggestion, decided by an officer. Pure.

A model says it by all words; the words by which people name the kind themselves have a voice of their own.
"""

from dataclasses import dataclass

from thongsuot.language.accusation import CERTAIN, weigh
from thongsuot.language.classifier import Classifier
from thongsuot.language.learning import model
from thongsuot.language.seen import Seen, seen
from thongsuot.language.signs import Reading

SURE = 0.7  # below it a suggestion is told as not certain
VOICE = 0.4  # what the kind's own words weigh beside the model; chosen on the development submissions
LEAST = 0.05  # less is not worth telling

KINDS = ("feedback", "petition", "complaint", "denunciation", "mixed")

COMPLAINT = (
    "đơn khiếu nại", "tôi khiếu nại", "khiếu nại lần hai", "khiếu nại quyết định", "chúng tôi khiếu nại",
    "xin khiếu nại",
)  # fmt: skip
COMPLAINT_WEAK = (
    "khiếu nại", "không đồng ý với quyết định", "hủy quyết định", "hủy thông báo", "không đồng ý với phương án",
    "hủy văn bản", "quyết định số", "giải quyết lần đầu", "hủy kết luận",
)  # fmt: skip
PETITION = (
    "đơn kiến nghị", "kiến nghị", "góp ý", "đề xuất", "hiến kế",
)  # fmt: skip
PETITION_WEAK = (
    "nên", "quy định rõ", "ban hành", "sửa đổi", "bổ sung quy định", "xin được hỗ trợ", "xin hỗ trợ", "mở lớp",
    "bố trí", "đầu tư", "lắp thêm", "xây dựng thêm", "cho phép", "mở rộng", "miễn phí", "điều chỉnh", "xem xét",
)  # fmt: skip
FEEDBACK = (
    "phản ánh", "báo tin", "xin báo", "phản ảnh",
)  # fmt: skip
FEEDBACK_WEAK = (
    "kiểm tra", "xử lý", "khắc phục", "sửa giúp", "gấp", "dẹp", "hư hỏng", "ô nhiễm", "chưa thấy", "nhắc nhở",
)  # fmt: skip


@dataclass(frozen=True)
class KindSuggestion:
    """`kind`: feedback, petition, complaint, denunciation or mixed; `score` 0 to 1; `reason`: the words that say so."""

    kind: str
    score: float
    reason: str

    @property
    def sure(self) -> bool:
        """Worth believing: of such suggestions some nineteen in twenty are right."""
        return self.score >= SURE


def kind_of(text: str | Seen, kinds: Classifier | None = None) -> list[KindSuggestion]:
    """Return the kinds `text` may be, best first; never empty. `kinds`: a model in place of the one that ships.

    Of what no word speaks for, nothing but the first is told.
    """
    looked = seen(text)
    named = {each.kind: each for each in _named(looked.reading)}
    guesses = (kinds or model("kind")).guess(looked, most=len(KINDS))
    if not any(each.reason for each in guesses) and not named:
        return [KindSuggestion("feedback", 0.4, "")]
    weighed = {each.label: each.share + VOICE * (named[each.label].score if each.label in named else 0.0)
               for each in guesses}  # fmt: skip
    whole = sum(weighed.values())
    found = [
        KindSuggestion(each.label, round(weighed[each.label] / whole, 3), _because(each.reason, named.get(each.label)))
        for each in guesses
    ]
    found.sort(key=lambda each: -each.score)
    return found[:1] + [each for each in found[1:] if each.reason and each.score >= LEAST]


def _because(reason: str, named: KindSuggestion | None) -> str:
    return named.reason if named and named.reason else reason


def _named(reading: Reading) -> list[KindSuggestion]:
    """Return the kinds that the writer names, or nearly: by words alone."""
    found = [each for each in (_denunciation(reading), *_others(reading)) if each]
    asked = [each for each in found if each.score >= CERTAIN]
    if len(asked) > 1 and _is_split(reading, asked):
        reason = ", ".join(each.reason for each in asked)
        found.append(KindSuggestion("mixed", 0.95, reason))
    return found


def _denunciation(reading: Reading) -> KindSuggestion | None:
    accusation = weigh(reading)
    if not accusation.score:
        return None
    return KindSuggestion("denunciation", min(accusation.score, 0.94), ", ".join(accusation.reasons))


def _others(reading: Reading) -> list[KindSuggestion | None]:
    return [
        _suggest(reading, "complaint", COMPLAINT, COMPLAINT_WEAK, 0.9),
        _suggest(reading, "petition", PETITION, PETITION_WEAK, 0.85),
        _suggest(reading, "feedback", FEEDBACK, FEEDBACK_WEAK, 0.8),
    ]


def _suggest(reading: Reading, kind: str, strong: tuple, weak: tuple, score: float) -> KindSuggestion | None:
    if said := reading.first(strong):
        return KindSuggestion(kind, score, said)
    hints = [phrase for phrase in weak if reading.places(phrase, insist=True)]
    if not hints:
        return None
    return KindSuggestion(kind, round(min(0.3 + 0.1 * len(hints), 0.6), 2), ", ".join(hints[:3]))


def _is_split(reading: Reading, asked: list[KindSuggestion]) -> bool:
    """Return whether two kinds are truly asked for: one of them accuses or complains, or the text says `vừa … vừa`."""
    names = {each.kind for each in asked}
    told = len(reading.places("vừa")) > 1 or {"feedback", "petition"} <= names
    return told or {"denunciation", "complaint"} <= names or {"denunciation", "petition"} <= names
