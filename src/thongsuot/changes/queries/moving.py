"""Everything that a plan of reorganisation moves, kind by kind: which rows, what each is called, where it goes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Case as Choice
from django.db.models import F, Q, QuerySet, When
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from thongsuot.cases.models import Case, Coordination, Publication
from thongsuot.changes.queries.destinations import Destinations
from thongsuot.changes.queries.held import RUNNING
from thongsuot.changes.queries.world import Reading
from thongsuot.documents.models import Document, Register
from thongsuot.documents.shipped import forms
from thongsuot.duties.models import ClimbPace, Duty
from thongsuot.notices.models import Message
from thongsuot.notices.texts import worded
from thongsuot.people.forms import ROLE_NAMES
from thongsuot.people.models import Absence, Post
from thongsuot.privacy.models import Breach, DataRequest
from thongsuot.units.models import Competence, Unit
from thongsuot.units.templatetags.units_words import kind_or_all, topic_or_all

Row = Mapping[str, object]
# What a row is called, where it goes by name, and what else becomes of it.
Told = tuple[str, str, str]


def _to_heir(row: Row, where: Destinations) -> Told:
    return str(row["called"]), where.heir_name(row["at"]), ""


def _stays(row: Row, _where: Destinations) -> Told:
    return str(row["called"]), "", ""


def _post_told(row: Row, where: Destinations) -> Told:
    role = ROLE_NAMES[row["role"]]
    words = [f"{row['called']}: {role}", *([_("cấp phó")] if row["deputy"] else [])]
    seat = where.seat_of(row["unit_id"], row["officer_id"])
    if seat is None:
        note = _("Vai kết thúc; quản trị viên giao vai mới nếu cần.")
    elif where.is_held(row):
        note = _("Đã giữ vai này ở đơn vị ấy.")
    else:
        note = _("Thành cấp phó: đơn vị ấy đã có người đứng đầu.") if where.becomes_deputy(row) else ""
    return ", ".join([*words, *([_("kiêm nhiệm")] if row["part_time"] else [])]), where.name(seat), note


def _competence_told(row: Row, where: Destinations) -> Told:
    place = f"{row['place__kind']} {row['place__name']}" if row["place__name"] else _("toàn hệ thống")
    words = ", ".join((topic_or_all(row["topic"]), str(kind_or_all(row["kind"])), place))
    return words, ", ".join(filter(None, map(where.name, where.takers[row["at"]]))), ""


def _pace_told(row: Row, where: Destinations) -> Told:
    words = _("%d ngày làm việc") % row["working_days"]
    return words, where.heir_name(row["at"]), _("Đơn vị kế thừa chưa đặt nhịp thì giữ nhịp nhanh nhất.")


def _letter_told(row: Row, where: Destinations) -> Told:
    """Call a letter what its subject says as it ships, in the language of whoever reads the list."""
    letter = Message(template=row["called"], params=row["params"])
    return worded(letter, get_language(), {}).subject, where.heir_name(row["at"]), ""


def _draft_told(row: Row, where: Destinations) -> Told:
    form = forms().get(row["called"])
    return form.name if form else str(row["called"]), where.heir_name(row["at"]), ""


@dataclass(frozen=True)
class Kind:
    """One kind of thing that moves. `at`: where it is, `called`: what it is called, as expressions over its rows.

    `found(reading)` gives the rows; `told` reads `columns` of one. `becomes`: what becomes of all of them, where they
    stay as they are or go on in a way of their own. `marked`: columns that a fresh look must find unchanged, besides
    keys and `at`.
    """

    name: str
    words: str
    found: Callable[[Reading], QuerySet]
    called: str
    at: str = "unit_id"
    told: Callable[[Row, Destinations], Told] = _to_heir
    columns: tuple[str, ...] = ()
    marked: tuple[str, ...] = ()
    ref: str = ""
    becomes: str = ""


def posts_ending(reading: Reading) -> QuerySet:
    """Return the posts in the units that end which would run on after the day of the plan."""
    running = Q(valid_until=None) | Q(valid_until__gt=reading.plan.on)
    return Post.objects.filter(running, unit__in=reading.former_ids)


def _cases(reading: Reading) -> QuerySet:
    """Return open cases whose holder or working unit ends, each with the one of them that does."""
    formers = reading.former_ids
    rows = Case.objects.real().open().filter(Q(holder_unit__in=formers) | Q(working_unit__in=formers))
    held = When(holder_unit__in=formers, then=F("holder_unit_id"))
    return rows.annotate(ending_unit=Choice(held, default=F("working_unit_id")))


def _below(reading: Reading) -> QuerySet:
    moved = [reading.world.ids[step.text("unit")] for step in reading.plan.of("move")]
    return Unit.objects.filter(valid_until=None, parent__in=reading.former_ids).exclude(
        pk__in=[*reading.former_ids, *moved]
    )


def _running(reading: Reading) -> QuerySet:
    return Duty.objects.filter(holder_unit__in=reading.former_ids, state__in=RUNNING, practice=False)


def _of(model, **more) -> Callable[[Reading], QuerySet]:
    return lambda reading: model.objects.filter(unit__in=reading.former_ids, **more)


_KEPT = gettext_lazy("Cán bộ đơn vị kế thừa đọc và làm tiếp; dòng vẫn ghi đơn vị cũ.")
_BOTH = ("holder_unit_id", "working_unit_id", "officer_id")
KINDS = [
    Kind("cases", gettext_lazy("Vụ việc đang mở"), _cases, "code", "ending_unit", marked=_BOTH, ref="case"),
    Kind(
        "duties", gettext_lazy("Việc phải làm đang chạy"),
        lambda reading: _running(reading).filter(series=None, times=0), "label", "holder_unit_id", ref="duty",
    ),
    Kind(
        "series", gettext_lazy("Việc định kỳ, lịch tiếp dân"),
        lambda reading: _running(reading).filter(Q(times__gt=0) | Q(series__isnull=False)), "label", "holder_unit_id",
        ref="duty",
    ),
    Kind(
        "posts", gettext_lazy("Vai của cán bộ"), posts_ending, "officer__full_name", told=_post_told,
        columns=("unit_id", "officer_id", "role", "deputy", "part_time"),
        marked=("officer_id", "role", "deputy", "valid_until"),
    ),
    Kind(
        "absences", gettext_lazy("Ngày vắng của cán bộ"),
        lambda reading: Absence.objects.filter(
            last_day__gte=reading.plan.on, officer__in=posts_ending(reading).values("officer")
        ),
        "officer__full_name", "", told=_stays, becomes=gettext_lazy("Theo người, không đổi."),
    ),
    Kind(
        "competences", gettext_lazy("Thẩm quyền"), _of(Competence, valid_until=None), "topic", told=_competence_told,
        columns=("topic", "kind", "place__kind", "place__name"),
    ),
    Kind("below", gettext_lazy("Đơn vị trực thuộc chuyển theo"), _below, "name", "parent_id", ref="unit"),
    Kind(
        "paces", gettext_lazy("Nhịp báo lên cấp trên"), _of(ClimbPace), "working_days", told=_pace_told,
        columns=("working_days",),
    ),
    Kind(
        "registers", gettext_lazy("Sổ số văn bản"), _of(Register, practice=False), "kind",
        becomes=gettext_lazy("Sổ cũ khép lại ở số cuối; đơn vị kế thừa lấy số trong sổ của mình."),
    ),
    Kind(
        "drafts", gettext_lazy("Dự thảo văn bản chưa ký"), _of(Document, state="draft", practice=False), "form",
        told=_draft_told,
        becomes=gettext_lazy("Đơn vị kế thừa soạn lại bằng tên của mình rồi ký; bản cũ chỉ để đọc."),
    ),
    Kind(
        "publications", gettext_lazy("Trang công khai"),
        lambda reading: Publication.objects.filter(unit_id__in=reading.former_ids, withdrawn_on=None), "title",
        becomes=gettext_lazy("Giữ tên đơn vị lúc công khai; lọc theo đơn vị kế thừa cũng thấy."),
    ),
    Kind(
        "coordination", gettext_lazy("Phối hợp chưa trả lời"), _of(Coordination, answered=None, case__practice=False),
        "case__code", becomes=_KEPT,
    ),
    Kind(
        "letters", gettext_lazy("Thư giấy chờ in"),
        lambda reading: Message.objects.filter(
            unit_id__in=reading.former_ids, channel="letter", state="waiting", practice=False
        ),
        "template", told=_letter_told, columns=("params",), becomes=gettext_lazy("Đơn vị kế thừa in và gửi."),
    ),
    Kind("requests", gettext_lazy("Yêu cầu về dữ liệu cá nhân đang mở"), _of(DataRequest, closed_on=None),
         "came_on", becomes=_KEPT),
    Kind("breaches", gettext_lazy("Sự cố dữ liệu đang mở"), _of(Breach, closed_on=None), "happened", becomes=_KEPT),
]  # fmt: skip
BY_NAME = {kind.name: kind for kind in KINDS}


def move_with(kind: Kind) -> None:
    """Let a room above say what else of its own a plan moves; said once, before anything is asked."""
    KINDS.append(kind)
    BY_NAME[kind.name] = kind
