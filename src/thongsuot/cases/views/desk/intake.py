"""Tiếp nhận tại quầy: write down what came in, see what it means, print the receipt."""

import secrets

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thongsuot.cases.actions.receive import Origin, case_of_form, receive
from thongsuot.cases.actions.sent_again import changed, just_received
from thongsuot.cases.forms.intake import IntakeForm
from thongsuot.cases.models import Case
from thongsuot.cases.queries.hints import hints_for
from thongsuot.cases.rules.secret import secret_for
from thongsuot.cases.views.desk.acts import receipt_page
from thongsuot.cases.views.desk.same import alarms_of, decide, likes_of, understood
from thongsuot.cases.views.submit import AGAIN, SECRET_SHOWN_SECONDS
from thongsuot.core import clock
from thongsuot.core.errors import DomainError, Refused
from thongsuot.core.ids import show_code
from thongsuot.units.models import Unit

TAKES_IN = ("receptionist", "head")
_CHANGED = gettext_lazy(
    "Mẫu này đã tiếp nhận, mã %s; lần này lời có khác. Cùng một việc thì mở vụ việc đó và ghi bổ sung. "
    "Việc khác thì bấm tiếp nhận lần nữa."
)
_SAME = gettext_lazy(
    "Anh/chị vừa tiếp nhận đúng những lời này, mã %s. Bấm quay lại rồi gửi thì không cần gửi nữa. "
    "Đúng là một đơn khác giống hệt thì bấm tiếp nhận lần nữa."
)


def _units(actor) -> list[Unit]:
    """Return the units where the officer takes in; Refused where there is none."""
    units = list(
        Unit.objects.filter(pk__in=actor.units_as(*TAKES_IN), outside=False, heir=None).order_by("sort_key", "id")
    )
    if not units:
        raise Refused("cases.receive")
    return units


class Counter:
    """The page of the counter; a room above that lays something beside its form extends it.

    Shows the form; takes the submission; answers with the receipt, so that a reload shows the same one.
    """

    template = "cases/desk/intake.html"
    form_of: type[IntakeForm] = IntakeForm

    def __init__(self, request):
        self.request = request
        self.units = _units(request.actor)

    def answer(self):
        request = self.request
        if request.method == "GET":
            return self.page(self.form_of(units=self.units, initial=self.begun()))
        if "xem" in request.POST:
            return self.page(self.form_of(units=self.units, initial=self.looked_at(_typed(request))))
        form = self.form_of(request.POST, _files(request), units=self.units)
        if form.goes_elsewhere:
            return self.elsewhere(form)
        if not form.is_valid():
            return self.page(form, status=422)
        decided, likes = request.POST.get("giong", ""), alarms_of(request.actor, form)
        if sentence := self._sent_before(form, bool(likes)):
            form.data = form.data.copy()  # as posted it cannot be written to
            form.data["token"] = secrets.token_urlsafe(24)
            form.add_error(None, sentence)
            return self.page(form, status=409, again=AGAIN)
        if likes and not decided:
            return self.page(form, status=422, stopped=likes)
        try:
            case, secret = self._received(form)
        except DomainError as trouble:
            field = "uploads" if trouble.field == "files" else trouble.field
            form.add_error(field if field in form.fields else None, str(trouble.sentence))
            return self.page(form, status=trouble.status)
        case = decide(request, case, likes, decided)
        return render(request, "cases/desk/receipt.html", receipt_page(case, secret) | {"fresh": True} | self.beside())

    def begun(self) -> dict:
        """Return what an empty form starts from."""
        return {"token": secrets.token_urlsafe(24), "received_on": clock.today()}

    def looked_at(self, typed: dict) -> dict:
        """Return what was typed, with what the pressed button adds to it."""
        return typed

    def elsewhere(self, form: IntakeForm):
        """Say which door the matter has; nothing is recorded, and nothing typed is shown again."""
        return render(self.request, "cases/desk/elsewhere.html", {"kind": form.data["kind"]}, status=422)

    def page(self, form: IntakeForm, status: int = 200, **more):
        told = AGAIN if AGAIN in self.request.POST else ""
        page = {"form": form, "hints": _hints(form), "candidates": form.candidates, "again": told} | more
        if "xem" in self.request.POST:
            page["likes"] = likes_of(self.request.actor, form)
        return render(self.request, self.template, page, status=status)

    def beside(self) -> dict:
        """Return what the receipt shows beside the case."""
        return {}

    def receive(self, form: IntakeForm, **given) -> Case:
        """Carry the act out: `receive`, or what a room above makes of it."""
        return receive(given=form.submission(), **given)

    def _sent_before(self, form: IntakeForm, alarmed: bool) -> str:
        """Return what is said, once, of a form that came back in the browser after it was sent; empty for any other.

        Where similar matters stop the officer anyhow (`alarmed`), the same words are among them.
        """
        given, first = form.submission(), case_of_form(form.cleaned_data["token"])
        if first is not None:
            return _CHANGED % show_code(first.code) if changed(first, given) else ""
        if alarmed or AGAIN in self.request.POST:
            return ""
        who = {"unit_id": form.cleaned_data["unit_id"], "actor": self.request.actor, "at": clock.now()}
        same = just_received(given, **who)
        return _SAME % show_code(same.code) if same else ""

    def _received(self, form: IntakeForm) -> tuple[Case, str]:
        """Receive what the form holds; return the case and its secret, empty once it has been shown long enough."""
        now, token = clock.now(), form.cleaned_data["token"]
        secret = secret_for(settings.HOUSE_KEY, token)
        case = self.receive(
            form,
            unit=next(unit for unit in self.units if str(unit.pk) == form.cleaned_data["unit_id"]),
            actor=self.request.actor,
            on=form.received(),
            at=now,
            secret=secret,
            origin=Origin(form_token=token, late_reason=form.cleaned_data["late_reason"]),
        )
        fresh = (now - case.received_at).total_seconds() < SECRET_SHOWN_SECONDS
        return case, secret if fresh else ""


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def intake(request):
    """Take in at the counter."""
    return Counter(request).answer()


@login_required
@never_cache
@require_POST
def hints(request):
    """Answer htmx with the side column alone, for what has been typed so far."""
    form = _redrawn(request, _units(request.actor))
    return render(request, "cases/desk/_hints.html", {"form": form, "hints": _hints(form)})


@login_required
@never_cache
@require_POST
def likes(request):
    """Answer htmx with the cases that may be the same matter as what has been typed so far."""
    form = _redrawn(request, _units(request.actor))
    return render(request, "cases/desk/_likes.html", {"form": form, "likes": likes_of(request.actor, form)})


def _files(request) -> dict:
    return {name: request.FILES.getlist(name) for name in request.FILES}


def _typed(request) -> dict:
    """Return what was typed, unchecked; a suggestion that was taken is filled in."""
    typed = request.POST.dict()
    name, _equals, value = typed.pop("xem", "").partition("=")
    if value:
        typed[name] = value
    return typed


def _redrawn(request, units) -> IntakeForm:
    return IntakeForm(units=units, initial=_typed(request))


def _hints(form):
    """Return the hints for what the form holds, understood as far as each field can be."""
    given, today = understood(form), clock.today()
    place = given.get("place")
    return hints_for(
        text=given.get("text", ""),
        kind=given.get("kind", "feedback"),
        topic=given.get("topic", ""),
        place_id=place.pk if place else None,
        persons=given.get("persons") or 1,
        received_on=min(given.get("received_on") or today, today),
        today=today,
    )
