"""The steps of one visit: which may follow which. Pure."""

BOOKED, WAITING, CALLED, INSIDE = "booked", "waiting", "called", "inside"
DONE, REFUSED, CANCELLED, MISSED, LEFT = "done", "refused", "cancelled", "missed", "left"
# state: (Vietnamese, English)
STATES: dict[str, tuple[str, str]] = {
    BOOKED: ("Đã đặt lịch", "Booked"),
    WAITING: ("Đang chờ", "Waiting"),
    CALLED: ("Đã gọi", "Called"),
    INSIDE: ("Đang được tiếp", "Being received"),
    DONE: ("Đã tiếp xong", "Received"),
    REFUSED: ("Từ chối tiếp", "Refused"),
    CANCELLED: ("Đã hủy lịch", "Cancelled"),
    MISSED: ("Không đến", "Did not come"),
    LEFT: ("Về trước khi được tiếp", "Left before being received"),
}
# step: (states it may be done in, state after it)
STEPS: dict[str, tuple[tuple[str, ...], str]] = {
    "arrive": ((BOOKED, MISSED), WAITING),
    "cancel": ((BOOKED,), CANCELLED),
    "call": ((WAITING, CALLED), CALLED),
    "begin": ((WAITING, CALLED), INSIDE),
    "wait_again": ((CALLED, INSIDE, LEFT), WAITING),
    "finish": ((INSIDE,), DONE),
    "refuse": ((WAITING, CALLED, INSIDE), REFUSED),
    "leave": ((WAITING, CALLED), LEFT),
    "miss": ((BOOKED,), MISSED),
}
# What came of a visit: (Vietnamese, English)
OUTCOMES: dict[str, tuple[str, str]] = {
    "case": ("Lập vụ việc mới", "Opened a case"),
    "joined": ("Gắn vào vụ việc đã có", "Joined to a case that was there"),
    "promise": ("Hứa làm, có ngày", "Promised, with a day"),
    "explained": ("Giải thích, hướng dẫn tại chỗ", "Explained on the spot"),
}


def before(*, began: bool, called: bool) -> str:
    """Return where a visit stands once its end is taken back, of acts that do not say it: as far as it had come."""
    return INSIDE if began else CALLED if called else WAITING


class WrongStep(Exception):
    """The step may not be done in this state."""

    def __init__(self, step: str, state: str):
        super().__init__(step, state)
        self.step, self.state = step, state


def after(step: str, state: str) -> str:
    """Return the state after a step. Raises: WrongStep."""
    allowed, result = STEPS[step]
    if state not in allowed:
        raise WrongStep(step, state)
    return result
