"""Dialogues in the search box of the desk: by the words of their names, within sight alone."""

import pytest

from cast import cast
from lives import Life
from meetings.making import plan
from thongsuot.meetings.models import Meeting

pytestmark = pytest.mark.django_db
SEARCH = "/ban-lam-viec/tim/"
TITLE = "Đối thoại về nước sạch thôn Ka Lo"


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


def page(client, officer, words):
    client.force_login(officer)
    return client.get(SEARCH, {"q": words}).content.decode()


@pytest.mark.parametrize("words", ["nước sạch", "nuoc sach", "KA LO"])
def test_a_dialogue_is_found_by_words_of_its_name_with_or_without_marks(client, people, words):
    meeting = plan(people, title=TITLE)
    plan(people, title="Đối thoại về rác")
    found = page(client, people.handler, words)
    assert f"/ban-lam-viec/doi-thoai/{meeting.pk}/" in found and "Đối thoại về rác" not in found


def test_nobody_finds_what_they_may_not_see(client, people):
    meeting = plan(people, title=TITLE)
    assert TITLE not in page(client, people.nobody, "nước sạch")
    case = Life(people).case
    Meeting.objects.filter(pk=meeting.pk).update(case=case, public=False)
    assert TITLE in page(client, people.handler, "nước sạch")
    case.sights.all().delete()
    type(case).objects.filter(pk=case.pk).update(holder_unit=people.province)
    assert TITLE not in page(client, people.handler, "nước sạch")


def test_no_more_than_a_few_are_shown_and_the_list_is_one_press_away(client, people):
    for number in range(7):
        plan(people, title=f"{TITLE}, lần {number}")
    found = page(client, people.handler, "nước sạch")
    assert found.count(TITLE) == 5 and 'href="/ban-lam-viec/doi-thoai/"' in found
