"""What came into the sealed room of the demonstration, told by its own actions on days that hold."""

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from itertools import cycle, islice
from uuid import UUID

from thongsuot.config.demo import names
from thongsuot.config.demo.sealed import Sealed, Seat
from thongsuot.core.actors import STRANGER
from thongsuot.core.clock import legal_day
from thongsuot.denunciations.actions import concluding, identifying, screening, telling, timing, verifying
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import Denunciation

HOW_MANY = {"small": 6, "province": 30, "national": 30}


@cache
def stories() -> tuple[dict, ...]:
    """Return what is denounced; the second accuses the head of a commune."""
    read = (files(__package__) / "data" / "denunciations.toml").read_text(encoding="utf-8")
    return tuple(tomllib.loads(read)["story"])


@dataclass
class Matter:
    """One denunciation on its way: who handles it, and the instant it has come to."""

    room: Sealed
    id: UUID
    seat: Seat
    at: datetime
    receipt: str

    def by(self, seat: Seat | None = None) -> dict:
        seat = seat or self.seat
        return {"actor": seat.actor, "unlocked": seat.unlocked, "on": legal_day(self.at), "at": self.at}

    def act(self, verb, *, after: int, **words) -> bool:
        """Do `verb` some working days later; return False, and do nothing, where that is still to come."""
        self.at = self.room.days.after(self.at, after)
        if self.at > self.room.world.now:
            return False
        verb(denunciation_id=self.id, **words, **self.by())
        return True


def tell(room: Sealed, size: str) -> list[Matter]:
    """Tell as many denunciations as `size` has, in several states; the last ones came days ago."""
    told = []
    for number, (story, plot) in enumerate(islice(zip(cycle(stories()), cycle(PLOTS)), HOW_MANY[size])):
        matter = _received(room, story, days_ago=3 + number * 4 + (60 if plot in OLD else 0), plot=plot)
        plot(matter)
        told.append(matter)
    return told


def _received(room: Sealed, story: dict, *, days_ago: int, plot) -> Matter:
    rng, world = room.rng, room.world
    desk = world.houses.shown
    at = room.days.office(room.days.before(legal_day(world.now), days_ago))
    slots = {
        "ten": _stranger(room),
        "thon": names.hamlet(rng, "Xã"),
        "noi": f"xã {desk.place.name}",
    }
    given = Given(
        text=story["text"].format(**slots),
        accused_name=slots["ten"],
        accused_title=story["title"],
        position=story["position"],
        unit_id=desk.unit.pk,
        when_where=story["when_where"].format(**slots),
        protection="Xin giữ kín tên tôi, vợ tôi làm ở trạm y tế xã." if plot is _protected else "",
        identity=Identity() if plot is _kept else _who(room),
    )
    received = receive(given=given, form_token=receipts.new_token(), actor=STRANGER, on=legal_day(at), at=at)
    row = Denunciation.objects.get(pk=received.denunciation_id)
    return Matter(room, row.pk, room.seats[row.unit_id], at, received.receipt)


def _stranger(room: Sealed) -> str:
    """Return a name that nobody of the room bears: who bears the accused's name gets no key."""
    return next(name for name in iter(lambda: names.person(room.rng), None) if name not in room.names)


def _who(room: Sealed) -> Identity:
    return Identity(
        name=_stranger(room), address=f"{names.hamlet(room.rng, 'Xã').capitalize()}", phone=names.phone(room.rng)
    )


def _new(matter: Matter) -> None:
    """It waits for its first check."""


def _accepted(matter: Matter) -> bool:
    done = matter.act(screening.check, after=2, outcome="eligible", text="Có người, có việc, có nơi xảy ra.")
    done = done and matter.act(screening.accept, after=1, text="Giao tổ hai người xác minh.")
    return done and matter.act(telling.notify_denouncer, after=1, about="acceptance", text="Đã thụ lý đơn của bạn.")


def _protected(matter: Matter) -> None:
    """Accepted, protection granted, the name asked for and released."""
    if not _accepted(matter):
        return
    words = "Giữ kín danh tính; không gửi giấy về nhà."
    matter.act(telling.decide_protection, after=1, outcome="granted", text=words)
    asked = identifying.request_identity(
        denunciation_id=matter.id, reason="Cần gặp người tố cáo để lấy bản gốc biên nhận.", days=5, **matter.by()
    )
    identifying.grant_identity(
        request_id=asked.pk, answer="Đồng ý, gặp ngoài trụ sở.", **matter.by(matter.room.custodian)
    )


def _concluded(matter: Matter) -> None:
    if not _accepted(matter):
        return
    report = "Đã đối chiếu sổ sách và gặp năm người liên quan; có thu ngoài quy định."
    matter.act(verifying.verify, after=9, text=report)
    done = matter.act(concluding.conclude, after=3, outcome="partly", text="Tố cáo đúng một phần.")
    if done and matter.act(telling.notify_denouncer, after=1, about="conclusion", text="Tố cáo đúng một phần."):
        matter.act(concluding.handle, after=2, text="Kiến nghị kiểm điểm và trả lại tiền đã thu.")


def _kept(matter: Matter) -> None:
    """Anonymous, with a clear person and deed: kept for inspection."""
    words = "Không có tên người tố cáo; nội dung rõ, chuyển kế hoạch thanh tra."
    matter.act(screening.check, after=2, outcome="kept", text=words)


def _refused(matter: Matter) -> None:
    words = "Chưa nêu được việc làm cụ thể."
    if matter.act(screening.check, after=3, outcome="refused", ground="no-basis", text=words):
        sentence = "Đơn chưa nêu rõ việc làm vi phạm. Bạn có thể bổ sung bằng số biên nhận này."
        matter.act(telling.notify_denouncer, after=1, about="refusal", text=sentence)


def _suspended(matter: Matter) -> None:
    if _accepted(matter):
        matter.act(timing.suspend, after=4, ground="waits-for-result", text="Chờ kết quả đo đạc lại của công trình.")


def _extended(matter: Matter) -> None:
    if _accepted(matter):
        matter.act(timing.extend, after=12, complexity="complex", text="Nhiều người liên quan, sổ sách ba năm.")


PLOTS = (_accepted, _new, _concluded, _protected, _kept, _suspended, _new, _refused, _extended)
OLD = (_concluded, _extended)
