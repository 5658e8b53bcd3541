"""What a search for sessions and visits looks in: words of what a visit was about, and nothing of who came. Pure."""

from collections.abc import Iterable

from thongsuot.language.index import words_of
from thongsuot.units.rules import search_text

LONGEST = 20_000
# As people call each kind, in both languages.
KINDS = {
    "leader": "tiếp công dân định kỳ lãnh đạo người đứng đầu tiếp; periodic reception by the head",
    "regular": "tiếp công dân thường xuyên cán bộ tiếp dân trực; regular reception by the officers on duty",
    "adhoc": "tiếp công dân đột xuất; reception out of turn",
}
MODES = {"direct": "trực tiếp", "online": "trực tuyến online"}


def session_words(*, unit: str, place: str, kind: str, mode: str, leader: str, post: str) -> str:
    """Return the folded words of who receives, with the office held, where and in which way."""
    return search_text(unit, place, post, leader, KINDS[kind], MODES[mode], limit=2_000)


def visit_words(about: str, summary: str, *, hidden: Iterable[str]) -> str:
    """Return the folded words of what a visit was about, each once: no personal data, and none of the `hidden` names.

    Left out is the same as of a case: names, numbers and addresses that are read as such, and those given.
    """
    plain, _exact = words_of((about, summary), filter(None, hidden))
    return search_text(" ".join(dict.fromkeys(plain)), limit=LONGEST)
