"""Findings of the tree in words: what it is called, why it matters, and on which page it is mended."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.language.topics import is_topic, topic
from thongsuot.offices.rules.tree import Finding
from thongsuot.units.forms import CASE_KINDS
from thongsuot.units.models import Place, Unit

TITLES = {
    "loop": gettext_lazy("Đơn vị nằm dưới chính nó"),
    "lineage": gettext_lazy("Đường lên cấp trên ghi thiếu"),
    "under-ended": gettext_lazy("Đơn vị đang hoạt động nằm dưới đơn vị đã giải thể"),
    "mixed": gettext_lazy("Đơn vị thật và đơn vị tập làm nằm lẫn nhau"),
    "stranded": gettext_lazy("Đơn vị đã giải thể còn việc, không ai kế thừa"),
    "nobody": gettext_lazy("Đơn vị có việc mà không có cán bộ"),
    "no-receiver": gettext_lazy("Có đơn chờ xem xét mà không ai tiếp nhận"),
    "no-head": gettext_lazy("Đơn vị có vụ việc mà không có người đứng đầu"),
    "hole": gettext_lazy("Lĩnh vực chưa giao cho ai"),
    "place-gone": gettext_lazy("Thẩm quyền ghi ở địa bàn không còn"),
    "competence-lost": gettext_lazy("Đơn vị đã giải thể còn được giao thẩm quyền"),
    "no-deputy": gettext_lazy("Người đứng đầu chưa có cấp phó"),
    "overlap": gettext_lazy("Một việc giao cho nhiều đơn vị"),
    "unit-on-former-place": gettext_lazy("Đơn vị ghi ở địa bàn không còn"),
}
WHY = {
    "loop": gettext_lazy(
        "Không cấp trên nào thấy việc quá hạn ở đây. Cơ sở dữ liệu chặn lỗi này; nếu gặp là dữ liệu bị sửa tay."
    ),
    "lineage": gettext_lazy("Cấp trên không thấy việc của đơn vị này, nên việc quá hạn không báo lên."),
    "under-ended": gettext_lazy("Việc quá hạn báo lên một nơi không còn ai."),
    "mixed": gettext_lazy("Việc tập làm có thể lẫn vào việc thật, hoặc ngược lại."),
    "stranded": gettext_lazy("Bà con còn chờ trả lời mà không ai giữ việc."),
    "nobody": gettext_lazy("Không ai mở được việc ở đây; hạn vẫn chạy."),
    "no-receiver": gettext_lazy("Đơn chưa ai phân loại được; hạn xem xét vẫn chạy."),
    "no-head": gettext_lazy("Không ai giao việc, duyệt trả lời hay cho thêm thời gian."),
    "hole": gettext_lazy("Đơn gửi về lĩnh vực này không có đơn vị nào được gợi ý."),
    "place-gone": gettext_lazy("Đơn nay mang tên địa bàn mới, nên thẩm quyền này không bao giờ được dùng."),
    "competence-lost": gettext_lazy("Đơn vị này không nhận việc được nữa; việc cần giao cho đơn vị khác."),
    "no-deputy": gettext_lazy("Khi người đứng đầu vắng, không ai duyệt thay."),
    "overlap": gettext_lazy("Mỗi lần có đơn, cán bộ phải tự chọn; dễ đùn đẩy hoặc làm trùng."),
    "unit-on-former-place": gettext_lazy("Tên địa bàn trên giấy tờ và thẩm quyền của đơn vị theo tên đã cũ."),
}  # fmt: skip
REMEDIES = {
    "loop": gettext_lazy("Chuyển đơn vị"),
    "lineage": gettext_lazy("Chuyển đơn vị"),
    "under-ended": gettext_lazy("Chuyển đơn vị"),
    "mixed": gettext_lazy("Chuyển đơn vị"),
    "stranded": gettext_lazy("Mở đơn vị"),
    "nobody": gettext_lazy("Giao vai"),
    "no-receiver": gettext_lazy("Giao vai"),
    "no-head": gettext_lazy("Giao vai"),
    "hole": gettext_lazy("Giao thẩm quyền"),
    "place-gone": gettext_lazy("Kết thúc thẩm quyền"),
    "competence-lost": gettext_lazy("Kết thúc thẩm quyền"),
    "no-deputy": gettext_lazy("Giao vai"),
    "overlap": gettext_lazy("Xem địa bàn"),
    "unit-on-former-place": gettext_lazy("Mở đơn vị"),
}
SHOWN = 6
_MOVING = ("loop", "lineage", "under-ended", "mixed")
_STAFFING = ("nobody", "no-receiver", "no-head", "no-deputy")


@dataclass(frozen=True)
class Told:
    """A finding as a page and a table show it."""

    finding: Finding
    title: str
    unit: str
    unit_url: str
    detail: str
    why: str
    remedy: str
    remedy_url: str


def told(found: Iterable[Finding]) -> list[Told]:
    """Return findings in words; the names of all units and places they speak of come in two statements."""
    found = list(found)
    units = {one.unit for one in found} | {other for one in found for other in one.others}
    unit_names = dict(Unit.objects.filter(pk__in=units - {None}).values_list("pk", "name"))
    places = Place.objects.filter(pk__in={one.place for one in found} - {None})
    place_names = {place.pk: str(place) for place in places}
    return [_told(one, unit_names, place_names) for one in found]


def _told(one: Finding, units: dict[UUID, str], places: dict[UUID, str]) -> Told:
    return Told(
        finding=one,
        title=str(TITLES[one.kind]),
        unit=units.get(one.unit, ""),
        unit_url=reverse("people:unit", args=[one.unit]) if one.unit else "",
        detail=_detail(one, units, places),
        why=str(WHY[one.kind]),
        remedy=str(REMEDIES[one.kind]),
        remedy_url=_remedy_url(one),
    )


def _detail(one: Finding, units: dict[UUID, str], places: dict[UUID, str]) -> str:
    others = "; ".join(units.get(other, "") for other in one.others[:SHOWN])
    place = places.get(one.place, "")
    if one.kind == "hole":
        return _("%(place)s: %(topics)s.") % {"place": place, "topics": topic_names(one.topics)}
    if one.kind == "overlap":
        said = {"what": what(one), "others": others}
        return _("%(what)s. Cũng giao cho: %(others)s.") % said
    if one.kind in ("place-gone", "competence-lost"):
        return f"{what(one)}{f', {place}' if place else ''}."
    if one.kind == "no-head" and one.on:
        return _("Vai đứng đầu kết thúc ngày %(day)s.") % {"day": f"{one.on.day}/{one.on.month}/{one.on.year}"}
    if one.kind in ("under-ended", "mixed"):
        return _("Đang ghi dưới: %(others)s.") % {"others": others}
    return place


def what(one: Finding) -> str:
    """Return the topic and kind a finding is about."""
    kind = str(CASE_KINDS.get(one.case_kind, one.case_kind)) if one.case_kind else _("mọi loại đơn")
    return f"{topic_names(one.topics)}, {kind}"


def topic_names(codes: Iterable[str]) -> str:
    """Return topics by name, the first few and how many more."""
    codes, language = list(codes), get_language() or "vi"
    names = [topic(code).name(language) if is_topic(code) else (code or _("mọi lĩnh vực")) for code in codes[:SHOWN]]
    more = len(codes) - len(names)
    return "; ".join(names) + (_(" và %(n)s lĩnh vực nữa") % {"n": more} if more else "")


def _remedy_url(one: Finding) -> str:
    if one.kind in _MOVING:
        return reverse("units:move", args=[one.unit])
    if one.kind in _STAFFING:
        return reverse("people:officers")
    if one.kind == "hole":
        return reverse("units:competence", args=[one.unit])
    if one.kind in ("place-gone", "competence-lost"):
        return reverse("units:competence_end", args=[one.rows[0]])
    if one.kind == "overlap" and one.place:
        return reverse("units:place", args=[one.place])
    return reverse("people:unit", args=[one.unit])
