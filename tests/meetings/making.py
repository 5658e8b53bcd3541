"""Dialogues brought to a step of their life through the actions. All people are invented."""

from datetime import date, time

from cast import actor
from lives import moment, photo
from thongsuot.core.actors import STRANGER
from thongsuot.meetings import actions
from thongsuot.meetings.actions import Planned
from thongsuot.meetings.models import Meeting, MeetingFile, Question

PLANNED_ON = date(2026, 7, 1)
HELD = date(2026, 7, 15)  # a Wednesday
NOTICE_DUE = date(2026, 7, 8)
AFTER = date(2026, 7, 17)
TITLE = "Đối thoại với nhân dân xã năm 2026"
LAMP = "Bao giờ xã sửa đèn đường ở đoạn gần chợ thôn Suối Thông?"
DRAIN = "Cống trước nhà văn hóa tắc mãi, ai chịu trách nhiệm khơi thông?"


def planned(**changes) -> Planned:
    given = {
        "title": TITLE,
        "held_on": HELD,
        "starts": time(8),
        "ends": time(11, 30),
        "place": "Nhà văn hóa thôn Suối Thông",
        "agenda": "Báo cáo kết quả; 15 phút; Chủ tịch\nHỏi và trả lời; 90",
    }
    return Planned(**given | changes)


def plan(people, by="handler", on=PLANNED_ON, **changes) -> Meeting:
    return actions.plan(
        unit_id=people.commune.pk, planned=planned(**changes), actor=actor(getattr(people, by), on=on), **moment(on)
    )


def do(people, meeting, verb, by, on, **given) -> Meeting:
    """Do one act on a dialogue, by the officer of this name in the cast."""
    act = getattr(actions, verb)
    return act(meeting_id=meeting.pk, actor=actor(getattr(people, by), on=on), **moment(on), **given)


def announced(people, **changes) -> Meeting:
    return do(people, plan(people, **changes), "announce", "publisher", PLANNED_ON)


def asked(meeting, text=LAMP, on=PLANNED_ON, token="") -> Question:
    asked.count = getattr(asked, "count", 0) + 1
    return actions.ask(code=meeting.code, text=text, token=token or f"to-{asked.count}", actor=STRANGER, **moment(on))


def moderate(people, question, verb, by="handler", on=HELD, **given) -> Question:
    act = getattr(actions, verb)
    return act(question_id=question.pk, actor=actor(getattr(people, by), on=on), **moment(on), **given)


def shown(people, meeting, text=LAMP, on=HELD) -> Question:
    return moderate(people, asked(meeting, text), "let_through", text=text, on=on)


def closed(people, meeting, **given) -> Meeting:
    words = {"minutes": "Biên bản: xã đã trả lời bà con.", "attended": 60, "invited": 80}
    return do(people, meeting, "close", "head", HELD, **words | given)


def told(people, meeting, on=AFTER, **given) -> Meeting:
    words = {"result": "Xã đã trả lời các câu hỏi.", "answers": {}}
    return do(people, meeting, "tell", "publisher", on, **words | given)


def added(people, meeting, name="Báo cáo trình bày", by="handler", on=HELD, upload=None, **given) -> MeetingFile:
    upload = upload or photo("bao-cao.png")
    return do(people, meeting, "add_file", by, on, name=name, upload=upload, **given)


def with_file(people, file, verb, by="publisher", on=HELD, **given) -> MeetingFile:
    return getattr(actions, verb)(file_id=file.pk, actor=actor(getattr(people, by), on=on), **moment(on), **given)


def let_out(people, file, caption="Báo cáo trình bày tại buổi đối thoại") -> MeetingFile:
    """Return a file that everyone reads, as it was drawn anew."""
    drawn = with_file(people, file, "redraw_file", boxes=(), caption=caption)
    return with_file(people, drawn, "show_file", revision=drawn.revision)
