"""One dialogue as its pages show it: its acts, its questions by what is to be done, the like ones side by side."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count

from thongsuot.core.actors import Actor
from thongsuot.language.redaction import Piece, copied, proposals
from thongsuot.language.similarity import LEAST, compared, thing
from thongsuot.meetings.models import Meeting, MeetingAct, PublishedMeeting, Question
from thongsuot.meetings.permissions import visible_to
from thongsuot.meetings.rules.fold import JOINED, KEPT_BACK, SHOWN, WAITING
from thongsuot.people.models import Officer

AT_ONCE = 20  # waiting questions on one page; the others follow as these are done
BESIDE = 60  # shown questions that each is compared with
LIKE = 3


@dataclass(frozen=True)
class Waiting:
    """A question nobody looked at yet. `pieces`: what looks personal; `copy`: the words with it hidden.

    `like`: shown questions that may be the same, the likest first.
    """

    question: Question
    pieces: list[Piece]
    copy: str
    like: list[Question]


@dataclass(frozen=True)
class ActShown:
    """An act, who did it, the words an officer gave as reason, and the name of the file it was done to."""

    act: MeetingAct
    by: str
    said: str
    file: str


def seen(actor: Actor, meeting_id: UUID) -> Meeting | None:
    """Return the meeting where the actor may see it, in one query."""
    rows = visible_to(actor).select_related("unit", "notice_duty", "result_duty", "case")
    return rows.filter(pk=meeting_id).first()


def question_of(meeting: Meeting, question_id: UUID) -> Question | None:
    return meeting.questions.filter(pk=question_id).first()


def is_late(meeting: Meeting, on: date) -> bool | None:
    """Return whether its notice came after the last day of the law, or would on the legal day `on`; None: no such day
    is known.
    """
    last = meeting.notice_duty.due_on if meeting.notice_duty_id else None
    return None if last is None else (meeting.announced_on or on) > last


def acts_of(meeting: Meeting) -> list[ActShown]:
    """Return the acts on the meeting itself, in order; those on questions are told beside the questions."""
    acts = list(meeting.acts.filter(question=None).select_related("content"))
    refs = {act.actor_ref.partition(":")[2] for act in acts if act.actor_ref.startswith("officer:")}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=refs).values_list("pk", "full_name")}
    files = {str(pk): name for pk, name in meeting.files.values_list("pk", "name")}
    return [
        ActShown(
            act,
            names.get(act.actor_ref.partition(":")[2], ""),
            act.content.texts.get("reason", ""),
            files.get(act.details.get("file"), ""),
        )
        for act in acts
    ]


def shown(meeting: Meeting) -> list[Question]:
    """Return the shown questions, those without an outcome first, each with how many `others` asked the like."""
    rows = meeting.questions.filter(state=SHOWN).select_related("answering").annotate(others=Count("joined"))
    return sorted(rows, key=lambda one: (bool(one.outcome), one.number))


def waiting(meeting: Meeting) -> list[Waiting]:
    """Return the first questions that wait, oldest first, each ready to be looked at."""
    rows = list(meeting.questions.filter(state=WAITING).order_by("asked_at", "id")[:AT_ONCE])
    beside = {str(one.pk): one for one in shown(meeting)[:BESIDE]} if rows else {}
    things = {key: thing(key, one.shown, places=()) for key, one in beside.items()}
    return [Waiting(one, proposals([one.text]), copied([one.text], ())[0], _like(one, beside, things)) for one in rows]


def _like(question: Question, beside: dict[str, Question], things: dict) -> list[Question]:
    asked = thing(str(question.pk), question.text, places=())
    found = [each for each in (compared(asked, other) for other in things.values()) if each.score >= LEAST]
    return [beside[each.id] for each in sorted(found, key=lambda each: -each.score)[:LIKE]]


def put_aside(meeting: Meeting) -> list[Question]:
    """Return the questions that were kept back or joined to another, the latest first."""
    rows = meeting.questions.filter(state__in=(KEPT_BACK, JOINED)).select_related("lead")
    return list(rows.order_by("-asked_at", "-id"))


def public_copy(meeting: Meeting) -> PublishedMeeting | None:
    return PublishedMeeting.objects.filter(code=meeting.code).first()
