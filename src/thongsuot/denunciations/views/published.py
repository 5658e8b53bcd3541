"""`/to-cao/ket-luan/`: conclusions that were published, in the words of their redacted copies."""

from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core.errors import NotFound
from thongsuot.denunciations.queries.published import published, published_one
from thongsuot.denunciations.views.public import page, quiet

ROWS = 20


@quiet
@require_GET
def conclusions(request):
    """List them, twenty a page, the latest first."""
    found = Paginator(published(), ROWS).get_page(request.GET.get("trang"))
    return page(request, "conclusions", found=found)


@quiet
@require_GET
def conclusion(request, pk: UUID):
    """Show one."""
    found = published_one(pk)
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc không được xem."))
    return page(request, "conclusion", found=found)
