"""Files of a denunciation, decrypted as they are sent, and what is printed: notices, letters, public conclusions."""

import re

from django.http import HttpResponse
from django.shortcuts import render

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.denunciations.actions.reading import open_file, open_letter, open_sheet
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.files.responses import download
from thongsuot.denunciations.letters.aes_zip import new_password
from thongsuot.denunciations.models import SealedFile
from thongsuot.denunciations.permissions import visible_to
from thongsuot.denunciations.views.desk.table import BY_VERB
from thongsuot.denunciations.views.desk.unlocked import with_key
from thongsuot.units.models import Unit

TEMPLATES = {
    "notify_accused": "notice_accused",
    "notify_denouncer": "notice_denouncer",
    "transfer_out": "letter",
    "forward_crime": "letter",
    "publish_conclusion": "public_copy",
}
PASSWORD = re.compile(r"(?:[a-z2-9]{4}-){5}[a-z2-9]{4}")


@with_key("GET")
def file(request, denunciation_id, file_id):
    """Give a file to who may read its part; logged first."""
    seen = visible_to(request.actor).filter(pk=denunciation_id).values("pk")
    if not SealedFile.objects.filter(pk=file_id, denunciation__in=seen).exists():
        raise unseen()
    paper = open_file(file_id=file_id, actor=request.actor, unlocked=request.unlocked, at=clock.now())
    return download(paper.chunks, name=paper.name, media_type=paper.media_type, size=paper.size)


@with_key("GET")
def printed(request, denunciation_id, act_id):
    """The paper of one act, to be printed: never with the denouncer's name, which this page does not know."""
    sheet = open_sheet(
        denunciation_id=denunciation_id, actor=request.actor, unlocked=request.unlocked, at=clock.now()
    )  # fmt: skip
    act = next((one for one in sheet.acts if one.id == act_id and one.verb in TEMPLATES and one.texts), None)
    if act is None:
        raise unseen()
    page = {
        "sheet": sheet,
        "act": act,
        "row": BY_VERB[act.verb],
        "unit": sheet.row.unit,
        "accused_unit": Unit.objects.filter(pk=sheet.first.get("accused_unit") or None).first(),
        "outcome": sheet.row.outcome,
    }
    return render(request, f"denunciations/desk/print_{TEMPLATES[act.verb]}.html", page)


@with_key("GET", "POST")
def letter(request, denunciation_id):
    """Show a fresh password, to go by another way than the file; give the file that it opens. Neither is kept."""
    row = visible_to(request.actor).select_related("unit").filter(pk=denunciation_id).first()
    if row is None:
        raise unseen()
    require(request.actor, "denunciations.transfer_out", row)
    password = request.POST.get("password", "")
    if not PASSWORD.fullmatch(password):
        page = {"row": row, "password": new_password(), "today": clock.today()}
        return render(request, "denunciations/desk/sealed_letter.html", page)
    content = open_letter(
        denunciation_id=denunciation_id, password=password, actor=request.actor, unlocked=request.unlocked,
        at=clock.now(),
    )  # fmt: skip
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = 'attachment; filename="thu-niem-phong.zip"'
    return answer
