"""Targets of the demonstration: those of the province and of its communes, this year and the last, with figures."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from random import Random

from thongsuot.config.demo.days import Days
from thongsuot.config.demo.houses import PROVINCE
from thongsuot.config.demo.staff import Desk
from thongsuot.config.demo.walk import World
from thongsuot.core.clock import legal_day
from thongsuot.directives.actions import targets as actions
from thongsuot.directives.actions.targets import Aim

SEED = 20261122
REVIEWED = 60  # working days before today on which last year's figures were entered
WATER = Aim("Hộ dùng nước sạch", "%", Decimal(96), "tổng số hộ")
MODELS = Aim("Mô hình “Dân vận khéo” được công nhận", "mô hình", Decimal(12))
LATE = Aim("Đơn trả lời quá hạn", "đơn", Decimal(2), least=False)
THEME = "Gần dân, nghe dân, làm đến nơi"
COMMUNES = 5


@dataclass
class Aiming:
    world: World
    days: Days
    rng: Random

    def by(self, officer, at: datetime) -> dict:
        on = legal_day(at)
        return {"actor": self.world.houses.staff.actor(officer, on), "on": on, "at": at}

    def at(self, ago: int) -> datetime:
        return self.days.office(self.days.before(legal_day(self.world.now), ago))

    def aimed(self, desk: Desk, aim: Aim, year: int, ago: int, as_of: date, reached: dict) -> None:
        """Set a target of a unit and record what it reached."""
        head = self.by(desk.head, self.at(ago))
        target = actions.set_target(unit_id=desk.unit.pk, year=year, aim=aim, **head)
        source = "Sổ theo dõi của xã, số liệu đã đối chiếu"
        actions.reach(target_id=target.pk, as_of=as_of, source=source, **reached, **head)

    def water(self) -> dict:
        whole = self.rng.randint(1_800, 5_200)
        return {"part": Decimal(whole - self.rng.randint(30, 260)), "whole": Decimal(whole)}


def tell(world: World) -> None:
    """Tell the theme of the year, and targets of a few communes with the year before beside them."""
    told = Aiming(world, Days(world.days.calendar, Random(SEED)), Random(SEED))
    root, year = world.houses.roots[PROVINCE], legal_day(world.now).year
    actions.set_theme(unit_id=root.unit.pk, year=year, title=THEME, **told.by(root.head, told.at(REVIEWED)))
    ended = date(year - 1, 12, 31)
    for desk in world.houses.communes[:COMMUNES]:
        told.aimed(desk, WATER, year - 1, REVIEWED, ended, told.water())
        told.aimed(desk, WATER, year, 9, legal_day(told.at(9)), told.water())
        models = Decimal(told.rng.randint(6, 15))
        told.aimed(desk, MODELS, year, 9, legal_day(told.at(9)), {"reached": models})
        told.aimed(desk, LATE, year, 9, legal_day(told.at(9)), {"reached": Decimal(told.rng.randint(0, 4))})
