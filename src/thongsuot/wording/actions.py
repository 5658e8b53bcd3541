"""Change the office's own words, and go back to what stood before: each a new version with one entry."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.core.ids import new_id
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean
from thongsuot.ledger import actions as ledger
from thongsuot.units.actions.altering import keep_values
from thongsuot.units.models import Installation
from thongsuot.wording import queries
from thongsuot.wording.kinds import Worded, kind_of
from thongsuot.wording.models import Wording
from thongsuot.wording.rules import changed_lines
from thongsuot.wording.sentences import sentence_of

SHIPPED = 0  # the number of what came before the first version


@transaction.atomic
def change(
    *, thing: Worded, texts: dict[str, str], compared: bool = False, seen: int, actor: Actor, at: datetime
) -> Wording:
    """Let `texts` ({part: words}) hold for a message or a paper from now on; what was written before keeps its words.

    `seen`: the number of the version that the page showed, 0 for none. `compared`: the words were held against the
    official form. Words equal to those that ship let these hold. One entry.
    Raises: Refused, Stale, NotAllowedNow (words that are not changed here, nothing changed), Invalid (a part).
    """
    before = _locked(thing, seen, actor)
    given = {part.name: clean(texts.get(part.name, "")).strip() for part in thing.parts}
    own = {} if given == thing.shipped else given
    if _stands(thing, before, given, compared):
        raise NotAllowedNow(_("Lời vẫn như cũ, chưa có gì để lưu."))
    return _written(thing, before, own, compared, "wording.change", actor, at)


@transaction.atomic
def go_back(*, thing: Worded, to: int, seen: int, actor: Actor, at: datetime) -> Wording:
    """Let a former version hold again, or with `to` 0 the words that ship: written as a new version. One entry.

    Raises: Refused, Stale, NotFound (no such version), NotAllowedNow (it holds already, or fits no longer).
    """
    before = _locked(thing, seen, actor)
    former = Wording.objects.filter(kind=thing.kind, code=thing.code, language=thing.language, number=to).first()
    if former is None and to != SHIPPED:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    own, compared = (former.texts, former.compared) if former else ({}, False)
    if _stands(thing, before, thing.shipped | own, compared):
        raise NotAllowedNow(_("Bản này đang dùng rồi."))
    return _written(thing, before, own, compared, "wording.go_back", actor, at)


def _locked(thing: Worded, seen: int, actor: Actor) -> Wording | None:
    """Return the version that holds, all other changes of words waiting; once it is what the actor has seen.

    Versions are never updated, so the one row of the installation is what two administrators at once wait for.
    """
    Installation.objects.select_for_update().first()
    require(actor, "wording.change", None)
    if thing.locked:
        raise NotAllowedNow(thing.locked)
    held = queries.current(thing)
    if (held.number if held else SHIPPED) != seen:
        raise Stale(_("Lời này vừa có người khác đổi. Xem bản đang dùng rồi lưu lại; chữ đã gõ vẫn còn."))
    return held


def _stands(thing: Worded, held: Wording | None, words: dict, compared: bool) -> bool:
    """Whether nothing would change; words kept although those that ship have changed are a change: they were seen."""
    same = queries.words_of(thing, held) == words and (held.compared if held else False) == compared
    return same and not queries.is_outdated(thing, held)


def _written(thing, before, own, compared, verb, actor, at) -> Wording:
    wrong = kind_of(thing.kind).troubles(thing, thing.shipped | own)
    if wrong:
        raise Invalid(sentence_of(wrong[0], thing), field=wrong[0].part)
    version = Wording(
        id=new_id(),
        kind=thing.kind,
        code=thing.code,
        language=thing.language,
        number=(before.number if before else SHIPPED) + 1,
        name=thing.name,
        texts=own,
        shipped=thing.shipped,
        compared=compared,
        at=at,
    )
    act = {"of": [thing.kind, *thing.key], "number": version.number, "texts": own, "compared": compared}
    subject = Ref("wording", version.pk)
    version.entry, version.key = ledger.record(actor=actor, verb=verb, subject=subject, act=act, at=at)
    version.save(force_insert=True)
    _keep(version, thing, before)
    return version


def _keep(version: Wording, thing: Worded, before: Wording | None) -> None:
    """Keep for the history of administration the lines that went and those that came, not what stayed."""
    was, now = queries.words_of(thing, before), queries.words_of(thing, version)
    lines = {part.name: changed_lines(was.get(part.name, ""), now.get(part.name, "")) for part in thing.parts}
    old = {name: gone for name, (gone, _come) in lines.items()} | {"compared": bool(before and before.compared)}
    new = {name: come for name, (_gone, come) in lines.items()} | {"compared": version.compared}
    keep_values(version.entry, before=old, after=new)
