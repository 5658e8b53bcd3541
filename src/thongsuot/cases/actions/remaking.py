"""Files for the public: made anew with parts blacked out, let out with a reviewed copy, let go of otherwise."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from thongsuot.cases.actions.record import case_ref, check_state
from thongsuot.cases.actions.words import cleaned
from thongsuot.cases.models import Case, Publication, PublicationFile, Remade
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.cases.queries.remade import Source, pages_of, ref_of, source_of
from thongsuot.cases.rules.boxes import rows_of
from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import Invalid
from thongsuot.core.refs import Ref
from thongsuot.files import actions as files
from thongsuot.files import queries as stored
from thongsuot.files.models import Attachment
from thongsuot.files.remaking import Undrawable, remade
from thongsuot.files.rules import Box
from thongsuot.language.personal import personal
from thongsuot.ledger import actions as ledger

CAPTION_LIMIT = 200


def remake(
    *, case_id: UUID, attachment_id: UUID, boxes: tuple[Box, ...], caption: str, actor: Actor, on: date, at: datetime
) -> Remade:
    """Make a picture or a PDF of a case anew with `boxes` black, in place of what was made of it before.

    `caption`: what the public is told that it shows. Nothing is public yet: `publish` lets out what was looked at.
    Call outside a transaction: drawing takes seconds.

    Raises: NotFound, Refused, NotAllowedNow (not at the step of publishing), Invalid (caption: empty, too long or
    personal; boxes: a page that is not there, or a file that cannot be drawn).
    """
    case = _allowed(actor, case_id)
    source = source_of(case, attachment_id)
    caption = _public(caption)
    pages = drawn(source.file, boxes)
    return _kept(case, source, boxes, caption, pages, actor, on, at)


def _allowed(actor: Actor, case_id: UUID) -> Case:
    case = seen_case(actor, case_id)
    require(actor, "cases.publish", case)
    check_state(case, "publish")
    return case


def _public(caption: str) -> str:
    caption = cleaned(
        caption, "caption", needed=_("Chưa ghi tệp này cho thấy điều gì. Ghi một câu."), limit=CAPTION_LIMIT
    )
    found = dict.fromkeys(caption[span.start : span.end] for span in personal(caption))
    if found:
        raise Invalid(
            _("Lời chú thích còn thông tin riêng: %s. Viết lại không nêu.") % ", ".join(found), field="caption"
        )
    return caption


def drawn(attachment: Attachment, boxes: tuple[Box, ...]) -> list[bytes]:
    """Return the pages of a stored picture or PDF, drawn anew with `boxes` black. It takes seconds.

    Raises: Invalid (no picture can be made of it; boxes: a page that is not there).
    """
    with stored.open(attachment) as file:
        content = file.read()
    try:
        pages = remade(content, attachment.blob.media_type, boxes)
    except Undrawable as error:
        raise Invalid(_("Không vẽ lại được tệp này. Chụp màn hình hoặc quét lại rồi bổ sung."), field=None) from error
    beyond = [box.page for box in boxes if box.page > len(pages)]
    if beyond:
        raise Invalid(
            _("Tệp này có %(pages)d trang (nhiều nhất 10 trang đầu), không có trang %(page)d.")
            % {"pages": len(pages), "page": beyond[0]},
            field="boxes",
        )
    return pages


@transaction.atomic
def _kept(case: Case, source: Source, boxes, caption: str, pages: list[bytes], actor, on: date, at: datetime) -> Remade:
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    require(actor, "cases.publish", case)
    check_state(case, "publish")
    let_go(Remade.objects.filter(case=case, attachment=source.file), at)
    made = Remade.objects.create(
        case=case, attachment=source.file, caption=caption, boxes=rows_of(boxes),
        officer_id=actor.officer_id, made_at=at,
    )  # fmt: skip
    kept = [
        files.keep(content=page, name=f"{number}.jpg", owner_ref=ref_of(made), actor=actor, at=at)
        for number, page in enumerate(pages, 1)
    ]
    act = {"file": str(source.file.pk), "pages": [one.blob.sha256 for one in kept], "on": on.isoformat()}
    ledger.record(actor=actor, verb="cases.remake", subject=case_ref(case), act=act, at=at)
    return made


def let_go(rows: Iterable[Remade], at: datetime) -> None:
    """Throw away files made anew that are not out; within the act of whoever calls."""
    for made in rows:
        for page in pages_of(made):
            files.discard(attachment_id=page.pk, at=at, forget_name=True)
        made.delete()


def chosen(case: Case, ids: Collection[UUID]) -> list[Remade]:
    """Return the files made anew that go with a copy, in their order. Raises: Invalid (pictures)."""
    found = list(Remade.objects.filter(case=case, pk__in=ids).order_by("attachment__uploaded_at", "attachment_id"))
    if len(found) != len(set(ids)):
        raise Invalid(_("Có tệp vừa được làm lại hoặc bỏ đi. Xem lại bản bà con sẽ đọc."), field="pictures")
    return found


def texts_of(case: Case, ids: Collection[UUID]) -> dict:
    """Return what the act of publishing keeps of the pictures that go along: captions and hashes."""
    out = [[made.caption, [page.blob.sha256 for page in pages_of(made)]] for made in chosen(case, ids)]
    return {"files": out} if out else {}


def let_out(case: Case, publication: Publication, ids: Collection[UUID], at: datetime) -> None:
    """Put the chosen pictures beside a public copy that is written now; what was not chosen goes."""
    rows = []
    for file, made in enumerate(chosen(case, ids), 1):
        for page, picture in enumerate(pages_of(made), 1):
            files.hand(attachment=picture, to_ref=copy_ref(publication), public=True)
            rows.append(
                PublicationFile(
                    publication=publication,
                    number=len(rows) + 1,
                    file=file,
                    page=page,
                    caption=made.caption,
                    sha256=picture.blob.sha256,
                    size=picture.blob.size,
                )  # fmt: skip
            )
        made.delete()
    PublicationFile.objects.bulk_create(rows)
    let_go(Remade.objects.filter(case=case), at)


def copy_ref(publication: Publication) -> Ref:
    return Ref("publication", publication.pk)


def forget_copies(publications: Iterable[Publication], at: datetime) -> None:
    """Throw away the pictures of copies that were withdrawn, as part of an erasure."""
    for publication in publications:
        for picture in Attachment.objects.of(copy_ref(publication)):
            files.discard(attachment_id=picture.pk, at=at, forget_name=True)
        publication.files.all().delete()
