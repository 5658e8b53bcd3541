"""Custodians' pages: who holds a key, whom to admit, whose key ends, whose comes back; each act with the passphrase."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.errors import DomainError
from thongsuot.denunciations.actions import holding, recovering, succeeding
from thongsuot.denunciations.actions.record import unseen
from thongsuot.denunciations.forms.desk.keys import ConfirmForm, SuccessorForm
from thongsuot.denunciations.queries.holders import current_keys, key_to_end, mark_of, waiting_keys
from thongsuot.denunciations.queries.keyholders import key_of
from thongsuot.denunciations.queries.rail import recoveries_for
from thongsuot.denunciations.queries.succeeding import departed, left_behind, successions_for, successors_of
from thongsuot.denunciations.views.desk.keys import moment, said, typed
from thongsuot.denunciations.views.desk.unlocked import CUSTODIANS, unlocked_by, with_key


@with_key("GET", kinds=CUSTODIANS, founding=True)
def holders(request):
    me = key_of(request.actor)
    page = {
        "me": me,
        "waiting": waiting_keys(request.actor),
        "current": current_keys(request.actor),
        "recoveries": recoveries_for(me) if me.is_current else [],
        "successions": successions_for(me) if me.is_current else [],
        "departed": {key.pk for key in departed(clock.today())} if me.is_current else set(),
    }
    return render(request, "denunciations/desk/holders.html", page)


@with_key("GET", "POST", kinds=CUSTODIANS, founding=True)
def admit(request, keyholder_id):
    found = next((key for key in waiting_keys(request.actor) if key.row.pk == keyholder_id), None)
    if found is None:
        raise unseen()

    def act(key):
        holding.admit(keyholder_id=keyholder_id, unlocked=key, actor=request.actor, **moment())

    return _confirmed(request, "admit", found.row, act, _("Đã kết nạp. Tố cáo đến từ bây giờ mở được bằng khóa này."))


@with_key("GET", "POST", kinds=CUSTODIANS)
def end(request, keyholder_id):
    holder = key_to_end(request.actor, keyholder_id)
    if holder is None:
        raise unseen()

    def act(key):
        holding.end_key(keyholder_id=keyholder_id, actor=request.actor, **moment())

    return _confirmed(request, "end_other", holder, act, _("Đã kết thúc khóa. Người này không đọc thêm được gì."))


@with_key("GET", "POST", kinds=CUSTODIANS)
def help_recover(request, request_id):
    waiting = recoveries_for(key_of(request.actor)).filter(pk=request_id).first()
    if waiting is None:
        raise unseen()

    def act(key):
        recovering.help_recover(request_id=request_id, unlocked=key, actor=request.actor, **moment())

    told = _("Đã làm phần của anh/chị.")
    return _confirmed(request, "help_recover", waiting.keyholder, act, told, recovery=waiting)


@with_key("GET", "POST", kinds=CUSTODIANS)
def succeed(request, keyholder_id):
    """Begin to pass on what a departed officer's key alone opens."""
    today = clock.today()
    holder = departed(today).filter(pk=keyholder_id).select_related("officer", "unit").first()
    if holder is None or not can(request.actor, "denunciations.pass_on_key", holder):
        raise unseen()
    form = SuccessorForm(typed(request), rows=successors_of(holder, today))

    def act(key):
        succeeding.begin_succession(
            keyholder_id=keyholder_id, successor_id=form.chosen(), unlocked=key, actor=request.actor, **moment()
        )

    told = _("Đã làm phần của anh/chị. Người giữ khóa danh tính thứ hai làm phần còn lại.")
    return _confirmed(request, "succeed", holder, act, told, form=form, many=left_behind(holder).count())


@with_key("GET", "POST", kinds=CUSTODIANS)
def help_succeed(request, succession_id):
    """Do the second half: the keys are sealed to the successor."""
    waiting = successions_for(key_of(request.actor)).filter(pk=succession_id).first()
    if waiting is None:
        raise unseen()

    def act(key):
        done = succeeding.finish_succession(
            succession_id=succession_id, unlocked=key, actor=request.actor, **moment()
        )  # fmt: skip
        if done.left:
            messages.warning(request, _("Có hồ sơ người kế tiếp không được nhận. Trao phần ấy cho người khác."))

    told = _("Đã trao khóa cho người kế tiếp.")
    return _confirmed(request, "help_succeed", waiting.keyholder, act, told, succession=waiting)


def _confirmed(request, name: str, holder, act, told: str, *, form=None, **more):
    """Draw the page of a dangerous act on a key; do it once the passphrase was typed again."""
    form = form or ConfirmForm(typed(request))
    page = {"form": form, "holder": holder, "mark": mark_of(holder), **more}
    template = f"denunciations/desk/{name}.html"
    if not form.is_bound:
        return render(request, template, page)
    if not form.is_valid():
        return render(request, template, page, status=422)
    try:
        act(unlocked_by(request, form.cleaned_data["passphrase"]))
    except DomainError as trouble:
        said(form, trouble)
        return render(request, template, page, status=trouble.status)
    messages.success(request, told)
    return redirect("sealed:holders")
