"""Files of a case, the signed file of a transfer outside, and blank forms to print."""

from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.handover import signed_file
from thongsuot.cases.models import Case
from thongsuot.cases.queries.casepage import seen_case
from thongsuot.core.access import require
from thongsuot.core.errors import NotFound
from thongsuot.core.ids import show_code
from thongsuot.core.refs import Ref
from thongsuot.files.models import Attachment
from thongsuot.files.responses import download


@login_required
@never_cache
@require_GET
def file(request, case_id, attachment_id):
    """Give a file of a case to an officer who sees the case."""
    case = seen_case(request.actor, case_id)
    found = Attachment.objects.of(Ref("case", case.pk)).select_related("blob").filter(pk=attachment_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return download(found, inline_ok=True, request=request)


def _moved_out(request, case_id) -> Case:
    """Return a case that went outside, for the desk that sent it; raises NotFound, Refused."""
    case = seen_case(request.actor, case_id)
    require(request.actor, "cases.transfer_out", case)
    act = case.acts.select_related("content").filter(verb="transfer_out").first()
    if act is None or not act.content.texts:  # an erasure leaves the act without words
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return case


@login_required
@never_cache
@require_GET
def export(request, case_id):
    """Give the signed file that goes with the letter (form XLD-04)."""
    case = _moved_out(request, case_id)
    answer = JsonResponse(signed_file(case).document(), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="vu-viec-{show_code(case.code)}.json"'
    return answer


@login_required
@require_GET
def blank(request, form: str):
    """A blank form to print: intake, or naming representatives."""
    templates = {"don": "cases/desk/blank_intake.html", "cu-dai-dien": "cases/desk/blank_representatives.html"}
    if form not in templates:
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return render(request, templates[form], {"rows": range(1, 11)})
