"""Which cases the demonstration tells: where, when, about what, and which turns they take."""

from dataclasses import replace
from datetime import date, timedelta

from thongsuot.config.demo.houses import SINCE, Houses
from thongsuot.config.demo.staff import Desk
from thongsuot.config.demo.stock import Matter, Telling, matters
from thongsuot.config.demo.turns import OUTSIDE
from thongsuot.config.demo.walk import Walk, World
from thongsuot.core.clock import legal_day
from thongsuot.core.ids import new_secret

MONTHS = timedelta(days=548)
CHANNELS = {"web": 40, "counter": 16, "phone": 14, "letter": 12, "reception": 8, "onsite-app": 6, "email": 4}
# Each once at the start of every demonstration, whatever its size: no transition is missing.
ALL_TURNS = (
    {"supplement"}, {"guide"}, {"return"}, {"withdraw"}, {"transfer", "refuse"}, {"to_and_fro"}, {"transfer_out"},
    {"join"}, {"join", "unjoin"}, {"split"}, {"correct", "extend"}, {"suspend"}, {"coordinate", "helped", "send_back"},
    {"urge"}, {"raise_alarm"}, {"alarm"}, {"reopen"}, {"reopen", "withdraw_publication"}, {"late"}, {"private"},
    {"reveal_party", "reissue_secret"}, {"collective", "open_signatories"}, {"late", "reopen"},
)  # fmt: skip
# Of a thousand ordinary cases, how many take a turn; the first group excludes each other.
WAYS = {
    "transfer": 55, "supplement": 45, "guide": 30, "return": 22, "withdraw": 18, "to_and_fro": 10, "transfer_out": 18,
    "join": 28, "split": 12,
}  # fmt: skip
BESIDE = {
    "late": 70, "urge": 28, "reopen": 95, "refuse": 300, "private": 90, "send_back": 60, "coordinate": 80, "extend": 35,
    "suspend": 22, "correct": 25, "reveal_party": 40, "reissue_secret": 8, "collective": 45, "raise_alarm": 6,
    "alarm": 10,
}  # fmt: skip
BEYOND_EXTENSION = ("late", "urge", "suspend")


