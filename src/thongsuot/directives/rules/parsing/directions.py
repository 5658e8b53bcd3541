"""Whether a sentence directs: ordered by somebody who leads, or worded as what must be done. Pure."""

import re
from dataclasses import dataclass
from itertools import islice

from thongsuot.directives.rules.parsing import direction_words as words
from thongsuot.directives.rules.parsing.letters import UPPER


def _p(pattern: str) -> re.Pattern:
    return re.compile(pattern, re.IGNORECASE)


def _spaced(listed: str) -> str:
    return listed.replace(" ", r"\s+")


_VERB = _spaced(words.VERBS)
_CONNECTOR = _spaced(words.CONNECTORS)
_START = r"^\W*(?:(?:(?:thứ|một|hai|ba)\s+\w+)\s*[,:]\s*)?"
_TO_COMMA = rf"(?:{_spaced(words.CONNECTORS_TO_COMMA)})\s[^,;:.]{{2,160}}[,:]\s+"
_IMPERATIVE = _p(
    rf"{_START}(?:(?:{_CONNECTOR})\s*[,:]?\s+){{0,2}}(?:{_TO_COMMA})?(?:hết\s+sức\s+|cần\s+|"
    rf"phải\s+)?(?:{_VERB})(?=[\s,;])"
)
_FOLLOWING = _p(rf"^\W*{_spaced(words.FOLLOWING)}")
_MODAL = _p(words.MODAL)
_STRONG = _p(
    rf"{words.MODAL}\s+(?:(?:tiếp\s+tục|thực\s+sự|thật\s+sự|kịp\s+thời|thường\s+xuyên|chủ\s+động|được)\s+)*"
    rf"(?!làm\b)(?:{_VERB})(?=[\s,;])"
)
_ACTS = _p(rf"\s(?:{_VERB})(?=\s)")
_DEMANDS = _p(
    r"\bđòi\s+hỏi\b|\b(?:là|có)\b\s+(?:một|những|nhiều|vai\s+trò|ý\s+nghĩa)|\b(?:không\s+phải|mong|sẽ|rất|thể\s+hiện|góp\s+phần)\b"
)
_ADDRESSEE = re.compile(words.ADDRESSEE)
_CALLS = _p(
    rf"^\W*{words.CALLS}[^.:;]{{0,200}}?(?:^|[,\s])(?!công\s+tác|việc|quá\s+trình|nội\s+dung){words.DOERS}\b[^.:;,]{{0,80}}?{words.MODAL}"
    rf"|^\W*{words.DOERS}\b[^.:;]{{0,60}}\bđược\s+(?:giao|yêu\s+cầu)\s+(?:nhiệm\s+vụ\s+)?(?:{_VERB})(?=[\s,])"
)
_DEMANDED = _p(rf"(?<!dân\s)(?<!bà\scon\s){words.MODAL}")
_SHOULD = _p(rf"[^.:;]{{0,80}}(?<!trở\s)(?<!cho\s)(?<!làm\s)\bnên\s+(?:{_VERB})(?=[\s,])")
_BODY_NAME = _p(r"\bban\s*$")
_STEPS = _p(rf"^\W*(?:{_spaced(words.STEPS)})\s*[,:]")
_STATES = _p(
    r"\b(?:cho\s+thấy|ghi\s+nhận|cho\s+biết|chính\s+là|không\s+phải\s+(?:là|để)|không\s+khó|khó\s+là)\b|"
    r"^\W*(?!(?:xác\s+định|coi|xem|lấy|khẳng\s+định|quán\s+triệt|nhất\s+quán|thấm\s+nhuần)\s)"
    r"(?:[^\W\d_]+\s+){2,6}(?:không\s+(?:chỉ\s+|phải\s+)?)?là\s"
)
_OF_A_TIME = _p(r"[^,.;:]{0,60}\blà\s+(?:năm|giai\s+đoạn|thời\s+(?:kỳ|điểm)|dịp)\b")
_PAST_TIME = _p(
    r"^\W*(?:(?:trong\s+)?(?:năm\s+\d{4}|các\s+năm|những\s+năm|thời\s+gian\s+qua)|trước\s+đó|"
    r"từ\s+(?:đầu\s+)?(?:năm|nhiệm\s+kỳ)|(?:\d+|sáu)\s+tháng\s+(?:đầu|qua)|vừa\s+qua)\b"
)
_TALE = _p(rf",\s+(?!(?:{_VERB})\s)[^,;]{{3,120}}\b(?:đã|được|có)\b")
_DONE = _p(r"\b(?:đã|vừa|đang)\b")
_SPEAKER = re.compile(words.SPEAKERS)
_NAME_BEFORE = re.compile(
    rf"[{UPPER}]\w+\s+(?:(?:đã|cũng|còn|tiếp tục|đồng thời|và|nhấn mạnh,|phát biểu|lưu ý,|chỉ rõ,)\s*,?\s*)*$"
)
_WHAT = (
    rf"(?P<what>(?:{words.DOERS})\b|{words.HOW_MANY}\b|trong\b|thời\s+gian\b|cần\b|phải\b|toàn\b|cả\b|đồng\s+chí\b|"
    rf"(?-i:[{UPPER}])|(?:{_VERB})\b)"
)
_AFTER = r"\s*(?:rằng|thêm|cụ\s+thể)?\s*[:,]?\s*[“\"]?\s*"
_ORDER = _p(
    rf"\b(?:(?P<verb>{words.ORDERING})\b(?!\s*(?:{words.NOUN_BEHIND}))|"
    rf"(?P<weak>{words.ORDERING_BY_NAME})\b{_AFTER}{_WHAT})"
)
_NOUN_BEFORE = _p(rf"\b{words.NOUN_BEFORE}\s*$")
_SAID = _p(rf"\b(?:{words.SAYING})\b")
_ASKING = re.compile(
    rf"^\W*(?:(?:(?!(?i:{words.ORDERING}|giao)\b).){{0,60}}\b)?(?i:{words.ASKING})\b[^.]{{0,80}}\b(?i:{words.ASKS})\b|"
    rf"^\W*{words.LIVES}[^.]{{0,80}}\b(?i:{words.ASKS})\b"
)
_BARE_ORDER = _p(rf"{_START}(?:đồng\s+thời\s*,?\s*)?(?:yêu\s+cầu|đề\s+nghị|giao)\s+(?!của\b|trên\b|này\b)\S")
_DUTY = _p(
    r"\b(?:có\s+(?:trách\s+nhiệm|nhiệm\s+vụ)|chịu\s+trách\s+nhiệm|chủ\s+trì|tổ\s+chức\s+triển\s+khai|"
    r"không\s+được|không\s+để|nghiêm\s+cấm)\b"
)
_SET = rf"(?:{words.NOUNS})\b(?:[^.:;“”\"]{{0,160}})?"
_COUNTED = _p(rf"\b(?P<set>{words.COUNTED}\s+(?:nhóm\s+)?{_SET})")
_LISTED = _p(rf"\b(?P<set>{words.HOW_MANY}\s+(?:nhóm\s+)?{_SET})")
_SET_ENDS = _p(
    r"\s*,?\s+(?:mà|để|nhằm|cụ\s+thể|đó\s+là|trong\s+đó)\b|,\s|\s*\b(?:sau\s+đây|như\s+sau|sau|như|là|gồm)\s*:?\s*$"
)
_OF_OLD = re.compile(r"Hồ Chí Minh|Bác\b|Lênin")
_IN_PAPERS = re.compile(r"(?:Đại hội|Nghị quyết)\b[^.]{0,140}$")
MOST_VERBS = 60  # of one sentence that are looked at: what people write has no more, a hostile line has thousands
_NEAR = 260  # letters before a verb in which it says who speaks: what lies further off is another's
_ENDS_LIST = _p(r"(?::|\b(?:sau(?:\s+đây)?|như\s+sau|là|gồm|cụ\s+thể)\s*[:.]?)\s*$")
_DOER_FIRST = _p(
    r"^\W*(?:riêng\s+)?(?:đối\s+với\s+)?(?!công\s+tác|nội\s+dung|việc|quá\s+trình|bộ\s+máy|tổ\s+chức\s+(?:thực|triển|bộ))"
    rf"(?:giám\s+đốc|thủ\s+trưởng|{words.DOERS})\b"
)
_ATTRIBUTED = re.compile(
    rf"[”\"]\s*[,.]?\s*[-–—,]?\s*(?:là\s+)?(?P<who>(?:{words.SPEAKERS}|[{UPPER}]\w+)[^.;:“”]{{0,120}}?\b"
    rf"(?i:{words.SAYING}|{words.ORDERING}|{words.ORDERING_BY_NAME}))\b[^.“”]{{0,80}}\.?\s*$"
)


