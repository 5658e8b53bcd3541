"""Words of the cases room that templates say: parts of persons, kinds that are suggested."""

from django import template
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.queries import whereabouts
from thongsuot.cases.queries.naming import beginning
from thongsuot.language.abbreviations import meanings
from thongsuot.language.topics import is_topic, topic

register = template.Library()
TOLD = 12  # abbreviations under a text
PARTS = {
    "submitter": gettext_lazy("Người gửi"),
    "representative": gettext_lazy("Người đại diện"),
    "guardian": gettext_lazy("Người giám hộ"),
}
KINDS = {
    "feedback": gettext_lazy("Phản ánh"),
    "petition": gettext_lazy("Kiến nghị"),
    "complaint": gettext_lazy("Khiếu nại"),
    "denunciation": gettext_lazy("Tố cáo"),
    "mixed": gettext_lazy("Đơn có nhiều nội dung khác loại"),
}
LINKS = {
    "into": gettext_lazy("Đã nhập vào"),
    "joined": gettext_lazy("Nhập vào đây"),
    "from": gettext_lazy("Tách ra từ"),
    "part": gettext_lazy("Phần đã tách"),
}


@register.filter
def called(case) -> str:
    """Return the title of a case, or how its words begin, for an officer who may read it."""
    return case.title or beginning(case.content.text) or _("Chưa có tóm tắt")


@register.filter
def level_word(level: str) -> str:
    """Return a level of government: `cấp xã`."""
    return str(whereabouts.LEVELS[level])


@register.filter
def level_rule(rule: str) -> str:
    """Return the sentence of law by which a level is competent."""
    return str(whereabouts.RULES[rule])


@register.filter
def party_part(code: str) -> str:
    """Return what a person is in the case: who sends, represents, guards."""
    return str(PARTS.get(code, code))


@register.filter
def kind_word(code: str) -> str:
    """Return the name of a kind that the machine suggests, those that go elsewhere included."""
    return str(KINDS.get(code, code))


@register.filter
def label_name(code: str, of: str) -> str:
    """Return the name of a topic or kind by its code; `of`: topic or kind."""
    if of == "kind" or not is_topic(code):
        return kind_word(code)
    return topic(code).name(get_language() or "vi")


@register.filter
def link_word(code: str) -> str:
    """Return how another case is linked with this one."""
    return str(LINKS.get(code, code))


@register.filter
def abbreviations(text: str) -> list[tuple[str, str]]:
    """Return the abbreviations of a text with what they may stand for, the first `TOLD`: to be read, never put in."""
    told = list(meanings(text).items())[:TOLD]
    return [(short, _(" hoặc ").join(longs)) for short, longs in told]


@register.filter
def answered_late(row) -> str:
    """Return a word where a coordinating unit answered after its day, else an empty text."""
    late = row.answered and row.duty.due_on and row.answered.on > row.duty.due_on
    return _("trả lời muộn") if late else ""
