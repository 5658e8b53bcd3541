"""Receive a submission: the case, its first act, its duties, its words, all in one transaction."""

import hashlib
import hmac
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from thongsuot.cases.actions.alarm import ring
from thongsuot.cases.actions.clocks import open_first_duties
from thongsuot.cases.actions.gate import check_not_denunciation
from thongsuot.cases.actions.intake import Submission, check_submission
from thongsuot.cases.actions.messages import tell_resident
from thongsuot.cases.actions.record import SKEW, write_act
from thongsuot.cases.actions.sealing import seal_digest, seal_signatories
from thongsuot.cases.actions.uploads import keep
from thongsuot.cases.codes import is_given_out, key_for
from thongsuot.cases.models import Case, Content, Item, Party
from thongsuot.cases.rules.secret import hash_with
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.clock import legal_day
from thongsuot.core.errors import Invalid
from thongsuot.core.ids import new_code, new_id, new_secret
from thongsuot.language.folding import clean
from thongsuot.units.actions.tree import hold
from thongsuot.units.models import Unit
from thongsuot.units.queries import installation

CODE_TRIES = 8
LOOK = "thongsuot.cases.jobs.look_for_danger"


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where a submission came from, besides its words: a form sent once, a row of an imported register, another case.

    `follows`: the complaint of first level that this one takes further. `code` and `secret_hash`: given out before,
    on paper printed for a power cut, or by the installation that the case comes from; `secret_code`: as the column.
    `tells`: whoever brings it tells the person that it was received, by a way of its own. `brought`: with all the
    files another installation had of it, which came there in many acts.
    """

    form_token: str | None = None
    source: str = ""
    source_id: str = ""
    late_reason: str = ""
    split_from: Case | None = None
    follows: Case | None = None
    code: str = ""
    secret_hash: bytes = b""
    secret_code: str = ""
    tells: bool = False
    brought: bool = False


NO_ORIGIN = Origin()


def receive(
    *,
    given: Submission,
    unit: Unit,
    actor: Actor,
    on: date,
    at: datetime,
    secret: str | None = None,
    origin: Origin = NO_ORIGIN,
) -> Case:
    """Receive a feedback, petition or complaint at `unit` and return its case, whose clock starts the day after `on`.

    `on`: the legal day of receipt; for paper the day of the stamp, which may be earlier than today with
    `origin.late_reason`. `secret`: what the receipt shows once; drawn where None, and then known to nobody until it
    is re-issued. A second use of `origin.form_token` returns the case of the first: a double click makes one case.

    Raises: Invalid (names the field), Refused (not a receptionist of `unit`).
    """
    try:
        with transaction.atomic():
            return _receive(given, unit, actor, on, at, secret or new_secret(), origin)
    except IntegrityError:
        first = case_of_form(origin.form_token)
        if first is None:
            raise
        return first


def case_of_form(form_token: str | None) -> Case | None:
    """Return the case that a form with this token made, if it was sent."""
    return next(iter(Case.objects.filter(form_token=form_token)), None) if form_token else None


def _receive(given, unit, actor, on, at, secret, origin) -> Case:
    require(actor, "cases.receive", unit)
    first = case_of_form(origin.form_token)
    if first is not None:
        return first
    if not hold(unit.pk, legal_day(at)):
        raise Invalid(_("Đơn vị này không còn hoạt động. Tải lại trang để gửi đến đơn vị kế thừa."), field="place")
    given, on = cleaned_submission(given), _day_of(on, at)
    check_submission(given, on=on, at=at, brought=origin.brought)
    if not origin.source:
        check_not_denunciation(given.text, given.kind, given.not_accusation)
    if on < legal_day(at) and not origin.late_reason and not actor.is_service:
        raise Invalid(_("Ngày nhận sớm hơn hôm nay. Ghi lý do vào sổ muộn."), field="late_reason")
    case = make_case(given, unit, actor, on, at, secret, origin)
    if not origin.tells and any(person.notify_by != "none" for person in given.people):
        tell_resident(case, "received", at=at)
    if given.urgent:
        ring(case, on=on, at=at)
    elif not origin.source:
        app.configure_task(LOOK, allow_unknown=True, queue="cases").defer(case_id=str(case.pk))
    return case


def _day_of(on: date, at: datetime) -> date:
    """Return `on`, or the day of `at` where the writer's clock runs ahead of ours by some minutes over midnight."""
    today = legal_day(at)
    return today if today < on <= legal_day(at + SKEW) else on


