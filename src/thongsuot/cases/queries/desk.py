"""What the officer's case page shows besides the case: what was done, and what may be done now."""

from dataclasses import dataclass, field

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from thongsuot.cases.models import Act, Case
from thongsuot.cases.queries.corrections import Changed, corrections
from thongsuot.cases.queries.labels import names_seen
from thongsuot.cases.rules.tables import transitions_of
from thongsuot.cases.rules.transitions import Transition
from thongsuot.cases.rules.verbs import shown_words, verb_name
from thongsuot.core.access import can
from thongsuot.core.actors import Actor
from thongsuot.people.models import Officer
from thongsuot.units.queries import name_then

SIGNS = (("+", "add"), ("-", "remove"))


@dataclass(frozen=True)
class Line:
    """One act as an officer reads it: `who` is a name, "Người gửi" or "Hệ thống"; `words` are what was written.

    `unit`, `actor_unit`: what the act's units were called on its day.
    `changed`: what a correction changed; `labels`: those set (`+`) and removed (`-`) that the reader may see.
    """

    act: Act
    name: str
    who: str
    words: list[str]
    changed: list[Changed] = field(default_factory=list)
    labels: list[tuple[str, str]] = field(default_factory=list)
    unit: str = ""
    actor_unit: str = ""


@dataclass(frozen=True)
class Allowed:
    """A verb of the table: whether `actor` may do it now, and if not, why not."""

    verb: str
    allowed: bool
    reason: str = ""


def history(case: Case, actor: Actor | None = None) -> list[Line]:
    """Return the acts on a case, latest first, in a few queries; never who sent it.

    For `actor`: with what corrections changed, and the labels of their own units.
    """
    rows = case.acts.select_related("content", "officer", "other_case").order_by("-number")
    acts = list(rows.annotate(unit_then=name_then("unit", "on"), actor_unit_then=name_then("actor_unit", "on")))
    ids = {act.actor_ref.partition(":")[2] for act in acts if act.actor_ref.startswith("officer:")}
    names = {str(pk): name for pk, name in Officer.objects.filter(pk__in=ids).values_list("pk", "full_name")}
    language = get_language() or "vi"
    changed = corrections(acts) if actor and any(act.verb == "correct" for act in acts) else {}
    labels = _labels(actor, acts) if actor else {}
    return [
        Line(
            act,
            verb_name(act.verb, language, case.kind),
            _who(act, names),
            shown_words(act.verb, act.content.texts),
            changed.get(act.number, []),
            labels.get(act.number, []),
            act.unit_then,
            act.actor_unit_then,
        )
        for act in acts
    ]


def _labels(actor: Actor, acts: list[Act]) -> dict[int, list[tuple[str, str]]]:
    """Return by act the labels of the actor's own units that it set and removed."""
    said = [
        (act.number, sign, pk) for act in acts for sign, key in SIGNS if act.verb == "label" for pk in act.details[key]
    ]
    names = names_seen(actor, {pk for _number, _sign, pk in said}) if said else {}
    found: dict[int, list[tuple[str, str]]] = {}
    for number, sign, pk in said:
        if pk in names:
            found.setdefault(number, []).append((sign, names[pk]))
    return found


def _who(act: Act, names: dict[str, str]) -> str:
    kind, _colon, identifier = act.actor_ref.partition(":")
    if kind == "officer":
        return names.get(identifier, _("Cán bộ"))
    return _("Hệ thống") if kind == "service" else _("Người gửi")


def allowed_acts(actor: Actor, case: Case) -> list[Allowed]:
    """Return every verb of the table that the case's state or the actor's role decides on, in its order."""
    return [
        _decided(actor, case, transition) for transition in transitions_of(case.kind) if transition.verb != "receive"
    ]


def _decided(actor: Actor, case: Case, transition: Transition) -> Allowed:
    if case.state not in transition.states:
        return Allowed(transition.verb, False, _("Không làm được ở bước này."))
    if case.suspended and not transition.suspended:
        return Allowed(transition.verb, False, _("Vụ việc đang tạm dừng."))
    if reason := _not_now(case, transition.verb):
        return Allowed(transition.verb, False, reason)
    if not can(actor, f"cases.{transition.verb}", case):
        return Allowed(transition.verb, False, _("Vị trí của anh/chị không làm việc này."))
    return Allowed(transition.verb, True)


def _not_now(case: Case, verb: str) -> str:
    """Return why the columns besides the state forbid the verb, or ""."""
    if verb == "raise_alarm" and case.alarm == "raised":
        return _("Báo động đang reo.")
    if verb == "acknowledge_alarm" and case.alarm != "raised":
        return _("Không có báo động nào đang reo.")
    if verb == "resume" and not case.suspended:
        return _("Vụ việc không tạm dừng.")
    return ""
