"""Sessions and visits made through the actions. All people are invented."""

from datetime import date, time

from cast import actor
from lives import moment, photo
from thongsuot.core.actors import STRANGER
from thongsuot.receptions import actions
from thongsuot.receptions.actions import Arrival, Booking, Outcome, PlannedSession
from thongsuot.receptions.models import Session

TODAY = date(2026, 7, 15)  # a Wednesday
DAY = date(2026, 7, 29)  # two weeks on, a Wednesday


def planned(people, **changes) -> PlannedSession:
    given = {
        "kind": "leader",
        "on": DAY,
        "starts": time(7, 30),
        "ends": time(11, 30),
        "place": "Trụ sở Ủy ban nhân dân xã, phòng số 1",
        "leader_id": people.head.pk,
        "leader_post": "Chủ tịch Ủy ban nhân dân xã",
    }
    return PlannedSession(**given | changes)


def plan(people, *, by="receptionist", today=TODAY, **changes) -> Session:
    return actions.plan_sessions(
        unit_id=people.commune.pk,
        planned=[planned(people, **changes)],
        actor=actor(getattr(people, by), on=today),
        **moment(today),
    )[0]


def posted(people, *, by="receptionist", today=TODAY, **changes) -> Session:
    """Return a session that is planned and posted."""
    session = plan(people, by=by, today=today, **changes)
    actions.post_schedule(unit_id=people.commune.pk, actor=actor(getattr(people, by), on=today), **moment(today))
    session.refresh_from_db()
    return session


def do(people, session, name, by="receptionist", on=DAY, **given):
    return getattr(actions, name)(session_id=session.pk, actor=actor(getattr(people, by), on=on), **moment(on), **given)


def opened(people, **changes) -> Session:
    return do(people, posted(people, **changes), "open_session", came="leader")


def booked(session, *, slot=time(8, 0), token="the-form-of-a-resident-01", on=TODAY, **changes):
    given = {"slot": slot, "name": "Lò Thị Dâu", "phone": "0912 345 678", "about": "Xin tách thửa đất vườn."}
    return actions.book(
        session_id=session.pk, given=Booking(**given | changes), form_token=token, actor=STRANGER, **moment(on)
    )


def came(town, session, /, *, by="receptionist", token="counter-form-01", on=DAY, **changes):
    given = {"name": "K'Brin", "paper": "068090001234", "about": "Đường vào thôn bị sạt."}
    return do(town, session, "walk_in", by=by, on=on, given=Arrival(**given | changes), form_token=token)


def step(people, visit, name, by="receptionist", on=DAY, **given):
    act = getattr(actions, name, None) or actions.step
    more = {} if name in ("finish", "refuse", "arrive", "give_notice", "join_case", "take_back") else {"name": name}
    return act(visit_id=visit.pk, actor=actor(getattr(people, by), on=on), **moment(on), **more, **given)


def received(people, session, *, outcome="explained", token="counter-form-01", **changes):
    """Return a visit that is over."""
    visit = step(people, came(people, session, token=token), "begin")
    given = {"summary": "Đường vào thôn sạt, trẻ em không đi học được.", "answer": "Xã sửa tạm trong tuần này."}
    return step(people, visit, "finish", given=Outcome(outcome=outcome, **given | changes))


def attached(people, visit, *, by="receptionist", on=DAY, uploads=None, **given) -> list:
    """Return the papers of a visit after one more was attached."""
    uploads = uploads or [photo("don-viet-tay.png")]
    who = {"actor": actor(getattr(people, by), on=on), **moment(on)}
    return actions.attach(visit_id=visit.pk, uploads=uploads, **who, **given)
