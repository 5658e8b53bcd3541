"""Two at once: nobody's question comes into a dialogue that is being ended in the same moment."""

from threading import Thread

import pytest
from django.db import connection, transaction

from cast import cast
from meetings.making import HELD, announced, asked, closed
from thongsuot.core.errors import DomainError
from thongsuot.meetings.models import Question


@pytest.mark.django_db(transaction=True)
def test_a_question_asked_while_the_dialogue_is_being_ended_does_not_land_in_it():
    people = cast()
    meeting, refused = announced(people), []

    def ask():
        try:
            asked(meeting, on=HELD)
        except DomainError as trouble:
            refused.append(type(trouble).__name__)
        finally:
            connection.close()

    thread = Thread(target=ask)
    with transaction.atomic():
        closed(people, meeting)
        thread.start()
        thread.join(1)  # it waits for the end, and reads the state only then
        assert thread.is_alive()
    thread.join(30)
    assert refused == ["NotAllowedNow"] and not Question.objects.exists()
