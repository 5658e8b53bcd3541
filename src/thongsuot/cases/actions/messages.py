"""Telling the resident that something is new, and where to look: never what."""

from datetime import datetime

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.models import Case
from thongsuot.core.ids import show_code
from thongsuot.notices import actions as notices

ADDRESS_FIELD = {"sms": "phone", "email": "email", "letter": "address"}


def tell_resident(case: Case, template: str, *, at: datetime) -> None:
    """Queue one message to each person of the case who asked to be told, by the way they chose."""
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
                params={"code": show_code(case.code)},
                practice=case.practice,
                at=at,
            )