@dataclass(frozen=True)
class Reading:
    """How one sentence directs. `ordered`: by a leader's verb that ends at `after`; `lead`: it only opens a list."""

    ordered: bool = False
    says: bool = False
    must: bool = False
    imperative: bool = False
    follows: bool = False
    done: bool = False
    asking: bool = False
    strong: bool = False
    doer: bool = False
    acts: bool = False
    steps: bool = False
    past: bool = False
    says_must: bool = False
    calls: bool = False
    lead: str = ""
    verb: tuple[int, int] | None = None

    @property
    def charges(self) -> bool:
        """Return whether even a quoted sentence charges somebody with something, rather than states a maxim."""
        return self.strong or (self.must and (self.doer or self.imperative))

    @property
    def assigns(self) -> bool:
        """Return whether it begins with who is to do something, and says what: "Ban Chỉ đạo kịp thời kiện toàn"."""
        return self.doer and self.acts and not self.done

    @property
    def directs(self) -> bool:
        return self.must or self.imperative


def read(sentence: str) -> Reading:
    """Return how a sentence directs; by itself, whoever is speaking around it."""
    verb, said = _ordering(sentence), _says(sentence)
    return Reading(
        ordered=verb is not None,
        says=said is not None,
        must=bool(_MODAL.search(sentence)) or bool(_DUTY.search(sentence)),
        imperative=bool(_IMPERATIVE.search(sentence)) and not _is_past(sentence) and not _STATES.search(sentence),
        follows=bool(_FOLLOWING.search(sentence)),
        done=bool(_DONE.search(sentence)),
        asking=bool(_ASKING.search(sentence)),
        doer=names_doer(sentence),
        acts=bool(_ACTS.search(sentence, 0, 140)) and not _DEMANDS.search(sentence),
        strong=bool(_STRONG.search(sentence)),
        steps=bool(_STEPS.search(sentence)),
        past=bool(_PAST_TIME.search(sentence) and _DONE.search(sentence)),
        says_must=said is not None and _demanded(sentence, said),
        calls=bool(_CALLS.search(sentence)) and not _DONE.search(sentence, 12, 120),
        lead=leads(sentence),
        verb=verb,
    )


