"""A case that was transferred outside as one signed package: its words, its files, the way to prove the old secret."""

import hashlib
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.codes import key_for
from thongsuot.cases.handover import contents_of
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.changes.actions.record import write_change
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.exchange.models import Package, Partner
from thongsuot.exchange.rules.keys import seal_for, signing_key
from thongsuot.exchange.rules.package import FORMAT, MOST_FILES, pack
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.ledger.rules import canonical


@transaction.atomic
def send_package(*, case_id: UUID, partner_id: UUID, actor: Actor, on: date, at: datetime) -> tuple[Case, bytes]:
    """Return the package of a case for an installation that is believed; one entry, and the code says where it is.

    Only what was transferred outside by its own act and still has its words: nothing that was sealed or erased, and no
    list of signatories. Raises: NotFound, Refused, NotAllowedNow, Invalid (partner).
    """
    case = seen_case(actor, case_id)
    Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(actor, "exchange.send", case)
    act = case.acts.select_related("content").filter(verb="transfer_out").first()
    if act is None or not act.content.texts or case.acts.filter(verb__in=("pass_on", "erase")).exists():
        raise NotAllowedNow(_("Chỉ lập gói cho vụ việc đã chuyển ra ngoài và còn nội dung."))
    partner = Partner.objects.filter(pk=partner_id, ended_at=None).first()
    if partner is None:
        raise Invalid(_("Chọn một nơi được tin cậy trong danh sách."), field="partner")
    files = stored.of(case_ref(case))
    if len(files) > MOST_FILES:
        raise NotAllowedNow(_("Vụ việc có hơn 10 tệp nên không vừa một gói. Gửi bằng công văn kèm tệp."))
    words = canonical(_matter(case, act, partner))
    Package.objects.get_or_create(
        way=Package.Way.OUT, digest=_digest(words), defaults={"case": case, "partner": partner, "at": at}
    )
    details = {"partner": str(partner.pk), "digest": _digest(words).hex()}
    write_change("send_package", subject=case_ref(case), cases=[], details=details, actor=actor, on=on, at=at)
    key = signing_key(settings.HOUSE_KEY)
    contents = {file.blob.sha256: _content(file) for file in files}
    return case, pack(words, key.sign(words), key.public_key().public_bytes_raw(), contents)


def _digest(words: bytes) -> bytes:
    return hashlib.sha256(words).digest()


def _content(file: Attachment) -> bytes:
    with stored.open(file) as content:
        return content.read()


def _matter(case: Case, act, partner: Partner) -> dict:
    """Return what is signed: the matter as `cases.handover` says it, for whom it is, and the sealed way to the secret.

    The key goes only to the receiver's public key: with it and the hash nobody else could try secrets.
    """
    said = contents_of(case, act)
    salt = case.secret_salt
    key = seal_for(bytes(partner.sealing_key), key_for(salt))
    people = [{name: word for name, word in person.items() if name != "id_number"} for person in said["people"]]
    return said | {
        "format": FORMAT,
        "to": {"installation": partner.prefix, "name": partner.name},
        "case": said["case"] | {"channel": case.channel, "urgent": case.urgent},
        "people": people,
        "secret": {"code": salt, "hash": bytes(case.secret_hash).hex(), "key": key.hex()},
    }
