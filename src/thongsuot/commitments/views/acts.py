"""One page for every act on a promise: its form, what it needs, and doing it."""

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.commitments import actions, rules
from thongsuot.commitments.forms import acts as forms
from thongsuot.commitments.forms.publishing import PublishForm
from thongsuot.commitments.models import Commitment
from thongsuot.commitments.queries.page import seen
from thongsuot.commitments.views.copies import would_be
from thongsuot.core import clock
from thongsuot.core.access import can, require
from thongsuot.core.actors import Actor
from thongsuot.core.errors import NotFound, Stale
from thongsuot.units.forms import carry_out


@dataclass(frozen=True)
class Doing:
    """An act as the desk offers it. `verb`: of the rules; `who`: who may, said to those who may not."""

    slug: str
    verb: str
    permission: str
    label: str
    form: type
    action: object
    who: str
    template: str = "act"


_KEEPERS = gettext_lazy("Người thực hiện hoặc cán bộ đơn vị thực hiện làm bước này.")
_HEADS = gettext_lazy("Người đứng đầu đơn vị đã hứa hoặc đơn vị thực hiện làm bước này.")
_ABOVE = gettext_lazy("Cấp trên của đơn vị thực hiện, hoặc người theo dõi, làm bước này.")
_REVIEWERS = gettext_lazy("Người công khai hoặc người đứng đầu làm bước này.")
_CORRECTORS = gettext_lazy("Người đứng đầu đơn vị đã hứa, hoặc cấp trên, làm bước này.")
DOINGS = (
    Doing("bang-chung", "evidence_added", "keep", gettext_lazy("Thêm bằng chứng"), forms.EvidenceForm,
          actions.add_evidence, _KEEPERS),
    Doing("da-giu", "kept", "keep", gettext_lazy("Ghi đã giữ lời"), forms.KeepForm, actions.keep, _KEEPERS),
    Doing("hua-ngay-moi", "renewed", "renew", gettext_lazy("Hứa ngày mới"), forms.RenewForm, actions.renew, _HEADS),
    Doing("giao-lai", "handed", "hand_over", gettext_lazy("Giao người khác thực hiện"), forms.HandOverForm,
          actions.hand_over, _HEADS),
    Doing("bac-bang-chung", "evidence_rejected", "judge", gettext_lazy("Bác bằng chứng"), forms.RejectForm,
          actions.reject_evidence, _ABOVE),
    Doing("khong-giu", "judged_broken", "judge", gettext_lazy("Kết luận không giữ lời"), forms.JudgeForm,
          actions.judge_broken, _ABOVE),
    Doing("cong-khai", "published", "publish", gettext_lazy("Duyệt lời và công khai"), PublishForm, actions.publish,
          _REVIEWERS, "publish"),
    Doing("khong-cong-khai", "withheld", "publish", gettext_lazy("Quyết định không công khai"), forms.ReasonForm,
          actions.withhold, _REVIEWERS),
    Doing("go-cong-khai", "unpublished", "publish", gettext_lazy("Gỡ bản công khai"), forms.ReasonForm,
          actions.unpublish, _REVIEWERS),
    Doing("rut-lai", "withdrawn", "correct", gettext_lazy("Rút lại lời ghi nhầm"), forms.ReasonForm, actions.withdraw,
          _CORRECTORS),
)  # fmt: skip
BY_SLUG = {doing.slug: doing for doing in DOINGS}


@dataclass(frozen=True)
class Choice:
    """An act as the component of allowed acts draws it."""

    label: str
    href: str
    allowed: bool
    first: bool
    note: str


def choices(actor: Actor, commitment: Commitment, today: date) -> list[Choice]:
    """Return every act, those that may be done now first, the others with the reason why not."""
    found = []
    for doing in DOINGS:
        why = "" if can(actor, f"commitments.{doing.permission}", commitment) else str(doing.who)
        why = why or closed(doing, commitment, today)
        href = reverse("commitments:act", kwargs={"commitment_id": commitment.pk, "slug": doing.slug})
        first = not why and not any(each.first for each in found)
        found.append(Choice(str(doing.label), href, not why, first, why))
    return found


def closed(doing: Doing, commitment: Commitment, today: date) -> str:
    """Return why the promise does not admit the act today; empty where it does."""
    if not rules.may(doing.verb, rules.Promise(state=commitment.state)):
        return _("Lời hứa không còn ở bước này.")
    if doing.verb in ("kept", "evidence_rejected") and not commitment.evidence:
        return _("Chưa có bằng chứng nào còn giá trị.")
    if doing.verb == "renewed" and not rules.may_renew(commitment.due_on, today):
        return _("Đã quá ngày hứa hơn %d ngày nên tính là không giữ lời.") % rules.GRACE_DAYS
    if doing.verb == "judged_broken" and today <= commitment.due_on:
        return _("Chưa hết ngày hứa.")
    is_out = commitment.publicity == "published"
    if doing.verb == "withheld" and (is_out or commitment.publicity == "withheld"):
        return _("Đang công khai: muốn thôi thì gỡ.") if is_out else _("Đã quyết định không công khai.")
    return "" if is_out or doing.verb != "unpublished" else _("Không có bản công khai nào đang hiện.")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def act(request, commitment_id, slug: str):
    """Show the form of an act, or do it. Refused and NotFound are answered by the middleware."""
    commitment, doing = seen(request.actor, commitment_id), BY_SLUG.get(slug)
    if commitment is None or doing is None:
        raise NotFound(_("Không tìm thấy, hoặc anh/chị không được xem."))
    require(request.actor, f"commitments.{doing.permission}", commitment)
    if request.method == "GET":
        return _page(request, doing, commitment, doing.form(commitment=commitment))
    files = {name: request.FILES.getlist(name) for name in request.FILES}
    form = doing.form(request.POST, files, commitment=commitment)
    if "xem" in request.POST:
        return _page(request, doing, commitment, form)
    if _done(request, doing, commitment, form):
        return redirect("commitments:one", commitment.pk)
    return _page(request, doing, commitment, form, status=422)


def _done(request, doing: Doing, commitment: Commitment, form) -> bool:
    """Do the act; where somebody was first say so, and let the next press act on what there is now."""
    now = clock.now()
    by = {"actor": request.actor, "on": clock.legal_day(now), "at": now}
    try:
        return carry_out(form, doing.action, commitment_id=commitment.pk, **by)
    except Stale as stale:
        form.renew(seen(request.actor, commitment.pk))
        form.add_error(None, stale.sentence)
        return False


def _page(request, doing: Doing, commitment: Commitment, form, status: int = 200):
    page = {"doing": doing, "commitment": commitment, "form": form}
    page["why_not"] = "" if form.is_bound else closed(doing, commitment, clock.today())
    if doing.verb == "published" and form.is_bound:
        page |= {"preview": would_be(commitment, form.copy, form.chosen, clock.today())}
    return render(request, f"commitments/{doing.template}.html", page, status=status)