class Planner:
    """Draws cases by chance, the same ones from the same seed."""

    def __init__(self, world: World):
        self.world, self.rng = world, world.rng
        today = _day(world)
        self.first = max(SINCE, today - MONTHS)
        self.days = (today - self.first).days

    def ordinary(self, count: int) -> list[Walk]:
        """Return `count` cases spread over the months, those of `ALL_TURNS` among them."""
        walks = []
        for number in range(count):
            turns = set(ALL_TURNS[number]) if number < len(ALL_TURNS) else self._turns()
            walks += self._walks(turns, early=number < len(ALL_TURNS))
        return walks

    def _turns(self) -> set[str]:
        turns = {turn for turn, of_thousand in BESIDE.items() if self.rng.randrange(1000) < of_thousand}
        draw = self.rng.randrange(1000)
        for way, of_thousand in WAYS.items():
            draw -= of_thousand
            if draw < 0:
                return (turns | {way}) - ({"urge"} if way == "to_and_fro" else set())
        if turns.intersection(BEYOND_EXTENSION):
            turns.discard("extend")
        return turns

    def _walks(self, turns: set[str], *, early: bool) -> list[Walk]:
        """Return the walk with these turns; with the case it is joined to, where it is to be joined."""
        desk = self._desk()
        matter = self._matter(turns)
        day = self._day(early)
        walk = self._walk(desk, matter, day, turns)
        if "split" in turns:
            return [self._mixed(walk)]
        if "join" not in turns:
            return [walk]
        twin = self._walk(desk, matter, day + timedelta(days=1), turns)
        twin.telling, twin.main = walk.telling.again(self.rng), walk
        twin.at = self.world.days.office(self.world.days.next_day(legal_day(walk.at)))
        walk.turns = frozenset({"late"})
        return [walk, twin]

    def _mixed(self, walk: Walk) -> Walk:
        second = self.rng.choice([matter for matter in matters() if matter.topic != walk.telling.matter.topic])
        other = Telling.of(second, self.rng, kind=walk.desk.place.kind, name=walk.desk.place.name)
        walk.parts = (walk.telling, other)
        walk.telling = replace(walk.telling, text=f"{walk.telling.text}\n\nNgoài ra, tôi xin nêu thêm: {other.text}")
        return walk

    def _matter(self, turns: set[str]) -> Matter:
        up = bool(turns & {"transfer", "to_and_fro"})
        found = [each for each in matters() if each.to_province == up]
        if "transfer_out" in turns:
            found = [each for each in matters() if each.topic in OUTSIDE] or found
        return self.rng.choice(found)

    def _desk(self) -> Desk:
        houses: Houses = self.world.houses
        if self.rng.random() < 0.25:
            return houses.shown
        return self.rng.choice(houses.communes)

    def _day(self, early: bool) -> date:
        """Return the day of receipt; more come lately than at first, as the doors become known."""
        span = self.days - 60 if early else self.days
        return self.first + timedelta(days=int(span * self.rng.random() ** 0.8))

    def _walk(self, desk: Desk, matter: Matter, day: date, turns: set[str]) -> Walk:
        days, rng = self.world.days, self.rng
        channel = rng.choices(list(CHANNELS), list(CHANNELS.values()))[0]
        at_home = channel in ("web", "email", "onsite-app")
        at = days.home(day) if at_home else days.office(days.next_day(day))
        telling = Telling.of(matter, rng, kind=desk.place.kind, name=desk.place.name)
        return Walk(self.world, desk, telling, at, turns=frozenset(turns), channel=channel)

    def waiting(self, desk: Desk) -> list[Walk]:
        """Return cases of the last days that wait on every officer's desk of one commune."""
        found = []
        for stop_after, count in STOPS:
            turns = frozenset({TURN_OF.get(stop_after, "")}) - {""}
            found += [self._live(desk, stop_after, turns) for _each in range(count)]
        return found

    def _live(self, desk: Desk, stop_after: str, turns: frozenset[str] = frozenset()) -> Walk:
        near = [each for each in matters() if not each.to_province and desk.worker(each.topic) == desk.worker("land")]
        if "alarm" in turns:
            near = [each for each in near if each.topic in DANGEROUS] or near
        day = self.world.days.before(_day(self.world), self.rng.randint(1, 4))
        walk = self._walk(desk, self.rng.choice(near), day, turns)
        walk.at = self.world.days.office(day)
        walk.channel, walk.quick, walk.stop_after = "web", True, stop_after
        return walk

    def residents(self, desk: Desk) -> list[Walk]:
        """Return two cases whose code and secret are printed: an answered one to rate, an open one."""
        walks = [self._live(desk, "publish"), self._live(desk, "assign")]
        for walk in walks:
            walk.secret = new_secret()
            walk.at = self.world.days.office(self.world.days.before(_day(self.world), 6))
        return walks

    def practice(self) -> list[Walk]:
        """Return a few cases of the sandbox, newly come in; they are real nowhere."""
        unit = self.world.houses.practice
        walks = [self._live(self.world.houses.shown, "receive") for _each in range(3)]
        for walk in walks:
            walk.desk = replace(walk.desk, unit=unit)
        return walks

    def alarm(self, desk: Desk) -> Walk:
        """Return a case that rings right now."""
        walk = self._live(desk, "receive", frozenset({"alarm"}))
        walk.at = self.world.now - timedelta(minutes=6)
        return walk


# Topics whose matters may be a danger to life or health: the one that rings must be believed.
DANGEROUS = {"construction.damage", "utilities.power", "transport.road", "environment.trees"}
STOPS = (
    ("receive", 4),
    ("ask_supplement", 1),
    ("screen", 2),
    ("accept", 3),
    ("assign", 4),
    ("draft", 2),
    ("submit", 4),
    ("send_back", 1),
    ("approve", 3),
    ("publish", 2),
    ("coordinate", 1),
    ("suspend", 1),
)

TURN_OF = {
    "ask_supplement": "supplement",
    "send_back": "send_back",
    "coordinate": "coordinate",
    "suspend": "suspend",
}


def _day(world: World) -> date:
    return legal_day(world.now)