def _demanded(sentence: str, said: int) -> bool:
    """Return whether what is said from there on must or should be done by somebody."""
    should = names_doer(sentence[said:]) and _SHOULD.match(sentence, said)
    return bool(should or _DEMANDED.search(sentence, said)) and not _OF_A_TIME.match(sentence, said)


def asks(wording: str) -> bool:
    """Return whether a clause or a paragraph asks for something, in whatever way; not what was once asked."""
    found = read(wording)
    return found.directs or (found.ordered and not found.past) or found.assigns


def _is_past(sentence: str) -> bool:
    """Return whether "Thực hiện Nghị quyết 25, các cấp ủy đã triển khai": a verb first, but a tale of the past."""
    return bool(_TALE.search(sentence, 0, 220)) and not _MODAL.search(sentence) and bool(_DONE.search(sentence))


def _ordering(sentence: str) -> tuple[int, int] | None:
    """Return where the verb by which a leader orders stands; "đáp ứng yêu cầu", "ý kiến chỉ đạo" are nouns."""
    if _BARE_ORDER.search(sentence):
        found = re.search(r"(?i)yêu\s+cầu|đề\s+nghị|giao", sentence)
        return found.span()
    for match in islice(_ORDER.finditer(sentence), MOST_VERBS):
        before = sentence[max(0, match.start() - _NEAR) : match.start()]
        if _NOUN_BEFORE.search(before):
            continue
        if match["weak"] and (_BODY_NAME.search(before) or _OF_OLD.search(before)):
            continue  # Ban Chỉ đạo: a body's name
        if _NAME_BEFORE.search(before[-60:]):
            return match.span("verb") if match["verb"] else match.span("weak")
        if match["weak"] and _is_spoken(before) and not match["what"].lower().startswith("hội"):
            return match.span("weak")
        if match["verb"] and (_SPEAKER.search(before) or before.rstrip().endswith((",", "và", "cũng", "đã"))):
            return match.span("verb")
    return None


