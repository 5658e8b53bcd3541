"""Files of a dialogue on the desk: added, read, taken out; drawn anew, let out to everyone, taken back."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotAllowedNow, Stale
from thongsuot.files.models import Attachment
from thongsuot.files.remaking import PDF
from thongsuot.files.responses import download
from thongsuot.meetings import actions
from thongsuot.meetings.actions.files import ONLY_DRAWN, check_step
from thongsuot.meetings.forms import files as forms
from thongsuot.meetings.models import Meeting, MeetingFile
from thongsuot.meetings.queries.files import can_be_shown, content_of, file_of, files_of, pages_of
from thongsuot.meetings.queries.page import seen
from thongsuot.meetings.rules.fold import FILE_ALLOWED, FILE_WHEN, PUBLIC
from thongsuot.meetings.views.acts import Doing, absent, moment
from thongsuot.units.forms import carry_out

DOINGS = (
    Doing("bo-ra", "file_taken_out", "run", gettext_lazy("Bỏ tài liệu ra"), forms.TakeOutForm, actions.take_file_out),
    Doing("cong-khai", "file_shown", "publish", gettext_lazy("Công khai tài liệu"), forms.ShowForm, actions.show_file),
    Doing("thoi-cong-khai", "file_hidden", "publish", gettext_lazy("Thôi công khai tài liệu"), forms.HideForm,
          actions.hide_file),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}
RULER = range(10, 100, 10)


def not_now(verb: str, meeting: Meeting, file: MeetingFile) -> str:
    """Return why an act on a file is not possible now, as the act itself would say; empty where it is."""
    file.meeting = meeting
    try:
        check_step(file, verb)
    except NotAllowedNow as trouble:
        return str(trouble.sentence)
    return ""


def shown_files(actor: Actor, meeting: Meeting) -> list[dict]:
    """Return the files of a dialogue, each with whether everyone reads it, and what this actor may do with it."""
    runs, publishes = can(actor, "meetings.run", meeting), can(actor, "meetings.publish", meeting)
    redraws = publishes and meeting.public and meeting.state in FILE_WHEN["file_redrawn"]
    return [
        {
            "file": row.file,
            "content": row.content,
            "public": row.file.state == PUBLIC and meeting.public,
            "redraws": redraws and can_be_shown(row.content) and row.file.state in FILE_ALLOWED["file_redrawn"][0],
            "hides": publishes and row.file.state == PUBLIC,
            "takes_out": runs,
        }
        for row in files_of(meeting)
    ]


def adds(actor: Actor, meeting: Meeting) -> bool:
    """Return whether the actor may add a file to this dialogue now."""
    return meeting.state in FILE_WHEN["file_added"] and can(actor, "meetings.run", meeting)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def new(request, meeting_id: UUID):
    meeting = seen(request.actor, meeting_id)
    if meeting is None:
        raise absent()
    require(request.actor, "meetings.run", meeting)
    form = forms.NewFileForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_bound and carry_out(form, actions.add_file, meeting_id=meeting.pk, **moment(request)):
        return redirect("meetings:one", meeting.pk)
    page = {"meeting": meeting, "form": form}
    if not form.is_bound and meeting.state not in FILE_WHEN["file_added"]:
        page["why_not"] = _("Buổi đối thoại này không tổ chức nữa.")
    return render(request, "meetings/file_new.html", page, status=422 if form.is_bound else 200)


def _seen(request, meeting_id: UUID, file_id: UUID) -> tuple[Meeting, MeetingFile]:
    """Return a dialogue and a file of it; what the actor does not see is absent."""
    meeting = seen(request.actor, meeting_id)
    file = file_of(meeting, file_id) if meeting else None
    if file is None:
        raise absent()
    return meeting, file


@login_required
@never_cache
@require_GET
def content(request, meeting_id: UUID, file_id: UUID):
    """Give a file to who sees its dialogue."""
    found = content_of(_seen(request, meeting_id, file_id)[1])
    if found is None:
        raise Http404
    return download(found, inline_ok=True, request=request)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, meeting_id: UUID, file_id: UUID, slug: str):
    """Show the form of an act on a file, or do it."""
    (meeting, file), doing = _seen(request, meeting_id, file_id), BY_SLUG.get(slug)
    if doing is None:
        raise absent()
    require(request.actor, f"meetings.{doing.permission}", meeting)
    form = doing.form(request.POST if request.method == "POST" else None, file=file)
    if form.is_bound and _done(request, doing.action, meeting, file, form):
        return redirect("meetings:one", meeting.pk)
    page = {"meeting": meeting, "file": file, "doing": doing, "form": form}
    page["why_not"] = "" if form.is_bound else not_now(doing.verb, meeting, file)
    page["pages"] = pages_of(file) if doing.verb == "file_shown" else []
    return render(request, "meetings/file_act.html", page, status=422 if form.is_bound else 200)


def _done(request, action, meeting: Meeting, file: MeetingFile, form) -> bool:
    try:
        return carry_out(form, action, file_id=file.pk, **moment(request))
    except Stale as stale:
        file.refresh_from_db()
        form.renew(file)
        form.add_error(None, stale.sentence)
        return False


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def redraw(request, meeting_id: UUID, file_id: UUID):
    """Show the file, or what was drawn of it, beside the form; by POST draw it anew."""
    meeting, file = _seen(request, meeting_id, file_id)
    require(request.actor, "meetings.publish", meeting)
    form = forms.RedrawForm(request.POST if request.method == "POST" else None, file=file)
    if form.is_bound and _done(request, actions.redraw_file, meeting, file, form):
        messages.success(request, _("Đã làm bản để công khai. Xem kỹ từng trang; chưa có gì được công khai."))
        return redirect("meetings:file_redraw", meeting.pk, file.pk)
    found = content_of(file)
    page = {"meeting": meeting, "file": file, "form": form, "content": found, "pages": pages_of(file), "ruler": RULER}
    page["is_pdf"] = bool(found) and found.blob.media_type == PDF
    page["is_picture"] = bool(found) and can_be_shown(found)
    page["why_not"] = "" if form.is_bound else not_now("file_redrawn", meeting, file) or _not_drawn(found)
    return render(request, "meetings/file_redraw.html", page, status=422 if form.is_bound else 200)


def _not_drawn(found: Attachment | None) -> str:
    return ONLY_DRAWN if found is None or not can_be_shown(found) else ""


@login_required
@never_cache
@require_GET
def page(request, meeting_id: UUID, file_id: UUID, number: int):
    """Give one picture drawn of a file, from 1, to who may let it out."""
    meeting, file = _seen(request, meeting_id, file_id)
    require(request.actor, "meetings.publish", meeting)
    pages = pages_of(file)
    if not 1 <= number <= len(pages):
        raise Http404
    return download(pages[number - 1], inline_ok=True, request=request)
