"""Run by test_roles in a process whose connections have the roles of the pages: found, denounce, read, end, erase."""

import os
from datetime import UTC, date, datetime

os.environ["DJANGO_SETTINGS_MODULE"] = "thongsuot.config.settings"

import django

django.setup()

from thongsuot.core.actors import STRANGER  # noqa: E402  models exist only now
from thongsuot.denunciations.actions import erasing, identifying, reading, reminding, screening  # noqa: E402
from thongsuot.denunciations.actions.denouncing import add  # noqa: E402
from thongsuot.denunciations.actions.founding import Holder, found_room  # noqa: E402
from thongsuot.denunciations.actions.given import Given, Identity  # noqa: E402
from thongsuot.denunciations.actions.holding import unlock  # noqa: E402
from thongsuot.denunciations.actions.receive import receive  # noqa: E402
from thongsuot.denunciations.keys import receipts  # noqa: E402
from thongsuot.denunciations.queries.door import open_by_receipt  # noqa: E402
from thongsuot.denunciations.queries.listing import page  # noqa: E402
from thongsuot.denunciations.queries.sheets import denouncer_sheet  # noqa: E402
from thongsuot.people.models import Officer  # noqa: E402
from thongsuot.people.queries import actor_for  # noqa: E402
from thongsuot.units.models import Unit  # noqa: E402

ON, AT, PHRASE = date(2026, 7, 20), datetime(2026, 7, 20, 2, tzinfo=UTC), "suối thông mưa chiều"
MOMENT = {"on": ON, "at": AT}


def holder(username: str) -> Holder:
    officer = Officer.objects.get(username=username)
    return Holder(officer, Unit.objects.get(posts__officer=officer), PHRASE)


def who(username: str) -> dict:
    actor = actor_for(Officer.objects.get(username=username), on=ON)
    return {"actor": actor, "unlocked": unlock(passphrase=PHRASE, actor=actor, on=ON)}


found_room(
    custodians=(holder("auditor"), holder("supervisor")),
    investigators=(holder("handler"), holder("province-head")),
    **MOMENT,
)
given = Given(
    text="Cán bộ đòi tiền.",
    accused_name="Đinh Văn Sổ",
    position="staff",
    unit_id=Unit.objects.get(code="24931").pk,
    identity=Identity(name="Lò Thị Hoa", address="Thôn Suối Thông"),
)
received = receive(given=given, form_token=receipts.new_token(), actor=STRANGER, **MOMENT)
officer = who("handler")
assert page(**officer, on=ON).total == 1
about = {"denunciation_id": received.denunciation_id}
assert reading.open_sheet(**about, **officer, at=AT).first["text"] == "Cán bộ đòi tiền."
add(door=open_by_receipt(received.receipt), text="Thêm.", **MOMENT)
request = identifying.request_identity(**about, reason="Cần hỏi.", **officer, **MOMENT)
identifying.grant_identity(request_id=request.pk, **who("auditor"), **MOMENT)
assert identifying.open_identity(**about, **officer, at=AT).name == "Lò Thị Hoa"
screening.check(**about, outcome="refused", ground="no-basis", **officer, **MOMENT)
assert reading.open_sheet(**about, **officer, at=AT).row.state == "not-accepted"
assert [act.verb for act in denouncer_sheet(open_by_receipt(received.receipt)).acts][-1] == "check"
reminding.recount()
reminding.remind(on=ON, at=AT)
reminding.send_news(at=AT)
identifying.expire_grants(at=datetime(2027, 1, 1, tzinfo=UTC))
(erasable,) = erasing.erasable(date(2027, 7, 20))
erasing.erase(denunciation_id=erasable, on=ON, at=AT)
