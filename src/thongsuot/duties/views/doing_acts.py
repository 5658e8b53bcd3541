"""Acts on one duty from its page: what its kind asks, urging, answering. Nothing typed is lost."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thongsuot.core.clock import now, today
from thongsuot.core.errors import Invalid, NotAllowedNow
from thongsuot.duties import actions
from thongsuot.duties.forms import AnswerForm, UrgeForm
from thongsuot.duties.views.doing import SLUGS, do_form, doing, urged_elsewhere
from thongsuot.duties.views.one import page, seen
from thongsuot.duties.views.rows import matter_url


@require_POST
def do(request, duty_id, slug: str):
    """Write one act of the kind of the duty; where a room acts on it, this address is not there."""
    duty = seen(request, duty_id)
    if slug not in SLUGS or matter_url(duty) is not None:
        raise Http404
    form = do_form(slug, today(), request.POST)
    verb, _button, done = SLUGS[slug]

    def act(given):
        return actions.act_alone(duty_id=duty.pk, verb=verb, actor=request.actor, at=now(), **given)

    if not _done(form, act):
        offered = doing(request.actor, duty, today())["doings"]
        forms = [(each, button, form if each == slug else fresh) for each, button, fresh in offered]
        return page(request, duty, None, status=422, doings=forms, wrong=form)
    messages.success(request, done)
    return redirect("duties:one", duty_id=duty.pk)


@require_POST
def urge(request, duty_id):
    """Urge the holder; a matter whose room urges by itself has no such address."""
    duty = seen(request, duty_id)
    if urged_elsewhere(duty):
        raise Http404
    form = UrgeForm(request.POST, actor=request.actor)

    def act(given):
        return actions.urge(duty_id=duty.pk, actor=request.actor, on=today(), at=now(), **given)

    if not _done(form, act):
        return page(request, duty, None, status=422, urge_form=form, wrong=form)
    messages.success(request, _("Đã đôn đốc."))
    return redirect("duties:one", duty_id=duty.pk)


@require_POST
def answer(request, duty_id):
    duty = seen(request, duty_id)
    form = AnswerForm(request.POST)

    def act(given):
        return actions.answer_urge(duty_id=duty.pk, actor=request.actor, on=today(), at=now(), **given)

    if not _done(form, act):
        return page(request, duty, None, status=422, answer_form=form, wrong=form)
    messages.success(request, _("Đã trả lời đôn đốc."))
    return redirect("duties:one", duty_id=duty.pk)


def _done(form, act) -> bool:
    """Run the act where the form is right; put what the act refuses into the form. Return whether it was done."""
    if form.is_valid():
        try:
            act(form.cleaned_data)
        except (Invalid, NotAllowedNow) as refused:
            field = getattr(refused, "field", None)
            form.add_error(field if field in form.fields else None, refused.sentence)
    return not form.errors
