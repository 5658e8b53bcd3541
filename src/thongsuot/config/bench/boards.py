"""What is watched while the boards are measured: plain rows, the queue of a day of reception, a large conference."""

from abc import ABC, abstractmethod
from datetime import time
from itertools import cycle
from time import monotonic
from uuid import UUID

from django.db import transaction
from django.template.loader import get_template

from thongsuot.conferences import actions as conferences
from thongsuot.conferences.actions import Planned
from thongsuot.conferences.models import PublishedConference, Site
from thongsuot.conferences.showing import ref_of
from thongsuot.config.bench.stage import Stage
from thongsuot.core import clock
from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir
from thongsuot.live.queries import version
from thongsuot.live.showing import show_with
from thongsuot.receptions import actions
from thongsuot.receptions.actions import Arrival, Outcome, PlannedSession
from thongsuot.receptions.models import Session, Visit

ROWS = 40  # on the plain board
VISITS = 300  # of a day of reception
SITES = 3_300  # of a conference
STARTS, ENDS = time(7), time(17)


class Watched(ABC):
    """A board that changes when told to. `ref`: what is watched; `committed`: version: its instant (monotonic)."""

    ref: Ref

    def __init__(self):
        self.committed: dict[int, float] = {}

    @property
    def now(self) -> int:
        """The newest version."""
        return max(self.committed, default=0)

    @abstractmethod
    def act(self) -> None:
        """Do one act that changes what the board shows, in a transaction of its own."""

    def call(self) -> None:
        """Act, and note when that was committed."""
        self.act()
        done, before = monotonic(), self.now
        self.committed |= {each: done for each in range(before + 1, version(self.ref) + 1)}


class Rows(Watched):
    """A list of forty rows, drawn from memory: what it costs to tell of it is all there is."""

    ref = Ref("bench", UUID(int=1))

    def __init__(self):
        super().__init__()
        self.first, self.template = 0, get_template("live/_measured.html")
        show_with(self.ref.kind, self.drawn)

    def drawn(self, ref: Ref) -> str | None:
        rows = range(self.first + 1, self.first + 1 + ROWS)
        return self.template.render({"now": self.first, "rows": rows}) if ref == self.ref else None

    def act(self) -> None:
        with transaction.atomic():
            self.first += 1
            stir(self.ref)


class Held(Watched):
    """A board of something that the office of the demonstration holds today."""

    def __init__(self, stage: Stage):
        super().__init__()
        self.desk, self.staff = stage.world.houses.shown, stage.world.houses.staff

    def by(self) -> dict:
        at = clock.now()
        on = clock.legal_day(at)
        return {"actor": self.staff.actor(self.desk.receptionist, on, (self.desk,)), "on": on, "at": at}


class Queue(Held):
    """The waiting room of a reception to which 300 people have come: called, received, told, one after another."""

    def __init__(self, stage: Stage):
        super().__init__(stage)
        session = self.opened()
        self.ref = session.ref
        self.visits = [self.came(session, number).pk for number in range(VISITS)]
        self.steps = ((visit, step) for visit in cycle(self.visits) for step in ("call", "begin", "finish"))
        self.committed = {version(self.ref): monotonic()}

    def opened(self) -> Session:
        by = self.by()
        planned = PlannedSession(
            kind=Session.Kind.LEADER,
            on=by["on"],
            starts=STARTS,
            ends=ENDS,
            place="Phòng tiếp công dân",
            leader_id=self.desk.head.pk,
            leader_post="Chủ tịch",
            day_off_agreed=True,
        )
        (session,) = actions.plan_sessions(unit_id=self.desk.unit.pk, planned=[planned], **by)
        actions.post_schedule(unit_id=self.desk.unit.pk, **by)
        return actions.open_session(session_id=session.pk, came="leader", **by)

    def came(self, session: Session, number: int) -> Visit:
        given = Arrival(name=f"Người thứ {number + 1}", about="Hỏi việc đất đai.")
        return actions.walk_in(session_id=session.pk, given=given, form_token=f"bench-{number}", **self.by())

    def act(self) -> None:
        visit, step = next(self.steps)
        if step == "finish":
            given = Outcome(outcome="explained", summary="Hỏi việc đất đai.", answer="Đã hướng dẫn.")
            actions.finish(visit_id=visit, given=given, **self.by())
        elif step == "begin":
            actions.step(visit_id=visit, name="begin", **self.by())
        else:
            actions.step(visit_id=visit, name="call", **self.by())


class Sites(Held):
    """The live page of a conference of 3,300 sites: they come one after another, and items of the agenda are called."""

    def __init__(self, stage: Stage):
        super().__init__(stage)
        by = self.by()
        agenda = "\n".join(f"Nội dung thứ {number}; 15; Ban tổ chức" for number in range(1, 21))
        planned = Planned(
            title="Hội nghị trực tuyến tổng kết năm",
            held_on=by["on"],
            starts=STARTS,
            ends=ENDS,
            place="Hội trường tỉnh",
            agenda=agenda,
            day_off=True,
        )
        self.id = conferences.plan(unit_id=self.desk.unit.pk, planned=planned, **by).pk
        lines = "\n".join(f"Điểm cầu thứ {number}; Hội trường; 40" for number in range(1, SITES + 1))
        conferences.add_sites(conference_id=self.id, lines=lines, **by)
        opened = conferences.open_conference(conference_id=self.id, **by)
        self.code = opened.code
        self.ref = ref_of(PublishedConference.objects.get(code=self.code))
        self.sites = cycle(Site.objects.filter(conference=opened).values_list("pk", flat=True))
        self.items = cycle(range(1, 21))
        self.committed = {version(self.ref): monotonic()}

    def act(self) -> None:
        if self.now % 5:
            conferences.join(site_id=next(self.sites), **self.by())
        else:
            conferences.call_item(conference_id=self.id, item=next(self.items), **self.by())
