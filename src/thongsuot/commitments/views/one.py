"""One promise: what was said, every day that was promised, what was shown, and what may be done now."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.commitments.forms.listing import PUBLICITY_NAMES
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.queries.page import acts_of, days_of, file_of, public_copy, seen
from thongsuot.commitments.queries.rows import row_of
from thongsuot.commitments.rules import lapses_on
from thongsuot.commitments.rules.sources import source_name
from thongsuot.commitments.views.acts import choices
from thongsuot.commitments.views.linking import linked
from thongsuot.core import clock
from thongsuot.files.responses import download

VERBS = {
    "made": _("Hứa"),
    "renewed": _("Hứa ngày mới"),
    "evidence_added": _("Thêm bằng chứng"),
    "kept": _("Ghi đã giữ lời"),
    "evidence_rejected": _("Bác bằng chứng"),
    "judged_broken": _("Kết luận không giữ lời"),
    "withdrawn": _("Rút lại lời ghi nhầm"),
    "handed": _("Giao người khác thực hiện"),
    "published": _("Công khai"),
    "withheld": _("Quyết định không công khai"),
    "unpublished": _("Gỡ bản công khai"),
}


def _seen(request, commitment_id) -> Commitment:
    commitment = seen(request.actor, commitment_id)
    if commitment is None:
        raise Http404
    return commitment


@login_required
@never_cache
@require_GET
def one(request, commitment_id):
    commitment, today = _seen(request, commitment_id), clock.today()
    acts, offered = acts_of(commitment), choices(request.actor, commitment, today)
    page = {
        "commitment": commitment,
        "row": row_of(commitment, today),
        "source": source_name(commitment.source, get_language() or "vi"),
        "about": linked(request.actor, commitment.about_ref),
        "acts": [(VERBS[shown.act.verb], shown) for shown in acts],
        "days": days_of(acts),
        "lapses_on": lapses_on(commitment.due_on) if commitment.state == "running" else None,
        "publicity": PUBLICITY_NAMES[commitment.publicity],
        "copy": public_copy(commitment),
        "open_acts": [each for each in offered if each.allowed],
        "closed_acts": [each for each in offered if not each.allowed],
    }
    return render(request, "commitments/one.html", page)


@login_required
@never_cache
@require_GET
def file(request, commitment_id, attachment_id):
    """Give a file of the promise to who may see the promise."""
    attachment = file_of(_seen(request, commitment_id), attachment_id)
    if attachment is None:
        raise Http404
    return download(attachment, inline_ok=True, request=request)
