"""A package taken in: checked in every part, then received like any matter, under the code the person already has."""

import secrets
from datetime import date, datetime
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import Disputed, PersonGiven, Submission
from thongsuot.cases.actions.receive import Origin, receive
from thongsuot.cases.models import Case
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, reasons_by_code
from thongsuot.changes.actions.record import write_change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.exchange.models import BroughtKey, Package, Partner
from thongsuot.exchange.rules.keys import is_signed_by, keep, open_kept, open_sealed
from thongsuot.exchange.rules.package import Matter, Opened, Unfit, matter_of, unpack
from thongsuot.exchange.sentences import REASONS
from thongsuot.language.topics import is_topic
from thongsuot.units.models import Place, Unit, valid_on
from thongsuot.units.queries import installation

LETTER, HASH_BYTES = "letter", 64


def take_package(*, source: BinaryIO, unit: Unit, actor: Actor, on: date, at: datetime) -> tuple[Case, bool]:
    """Receive the case of a package at `unit` and return it, and whether it is new: the same package changes nothing.

    The code stays the one on the person's receipt; with the sealed way to the secret, so does the secret. The clock of
    this body runs from `on`; the first day and where it came from stand in the receipt. `source`: the package, open
    for reading; its files are read from it one after the other. Raises: Refused, Invalid.
    """
    require(actor, "exchange.take", unit)
    try:
        opened = unpack(source)
        partner = _signer(opened)
        matter = matter_of(opened)
        _check(matter, partner, unit)
    except Unfit as unfit:
        raise Invalid(REASONS[unfit.reason], field="file") from unfit
    return _taken(opened, partner, matter, unit, actor, on, at)


def _signer(opened: Opened) -> Partner:
    """Return the installation that signed; a key inside the package proves nothing unless it was admitted."""
    partner = Partner.objects.filter(signing_key=opened.public_key, ended_at=None).first()
    if partner is None:
        raise Unfit("untrusted")
    if not is_signed_by(bytes(partner.signing_key), opened.signature, opened.words):
        raise Unfit("signature")
    return partner


def _check(matter: Matter, partner: Partner, unit: Unit) -> None:
    own = installation().code_prefix
    prefixes = {code[: len(own)] for code in (matter.code, matter.secret.code if matter.secret else matter.code)}
    if matter.to_prefix != own:
        raise Unfit("elsewhere")
    if own in prefixes:
        raise Unfit("known")  # a code of ours, and the key of its secret, come from nowhere else
    if matter.from_prefix != partner.prefix:
        raise Unfit("signature")
    if prefixes != {partner.prefix}:
        raise Unfit("third")  # whoever is believed for its own codes says nothing about another's
    if matter.practice != unit.practice:
        raise Unfit("practice")
    if matter.kind not in reasons_by_code(KINDS):
        raise Unfit("kind")


@transaction.atomic
def _taken(opened: Opened, partner: Partner, matter: Matter, unit: Unit, actor, on, at) -> tuple[Case, bool]:
    partner = Partner.objects.select_for_update().get(pk=partner.pk)  # two at once take it once
    if partner.ended_at:
        raise Invalid(REASONS["untrusted"], field="file")
    before = Package.objects.filter(way=Package.Way.IN, digest=opened.digest).select_related("case").first()
    if before:
        return before.case, False
    if Case.objects.filter(code=matter.code).exists():
        raise Invalid(REASONS["known"], field="file")
    origin = Origin(
        code=matter.code,
        secret_hash=_secret_hash(matter),
        secret_code=_secret_code(matter),
        late_reason=_from(matter, partner),
        brought=True,
    )
    case = receive(given=_submission(matter, opened, on), unit=unit, actor=actor, on=on, at=at, origin=origin)
    package = Package.objects.create(way=Package.Way.IN, case=case, partner=partner, digest=opened.digest, at=at)
    _record(package, matter, actor, on, at)
    return case, True


def _secret_hash(matter: Matter) -> bytes:
    """Return the hash the person's secret gives, once its key is kept; else bytes that no secret gives.

    Then the person gets a new secret here, against identity, like anybody who lost theirs.
    """
    key = open_sealed(settings.HOUSE_KEY, matter.secret.key) if matter.secret else None
    if key is None:
        return secrets.token_bytes(HASH_BYTES)
    kept, _made = BroughtKey.objects.get_or_create(
        code=matter.secret.code, defaults={"sealed": keep(settings.HOUSE_KEY, key)}
    )
    same = open_kept(settings.HOUSE_KEY, bytes(kept.sealed)) == key  # parts of one matter share code and key
    return matter.secret.hash if same else secrets.token_bytes(HASH_BYTES)


def _secret_code(matter: Matter) -> str:
    """Return the code that salts the secret where it is another one: that of the case this one was split from."""
    return matter.secret.code if matter.secret and matter.secret.code != matter.code else ""


class _Later:
    """A file of a package, opened when it is read: one after the other, never all at once in memory."""

    def __init__(self, opened: Opened, sha: str):
        self._opened, self._sha, self._content = opened, sha, None

    def read(self, size: int) -> bytes:
        self._content = self._content or self._opened.open(self._sha)
        return self._content.read(size)


def _from(matter: Matter, partner: Partner) -> str:
    first, sent = matter.first_on, matter.sent_on
    sentence = _("Chuyển từ %(name)s (%(unit)s), gói ngày %(sent)s; nơi đó nhận lần đầu ngày %(first)s.")
    days = {"sent": f"{sent.day}/{sent.month}/{sent.year}", "first": f"{first.day}/{first.month}/{first.year}"}
    return sentence % ({"name": partner.name, "unit": matter.from_unit} | days)


def _submission(matter: Matter, opened: Opened, on: date) -> Submission:
    place = Place.objects.filter(valid_on(on), code=matter.place_code).first() if matter.place_code else None
    return Submission(
        text=matter.text,
        kind=matter.kind,
        channel=matter.channel if matter.channel in reasons_by_code(CHANNELS) else LETTER,
        topic=matter.topic if matter.topic and is_topic(matter.topic) else "",
        title=matter.title,
        place_id=place.pk if place else None,
        place_text=matter.place_text,
        persons=matter.persons,
        households=matter.households,
        people=tuple(PersonGiven(**person) for person in matter.people),
        items=matter.items,
        uploads=tuple((name, _Later(opened, sha)) for name, sha in matter.files),
        urgent=matter.urgent,
        disputed=Disputed(**matter.disputed) if matter.disputed else None,
    )


def _record(package: Package, matter: Matter, actor: Actor, on: date, at: datetime) -> None:
    details = {"package": str(package.pk), "partner": str(package.partner_id), "digest": bytes(package.digest).hex()}
    details |= {"first_on": matter.first_on.isoformat(), "case": str(package.case_id)}
    subject = Ref("case", package.case_id)
    write_change("take_package", subject=subject, cases=[], details=details, actor=actor, on=on, at=at)
