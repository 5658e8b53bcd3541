"""A sealed room with keyholders, and denunciations in it, made through the actions. All people are invented."""

import io
from datetime import UTC, date, datetime, time

from cast import actor, cast, make_officer, make_post
from thongsuot.core.actors import STRANGER
from thongsuot.denunciations.actions.founding import Holder, add_holder, found_room
from thongsuot.denunciations.actions.given import Given, Identity
from thongsuot.denunciations.actions.holding import unlock
from thongsuot.denunciations.actions.receive import receive
from thongsuot.denunciations.keys import receipts
from thongsuot.denunciations.models import Denunciation, Keyholder
from thongsuot.denunciations.queries.door import open_by_receipt

RECEIVED = date(2026, 7, 15)
DAY = date(2026, 7, 20)
PHRASE = "suối thông mưa chiều"
WHO = Identity(name="Lò Thị Hoa", address="Thôn Suối Thông A2", phone="0912 345 678", id_number="068190001234")
ACCOUNT = "Ông cán bộ địa chính đòi tiền khi làm sổ đỏ cho nhà tôi."


def instant(on: date) -> datetime:
    return datetime.combine(on, time(2), UTC)


def moment(on: date = DAY) -> dict:
    return {"on": on, "at": instant(on)}


class Room:
    """The cast with keys: two custodians (of the inspectorate and the Front), investigators of commune and province."""

    def __init__(self, people=None):
        self.people = p = people or cast()
        self.custodians = [self.officer("Tạ Thị Giữ", p.inspectorate), self.officer("Quách Văn Khóa", p.front)]
        self.commune_ones = [self.officer("Trịnh Văn Tra", p.commune), self.officer("Mạc Thị Xét", p.commune)]
        self.commune_head = p.head
        self.province_one = self.officer("Lý Thị Thanh", p.province)
        self.inspector = self.officer("Kiều Văn Thẩm", p.inspectorate)
        self.unit_of = {
            self.custodians[0].pk: p.inspectorate,
            self.custodians[1].pk: p.front,
            **{one.pk: p.commune for one in (*self.commune_ones, p.head)},
            self.province_one.pk: p.province,
            self.inspector.pk: p.inspectorate,
        }
        found_room(
            custodians=tuple(self.holder(one) for one in self.custodians),
            investigators=tuple(
                self.holder(one) for one in (*self.commune_ones, p.head, self.province_one, self.inspector)
            ),
            **moment(RECEIVED),
        )

    def officer(self, name, unit, role="handler"):
        officer = make_officer(name)
        make_post(officer, unit, role)
        return officer

    def holder(self, officer) -> Holder:
        return Holder(officer, self.unit_of[officer.pk], PHRASE)

    def add(self, officer, unit, kind=Keyholder.Kind.VERIFIER):
        self.unit_of[officer.pk] = unit
        return add_holder(
            holder=self.holder(officer), kind=kind, by=self.holder(self.custodians[0]), **moment(RECEIVED)
        )

    def who(self, officer, on: date = DAY) -> dict:
        """Return actor and unlocked key of an officer, for an act or a reading."""
        acting = actor(officer, on=on)
        return {"actor": acting, "unlocked": unlock(passphrase=PHRASE, actor=acting, on=on)}

    def by(self, matter, officer, on: date = DAY) -> dict:
        """Return all an act of this officer on this matter needs but its words."""
        return {"denunciation_id": matter.id, **self.who(officer, on), **moment(on)}

    def receive(self, on: date = RECEIVED, **given) -> "Matter":
        return Matter(self, on, **given)


class Matter:
    """One denunciation: against a land officer of the commune, unless said otherwise."""

    def __init__(self, room: Room, on: date, **given):
        self.room, self.token = room, receipts.new_token()
        given = {
            "text": ACCOUNT,
            "accused_name": "Đinh Văn Sổ",
            "position": "staff",
            "unit_id": room.people.commune.pk,
            "identity": WHO,
        } | given
        self.received = receive(given=Given(**given), form_token=self.token, actor=STRANGER, **moment(on))
        self.id = self.received.denunciation_id

    @property
    def row(self) -> Denunciation:
        return Denunciation.objects.get(pk=self.id)

    @property
    def door(self):
        return open_by_receipt(self.received.receipt)

    def denouncer(self, on: date = DAY) -> dict:
        """Return all an act of the denouncer needs but its words."""
        return {"door": self.door, **moment(on)}


def text_file(name="anh.png"):
    """Return a (name, file) pair of a small picture."""
    from PIL import Image  # noqa: PLC0415  only the tests with files need it

    out = io.BytesIO()
    Image.new("RGB", (8, 8), (1, 2, 3)).save(out, "PNG")
    out.seek(0)
    return name, out
