"""`/to-cao/ket-luan/`: conclusions that were published, in the words of their redacted copies."""

from uuid import UUID

from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from thongsuot.core.errors import NotFound
from thongsuot.denunciations.queries import published
from thongsuot.denunciations.views.public import page, quiet
from thongsuot.language.folding import clean

ROWS, LONGEST = 20, 300


@quiet
@require_GET
def conclusions(request):
    """List them, twenty a page, the latest first, by words, year and body; who has hundreds before them narrows it."""
    words, unit = (clean(request.GET.get(name, "")).strip()[:LONGEST] for name in ("tu", "don-vi"))
    years = published.years()
    year = next((one for one in years if str(one) == request.GET.get("nam")), None)
    found = Paginator(published.found(words=words, year=year, unit_name=unit), ROWS).get_page(request.GET.get("trang"))
    found.object_list = published.in_order(found.object_list)
    context = {
        "found": found,
        "words": words,
        "year": year,
        "years": years,
        "unit": unit,
        "units": published.unit_names(),
        "narrowed": bool(words or year or unit),
        "more": published.MOST,
    }
    return page(request, "conclusions", **context)


@quiet
@require_GET
def conclusion(request, pk: UUID):
    """Show one."""
    found = published.published_one(pk)
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc không được xem."))
    return page(request, "conclusion", found=found)
