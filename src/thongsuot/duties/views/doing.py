"""What the page of one duty offers to do: acts of its kind, urging and answering; for matters no room acts on."""

from datetime import date

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.core.refs import Ref
from thongsuot.duties.actions import ALONE
from thongsuot.duties.forms import AnswerForm, DoForm, UrgeForm
from thongsuot.duties.models import Duty, Urging
from thongsuot.duties.queries.owed import RUNNING
from thongsuot.duties.views.rows import matter_url
from thongsuot.units.queries import name_then

# slug: (verb, what the button says, what the message says)
SLUGS = {
    "lan-lam": ("occurred", _("Ghi một lần đã làm"), _("Đã ghi một lần.")),
    "bo-lan": ("struck", _("Bỏ lần ghi nhầm"), _("Đã bỏ lần ghi nhầm.")),
    "khong-du": ("missed", _("Ghi kỳ không làm đủ"), _("Đã ghi kỳ không làm đủ.")),
    "gian-doan": ("interrupted", _("Ghi bị gián đoạn"), _("Đã ghi gián đoạn.")),
    "lam-lai": ("restored", _("Ghi đã làm lại"), _("Đã ghi làm lại.")),
    "xong": ("met", _("Ghi đã xong"), _("Đã ghi xong.")),
}


def doing(actor: Actor, duty: Duty, day: date) -> dict:
    """Return the acts of the kind of the duty that `actor` may do on its page: (slug, button, form)."""
    if matter_url(duty) is not None or duty.state not in (*RUNNING, Duty.State.MET):
        return {"doings": [], "occurrences": []}
    slugs = [slug for slug in _fitting(duty, day) if can(actor, ALONE[SLUGS[slug][0]][0], duty)]
    shown = [(slug, SLUGS[slug][1], do_form(slug, day)) for slug in slugs if slug != "bo-lan"]
    strikes = "bo-lan" in slugs
    return {"doings": shown, "occurrences": duty.clock().occurrences if strikes else []}


def do_form(slug: str, day: date, given=None) -> DoForm:
    """Return the form of one act, fresh for `day` or filled."""
    grounds = ALONE[SLUGS[slug][0]][1]
    return DoForm(given, grounds=grounds, occurrence=slug == "bo-lan", initial={"on": day}, auto_id=f"{slug}_%s")


def _fitting(duty: Duty, day: date) -> list[str]:
    """Return what the kind and the present state of the duty allow."""
    if duty.kind == Duty.Kind.PER_PERIOD:
        late = duty.state == Duty.State.OPEN and duty.due_on is not None and duty.due_on < day
        return ["lan-lam", "bo-lan", *(["khong-du"] if late else [])]
    if duty.state not in RUNNING:
        return []
    if duty.kind == Duty.Kind.CONTINUOUS:
        return ["lam-lai" if duty.due_on else "gian-doan"]
    allowed = duty.kind != Duty.Kind.NOT_BEFORE or duty.until_on is None or duty.until_on <= day
    return ["xong"] if allowed else []


def urging(actor: Actor, duty: Duty) -> dict:
    """Return the urgings of a duty, and the form to urge or answer where `actor` may; a case is urged on its page."""
    asked = duty.urgings.select_related("urged", "answered", "answer_duty").order_by("urged__number")
    rows = list(asked.annotate(unit_name=name_then("unit", "urged__on")))
    waits = any(row.answered_id is None for row in rows)
    may_urge = not urged_elsewhere(duty) and not waits and duty.state in RUNNING and can(actor, "duties.urge", duty)
    may_answer = waits and can(actor, "duties.answer_urge", duty)
    return {
        "urgings": rows,
        "urge_form": UrgeForm(actor=actor) if may_urge else None,
        "answer_form": AnswerForm() if may_answer else None,
        "answers": _answers(duty),
    }


def urged_elsewhere(duty: Duty) -> bool:
    """Return whether the matter of the duty has a page of its own that urges."""
    return Ref.parse(duty.about_ref).kind in settings.REFS_URGED_BY_THEIR_ROOM


def _answers(duty: Duty) -> Urging | None:
    """Return the urging that this duty is to answer, so that its page leads there."""
    return Urging.objects.filter(answer_duty=duty).select_related("duty").first() if duty.task == "report" else None
