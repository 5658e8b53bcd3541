"""What a reception is, without a database: the norms of the law, the steps of a visit, the slots of a session."""

from thongsuot.receptions.rules.norms import Norm, Standing, bounds_of, must_in, norm_on, standing_in
from thongsuot.receptions.rules.refusals import refusals
from thongsuot.receptions.rules.slots import free_slots, slots_of
from thongsuot.receptions.rules.steps import (
    BOOKED,
    CANCELLED,
    DONE,
    OUTCOMES,
    STATES,
    STEPS,
    WAITING,
    WrongStep,
    after,
    before,
)

__all__ = [
    "BOOKED",
    "CANCELLED",
    "DONE",
    "OUTCOMES",
    "STATES",
    "STEPS",
    "WAITING",
    "Norm",
    "Standing",
    "WrongStep",
    "after",
    "before",
    "bounds_of",
    "free_slots",
    "must_in",
    "norm_on",
    "refusals",
    "slots_of",
    "standing_in",
]
