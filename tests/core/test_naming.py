"""A room below shows what a thing above is called, without importing it."""

from uuid import UUID

from thongsuot.core import naming
from thongsuot.core.actors import STRANGER
from thongsuot.core.refs import Ref

SEEN, HIDDEN = UUID(int=1), UUID(int=2)


def _only_the_first(actor, ids):
    return {pk: "Cống tắc" for pk in ids if pk == SEEN}


def test_only_what_may_be_seen_has_a_name(monkeypatch):
    monkeypatch.setattr(naming, "_namers", {})
    naming.name_with("thing", _only_the_first)
    assert naming.names_of(STRANGER, [Ref("thing", SEEN), Ref("thing", HIDDEN)]) == {Ref("thing", SEEN): "Cống tắc"}


def test_a_kind_nobody_names_is_left_out(monkeypatch):
    monkeypatch.setattr(naming, "_namers", {})
    assert naming.names_of(STRANGER, [Ref("thing", SEEN)]) == {}


def test_a_thing_without_a_name_may_still_be_seen(monkeypatch):
    monkeypatch.setattr(naming, "_namers", {"thing": lambda _actor, ids: {pk: "" for pk in ids if pk == SEEN}})
    assert naming.names_of(STRANGER, [Ref("thing", SEEN)]) == {}
    assert naming.sees(STRANGER, Ref("thing", SEEN))
    assert not naming.sees(STRANGER, Ref("thing", HIDDEN)) and not naming.sees(STRANGER, Ref("other", SEEN))
