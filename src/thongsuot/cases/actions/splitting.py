"""Split a mixed submission into cases with codes of their own; the secret the person has opens them all."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions import clocks
from thongsuot.cases.actions.gate import check_not_denunciation
from thongsuot.cases.actions.intake import PersonGiven, Submission, check_submission
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.receive import Origin, cleaned_submission, make_case
from thongsuot.cases.actions.record import case_ref, locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case, Party
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.files import actions as files

PARTS_LIMIT = 10


@dataclass(frozen=True, kw_only=True)
class Part:
    """One matter of a mixed submission: its words, and what it is."""

    text: str
    kind: str = "feedback"
    topic: str = ""
    title: str = ""
    items: tuple[str, ...] = ()
    place_id: UUID | None = None
    not_accusation: str = ""


@transaction.atomic
def split(
    *,
    case_id: UUID,
    revision: int | None = None,
    parts: Iterable[Part],
    reason: str = "",
    actor: Actor,
    on: date,
    at: datetime,
) -> list[Case]:
    """Split the case and return its children; they keep the first receipt day, and their clocks count from it.

    The secret of the old case opens the children too, so that who sent it from the web needs nothing from an officer;
    with it the old code's page names the new ones. A part that accuses a person is not recorded: Invalid says where
    it goes.
    Raises: Invalid (parts; a field of a part as `parts-2-text`).
    """
    case = locked_case(case_id=case_id, actor=actor, verb="split", revision=revision)
    given = [_checked(case, number, part, at) for number, part in enumerate(parts, start=1)]
    if not 2 <= len(given) <= PARTS_LIMIT:
        raise Invalid(_("Tách thành ít nhất 2 và nhiều nhất 10 vụ việc. Thêm hoặc bớt phần."), field="parts")
    children = [_child(case, one, actor, at) for one in given]
    clocks.meet(case, "screen", "reply", actor=actor, on=on, at=at)
    clocks.waive_all(case, ground="split", actor=actor, on=on, at=at)
    details = {"into": [str(child.pk) for child in children]}
    write_act(case, "split", actor=actor, on=on, at=at, details=details, texts={"reason": cleaned(reason, "reason")})
    tell_resident(case, "split", at=at)
    return children


def _checked(case: Case, number: int, part: Part, at: datetime) -> Submission:
    given = cleaned_submission(
        Submission(
            text=part.text,
            kind=part.kind,
            channel=case.channel,
            topic=part.topic,
            title=part.title,
            place_id=part.place_id or case.place_id,
            place_text=case.content.place_text,
            persons=case.persons,
            households=case.households,
            people=tuple(given_person(party) for party in case.parties.all()),
            items=part.items,
            not_accusation=part.not_accusation,
            urgent=case.urgent,
        )
    )
    try:
        check_not_denunciation(given.text, given.kind, given.not_accusation)
        check_submission(given, on=case.received_on, at=at)
    except Invalid as wrong:
        raise Invalid(
            _("Phần %(number)d: %(why)s") % {"number": number, "why": wrong.sentence},
            field=f"parts-{number}-{wrong.field}",
        ) from wrong
    return given


def given_person(party: Party) -> PersonGiven:
    """Return a person of a case as given at intake, for another case of theirs."""
    return PersonGiven(**{field.name: getattr(party, field.name) for field in fields(PersonGiven)})


def _child(case: Case, given: Submission, actor: Actor, at: datetime) -> Case:
    origin = Origin(split_from=case)
    child = make_case(given, case.holder_unit, actor, case.received_on, at, "", origin)
    files.share(owner_ref=case_ref(case), with_ref=case_ref(child))
    return child
