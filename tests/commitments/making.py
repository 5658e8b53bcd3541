"""Promises brought to a step of their life through the actions. All people are invented."""

from datetime import date

from cast import actor
from lives import instant, moment, photo
from thongsuot.commitments import actions
from thongsuot.commitments.actions import PromiseCopy, Promised
from thongsuot.commitments.models import Commitment

SAID = date(2026, 7, 15)
DUE = date(2026, 8, 14)  # a Friday
TEXT = "Xã sẽ sửa xong đèn đường thôn Suối Thông trước ngày 14/8/2026."
WANTED = "Ảnh đèn đã sáng, biên bản nghiệm thu."
OFFICE = "Chủ tịch Ủy ban nhân dân xã"


def promised(**changes) -> Promised:
    given = {
        "text": TEXT,
        "wanted": WANTED,
        "said_by": OFFICE,
        "source": "dialogue",
        "said_on": SAID,
        "due_on": DUE,
        "heard_in": "Đối thoại tại nhà văn hóa thôn Suối Thông",
    }
    return Promised(**given | changes)


def make(people, by="handler", on=SAID, **changes) -> Commitment:
    """Return a promise of the commune, kept by its economics division and one officer there."""
    make.count = getattr(make, "count", 0) + 1  # each at another dialogue: the same once more would be the first again
    keeper = {"holder_unit_id": people.economics.pk, "holder_officer_id": people.economics_handler.pk}
    keeper["heard_in"] = f"Đối thoại lần {make.count} tại nhà văn hóa thôn Suối Thông"
    return actions.make(
        unit_id=people.commune.pk,
        promised=promised(**keeper | changes),
        actor=actor(getattr(people, by)),
        **moment(on),
    )


def do(people, commitment, verb, by, on, **given) -> Commitment:
    """Do one act on a promise, by the officer of this name in the cast."""
    act = getattr(actions, verb)
    who = actor(getattr(people, by), on=on)
    return act(commitment_id=commitment.pk, actor=who, **moment(on), **given)


def shown(people, commitment, on, by="economics_handler", files=True, text="Đã thay ba bóng đèn."):
    uploads = (photo(),) if files else ()
    return do(people, commitment, "add_evidence", by, on, text=text, uploads=uploads)


def renewed(people, commitment, on, due_on, by="head"):
    return do(people, commitment, "renew", by, on, due_on=due_on, reason="Chưa mua được bóng đèn.")


def kept(people, commitment, on, by="economics_handler"):
    return do(people, shown(people, commitment, on), "keep", by, on)


def copy(**changes) -> PromiseCopy:
    return PromiseCopy(**{"text": TEXT, "wanted": WANTED, "said_by": OFFICE} | changes)


__all__ = ["DUE", "OFFICE", "SAID", "TEXT", "WANTED", "copy", "do", "instant", "kept", "make", "promised", "renewed"]
__all__ += ["shown"]