def _is_spoken(before: str) -> bool:
    """Return whether only who speaks stands between the last comma and a verb: "đồng chí Bí thư Tỉnh ủy chỉ đạo"."""
    subject = re.split(r"[,;:]", before)[-1].strip()
    busy = re.search(r"\b(?:tổ chức|chủ trì|được|đã|dự)\b", subject)
    return len(subject.split()) <= 12 and bool(_SPEAKER.match(subject)) and not busy


def addresses(clause: str) -> bool:
    """Return whether a clause tells somebody of its own what to do: "; Sở Nội vụ theo dõi việc thực hiện"."""
    return bool(_ADDRESSEE.match(clause)) and bool(_ACTS.search(clause, 0, 140) or _MODAL.search(clause))


def names_doer(body: str) -> bool:
    """Return whether a line begins with those who are to do what stands below it: "Giám đốc các sở:", "Ban Dân vận"."""
    return bool(_DOER_FIRST.match(body))


def said_by(sentence: str) -> str:
    """Return who is said to say it, with the verb, as printed: "Đồng chí nhấn mạnh"."""
    end = _says(sentence)
    found = [match.span() for match in _SAID.finditer(sentence) if match.end() == end]
    return speaker(sentence, found[0]) if found else ""


def _says(sentence: str) -> int | None:
    """Return where the words begin that somebody who leads is said to have said, None where nobody is."""
    speaking, of_old = _SPEAKER.search(sentence), _OF_OLD.search(sentence)
    for match in islice(_SAID.finditer(sentence), MOST_VERBS):
        before = sentence[max(0, match.start() - _NEAR) : match.start()]
        if (of_old and of_old.end() <= match.start()) or _IN_PAPERS.search(before):
            return None
        if (speaking and speaking.end() <= match.start()) or _NAME_BEFORE.search(before[-60:]):
            return match.end()
    return None


def leads(sentence: str) -> str:
    """Return the set that a sentence opens, "3 yêu cầu về phương hướng…", or "" where it opens none.

    "Các nội dung" are a set only where the sentence ends with what a list follows.
    """
    pattern = _LISTED if opens_list(sentence) else _COUNTED
    found = list(pattern.finditer(sentence))
    last = found[-1] if found else None
    return " ".join(_SET_ENDS.split(last["set"])[0].split()).strip(" ,.:;–-") if last else ""


def opens_list(sentence: str) -> bool:
    """Return whether a sentence ends as one behind which a list stands."""
    return bool(_ENDS_LIST.search(sentence))


def attributed(paragraph: str) -> re.Match | None:
    """Return who is said, behind a quotation, to have said it."""
    return _ATTRIBUTED.search(paragraph)


def section_is_set(lead: str) -> bool:
    """Return whether a lead names a set of things to do, rather than a passing "các nội dung"."""
    return bool(re.search(rf"(?i)\b(?:{words.NOUNS})\b", lead)) and len(lead.split()) >= 3


def speaker(sentence: str, verb: tuple[int, int]) -> str:
    """Return who orders, with the verb, as printed: "Phó Bí thư Thành ủy Nguyễn Phước Lộc đề nghị"."""
    before = sentence[: verb[0]]
    clause = max(before.rfind(","), before.rfind(":"), before.rfind(";")) + 1
    found = _SPEAKER.search(before, clause) or next(iter(reversed(list(_SPEAKER.finditer(before)))), None)
    start = found.start() if found else verb[0]
    return " ".join(sentence[start : verb[1]].split())
