"""Steps that many stories take: signing in, reading a receipt, and what colleagues do meanwhile through the actions."""

import re

from django.test import Client

from cast import actor
from lives import photo
from thongsuot.cases.actions.answer import Drafted, approve, draft, submit
from thongsuot.cases.actions.intake import PersonGiven, Submission
from thongsuot.cases.actions.publish import CopyItem, PublicCopy, publish
from thongsuot.cases.actions.receive import receive
from thongsuot.cases.actions.screening import screen
from thongsuot.cases.actions.work import accept, assign
from thongsuot.cases.models import Case
from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.ids import show_code

SECRET = "246813579246"
TEXT = "Đèn đường thôn Suối Thông hỏng đã hai tuần, trẻ con đi học về tối rất nguy hiểm."
ASKED = "Sửa đèn đường thôn Suối Thông"
ANSWER = "Đội điện đã thay ba bóng đèn; tối qua đèn sáng cả đoạn."
CODE = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d\b")


def sign_in(page, officer, site, practice: bool = False) -> None:
    """Give the window the session of an officer who has signed in."""
    client = Client()
    client.force_login(officer)
    if practice:
        session = client.session
        session["practice"] = True
        session.save()
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}])


def press(button) -> None:
    """Click what leads to another page and wait for it: a click alone may return while the old one still stands."""
    with button.page.expect_navigation():
        button.click()


def text_of(page) -> str:
    return page.locator("main").inner_text()


def code_on(page) -> str:
    return CODE.search(text_of(page)).group(0)


def open_matter(page, code: str, secret: str) -> None:
    """Follow a matter as a resident: the code, then the secret."""
    page.goto("/tra-cuu")
    page.get_by_label("Mã vụ việc").fill(code)
    page.get_by_role("button", name="Tra cứu").click()
    page.get_by_label("Mã bí mật").fill(secret)
    page.get_by_role("button", name="Mở", exact=True).click()


def case_of(code: str) -> Case:
    return Case.objects.get(code=code.replace("-", ""))


def _by(officer, case=None) -> dict:
    now = clock.now()
    today = clock.legal_day(now)
    named = {"case_id": case.pk} if case is not None else {}
    return named | {"actor": actor(officer, on=today), "on": today, "at": now}


def received(people, **given) -> Case:
    """Return a case that a resident of the commune has just submitted."""
    now = clock.now()
    person = PersonGiven(name="Lò Thị Mây", phone="0912345678")
    whole = {"text": TEXT, "items": (ASKED,), "people": (person,), "place_id": people.commune_place.pk} | given
    moment = {"on": clock.legal_day(now), "at": now}
    return receive(given=Submission(**whole), unit=people.commune, actor=STRANGER, secret=SECRET, **moment)


def assigned(people, case: Case) -> Case:
    """Bring a received case to the officer of the economics division."""
    words = {"kind": "feedback", "topic": "environment", "title": "Đèn đường thôn Suối Thông", "items": (ASKED,)}
    screen(place_id=people.commune_place.pk, **words, **_by(people.receptionist, case))
    accept(**_by(people.receptionist, case))
    to = {"unit_id": people.economics.pk, "officer_id": people.economics_handler.pk}
    return assign(**to, **_by(people.head, case))


def answered(people, case: Case, text: str = ANSWER) -> Case:
    """Draft, submit, approve and publish the answer of an assigned case of one item."""
    drafted = [Drafted(number=1, text=text, uploads=(photo(),))]
    draft(responses=drafted, **_by(people.economics_handler, case))
    submit(**_by(people.economics_handler, case))
    approve(**_by(people.head, case))
    copy = PublicCopy(title="Đèn đường thôn Suối Thông", question=TEXT, items=(CopyItem(1, ASKED, text),))
    return publish(copy=copy, **_by(people.publisher, case))


def shown(case: Case) -> str:
    return show_code(case.code)
