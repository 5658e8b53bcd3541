"""Two instruments never replace one another, neither at once nor by way of others; two who say so do not hang."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from cast import cast
from directives.making import by
from directives.test_register import standing
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.directives.actions import citing, instruments
from thongsuot.directives.actions.instruments import About
from thongsuot.directives.models import Instrument


def _say(people, one: Instrument, *others: Instrument) -> Instrument:
    ids = [other.pk for other in others]
    return citing.say_replaces(instrument_id=one.pk, replaced_ids=ids, **by(people.province_head))


@pytest.mark.django_db
@pytest.mark.parametrize("between", [0, 1, 3])
def test_what_replaces_an_instrument_is_not_replaced_by_it_be_it_through_others(between):
    people = cast()
    draft = instruments.register_by_hand(unit_id=people.province.pk, about=About("Mới"), **by(people.province_head))
    chain = [standing(people, f"Văn bản {number}", f"{number}/KH-UBND") for number in range(between + 1)]
    for one, next_one in zip(chain, [*chain[1:], draft], strict=True):
        one.replaces.add(next_one)  # as a register kept before this was refused may hold it
    with pytest.raises(Invalid) as refused:
        _say(people, draft, chain[0])
    assert refused.value.field == "replaces" and chain[0].title in str(refused.value.sentence)
    assert not draft.replaces.exists()
    chain[-1].replaces.clear()
    assert list(_say(people, draft, chain[0]).replaces.all()) == [chain[0]]


@pytest.mark.django_db
def test_one_that_was_replaced_says_nothing_back_until_it_stands_again():
    people = cast()
    old, new = standing(people, "Cũ", "1/KH-UBND"), standing(people, "Mới", "2/KH-UBND")
    _say(people, new, old)
    with pytest.raises(NotAllowedNow):
        _say(people, old, new)
    _say(people, new)
    assert list(_say(people, old, new).replaces.all()) == [new]


@pytest.mark.django_db(transaction=True)
def test_of_two_who_say_it_of_one_another_at_once_one_is_done_and_one_is_told():
    people = cast()
    pair = [standing(people, title, number) for title, number in (("Một", "1/KH-UBND"), ("Hai", "2/KH-UBND"))]
    together, told = Barrier(2), []

    def say(one, other):
        together.wait()
        try:
            _say(people, one, other)
            told.append("done")
        except (NotAllowedNow, Invalid):
            told.append("told")
        finally:
            connection.close()

    threads = [Thread(target=say, args=each) for each in (pair, reversed(pair))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["done", "told"]
    assert sorted(Instrument.objects.values_list("state", flat=True)) == ["replaced", "standing"]
