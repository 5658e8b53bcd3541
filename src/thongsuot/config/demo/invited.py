"""Who is invited to the dialogues of the demonstration, who said they would come, who came. All people are invented."""

from datetime import datetime

from thongsuot.core.actors import STRANGER
from thongsuot.core.clock import legal_day
from thongsuot.invitations import actions
from thongsuot.invitations.models import Invitation
from thongsuot.invitations.rules import Person
from thongsuot.meetings.models import Meeting

BRING = "Giấy mời này và căn cước."
PEOPLE = (
    Person(name="Lò Thị Hoa", office="Thôn Suối Thông"),
    Person(name="Trần Văn Bình", office="Hội Nông dân xã"),
    Person(name="K'Brẻo", office="Thôn Bồng Lai"),
    Person(office="Hội Liên hiệp Phụ nữ xã"),
    Person(name="Đỗ Văn Sơn", office="Thôn Tân Hiệp"),
    Person(name="Phạm Thị Nguyệt", office="Tổ tiểu thương chợ xã"),
    Person(name="Nguyễn Hữu Ân", office="Chi hội Người cao tuổi thôn Tân Hiệp"),
)


def invite(meeting: Meeting, by: dict) -> list[Invitation]:
    """Invite everybody of the list, and say what to bring."""
    actions.describe(about=meeting.ref, bring=BRING, **by)
    return actions.invite(about=meeting.ref, people=PEOPLE, **by).new


def reply(invited: list[Invitation], at: datetime) -> None:
    """Let some of the invited say whether they will come."""
    for one, answer in zip(invited, ("coming", "coming", "not-coming", "coming"), strict=False):
        actions.reply(code=one.code, answer=answer, actor=STRANGER, on=legal_day(at), at=at)


def admit(meeting: Meeting, invited: list[Invitation], by: dict) -> None:
    """Tick who came: most of them, one for somebody else, one without an invitation."""
    for one in invited[:4]:
        actions.admit(about=meeting.ref, invitation_id=one.pk, **by)
    actions.admit(about=meeting.ref, invitation_id=invited[4].pk, delegate="Đỗ Thị Lan", **by)
    actions.add(about=meeting.ref, person=Person(name="Lê Văn Thông", office="Thôn Suối Thông"), **by)
