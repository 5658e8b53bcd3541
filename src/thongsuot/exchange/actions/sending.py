"""A case that was transferred outside as one signed package: its words, its files, the way to prove the old secret."""

import hashlib
import tempfile
from datetime import date, datetime
from functools import partial
from typing import BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.intake import Disputed
from thongsuot.cases.actions.record import case_ref
from thongsuot.cases.codes import key_for
from thongsuot.cases.handover import contents_of
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.changes.actions.record import write_change
from thongsuot.complaints.models import Complaint
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.exchange.models import Package, Partner
from thongsuot.exchange.rules.keys import seal_for, signing_key
from thongsuot.exchange.rules.package import FORMAT, MOST_FILES, is_too_large, pack
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.ledger.rules import canonical
from thongsuot.units.queries import installation


@transaction.atomic
def send_package(*, case_id: UUID, partner_id: UUID, actor: Actor, on: date, at: datetime) -> tuple[Case, BinaryIO]:
    """Return the package of a case, a file to read from its start, for an installation that is believed. One entry.

    The code says from then on where the case is.

    Asked for again while the case is the same it is the same package, and no second entry; another house gets none.
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
    _check_whose(case, partner)
    files = stored.of(case_ref(case))
    words = canonical(_matter(case, act, partner))
    _check_size(words, files)
    package, is_new = Package.objects.get_or_create(
        way=Package.Way.OUT, digest=_digest(words), defaults={"case": case, "partner": partner, "at": at}
    )
    if is_new:
        details = {"partner": str(partner.pk), "digest": bytes(package.digest).hex()}
        write_change("send_package", subject=case_ref(case), cases=[], details=details, actor=actor, on=on, at=at)
    key = signing_key(settings.HOUSE_KEY)
    contents = {file.blob.sha256: partial(stored.open, file) for file in files}
    package_file = tempfile.TemporaryFile()
    pack(package_file, words, key.sign(words), key.public_key().public_bytes_raw(), contents)
    package_file.seek(0)
    return case, package_file


def _check_whose(case: Case, partner: Partner) -> None:
    """Raise NotAllowedNow for a case whose code is another house's, or that went to another house before."""
    own = installation().code_prefix
    if not (case.code.startswith(own) and case.secret_salt.startswith(own)):
        raise NotAllowedNow(_("Mã vụ việc này do một nơi khác cấp. Xin nơi đó gửi thẳng, hoặc gửi bằng công văn."))
    sent = case.packages.filter(way=Package.Way.OUT).exclude(partner__prefix=partner.prefix).select_related("partner")
    other = sent.first()
    if other is not None:
        raise NotAllowedNow(_("Vụ việc này đã lập gói gửi %s. Không gửi thêm nơi thứ hai.") % other.partner)


def _check_size(words: bytes, files: list[Attachment]) -> None:
    if len(files) > MOST_FILES:
        raise NotAllowedNow(_("Vụ việc có hơn %d tệp nên không vừa một gói. Gửi bằng công văn kèm tệp.") % MOST_FILES)
    if is_too_large(words, {file.blob_id: file.blob.size for file in files}.values()):
        raise NotAllowedNow(_("Các tệp của vụ việc lớn quá một gói (100 MB). Gửi bằng công văn kèm tệp."))


def _digest(words: bytes) -> bytes:
    return hashlib.sha256(words).digest()


def _matter(case: Case, act, partner: Partner) -> dict:
    """Return what is signed: the matter as `cases.handover` says it, for whom it is, and the sealed way to the secret.

    The key goes only to the receiver's public key: with it and the hash nobody else could try secrets.
    """
    said = contents_of(case, act)
    salt = case.secret_salt
    key = seal_for(settings.HOUSE_KEY, bytes(partner.sealing_key), key_for(salt))
    people = [{name: word for name, word in person.items() if name != "id_number"} for person in said["people"]]
    disputed = _disputed(case)
    return (
        said
        | {
            "format": FORMAT,
            "to": {"installation": partner.prefix, "name": partner.name},
            "case": said["case"] | {"channel": case.channel, "urgent": case.urgent},
            "people": people,
            "secret": {"code": salt, "hash": bytes(case.secret_hash).hex(), "key": key.hex()},
        }
        | ({"disputed": disputed} if disputed else {})
    )


def _disputed(case: Case) -> dict[str, str]:
    """Return what is known of the decision a complaint disputes: as an officer described it, else as its writer did."""
    if case.kind != "complaint":
        return {}
    complaint = Complaint.objects.filter(case=case).exclude(about="").select_related("body").first()
    if complaint is None:
        return case.acts.select_related("content").get(verb="receive").content.texts.get("disputed", {})
    days = {"disputed_on": complaint.disputed_on, "known_on": complaint.known_on}
    name = complaint.body.name if complaint.body else complaint.body_name
    return Disputed(number=complaint.number, body_name=name, **days).words()
