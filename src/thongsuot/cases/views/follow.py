"""`/tra-cuu`: the code opens the status; the secret, by POST, opens the answer and what the resident may do.

No session: what proves the secret for half an hour is a signed key inside the forms of the page, sent by POST only.
"""

from uuid import UUID

from django.core import signing
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.cases.actions.ending import withdraw
from thongsuot.cases.actions.rate import rate, reopen
from thongsuot.cases.actions.screening import supplement
from thongsuot.cases.actions.secret_check import check_secret
from thongsuot.cases.forms.public import CodeForm, RatingForm, SecretForm, SupplementForm, WithdrawForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries.follow import evidence_shown, items_shown, public_status, resident_view
from thongsuot.cases.queries.papers_sent import papers_sent
from thongsuot.cases.views.desk.table import pages_of
from thongsuot.core import clock
from thongsuot.core.actors import resident
from thongsuot.core.errors import DomainError, NotFound
from thongsuot.core.ids import parse_code, show_code
from thongsuot.files.responses import download

KEY_SECONDS = 1800


@never_cache
@require_GET
def ask(request):
    """Ask for the code; a code given as `?code=` goes on to its own page."""
    form = CodeForm(request.GET if "code" in request.GET else None)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(f"/tra-cuu/{show_code(form.cleaned_data['code'])}")
    return render(request, "cases/ask_code.html", {"form": form}, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "POST"])
def follow(request, code: str, otherwise=None):
    """Show unit, step and due day; by POST with the secret, or the key of a part of a split, the whole matter.

    `otherwise(code, secret)`: what else the secret may open where it opens no case; gives a page, or None.
    """
    status = public_status(code)
    if "key" in request.POST:
        return _by_key(request, code)
    form = SecretForm(request.POST or None)
    if request.method == "GET" or not form.is_valid():
        page = {"status": status, "form": form}
        return render(request, "cases/status.html", page, status=422 if request.method == "POST" else 200)
    try:
        case = check_secret(code, form.cleaned_data["secret"], clock.now())
    except NotFound as trouble:
        return _elsewhere(request, otherwise, code, form) or _refused(request, status, form, trouble)
    except DomainError as trouble:
        return _refused(request, status, form, trouble)
    return _opened(request, case)


def _elsewhere(request, otherwise, code: str, form):
    try:
        return otherwise(code, form.cleaned_data["secret"]) if otherwise else None
    except DomainError as trouble:
        return _refused(request, public_status(code), form, trouble)


def _refused(request, status, form, trouble: DomainError):
    form.add_error("secret", str(trouble.sentence))
    answered = 422 if isinstance(trouble, NotFound) else trouble.status
    return render(request, "cases/status.html", {"status": status, "form": form}, status=answered)


def _by_key(request, code: str):
    try:
        return _opened(request, _case_of_key(request, code))
    except NotFound as trouble:
        return _locked(request, code, trouble)


def _locked(request, code: str, trouble: NotFound):
    page = {"status": public_status(code), "form": SecretForm(), "trouble": trouble.sentence}
    return render(request, "cases/status.html", page, status=403)


def _opened(request, case: Case, *, status: int = 200, done: str = "", **forms):
    view = resident_view(case)
    page = {
        "view": view,
        "key": _key(case),
        "parts": [(part, _key(part.case) if part.opens else "") for part in view.parts],
        "papers": papers_sent(case),
        "done": done,
        "rating": forms.get("rating") or RatingForm(items=view.items),
        "supplement": forms.get("supplement") or SupplementForm(),
        "withdraw": forms.get("withdraw") or WithdrawForm(),
    }
    pages = pages_of(case.kind)
    return render(request, pages.follow, page | pages.follow_more(case) | forms, status=status)


def _key(case: Case) -> str:
    """Return what lets the forms of an opened page act for half an hour; made only once the secret was proved."""
    return signing.dumps(str(case.pk), salt=_salt(case))


def _salt(case: Case) -> str:
    """Return what binds a key to the secret that opened the page: a new secret leaves the keys of the old one dead."""
    return f"cases.follow:{bytes(case.secret_hash).hex()}"


def _case_of_key(request, code: str) -> Case:
    """Return the case of the address where the signed key of the form proves that its secret was known."""
    case = next(iter(Case.objects.filter(code=parse_code(code) or "", practice=False)), None)
    try:
        pk = case and signing.loads(request.POST.get("key", ""), salt=_salt(case), max_age=KEY_SECONDS)
    except signing.BadSignature:
        pk = None
    if case is None or pk != str(case.pk) or show_code(case.code) != code:
        raise NotFound(_("Trang đã mở quá lâu. Gõ lại mã bí mật để mở."))
    return case


def act_of_person(request, code: str, name: str, make_form, do, done: str):
    """Run one act of the resident: check the key, the form, call the action, show the matter again."""
    try:
        case = _case_of_key(request, code)
    except NotFound as trouble:
        return _locked(request, code, trouble)
    form = make_form(case)
    if not form.is_valid():
        return _opened(request, case, status=422, **{name: form})
    try:
        do(case, form.cleaned_data, form)
    except DomainError as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, str(trouble.sentence))
        return _opened(request, case, status=trouble.status, **{name: form})
    case.refresh_from_db()
    return _opened(request, case, done=done)


def moment_of_person(case: Case) -> dict:
    """Return what an act of the person takes: the case, who acts, the day and the instant."""
    now = clock.now()
    return {"case_id": case.pk, "actor": resident(case.pk), "on": clock.legal_day(now), "at": now}


@never_cache
@require_POST
def rating(request, code: str):
    """Take the resident's word on each item; anything not done reopens the matter."""

    def do(case, given, form):
        outcomes = form.outcomes()
        done = [number for number, outcome in outcomes.items() if outcome == "done"]
        undone = [number for number, outcome in outcomes.items() if outcome != "done"]
        if undone:
            reopen(not_done=undone, done=done, missing=given["missing"], **moment_of_person(case))
        else:
            rate(done=done, note=given["missing"], **moment_of_person(case))

    def make_form(case):
        return RatingForm(request.POST, items=items_shown(case))

    return act_of_person(request, code, "rating", make_form, do, _("Đã ghi đánh giá. Cảm ơn ông/bà."))


@never_cache
@require_POST
def addition(request, code: str):
    def do(case, given, form):
        uploads = tuple((upload.name, upload) for upload in given["files"])
        supplement(text=given["text"], uploads=uploads, **moment_of_person(case))

    def make_form(case):
        return SupplementForm(request.POST, {"files": request.FILES.getlist("files")})

    return act_of_person(request, code, "supplement", make_form, do, _("Đã nhận phần bổ sung."))


@never_cache
@require_POST
def withdrawal(request, code: str):
    def do(case, given, form):
        withdraw(reason=given["reason"], **moment_of_person(case))

    return act_of_person(request, code, "withdraw", lambda case: WithdrawForm(request.POST), do, _("Đã rút việc này."))


@never_cache
@require_POST
def evidence(request, code: str, attachment_id: UUID):
    """Send a document of the answer or a signed paper; by POST, since the key must not stand in an address."""
    case = _case_of_key(request, code)
    return download(evidence_shown(case, attachment_id))
