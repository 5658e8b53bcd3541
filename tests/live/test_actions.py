"""A channel's version counts the changes: dense, in order of commit, and none for an act that is taken back."""

import threading
from uuid import UUID

import psycopg
import pytest
from django.db import connection, connections, transaction

from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir
from thongsuot.live.models import Channel
from thongsuot.live.queries import version, versions
from thongsuot.live.rules import WIRE

ONE = Ref("sample", UUID("01980000-0000-7000-8000-000000000001"))
OTHER = Ref("sample", UUID("01980000-0000-7000-8000-000000000002"))


def listening():
    ours = connection.settings_dict
    link = psycopg.connect(
        host=ours["HOST"],
        port=ours["PORT"],
        user=ours["USER"],
        password=ours["PASSWORD"],
        dbname=ours["NAME"],
        autocommit=True,
    )
    link.execute(f"LISTEN {WIRE}")
    return link


def told(link) -> list[str]:
    return [notice.payload for notice in link.notifies(timeout=0.5)]


@pytest.mark.django_db
def test_what_was_never_stirred_is_at_0_and_each_change_counts_one():
    assert version(ONE) == 0
    stir(ONE)
    stir(ONE, OTHER)
    assert versions([str(ONE), str(OTHER), "sample:none"]) == {str(ONE): 2, str(OTHER): 1}


@pytest.mark.django_db
def test_naming_a_thing_twice_in_one_act_counts_once():
    stir(ONE, ONE)
    assert version(ONE) == 1


@pytest.mark.django_db(transaction=True)
def test_nothing_is_stirred_outside_of_an_act():
    with pytest.raises(RuntimeError):
        stir(ONE)
    assert not Channel.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_who_listens_hears_of_it_at_commit_and_not_before():
    with listening() as link:
        with transaction.atomic():
            stir(ONE)
            assert told(link) == []
        assert told(link) == [str(ONE)]


@pytest.mark.django_db(transaction=True)
def test_an_act_that_is_taken_back_tells_nobody_and_leaves_no_gap():
    with listening() as link:
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            stir(ONE)
            raise ZeroDivisionError
        assert told(link) == []
    with transaction.atomic():
        stir(ONE)
    assert version(ONE) == 1


@pytest.mark.django_db(transaction=True)
def test_versions_are_dense_in_order_of_commit_when_many_act_at_once():
    seen, together = [], threading.Barrier(4)

    def act():
        together.wait()
        for _ in range(25):
            with transaction.atomic():
                stir(OTHER, ONE)
                seen.append(version(ONE))  # while the row is locked: nobody commits between
        connections.close_all()

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == list(range(1, 101))
