import pytest
from babel.messages.catalog import Catalog

from thongsuot.config.messages import catalogues, extraction


@pytest.fixture
def room(tmp_path, monkeypatch):
    """A room with one page and one function, and nothing translated."""
    folder = tmp_path / "gifts"
    (folder / "templates" / "gifts").mkdir(parents=True)
    (folder / "__init__.py").write_text("")
    (folder / "views.py").write_text('from x import gettext_lazy as _\nTITLE = _("Quà tặng")\n')
    (folder / "templates" / "gifts" / "list.html").write_text(
        '{% translate "Gửi quà" %}'
        "{% blocktranslate count n=n %}{{ n }} món{% plural %}{{ n }} món{% endblocktranslate %}"
    )
    monkeypatch.setattr(catalogues, "SOURCE", tmp_path)
    return folder


def translated(room, **words):
    catalog = catalogues.read(room)
    for message in catalog:
        if message.id in words:
            message.string = words[message.id]
    catalogues.write(room, catalog)


def test_words_of_code_and_templates_are_found(room):
    found = [message.id for message in extraction.found_in(room) if message.id]
    assert found == ["Quà tặng", "Gửi quà", ("%(n)s món", "%(n)s món")]


def test_what_has_no_english_is_listed_and_what_has_is_not(room):
    extraction.update(room)
    translated(room, **{"Gửi quà": "Send a gift"})
    assert [words for _name, words in extraction.missing()] == ["Quà tặng", "('%(n)s món', '%(n)s món')"]


def test_all_rooms_say_the_same_words_in_the_same_english():
    assert catalogues.differing() == []


def test_words_that_two_rooms_translate_differently_are_listed_with_both(room):
    other = room.parent / "letters"
    other.mkdir()
    (other / "__init__.py").write_text("")
    (other / "views.py").write_text('from x import gettext_lazy as _\nTITLE = _("Quà tặng")\n')
    for folder, english in ((room, "Gifts"), (other, "Presents")):
        extraction.update(folder)
        translated(folder, **{"Quà tặng": english})
    assert catalogues.differing() == [("Quà tặng", {"gifts": "Gifts", "letters": "Presents"})]


def test_updating_keeps_translations_and_drops_words_no_longer_used(room):
    extraction.update(room)
    translated(room, **{"Gửi quà": "Send a gift", "Quà tặng": "Gifts"})
    (room / "views.py").write_text("")
    extraction.update(room)
    catalog = catalogues.read(room)
    assert catalog["Gửi quà"].string == "Send a gift"
    assert "Quà tặng" not in catalog


def test_the_same_words_make_the_same_file(room):
    extraction.update(room)
    first = (room / catalogues.INSIDE).read_bytes()
    extraction.update(room)
    assert (room / catalogues.INSIDE).read_bytes() == first


def test_only_changed_catalogues_are_compiled(room):
    extraction.update(room)
    assert (catalogues.compile_all(), catalogues.compile_all()) == (1, 0)


def test_a_room_without_words_gets_no_catalogue(tmp_path):
    (tmp_path / "__init__.py").write_text("")
    assert extraction.update(tmp_path) == []
    assert not (tmp_path / catalogues.INSIDE).exists()
    assert isinstance(catalogues.read(tmp_path), Catalog)
