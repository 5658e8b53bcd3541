"""Duties for the tests of this room, made through its actions."""

from datetime import UTC, date, datetime

from thongsuot.core.actors import service
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.duties import actions

AT = datetime(2026, 8, 3, 2, 0, tzinfo=UTC)
START = date(2026, 8, 3)
SYSTEM = service("test")


def make_duty(unit, *, officer=None, task="answer", starts_on=START, rule_code="PAKN.RESOLVE", **more):
    more.setdefault("about", Ref("case", new_id()))
    more.setdefault("label", "Trả lời vụ việc 4715-9036-2817-4")
    more.setdefault("actor", SYSTEM)
    more.setdefault("at", AT)
    return actions.open_duty(
        task=task,
        holder_unit_id=unit.pk,
        holder_officer_id=officer.pk if officer else None,
        starts_on=starts_on,
        rule_code=rule_code,
        **more,
    )


def make_promise(unit, due_on, **more):
    return make_duty(unit, rule_code="", due_on=due_on, basis="Giao việc nội bộ", task="promise", **more)
