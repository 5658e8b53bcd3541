"""Conferences in the search box of the desk: by the words of their names, for who sees them."""

import pytest

from cast import cast
from conferences.making import plan, with_sites

pytestmark = pytest.mark.django_db
SEARCH = "/ban-lam-viec/tim/"
TITLE = "Hội nghị tổng kết phong trào Dân vận khéo"


@pytest.fixture
def people(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    return cast()


def page(client, officer, words):
    client.force_login(officer)
    return client.get(SEARCH, {"q": words}).content.decode()


@pytest.mark.parametrize("words", ["dân vận khéo", "dan van kheo", "TỔNG KẾT"])
def test_a_conference_is_found_by_words_of_its_name_with_or_without_marks(client, people, words):
    conference = plan(people, title=TITLE)
    plan(people, title="Hội nghị giao ban")
    found = page(client, people.handler, words)
    assert f"/ban-lam-viec/hoi-nghi/{conference.pk}/" in found and "Hội nghị giao ban" not in found


def test_a_site_finds_it_and_who_is_not_of_it_does_not(client, people):
    conference = with_sites(people, title=TITLE)
    assert TITLE in page(client, people.elsewhere, "dân vận")
    conference.sites.filter(unit=people.other_commune).update(state="dropped")
    assert TITLE not in page(client, people.elsewhere, "dân vận")
    assert TITLE not in page(client, people.nobody, "dân vận")
