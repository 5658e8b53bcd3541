"""Why this day: a duty's due day counted again, day by day, and the acts that moved it."""

from datetime import date

from thongsuot.duties import rules
from thongsuot.duties.models import Duty, DutyAct
from thongsuot.duties.rules.chain import Link, chain
from thongsuot.law.asking import as_question
from thongsuot.law.queries import book
from thongsuot.law.rules import Book, Calendar, DueDay


def explain(duty: Duty, the_book: Book | None = None) -> DueDay | None:
    """Return the due day of a duty that rests on a rule, with every day counted, extensions and pauses included.

    None for a promised or internal day, which rests on `duty.basis`, not on a rule. `the_book`: where the caller has
    read it already. Raises: LawError.
    """
    clock = duty.clock()
    if not clock.rule_code:
        return None
    extensions, suspensions = rules.law_terms(clock)
    return (the_book or book()).due(clock.rule_code, clock.starts_on, clock.rule_variant, extensions, suspensions)


def question(duty: Duty) -> str:
    """Return what asks `/tinh-thoi-han/` for the day of a duty, as a query string; "" where it rests on no rule."""
    clock = duty.clock()
    if not clock.rule_code:
        return ""
    return as_question(clock.rule_code, clock.rule_variant, clock.starts_on, *rules.law_terms(clock))


def acts_of(duty: Duty) -> list[DutyAct]:
    """Return the acts on a duty, oldest first."""
    return list(duty.acts.order_by("number"))


def chain_of(duty: Duty) -> list[Link]:
    """Return what moved the day of a duty, in order, each with its ground and the day after it."""
    return chain(act.as_rule() for act in acts_of(duty))


def suspended_since(duties: list[Duty]) -> dict:
    """Return, by duty id, since when each suspended one of `duties` has been so."""
    paused = [duty.pk for duty in duties if duty.state == Duty.State.SUSPENDED]
    acts = DutyAct.objects.filter(duty__in=paused, verb="suspended").order_by("number") if paused else ()
    return {act.duty_id: act.on for act in acts}


def badge_of(duty: Duty, today: date, calendar: Calendar, since: dict | None = None) -> rules.Badge:
    """Return the badge of a duty; `since` as from `suspended_since`, for lists."""
    since = suspended_since([duty]) if since is None else since
    return rules.badge(duty, today, calendar, since.get(duty.pk))
