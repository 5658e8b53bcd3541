"""What a publisher sees of a case's files: which can be made anew for the public, and what was made of them."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from thongsuot.cases.models import Case, Remade
from thongsuot.core.errors import NotFound
from thongsuot.core.refs import Ref
from thongsuot.files import queries as files
from thongsuot.files.models import Attachment
from thongsuot.files.remaking import PDF, can_be_remade


@dataclass(frozen=True)
class Source:
    """A file of a case that pictures can be made of; `made` with its `pages` where that was done."""

    file: Attachment
    made: Remade | None
    pages: list[Attachment]

    @property
    def is_pdf(self) -> bool:
        return self.file.blob.media_type == PDF


def ref_of(made: Remade) -> Ref:
    return Ref("remade", made.pk)


def pages_of(made: Remade) -> list[Attachment]:
    """Return the pictures of a file made anew, in the order of its pages."""
    return files.of(ref_of(made))


def sources_of(case: Case) -> list[Source]:
    """Return the files of a case that pictures can be made of, oldest first."""
    made = {one.attachment_id: one for one in Remade.objects.filter(case=case)}
    found = [one for one in files.of(Ref("case", case.pk)) if can_be_remade(one.blob.media_type)]
    return [Source(one, made.get(one.pk), pages_of(made[one.pk]) if one.pk in made else []) for one in found]


def source_of(case: Case, attachment_id: UUID) -> Source:
    """Return one of them; raises NotFound."""
    found = next((one for one in sources_of(case) if one.file.pk == attachment_id), None)
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return found
