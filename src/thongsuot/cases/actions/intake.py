"""What a submission brings, whoever writes it down: the same shape from the web, the counter and an import."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.rules.collective import representatives_limit
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, reasons_by_code
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.language.topics import is_topic

TEXT_LIMIT = 20_000
ITEMS_LIMIT = 20
PERSONS_LIMIT = 1_000_000
FIRST_YEAR = 1930  # a day before it is a slip of the keys


@dataclass(frozen=True, kw_only=True)
class PersonGiven:
    """A person as given at intake; every field may be empty. `part`: submitter, representative or guardian."""

    part: str = "submitter"
    name: str = ""
    phone: str = ""
    email: str = ""
    address: str = ""
    id_number: str = ""
    minor: bool = False
    interpreter: str = ""
    paper: bool = False
    notify_by: str = "none"
    language: str = "vi"


@dataclass(frozen=True, kw_only=True)
class Disputed:
    """What a complaint says of the decision it disputes, as its writer gave it; an officer checks it later."""

    number: str = ""
    body_name: str = ""
    disputed_on: date | None = None
    known_on: date | None = None

    def words(self) -> dict[str, str]:
        """Return what was given, days in ISO form, as the act keeps it."""
        given = {"number": self.number, "body_name": self.body_name}
        days = {"disputed_on": self.disputed_on, "known_on": self.known_on}
        given |= {name: day.isoformat() for name, day in days.items() if day}
        return {name: text for name, text in given.items() if text}


@dataclass(frozen=True, kw_only=True)
class Submission:
    """A feedback, petition or complaint as it comes in. `text` has been cleaned (`language.folding.clean`).

    `items`: the things asked for, where the writer or officer parted them; else the whole text is one item.
    `signatories`: names and addresses of a collective matter, sealed at once. `uploads`: (name, file) pairs.
    `not_accusation`: why a text that seems to accuse somebody is no denunciation, as whoever sends it says.
    """

    text: str
    kind: str = "feedback"
    channel: str = "web"
    topic: str = ""
    title: str = ""
    place_id: UUID | None = None
    place_text: str = ""
    persons: int = 1
    households: int = 0
    people: tuple[PersonGiven, ...] = ()
    signatories: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    uploads: tuple = ()
    not_accusation: str = ""
    urgent: bool = False
    disputed: Disputed | None = None


def check_submission(given: Submission, *, on: date, at: datetime, brought: bool = False) -> None:
    """Raise Invalid, naming the field and the remedy, for what cannot be received.

    `brought`: signed by another installation, where nobody here can put right what its writer said of a decision.
    """
    if not given.text.strip() and not given.uploads:
        raise Invalid(_("Chưa có nội dung. Viết vài dòng, hoặc gửi kèm ảnh, bản ghi âm."), field="text")
    if len(given.text) > TEXT_LIMIT:
        raise Invalid(
            _("Nội dung dài quá 20.000 chữ cái. Rút ngắn, hoặc gửi phần còn lại trong tệp đính kèm."), field="text"
        )
    if len(given.items) > ITEMS_LIMIT:
        raise Invalid(_("Nhiều hơn 20 việc. Gộp các việc giống nhau, hoặc gửi thành hai đơn."), field="items")
    if given.kind not in reasons_by_code(KINDS) or given.channel not in reasons_by_code(CHANNELS):
        raise Invalid(
            _("Chỉ nhận phản ánh, kiến nghị và khiếu nại, qua một kênh trong danh sách. Chọn lại loại và kênh."),
            field="kind",
        )
    if given.topic and not is_topic(given.topic):
        raise Invalid(_("Lĩnh vực này không có trong danh mục. Chọn một lĩnh vực, hoặc để trống."), field="topic")
    if on > legal_day(at):
        raise Invalid(_("Ngày nhận ở tương lai. Ghi ngày hôm nay hoặc ngày trên dấu đến."), field="on")
    if not brought:
        _check_disputed(given.disputed, on)
    check_people(given)


def _check_disputed(said: Disputed | None, on: date) -> None:
    if said and said.disputed_on:
        check_past(said.disputed_on, "disputed_on", on=on)
    if said and said.known_on:
        what = _("ngày ra quyết định bị khiếu nại")
        check_past(said.known_on, "known_on", on=on, after=said.disputed_on, what=what)


def check_past(day: date, field: str, *, on: date, after: date | None = None, what: str = "") -> date:
    """Return `day`, which has come, is not absurdly old and not before `after` (said as `what`). Raises: Invalid."""
    if day > on:
        raise Invalid(_("Ngày này ở tương lai. Ghi ngày đã qua hoặc hôm nay."), field=field)
    if day.year < FIRST_YEAR:
        raise Invalid(_("Ngày này trước năm %d. Xem lại năm rồi ghi lại.") % FIRST_YEAR, field=field)
    if after and day < after:
        raise Invalid(
            _("Ngày này sớm hơn %(what)s (%(day)s). Ghi lại ngày.") % {"what": what, "day": f"{after:%d/%m/%Y}"},
            field=field,
        )
    return day


def check_people(given: Submission) -> None:
    """Raise Invalid where a collective matter has too many representatives, or fewer persons than signatories."""
    if not (1 <= given.persons <= PERSONS_LIMIT and 0 <= given.households <= PERSONS_LIMIT):
        raise Invalid(_("Số người phải từ 1 đến 1.000.000. Ghi lại số người, số hộ."), field="persons")
    check_representatives(given.people, given.persons)
    if len(given.signatories) > given.persons:
        raise Invalid(_("Số người ký nhiều hơn số người đã ghi. Sửa lại số người."), field="persons")


def check_representatives(people: tuple[PersonGiven, ...], persons: int) -> None:
    """Raise Invalid where a collective matter sends more representatives than the law allows."""
    representatives = [person for person in people if person.part == "representative"]
    _least, most = representatives_limit(persons)
    if most and len(representatives) > most:
        raise Invalid(
            _("Đơn của %(persons)d người chỉ cử nhiều nhất %(most)d người đại diện.")
            % {"persons": persons, "most": most},
            field="people",
        )
