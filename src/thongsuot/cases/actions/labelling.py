"""What an office writes for itself on a case: notes, and labels of work. None of it is ever shown to the public."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import locked_case, write_act
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case, CaseLabel, Label
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid, NotFound
from thongsuot.core.refs import Ref
from thongsuot.language.folding import clean, fold
from thongsuot.language.labels import about_person
from thongsuot.ledger import actions as ledger

LABEL_LENGTH, MOST_LABELS = 40, 60


@transaction.atomic
def note(*, case_id: UUID, revision: int | None = None, text: str, actor: Actor, on: date, at: datetime) -> Case:
    """Write a note for the officers who see the case; it is erased with the content. Raises: Invalid (text)."""
    case = locked_case(case_id=case_id, actor=actor, verb="note", revision=revision)
    text = cleaned(text, "text", needed=_("Chưa ghi gì. Viết vài chữ cho người làm sau."))
    write_act(case, "note", actor=actor, on=on, at=at, texts={"text": text})
    return case


@transaction.atomic
def label(
    *,
    case_id: UUID,
    revision: int | None = None,
    add: Iterable[UUID] = (),
    remove: Iterable[UUID] = (),
    actor: Actor,
    on: date,
    at: datetime,
) -> Case:
    """Set and remove labels of the actor's own units, all by one act. Raises: Invalid (labels: none, or not theirs)."""
    case = locked_case(case_id=case_id, actor=actor, verb="label", revision=revision)
    details = labels_set(case, add=add, remove=remove, actor=actor)
    write_act(case, "label", actor=actor, on=on, at=at, details=details)
    return case


def labels_set(case: Case, *, add: Iterable[UUID], remove: Iterable[UUID], actor: Actor) -> dict:
    """Set labels on a locked case and return what the act of it says. Raises as `label`."""
    add, remove = changed_labels(case, add=add, remove=remove, actor=actor)
    CaseLabel.objects.bulk_create([CaseLabel(case=case, label_id=pk) for pk in add])
    CaseLabel.objects.filter(case=case, label__in=remove).delete()
    return {"add": [str(pk) for pk in add], "remove": [str(pk) for pk in remove]}


def changed_labels(
    case: Case, *, add: Iterable[UUID], remove: Iterable[UUID], actor: Actor
) -> tuple[list[UUID], list[UUID]]:
    """Return which of these labels the case lacks and which it bears; raise Invalid where nothing would change."""
    wanted = set(add) | set(remove)
    own = Label.objects.filter(pk__in=wanted, unit__in=actor.unit_ids)
    usable = {pk for pk, retired_on in own.values_list("pk", "retired_on") if retired_on is None or pk in set(remove)}
    if wanted - usable:
        raise Invalid(_("Nhãn này không có ở đơn vị của anh/chị. Chọn lại."), field="labels")
    borne = set(CaseLabel.objects.filter(case=case, label__in=wanted).values_list("label", flat=True))
    fresh, gone = sorted(set(add) - borne), sorted(set(remove) & borne)
    if not fresh and not gone:
        raise Invalid(_("Các nhãn này đã như vậy rồi. Chọn thêm hoặc bỏ bớt."), field="labels")
    return fresh, gone


@transaction.atomic
def add_label(*, unit_id: UUID, name: str, actor: Actor, on: date, at: datetime) -> Label:
    """Give a unit one more label, or take a retired one of this name up again.

    Raises: Refused (cases.keep_labels), Invalid (name: empty, long, about a person; too many).
    """
    require(actor, "cases.keep_labels", unit_id)
    name = _checked(name)
    row = Label.objects.select_for_update().filter(unit=unit_id, key=fold(name)).first()
    if row is None and Label.objects.filter(unit=unit_id, retired_on=None).count() >= MOST_LABELS:
        raise Invalid(_("Đơn vị đã có %d nhãn. Thôi dùng bớt một nhãn rồi thêm.") % MOST_LABELS, field="name")
    row = row or Label(unit_id=unit_id, key=fold(name))
    row.name, row.retired_on = name, None
    row.save()
    _record("cases.add_label", row, actor, at, name=name)
    return row


@transaction.atomic
def rename_label(*, label_id: UUID, name: str, actor: Actor, on: date, at: datetime) -> Label:
    """Call a label otherwise, on every case that bears it. Raises: NotFound, Refused, Invalid (name)."""
    row, name = _locked(label_id, actor), _checked(name)
    if Label.objects.filter(unit=row.unit_id, key=fold(name)).exclude(pk=row.pk).exists():
        raise Invalid(_("Đơn vị đã có nhãn tên này. Ghi tên khác."), field="name")
    row.name, row.key = name, fold(name)
    row.save(update_fields=["name", "key"])
    _record("cases.rename_label", row, actor, at, name=name)
    return row


@transaction.atomic
def retire_label(*, label_id: UUID, actor: Actor, on: date, at: datetime) -> Label:
    """Give a label to no case any more; those that bear it keep it. Raises: NotFound, Refused."""
    row = _locked(label_id, actor)
    row.retired_on = on
    row.save(update_fields=["retired_on"])
    _record("cases.retire_label", row, actor, at, on=on.isoformat())
    return row


def _locked(label_id: UUID, actor: Actor) -> Label:
    row = Label.objects.select_for_update().filter(pk=label_id, unit__in=actor.unit_ids).first()
    if row is None or not can(actor, "cases.keep_labels", row.unit_id):
        raise NotFound(_("Không tìm thấy nhãn này."))
    return row


def _checked(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise Invalid(_("Chưa ghi tên nhãn. Ví dụ: chờ bản đồ."), field="name")
    if len(name) > LABEL_LENGTH:
        raise Invalid(_("Tên nhãn dài quá %d chữ. Ghi ngắn hơn.") % LABEL_LENGTH, field="name")
    if found := about_person(name):
        raise Invalid(
            _("Nhãn nói về công việc, không nói về người. “%s” nói về người. Ghi tên khác.") % found.words, field="name"
        )
    return name


def _record(verb: str, row: Label, actor: Actor, at: datetime, **act) -> None:
    ledger.record(actor=actor, verb=verb, subject=Ref("label", row.pk), act=act | {"unit": str(row.unit_id)}, at=at)
