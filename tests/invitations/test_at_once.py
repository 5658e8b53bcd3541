"""Two at the same door: one invited is ticked once, whoever was first."""

from threading import Thread

import pytest
from django.db import connection, transaction

from cast import cast
from invitations.making import do, invite
from meetings.making import HELD, announced
from thongsuot.invitations.models import InvitationAct


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
