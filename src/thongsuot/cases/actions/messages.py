"""Telling the resident that something is new, and where to look: never what."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Case, Party
from thongsuot.core.ids import show_code
from thongsuot.notices import actions as notices
from thongsuot.people.models import Officer
from thongsuot.people.queries import heads_of, officers_of

SHARED_NEWS = ("transferred", "extended", "answered", "reopened", "closed", "guided", "returned")
ADDRESS_FIELD = {"sms": "phone", "email": "email", "letter": "address"}


def tell_resident(case: Case, template: str, *, at: datetime, **more: str) -> None:
    """Queue one message to each person of the case who asked to be told, by the way they chose.

    `more`: what the message says beside the code (`notices.rules.PARAMS`).
    News of a main case reaches the people of the cases joined to it too, each under their own code.
    """
    _tell_people(case, template, at, more)
    if template in SHARED_NEWS:
        for joined in case.joined.all():
            tell_resident(joined, template, at=at)


def _tell_people(case: Case, template: str, at: datetime, more: dict) -> None:
    for party in case.parties.exclude(notify_by="none"):
        address = getattr(party, ADDRESS_FIELD[party.notify_by])
        if address:
            notices.notify_resident(
                about=case_ref(case),
                unit_id=case.holder_unit_id,
                channel=party.notify_by,
                address=address,
                template=template,
                language=party.language,
                params={"code": show_code(case.code)} | more,
                practice=case.practice,
                at=at,
            )


def tell_passed_on(case: Case, people: Iterable[Party], *, at: datetime) -> None:
    """Tell those who asked for mail or SMS that their matter has gone to the competent body; never which matter it was.

    `people`: as they were before they were erased. Their addresses lie sealed until the message has gone. A letter
    would show name and address to whoever posts it: none is written.
    """
    for party in people:
        address = getattr(party, ADDRESS_FIELD.get(party.notify_by, ""), "")
        if address and party.notify_by in ("sms", "email"):
            params = {"code": show_code(case.code)}
            notices.notify_resident(
                about=case_ref(case), channel=party.notify_by, address=address, template="transferred",
                language=party.language, params=params, hidden=True, at=at,
            )  # fmt: skip


def tell_unit(case: Case, role: str, *, on: date, at: datetime) -> None:
    """Tell those in `role` in the working or holding unit that the case wants them; its heads where nobody has it."""
    unit_id = case.working_unit_id or case.holder_unit_id
    officers = heads_of(unit_id, on) if role == "head" else officers_of(unit_id, role, on)
    tell_officers(case, list(officers) or heads_of(unit_id, on), at=at)


def tell_takers(
    case: Case, unit_id: UUID, officer_id: UUID | None, *, on: date, at: datetime, template: str = "assigned"
) -> None:
    """Tell the officer that the case waits for them; where none is named, the heads of the unit or its handlers."""
    officers = list(Officer.objects.filter(pk=officer_id)) if officer_id else list(heads_of(unit_id, on))
    tell_officers(case, officers or officers_of(unit_id, "handler", on), at=at, template=template)


def tell_urged(case: Case, *, on: date, at: datetime) -> None:
    """Tell those who must act and those who answer for it: the officer, the heads of the working and holding unit."""
    units = {case.working_unit_id, case.holder_unit_id} - {None}
    told = {officer.pk: officer for unit_id in units for officer in heads_of(unit_id, on)}
    if case.officer_id:
        told[case.officer_id] = case.officer
    tell_officers(case, told.values(), at=at, template="urged")


def tell_officers(case: Case, officers: Iterable[Officer], *, at: datetime, template: str = "assigned") -> None:
    """Put the case on these officers' desks: its code and where it is, nothing of what it says."""
    code = show_code(case.code)
    notices.notify_officers(
        officers=officers,
        template=template,
        params={"code": code, "label": f"Vụ việc {code}", "path": f"/ban-lam-viec/vu-viec/{case.pk}/"},
        about=case_ref(case),
        practice=case.practice,
        at=at,
    )
