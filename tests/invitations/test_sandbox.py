"""An invitation of the sandbox: whoever practises there tries it, nobody outside reads it."""

from dataclasses import replace

import pytest

from cast import cast
from invitations.making import invite
from lives import instant
from meetings.making import HELD, announced
from thongsuot.core import clock
from thongsuot.invitations.gatherings import gathering_of
from thongsuot.invitations.views import public

pytestmark = pytest.mark.django_db


def test_the_page_of_a_code_of_the_sandbox_opens_for_who_admits_there_alone(client, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: instant(HELD))
    people = cast()
    invited = invite(people, announced(people))
    address = f"/giay-moi/{invited.code}/"
    assert client.get(address).status_code == 200
    monkeypatch.setattr(public, "gathering_of", lambda about: replace(gathering_of(about), practice=True))
    assert client.get(address).status_code == 404
    assert client.post(address, {"answer": "coming"}).status_code == 404
    client.force_login(people.handler)
    assert client.get(f"{address}?xem=1").status_code == 200
