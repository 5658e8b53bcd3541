import pytest

from thongsuot.language.topics import is_topic, topic, topics


def test_the_catalogue_has_fifteen_topics_and_sixty_four_below_them():
    assert sum(1 for each in topics() if each.parent is None) == 15
    assert sum(1 for each in topics() if each.parent) == 64


def test_a_topic_has_a_name_in_both_languages():
    assert topic("land.compensation").name("vi") == "Bồi thường, hỗ trợ, tái định cư khi thu hồi đất"
    assert topic("land.compensation").name("en-gb") == "Compensation and resettlement on land recovery"


def test_every_topic_below_names_one_above():
    assert all(is_topic(each.parent) for each in topics() if each.parent)


def test_an_unknown_code_is_an_error():
    assert not is_topic("land.moon")
    with pytest.raises(KeyError):
        topic("land.moon")
