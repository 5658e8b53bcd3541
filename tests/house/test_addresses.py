"""Every address by every role: who gets in, who is told nothing, and that a stranger changes nothing."""

import re
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from house.addresses import ABSENT, ADDRESSES, PUBLIC, ROLES, STRANGER, names
from house.walking import ask, client_as, is_refused, path_of, seen, undone
from house.world import world

pytestmark = pytest.mark.django_db
UNFIT = 422
TITLE = re.compile(r"<title>[^<]+</title>")  # words alone: a browser shows them as they are
OURS = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("thongsuot")]


@pytest.fixture
def whole():
    return world()


def test_every_address_has_its_row_and_no_row_is_stale():
    assert names() ^ {name.partition(" ")[0] for name in ADDRESSES} == set()


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_exactly_what_the_table_says(role, whole):
    client, wrong = client_as(role, whole), []
    for name, row in ADDRESSES.items():
        answer = ask(client, name, row, whole.things)
        if answer.status_code >= 500 or not _fits(row, role, answer):
            wrong.append(f"{name}: {answer.status_code}")
        elif row.page and answer.status_code == 200 and not _is_titled(answer.content.decode()):
            wrong.append(f"{name}: no title of words alone")
    assert wrong == []


def _is_titled(text: str) -> bool:
    """Whether a whole page has a title; a part of one needs none."""
    return "<html" not in text or bool(TITLE.search(text))


def _fits(row, role, answer) -> bool:
    """Whether the answer is what the table says; what is wrong in the body may be told to whoever is signed in."""
    if row.loose and (role in row.who or (role != STRANGER and answer.status_code == UNFIT)):
        return True
    return is_refused(answer) != (role in row.who)


@pytest.mark.parametrize("role", ["elsewhere", "practising", "nobody", "deputy"])
def test_what_one_may_not_see_answers_as_what_does_not_exist(role, whole):
    """Where a word of the address is no id; by ids alone, and with the work it takes: test_same_answer.py."""
    client, told_apart = client_as(role, whole), []
    for name, row in ADDRESSES.items():
        if row.hidden and role not in row.who and _has_words(row, whole.things):
            real = ask(client, name, row, whole.things)
            absent = ask(client, name, row, _without(row, whole.things))
            if seen(real) != seen(absent):
                told_apart.append(f"{name}: {real.status_code} {absent.status_code}")
    assert told_apart == []


def _has_words(row, things) -> bool:
    return any(isinstance(getattr(things, thing, None), str) for thing in row.of.values())


def _without(row, things):
    """Return the things with those that the address names replaced by an id of nothing; literals stay."""
    return SimpleNamespace(**vars(things) | {thing: ABSENT for thing in row.of.values() if hasattr(things, thing)})


def _rows() -> dict[str, int]:
    """Return how many rows each table has, in one query: it is asked after every form that is sent."""
    counts = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM {table}" for table in OURS)
    with connection.cursor() as cursor:
        cursor.execute(counts)
        return dict(cursor.fetchall())


def test_a_stranger_changes_nothing_behind_the_door(whole):
    client, before, let_in = client_as(STRANGER, whole), _rows(), []
    for name, row in ADDRESSES.items():
        if row.who == PUBLIC:
            continue
        answer = client.post(path_of(name, row, whole.things), row.body(whole.things))
        if not is_refused(answer):
            let_in.append(f"{name}: {answer.status_code}")
    assert (let_in, _rows()) == ([], before)


@pytest.mark.parametrize("role", ["nobody", "practising", "elsewhere", "auditor"])
def test_whoever_may_not_open_a_form_may_not_send_it(role, whole):
    client, before, let_in = client_as(role, whole), _rows(), []
    for name, row in ADDRESSES.items():
        if role in row.who or row.loose:
            continue
        with undone():
            answer = client.post(path_of(name, row, whole.things), row.body(whole.things))
            if not is_refused(answer) or _rows() != before:
                let_in.append(f"{name}: {answer.status_code}")
    assert let_in == []
