"""One file beside one form: a scan read into a draft, a recording heard; and how often the draft was right."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import DomainError, Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.files.responses import download
from thongsuot.reading import actions, engine
from thongsuot.reading.forms import LetterForm
from thongsuot.reading.models import Reading
from thongsuot.reading.queries import HEARD, counts, last_reading, pages_of, seen_file
from thongsuot.reading.sentences import FIELD_NAMES, TROUBLES

SHOWN_HERE = (Invalid, NotAllowedNow, Stale)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def letter(request, case_id: UUID, attachment_id: UUID):
    """Show the file beside the form; by POST keep what the officer made of it."""
    case, attachment = seen_file(request.actor, case_id, attachment_id)
    require(request.actor, "reading.read", case)
    reading = last_reading(request.actor, attachment)
    draft = reading.draft if reading else {}
    form = LetterForm(request.POST or None, case=case, draft=draft)
    if request.method == "GET":
        return _page(request, case, attachment, reading, form)
    if not form.is_valid():
        return _page(request, case, attachment, reading, form, 422)
    try:
        _keep(request, case, attachment, form)
    except SHOWN_HERE as trouble:
        return _again(request, case, attachment, reading, form, trouble)
    messages.success(request, _("Đã ghi theo tệp."))
    return redirect("desk:case", case_id=case.pk)


def _keep(request, case, attachment, form: LetterForm) -> None:
    now = clock.now()
    actions.keep(
        case_id=case.pk,
        attachment_id=attachment.pk,
        correction=form.correction(),
        kept=form.kept(),
        reason=form.reason(),
        revision=form.cleaned_data["revision"],
        actor=request.actor,
        on=clock.legal_day(now),
        at=now,
    )


def _again(request, case, attachment, reading, form: LetterForm, trouble: DomainError):
    form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
    return _page(request, case, attachment, reading, form, trouble.status)


def _page(request, case, attachment, reading: Reading | None, form: LetterForm, status: int = 200):
    lack = engine.missing()
    page = {
        "case": case,
        "file": attachment,
        "heard": attachment.kind in HEARD,
        "reading": reading,
        "pages": pages_of(reading),
        "form": form,
        "lack": TROUBLES.get(lack, ""),
        "trouble": TROUBLES.get(reading.trouble, "") if reading else "",
        "doubtful": marked(reading.draft) if reading and reading.draft.get("doubtful") else "",
    }
    return render(request, "reading/letter.html", page, status=status)


def marked(draft: dict) -> SafeString:
    """Return the text of a draft with its doubtful words marked."""
    text, at, parts = draft["text"], 0, []
    for start, end in draft["doubtful"]:
        parts += [escape(text[at:start]), mark_safe("<mark>"), escape(text[start:end]), mark_safe("</mark>")]  # ours
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]).replace("\n", "<br>"))  # every part is escaped above


@login_required
@require_POST
def ask(request, case_id: UUID, attachment_id: UUID):
    """Have the scan read; the page then waits for it."""
    now = clock.now()
    actions.ask(case_id=case_id, attachment_id=attachment_id, actor=request.actor, on=clock.legal_day(now), at=now)
    return redirect("reading:letter", case_id=case_id, attachment_id=attachment_id)


@login_required
@never_cache
@require_GET
def page(request, case_id: UUID, attachment_id: UUID, number: int):
    """Give the picture of one page of a PDF, from 1."""
    case, attachment = seen_file(request.actor, case_id, attachment_id)
    require(request.actor, "reading.read", case)
    found = pages_of(last_reading(request.actor, attachment))
    if not 1 <= number <= len(found):
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    return download(found[number - 1], inline_ok=True, request=request)


@login_required
@never_cache
@require_GET
def agreed(request):
    """Show for each field how often officers kept what was read: counts, no words, no names."""
    rows = [(FIELD_NAMES[name], how, sum(how.values())) for name, how in counts()]
    return render(request, "reading/agreed.html", {"rows": rows, "lack": TROUBLES.get(engine.missing(), "")})
