"""How what a complaint lacks is named in a sentence, in the page's language."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

NAMES = {
    "about": _("quyết định hay việc làm bị khiếu nại"),
    "number": _("số quyết định"),
    "disputed_on": _("ngày ra quyết định"),
    "body": _("cơ quan đã ra quyết định hoặc có người làm việc đó"),
    "known_on": _("ngày nhận được hoặc biết việc đó"),
    "standing": _("tư cách của người khiếu nại"),
    "paper": _("giấy ủy quyền hoặc văn bản cử người đại diện"),
    "signed": _("chữ ký hoặc điểm chỉ"),
}


def lack_names(codes: Iterable[str]) -> str:
    """Return what is missing as one enumeration."""
    return "; ".join(str(NAMES[code]) for code in codes)
