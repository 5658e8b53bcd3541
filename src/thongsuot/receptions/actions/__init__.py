"""Acts of receptions: `planning` the schedule · `booking` by residents · `visits` one by one ·
`files` they bring · `tying` a case to one · `taking_back` an end · `telling` who booked ·
`holding` a session · `forgetting` words."""

from thongsuot.receptions.actions.booking import Booking, book, cancel, check_booking, forget_bookings
from thongsuot.receptions.actions.files import attach, take_away
from thongsuot.receptions.actions.holding import close_session, open_session, send_conclusion
from thongsuot.receptions.actions.planning import PlannedSession, call_off, move, plan_sessions, post_schedule
from thongsuot.receptions.actions.taking_back import take_back
from thongsuot.receptions.actions.telling import forget_ways, remind_bookers
from thongsuot.receptions.actions.tying import join_case, open_case
from thongsuot.receptions.actions.visits import Arrival, Outcome, arrive, finish, give_notice, refuse, step, walk_in

__all__ = [
    "Arrival",
    "Booking",
    "Outcome",
    "PlannedSession",
    "arrive",
    "attach",
    "book",
    "call_off",
    "cancel",
    "check_booking",
    "close_session",
    "finish",
    "give_notice",
    "forget_bookings",
    "forget_ways",
    "join_case",
    "move",
    "open_case",
    "open_session",
    "plan_sessions",
    "post_schedule",
    "refuse",
    "remind_bookers",
    "send_conclusion",
    "step",
    "take_away",
    "take_back",
    "walk_in",
]
