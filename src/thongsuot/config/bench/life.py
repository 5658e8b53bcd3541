"""A full life over HTTP: the resident by the public pages, the officers by the API with their signed-in sessions."""

import base64
import html
import json
import re
import secrets
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from thongsuot.config.bench.browser import Browser
from thongsuot.config.bench.figures import Figure
from thongsuot.config.bench.stage import Stage
from thongsuot.config.demo import papers

CODE = re.compile(rb"\b(\d{4}-\d{4}-\d{4}-\d)\b")
SECRET = re.compile(rb'ts-code mb-2">([\d\s]+)<')
KEY = re.compile(rb'name="key" value="([^"]+)"')
TEXT = "Đèn đường gần nhà văn hóa hỏng đã hai tuần, trẻ em đi học về phải dò đường. Mong cán bộ cho sửa."
ANSWER = "Đã thay ba bóng đèn và kiểm tra lại lúc 19 giờ cùng trưởng thôn, đèn sáng đều."
ROLES = {"receptionist": "tiepdan", "head": "chutich", "handler": "xuly", "publisher": "congkhai"}
CLIENTS = 8


@dataclass
class Office:
    """The officers of the shown commune, signed in once, and what the acts name."""

    port: int
    officers: dict[str, Browser]
    unit_id: str
    officer_id: str
    place_id: str
    place: str

    @classmethod
    def open(cls, port: int, stage: Stage) -> "Office":
        officers = {role: Browser(port).sign_in(name, stage.password) for role, name in ROLES.items()}
        desk = stage.world.houses.shown
        unit, officer = desk.worker("utilities.lighting")
        return cls(port, officers, str(unit.pk), str(officer.pk), str(desk.place.pk), str(desk.place))

    def like(self) -> "Office":
        """Return the same office on connections of its own, for one client."""
        officers = {role: browser.like() for role, browser in self.officers.items()}
        return Office(self.port, officers, self.unit_id, self.officer_id, self.place_id, self.place)


@dataclass
class Client:
    """One of the clients: a resident's browser and the officers' sessions on connections of its own."""

    office: Office
    resident: Browser
    evidence: dict = field(default_factory=dict)

    @classmethod
    def of(cls, office: Office) -> "Client":
        resident = Browser(office.port)
        resident.get("/gui")
        content = base64.b64encode(papers.photo("Đèn đã thay")).decode()
        return cls(office.like(), resident, {"name": "anh.jpg", "content": content})

    def file(self) -> tuple[str, str]:
        """Submit by `/gui` and return code and secret from the receipt."""
        token = secrets.token_urlsafe(24)
        text = f"{TEXT} Cột số {token[:6]}."  # nobody else's words: the very same ones are asked about first
        values = {"token": token, "accused": "no", "kind": "feedback", "text": text}
        values |= {"ward": self.office.place, "notify_by": "none", "persons": "1"}
        page = self.resident.post("/gui", values)
        return CODE.search(page)[1].decode(), SECRET.search(page)[1].decode()

    def find(self, code: str) -> str:
        """Find the case by its code, as the receptionist, and return its id."""
        found = self.office.officers["receptionist"].get(f"/api/v1/cases?code={code}")
        return json.loads(found)["items"][0]["id"]

    def does(self, role: str, case_id: str, verb: str, **values) -> dict:
        return self.office.officers[role].act(f"/api/v1/cases/{case_id}/acts/{verb}", values)

    def screen(self, case_id: str) -> None:
        values = {"kind": "feedback", "topic": "utilities.lighting", "title": "Đèn đường hỏng"}
        self.does("receptionist", case_id, "screen", **values, place_id=self.office.place_id)
        self.does("receptionist", case_id, "accept")

    def assign(self, case_id: str) -> None:
        self.does("head", case_id, "assign", unit_id=self.office.unit_id, officer_id=self.office.officer_id)

    def resolve(self, case_id: str) -> None:
        """Draft with evidence, submit, approve, publish."""
        responses = [{"number": 1, "text": ANSWER, "files": [self.evidence]}]
        self.does("handler", case_id, "draft", responses=responses)
        self.does("handler", case_id, "submit")
        self.does("head", case_id, "approve")
        items = [{"number": 1, "request": "Sửa đèn đường", "answer": ANSWER}]
        self.does("publisher", case_id, "publish", title="Đèn đường hỏng", question=TEXT, items=items)

    def follow_and_rate(self, code: str, secret: str) -> None:
        page = self.resident.post(f"/tra-cuu/{code}", {"secret": secret})
        key = html.unescape(KEY.search(page)[1].decode())
        self.resident.post(f"/tra-cuu/{code}/danh-gia", {"key": key, "item-1": "done"})

    def life(self) -> None:
        """Live one life from the form to the rating, which closes the case."""
        code, secret = self.file()
        case_id = self.find(code)
        self.screen(case_id)
        self.assign(case_id)
        self.resolve(case_id)
        self.follow_and_rate(code, secret)


def per_second(clients: list[Client], do: Callable[[Client], int], seconds: float) -> float:
    """Let every client `do` over and over for `seconds` and return how much was done a second, all together."""
    end, done, wrong = time.perf_counter() + seconds, [], []

    def work(client: Client) -> None:
        try:
            while time.perf_counter() < end:
                done.append(do(client))
        except BaseException as trouble:
            wrong.append(trouble)
            raise

    start = time.perf_counter()
    threads = [threading.Thread(target=work, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if wrong:
        raise wrong[0]
    return sum(done) / (time.perf_counter() - start)


def lives(office: Office, seconds: float, yardstick: float) -> Figure:
    """Return full lives a second, with the ratio to raw durable inserts of the same rows."""
    clients = [Client.of(office) for _each in range(CLIENTS)]

    def live(client: Client) -> int:
        client.life()
        return 1

    value = per_second(clients, live, seconds)
    return Figure(name="lives", value=value, unit="1/s", ratio=value / yardstick)


def calls(office: Office, seconds: float) -> Figure:
    """Return the four calls of the load study (file, assign, resolve, find) a second: each act of ours is one call."""
    clients = [Client.of(office) for _each in range(CLIENTS)]

    def four(client: Client) -> int:
        code, _secret = client.file()
        case_id = client.find(code)
        client.screen(case_id)
        client.assign(case_id)
        client.resolve(case_id)
        return 4

    return Figure(name="calls", value=per_second(clients, four, seconds), unit="1/s")


__all__ = ["CLIENTS", "Client", "Office", "calls", "lives"]
