"""`/doi-thoai/`: dialogues with residents, coming and past; questions without account or script; the board."""

import secrets
from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from thongsuot.core import clock
from thongsuot.core.actors import STRANGER
from thongsuot.core.errors import DomainError
from thongsuot.doors.actions import FORMS, challenge, let_in
from thongsuot.files.responses import picture as closed_picture
from thongsuot.language.folding import clean
from thongsuot.live.queries import board as live_board
from thongsuot.meetings.actions import ask as put
from thongsuot.meetings.forms.questions import AskForm
from thongsuot.meetings.models import PublishedMeeting
from thongsuot.meetings.queries import published
from thongsuot.meetings.showing import ref_of, shown_questions
from thongsuot.meetings.words import SHAPES, STATES

PAGE = 20


@require_GET
def dialogues(request):
    """List the coming dialogues and the past ones, by words, unit and year, twenty a page."""
    today, unit_id, year = clock.today(), _unit_id(request.GET.get("don-vi", "")), _year(request.GET.get("nam", ""))
    words = clean(request.GET.get("tu", "")).strip()[:200]
    past = published.past(today, unit_id=unit_id, year=year, words=words)
    page = Paginator(past, PAGE).get_page(request.GET.get("trang"))
    shown = {
        "coming": published.coming(today, unit_id=unit_id, words=words),
        "words": words,
        "page": page,
        "rows": [(one, SHAPES[one.state], _past_words(one)) for one in page],
        "unit_id": unit_id,
        "year": year,
        "units": published.units(),
        "years": published.years(),
    }
    return render(request, "meetings/public/list.html", shown)


def _past_words(meeting: PublishedMeeting) -> str:
    return str(STATES["closed"] if meeting.state == "announced" else STATES[meeting.state])


def _unit_id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _year(text: str) -> int | None:
    return int(text) if len(text) == 4 and text.isascii() and text.isdecimal() and int(text) else None


def _seen(code: str) -> PublishedMeeting:
    meeting = published.one(code)
    if meeting is None:
        raise Http404
    return meeting


@require_GET
def dialogue(request, code: str):
    meeting, today = _seen(code), clock.today()
    shown = {
        "meeting": meeting,
        "shape": SHAPES[meeting.state],
        "state": STATES[meeting.state],
        "questions": shown_questions(meeting),
        "promises": published.promises_of(meeting, today),
        "is_open": meeting.state == "announced",
        "files": published.files_of(meeting),
    }
    return render(request, "meetings/public/one.html", shown)


@require_GET
def picture(request, code: str, file: int, page: int):
    """Give one page of a file that is public: only what stands beside the dialogue in the public's own tables."""
    found = get_object_or_404(_seen(code).files, file=file, page=page)
    return closed_picture(found.sha256, f"tai-lieu-{found.file}-trang-{found.page}.jpg")


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request, code: str):
    """Show the form; take a question; nothing is kept of who asked it. No account, no script, no session."""
    meeting = _seen(code)
    if request.method == "GET":
        form = AskForm(initial={"token": secrets.token_urlsafe(24)})
        return render(request, "meetings/public/ask.html", _page(meeting, form))
    form = AskForm(request.POST)
    if form.accuses_a_person:
        return render(request, "meetings/public/elsewhere.html", {"meeting": meeting, "form": form}, status=422)
    if not form.is_valid():
        return render(request, "meetings/public/ask.html", _page(meeting, form), status=422)
    now = clock.now()
    try:
        let_in(FORMS, now, form.cleaned_data["proof"])
        given = {"text": form.cleaned_data["text"], "token": form.cleaned_data["token"]}
        put(code=code, **given, actor=STRANGER, on=clock.legal_day(now), at=now)
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return render(request, "meetings/public/ask.html", _page(meeting, form, wait=True), status=trouble.status)
    return redirect("dialogues:asked", code)


def _page(meeting: PublishedMeeting, form: AskForm, *, wait: bool = False) -> dict:
    """Return what the page shows; after a wait the proof of work begins at once, not with the first touch."""
    why_not = "" if meeting.state == "announced" else _("Buổi đối thoại này không nhận câu hỏi nữa.")
    page = {"meeting": meeting, "form": form, "why_not": why_not}
    return page | {"proof": challenge(clock.now()), "proof_now": wait}


@require_GET
def asked(request, code: str):
    """Say that the question has come in, and what happens with it."""
    return render(request, "meetings/public/asked.html", {"meeting": _seen(code)})


@never_cache
@require_GET
def board(request, code: str):
    """The questions for the hall and the telephones in it: updates by itself, or is loaded anew without scripts."""
    meeting = _seen(code)
    return render(request, "meetings/public/board.html", {"meeting": meeting, "board": live_board(ref_of(meeting))})
