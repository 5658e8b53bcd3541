"""Walking the table of addresses: clients signed in as each role, and what their answers mean."""

import copy
import re
from contextlib import contextmanager

from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch

from house.addresses import AS, PRACTISING, STRANGER, Address
from house.world import World

SIGN_IN = "/ban-lam-viec/tai-khoan/login/"
REFUSALS = (401, 403, 404, 405)
# What differs from one answer to the next without telling anything: the token of the form.
CHANGING = re.compile(r'name="(?:csrfmiddlewaretoken|token)" value="[^"]+"')


class Undone(Exception):
    """Ends the block of `undone`."""


@contextmanager
def undone():
    """Take back whatever the block writes, so that every address is asked on the same world."""
    block = transaction.atomic()
    block._from_testcase = True  # like the test's own transaction, it may hold one that must be the outermost
    try:
        with block:
            yield
            raise Undone
    except Undone:
        return


def client_as(role: str, world: World) -> Client:
    """Return a client signed in as `role`; an error in a view is an answer of 500, as a visitor would see it."""
    client = Client(raise_request_exception=False)
    if role != STRANGER:
        client.force_login(getattr(world.people, AS.get(role, role)))
    if role == PRACTISING:
        session = client.session
        session["practice"] = True
        session.save()
    return client


def ask(client: Client, name: str, address: Address, things):
    """Ask for an address in its own way, and take back what that wrote, in the window too."""
    kept = copy.deepcopy(client.cookies)
    with undone():
        if not address.post:
            return client.get(path_of(name, address, things))
        sent = {"content_type": "application/json"} if name.startswith("api-1:") else {}
        answer = client.post(path_of(name, address, things), address.body(things), **sent)
    client.cookies = kept
    return answer


def path_of(name: str, address: Address, things) -> str:
    try:
        return address.url(name, things)
    except NoReverseMatch:
        return "/api/khong-co" if name.startswith("^api/") else "/ban-lam-viec/tai-khoan/email/"


def is_refused(answer) -> bool:
    return answer.status_code in REFUSALS or answer.headers.get("Location", "").startswith(SIGN_IN)


def seen(answer) -> tuple[int, str]:
    """Return what a visitor can tell of an answer: status and text, without the form's token and the own address."""
    text = answer.content.decode().replace(answer.wsgi_request.path, "")
    return answer.status_code, CHANGING.sub("", text)
