"""What a submission brings, whoever writes it down: the same shape from the web, the counter and an import."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.rules.collective import representatives_limit
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid

TEXT_LIMIT = 20_000
ITEMS_LIMIT = 20


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
class Submission:
    """A feedback or petition as it comes in. `text` has been cleaned (`language.folding.clean`).

    `items`: the things asked for, where the writer or officer parted them; else the whole text is one item.
    `signatories`: names and addresses of a collective matter, sealed at once. `uploads`: (name, file) pairs.
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
    urgent: bool = False


def check_submission(given: Submission, *, on: date, at: datetime) -> None:
    """Raise Invalid, naming the field and the remedy, for what cannot be received."""
    if not given.text.strip() and not given.uploads:
        raise Invalid(_("Chưa có nội dung. Viết vài dòng, hoặc gửi kèm ảnh, bản ghi âm."), field="text")
    if len(given.text) > TEXT_LIMIT:
        raise Invalid(
            _("Nội dung dài quá 20.000 chữ cái. Rút ngắn, hoặc gửi phần còn lại trong tệp đính kèm."), field="text"
        )
    if len(given.items) > ITEMS_LIMIT:
        raise Invalid(_("Nhiều hơn 20 việc. Gộp các việc giống nhau, hoặc gửi thành hai đơn."), field="items")
    if on > legal_day(at):
        raise Invalid(_("Ngày nhận ở tương lai. Ghi ngày hôm nay hoặc ngày trên dấu đến."), field="on")
    check_people(given)


def check_people(given: Submission) -> None:
    """Raise Invalid where a collective matter has too many representatives, or fewer persons than signatories."""
    if given.persons < 1:
        raise Invalid(_("Số người phải từ 1 trở lên."), field="persons")
    representatives = [person for person in given.people if person.part == "representative"]
    _least, most = representatives_limit(given.persons)
    if most and len(representatives) > most:
        raise Invalid(
            _("Đơn của %(persons)d người chỉ cử nhiều nhất %(most)d người đại diện.")
            % {"persons": given.persons, "most": most},
            field="people",
        )
    if len(given.signatories) > given.persons:
        raise Invalid(_("Số người ký nhiều hơn số người đã ghi. Sửa lại số người."), field="persons")
