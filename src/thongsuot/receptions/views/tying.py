"""From a visit to its case: the counter's own form begun with what is known, or a case that is found by its words."""

from functools import partial
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thongsuot.cases.models import Case
from thongsuot.cases.queries.similar import like_text
from thongsuot.cases.views.desk.intake import Counter
from thongsuot.cases.views.desk.rows import Row, rows_of
from thongsuot.core import clock
from thongsuot.receptions import actions
from thongsuot.receptions.actions.tying import check_ties
from thongsuot.receptions.forms.visits import FindForm, JoinForm
from thongsuot.receptions.models import Session, Visit
from thongsuot.receptions.queries import lists
from thongsuot.receptions.views.visits import carried, moment, session_to_receive, why_not
from thongsuot.search.asking import asked
from thongsuot.search.pages import Wanted, cases_of, look, with_code

MOST = 10


class AtVisit(Counter):
    """The counter's form for who is being received: begun with their name and words, none of them in the address."""

    template = "receptions/desk/open_case.html"

    def __init__(self, request, session: Session, visit: Visit):
        super().__init__(request)
        self.session, self.visit = session, visit

    def begun(self) -> dict:
        content = getattr(self.visit, "content", None)
        known = {name: getattr(content, name) for name in ("name", "phone", "address")} if content else {}
        known |= {"text": content.summary or content.about, "id_number": content.paper} if content else {}
        here = {"channel": "reception", "unit_id": str(self.session.unit_id), "persons": self.visit.people}
        here["interpreter"] = spoken(self.visit)
        return super().begun() | known | here | {"received_on": self.session.on}

    def page(self, form, status: int = 200, **more):
        return super().page(form, status, session=self.session, visit=self.visit, **more)

    def beside(self) -> dict:
        url = reverse("receptions:visit", args=[self.session.pk, self.visit.pk])
        return {"back": {"url": url, "label": _("Về lượt tiếp")}}

    def receive(self, form, **given) -> Case:
        return actions.open_case(visit_id=self.visit.pk, given=form.submission(), **given)


def spoken(visit: Visit) -> str:
    """Return into which language a visit asked for somebody to interpret, in words; empty where it did not."""
    asked_for = visit.needs.split(",")
    tongues = {"interpreter": _("Tiếng dân tộc"), "sign": _("Ngôn ngữ ký hiệu")}
    return ", ".join(words for code, words in tongues.items() if code in asked_for)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def open_case(request, session_id: UUID, visit_id: UUID):
    """Take in at the counter what was said at a visit; the new case is tied to it when saved."""
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    counter = AtVisit(request, session, visit)
    if request.method == "GET" and visit.case_ref:
        messages.info(request, _("Lượt này đã gắn một vụ việc. Mở vụ việc đó từ trang của lượt tiếp."))
        return redirect("receptions:visit", session.pk, visit.pk)
    if request.method == "GET" and (closed := why_not(check_ties, visit)):
        page = {"session": session, "visit": visit, "title": _("Lập vụ việc từ lượt này"), "why_not": closed}
        return render(request, "receptions/desk/visit.html", page)
    return counter.answer()


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def join_case(request, session_id: UUID, visit_id: UUID):
    """Find a case in sight and tie it to the visit. What is looked for is posted: it stands in no address."""
    session = session_to_receive(request, session_id)
    visit = lists.seen_visit(request.actor, session, visit_id)
    page = {"session": session, "visit": visit, "finding": FindForm()}
    if "case_code" in request.POST:
        form = JoinForm(request.POST)
        done = partial(actions.join_case, visit_id=visit.pk, **moment(request))
        if carried(form, lambda: done(**form.cleaned_data)):
            messages.success(request, _("Đã gắn vụ việc vào lượt tiếp này."))
            return redirect("receptions:visit", session.pk, visit.pk)
        return render(request, "receptions/desk/join_case.html", page | {"form": form}, status=422)
    if request.method == "POST":
        page["finding"] = finding = FindForm(request.POST)
        if not finding.is_valid():
            return render(request, "receptions/desk/join_case.html", page | {"form": finding}, status=422)
        page |= {"rows": _found(request.actor, finding.cleaned_data["q"]), "searched": True}
    elif not (closed := why_not(check_ties, visit)):
        page["rows"] = _like(request.actor, visit)
    else:
        page |= {"title": _("Gắn vào vụ việc đã có"), "why_not": closed}
        return render(request, "receptions/desk/visit.html", page)
    return render(request, "receptions/desk/join_case.html", page)


def _found(actor, typed: str) -> list[Row]:
    query = asked(typed, on=clock.today())
    if case_id := with_code(actor, query):
        return rows_of(list(Case.objects.filter(pk=case_id).select_related("duty", "holder_unit")))
    return rows_of(cases_of(look(actor, Wanted(query=query)))[:MOST])


def _like(actor, visit: Visit) -> list[Row]:
    """Return the cases that may be what this person came about."""
    content = getattr(visit, "content", None)
    text = (content.summary or content.about) if content else ""
    cases = [like.main for like in like_text(text, actor=actor, on=clock.today())]
    return rows_of(list(dict.fromkeys(cases)))