def make_case(given: Submission, unit: Unit, actor: Actor, on: date, at: datetime, secret: str, origin: Origin) -> Case:
    """Write a checked submission as a case: its duties, its receipt, its words. Tells nobody.

    A case split from another, or taking it further, opens with that one's secret, and `secret` is not used.
    """
    case = _new_case(given, unit, at, secret, origin)
    open_first_duties(case, kind=given.kind, channel=given.channel, on=on, actor=actor, at=at)
    _write_receipt(case, given, unit, actor, on, at, origin)
    _write_words(case, given)
    return case


def cleaned_submission(given: Submission) -> Submission:
    """Return `given` with every text fit for storage; without parted items the whole text is the one item."""
    items = tuple(clean(item) for item in given.items if item.strip()) or (clean(given.text),)
    title = " ".join(clean(given.title).split())[:200]
    return replace(given, text=clean(given.text), items=items, title=title, place_text=clean(given.place_text)[:300])


def source_digest(text: str) -> bytes:
    """Return the keyed digest by which an import notices that a known row's text has changed."""
    return hmac.new(settings.HOUSE_KEY, clean(text).encode(), hashlib.sha256).digest()


def _free_code(prefix: str) -> str:
    for _try in range(CODE_TRIES):
        code = new_code(prefix)
        if not (Case.objects.filter(code=code).exists() or is_given_out(code)):
            return code
    raise RuntimeError("no free code found: the installation's codes are nearly used up")


def _new_case(given: Submission, unit: Unit, at: datetime, secret: str, origin: Origin) -> Case:
    code, parent = origin.code or _free_code(installation().code_prefix), origin.split_from or origin.follows
    own_hash = origin.secret_hash or hash_with(key_for(code), code, secret)
    return Case(
        id=new_id(),
        code=code,
        secret_hash=parent.secret_hash if parent else own_hash,
        secret_code=parent.secret_salt if parent else origin.secret_code,
        form_token=origin.form_token,
        source=origin.source,
        source_id=origin.source_id,
        source_digest=source_digest(given.text) if origin.source else None,
        practice=unit.practice,
        received_at=at,
        title=given.title,
        holder_unit=unit,
        received_unit=unit,
    )


def codes_of(given: Submission) -> dict:
    """Return what the receipt holds of a submission besides its words: codes, an id, counts."""
    return {
        "kind": given.kind,
        "topic": given.topic,
        "persons": given.persons,
        "households": given.households,
        "place": str(given.place_id) if given.place_id else None,
        "urgent": given.urgent,
    }


def words_of(given: Submission) -> dict:
    """Return the words of a cleaned submission as its receipt keeps them; of who signed together only the digest."""
    words = {
        "text": given.text,
        "title": given.title,
        "place_text": given.place_text,
        "items": list(given.items),
        "people": [asdict(person) for person in given.people],
        "not_accusation": given.not_accusation,
        "signatories": seal_digest(given.signatories),
    }
    if given.disputed and (disputed := given.disputed.words()):
        words["disputed"] = disputed
    return words


def _write_receipt(case: Case, given: Submission, unit, actor, on, at, origin: Origin) -> None:
    details = codes_of(given) | {
        "channel": given.channel,
        "alarm": given.urgent and origin.split_from is None,
        "files": keep(case, given.uploads, actor=actor, at=at, at_once=not origin.brought),
    }
    if origin.follows:
        details["level"] = "second"
    texts = words_of(given) | {"late_reason": origin.late_reason}
    parent = origin.split_from or origin.follows
    write_act(
        case,
        "receive",
        actor=actor,
        on=on,
        at=at,
        unit_id=unit.pk,
        other_id=parent.pk if parent else None,
        details=details,
        texts=texts,
    )


def _write_words(case: Case, given: Submission) -> None:
    Content.objects.create(case=case, text=given.text, place_text=given.place_text)
    Party.objects.bulk_create([Party(case=case, **asdict(person)) for person in given.people])
    Item.objects.bulk_create(
        [Item(case=case, number=number, text=text) for number, text in enumerate(given.items, start=1)]
    )
    seal_signatories(case, given.signatories)
