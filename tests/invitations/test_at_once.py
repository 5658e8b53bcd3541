"""Two at once: one invited is ticked once, whoever was first; and what is being deleted is not written anew."""

from threading import Thread

import pytest
from django.db import connection, transaction

from cast import cast
from invitations.making import do, invite
from lives import instant
from meetings.making import HELD, announced
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import NotAllowedNow
from thongsuot.invitations import actions
from thongsuot.invitations.models import InvitationAct, InvitationActContent
from thongsuot.invitations.rules import Person


@pytest.mark.django_db(transaction=True)
def test_one_code_ticked_at_two_doors_at_once_counts_once():
    people = cast()
    meeting = announced(people)
    invited, came = invite(people, meeting), []

    def tick():
        try:
            came.append(do(people, meeting, invited, "admit", "receptionist", on=HELD).present)
        finally:
            connection.close()

    thread = Thread(target=tick)
    with transaction.atomic():
        do(people, meeting, invited, "admit", on=HELD)
        thread.start()
        thread.join(1)  # it waits for the first, and reads how it stands only then
        assert thread.is_alive()
    thread.join(30)
    assert came == [True] and InvitationAct.objects.filter(verb="admitted").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verb", ["admit", "reply", "correct"])
def test_what_comes_while_the_names_are_deleted_waits_and_leaves_no_word(verb):
    people = cast()
    meeting = announced(people)
    invited, refused = invite(people, meeting), []

    def press():
        try:
            if verb == "admit":
                do(people, meeting, invited, "admit", "receptionist", on=HELD, delegate="Đỗ Văn Sơn")
            elif verb == "correct":
                do(people, meeting, invited, "correct", "receptionist", on=HELD, person=Person(name="Lò Thị Hòa"))
            else:
                actions.reply(code=invited.code, answer="coming", actor=STRANGER, on=HELD, at=instant(HELD))
        except NotAllowedNow as error:
            refused.append(error)
        finally:
            connection.close()

    thread = Thread(target=press)
    with transaction.atomic():
        actions.forget_now(about=meeting.ref, at=instant(HELD))
        thread.start()
        thread.join(1)
        assert thread.is_alive()
    thread.join(30)
    assert len(refused) == 1
    assert list(InvitationActContent.objects.values_list("act__verb", flat=True)) == ["forgotten"]
