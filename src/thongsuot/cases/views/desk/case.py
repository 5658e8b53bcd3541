"""The case page: what it is, who has it, what was done, why this day, and what may be done now."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from thongsuot.cases.queries.casepage import CasePage, case_page, seen_case
from thongsuot.cases.queries.follow import step_name
from thongsuot.cases.queries.labels import labels_on
from thongsuot.cases.queries.lent import lent
from thongsuot.cases.rules.collective import is_collective
from thongsuot.cases.rules.reasons import CHANNELS, KINDS, LEGAL_REASONS
from thongsuot.cases.views.desk.table import acts_of, pages_of
from thongsuot.commitments.queries import made_in, may_make
from thongsuot.commitments.queries.rows import row_of
from thongsuot.core import clock
from thongsuot.core.access import can
from thongsuot.core.refs import Ref
from thongsuot.documents.queries.offers import papers_on

# Shown in a place of its own on the page instead of among the acts.
ELSEWHERE = ("reveal_party", "open_signatories")
# Allowed in most states and done seldom: folded under the others.
RARE = frozenset({
    "join", "split", "withdraw", "correct", "reissue_secret", "transfer_out", "supplement", "raise_alarm",
    "withdraw_publication", "suspend", "reopen", "unjoin", "note", "label",
    "tell_apart",
})  # fmt: skip


@dataclass(frozen=True)
class Choice:
    """An act as the component of allowed acts draws it."""

    label: str
    href: str
    allowed: bool
    first: bool
    rare: bool
    note: str


@login_required
@never_cache
@require_GET
def case(request, case_id):
    found = seen_case(request.actor, case_id)
    page = case_page(request.actor, found, clock.today())
    acts = _choices(page)
    pages = pages_of(found.kind)
    shown = {
        "page": page,
        "case": found,
        "step": step_name(found.state),
        "kinds": KINDS,
        "channels": CHANNELS,
        "legal_reasons": LEGAL_REASONS,
        "collective": is_collective(found.persons),
        "open_acts": [one for one in acts if one.allowed and not one.rare],
        "rare_acts": [one for one in acts if one.allowed and one.rare],
        "closed_acts": [one for one in acts if not one.allowed],
        "may_seal": bool(found.content.text) and can(request.actor, "cases.pass_on", found),
        "labels": labels_on(request.actor, [found]).get(found.pk, []),
        "papers": papers_on(request.actor, Ref("case", found.pk)),
        "promises": [row_of(each, clock.today()) for each in made_in(request.actor, Ref("case", found.pk))],
        "may_promise": may_make(request.actor),
        "about": Ref("case", found.pk),
        "lent": lent(request.actor, found),
        "reach": {one.verb: _href(page, one.verb) for one in page.acts if one.allowed},
    }
    return render(request, pages.case, shown | pages.more(request.actor, found))


def _choices(page: CasePage) -> list[Choice]:
    shown = [one for one in page.acts if one.verb not in ELSEWHERE]
    shown.sort(key=lambda one: one.verb != page.first)
    return [_choice(page, one) for one in shown]


def _choice(page: CasePage, act) -> Choice:
    first = act.verb == page.first
    return Choice(
        label=str(acts_of(page.case.kind)[act.verb].label),
        href=_href(page, act.verb),
        allowed=act.allowed,
        first=first,
        rare=act.verb in (RARE | pages_of(page.case.kind).rare) and not first,
        note=act.reason or str(acts_of(page.case.kind)[act.verb].note),
    )


def _href(page: CasePage, verb: str) -> str:
    return reverse("desk:act", kwargs={"case_id": page.case.pk, "slug": acts_of(page.case.kind)[verb].slug})
