"""What a page begins with: the drawn thing, no older than its version, and where to hear what comes after."""

from uuid import UUID

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from live import boards
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.live.actions import stir
from thongsuot.live.queries import board
from thongsuot.live.showing import drawn, is_shown

pytestmark = pytest.mark.django_db
PK = UUID("01980000-0000-7000-8000-00000000000a")
REF = Ref(boards.KIND, PK)


@pytest.fixture(autouse=True)
def said():
    boards.SAID[PK] = "số 12, quầy 1"
    yield
    boards.SAID.clear()


def test_a_board_has_the_thing_in_the_language_of_the_page_and_an_address_in_it():
    stir(REF)
    found = board(REF)
    assert (found.version, found.html) == (1, "<p>Đã nối lại: số 12, quầy 1</p>")
    assert found.url == f"/truc-tiep/sample/{PK}/vi"
    with translation.override("en"):
        english = board(REF)
    assert (english.html, english.url) == ("<p>Connected again: số 12, quầy 1</p>", f"/truc-tiep/sample/{PK}/en")


def test_what_is_not_there_or_of_no_known_kind_has_no_board():
    for ref in (Ref(boards.KIND, UUID(int=5)), Ref("unknown", PK)):
        assert drawn(ref) is None
        with pytest.raises(NotFound):
            board(ref)
    assert is_shown(boards.KIND)
    assert not is_shown("unknown")


def test_the_version_is_read_before_the_thing_is_drawn(monkeypatch):
    """Else a change between the two would stand under its predecessor's number for good."""

    def changed_meanwhile(ref):
        stir(ref)
        return "<p>mới</p>"

    monkeypatch.setattr(boards.showing, "_renderers", {boards.KIND: changed_meanwhile})
    assert board(REF).version == 0


def test_the_part_of_the_page_holds_the_thing_its_version_and_a_place_for_what_is_said():
    page = render_to_string("live/_board.html", {"board": board(REF)})
    assert f'id="live-sample-{PK}"' in page
    assert f'data-live-url="/truc-tiep/sample/{PK}/vi" data-live-drawn="/bang/sample/{PK}/vi"' in page
    assert 'data-live-version="0"' in page
    assert "<div data-live-held><p>Đã nối lại: số 12, quầy 1</p></div>" in page
    assert 'role="status"' in page
