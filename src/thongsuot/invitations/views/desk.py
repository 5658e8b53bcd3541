"""The list of a gathering, which is the page at its door too; inviting to it; one invitation and what is done to it."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core.columns import heads
from thongsuot.core.errors import DomainError
from thongsuot.core.refs import Ref
from thongsuot.invitations import actions, forms, queries
from thongsuot.invitations.actions.record import absent
from thongsuot.invitations.rules import Person, parse_code, show_code
from thongsuot.invitations.views.opening import Opened, invitation_of, moment, opened
from thongsuot.invitations.words import REPLIES
from thongsuot.units.forms import carry_out

PAGE = 50
NAMED = 10  # of those on the list already
WORDS = "invitations.words"  # where a session keeps what was searched
PLACE = ("the_nao", "xep", "trang")
HEADS = {"so": gettext_lazy("Số"), "ten": gettext_lazy("Họ tên"), "co-quan": gettext_lazy("Cơ quan")}


def reply_words(one, held_on) -> str:
    """Return what was replied for the day as it is now; a reply for another day counts as none."""
    if one.walked_in:
        return ""
    words = str(REPLIES[one.reply if one.replied_for == held_on else ""])
    return _("%s, trả lời muộn") % words if one.late and one.replied_for == held_on else words


@login_required
@never_cache
@require_GET
def listing(request, kind: str, about_id: UUID):
    """Show the list, narrowed by the words that were last posted for it."""
    of = opened(request, kind, about_id)
    return _list_page(request, of, _asked(request, of))


@login_required
@never_cache
@require_POST
def find(request, kind: str, about_id: UUID):
    """Narrow the list by words of names, which go into no address; a code leads to its invitation.

    The words stay in the officer's session, for the one list that was searched last, until others are posted.
    """
    of = opened(request, kind, about_id)
    form = forms.FilterForm(request.POST)
    wanted = form.wanted()
    if not form.is_valid():
        return _list_page(request, of, form, status=422)
    if code := parse_code(wanted.words):
        found = queries.listed(of.ref, of.gathering.held_on, queries.Filters(words=code)).first()
        if found:
            return redirect("invitations:one", kind, about_id, found.pk)
    request.session[WORDS] = {"of": str(of.ref), "words": wanted.words}
    asked = {"the_nao": wanted.stands, "xep": form.sort()}
    return redirect(_back(of, {name: value for name, value in asked.items() if value}))


def _asked(request, of: Opened) -> forms.FilterForm:
    """Return the filter as it stands: what the address says, and the words that lie in the session for this list."""
    kept = request.session.get(WORDS, {})
    words = kept["words"] if kept.get("of") == str(of.ref) else ""
    return forms.FilterForm({**{name: request.GET.get(name, "") for name in PLACE}, "tim": words})


def _back(of: Opened, place: Mapping[str, str]) -> str:
    """Return the address of the list at this place: its filter, order and page."""
    asked = {name: place[name] for name in PLACE if place.get(name)}
    return reverse("invitations:list", args=[of.ref.kind, of.ref.id]) + (f"?{urlencode(asked)}" if asked else "")


def _list_page(request, of: Opened, form: forms.FilterForm, status: int = 200):
    rows = queries.listed(of.ref, of.gathering.held_on, form.wanted(), form.sort())
    page = Paginator(rows, PAGE).get_page(request.GET.get("trang"))
    shown = _known(of) | {
        "form": form,
        "page": page,
        "rows": [(one, reply_words(one, of.gathering.held_on)) for one in page],
        "heads": heads(form.sort(), HEADS),
        "roster": queries.roster_of(of.ref),
    }
    return render(request, "invitations/list.html", shown, status=status)


def _known(of: Opened) -> dict:
    counted = queries.counts(of.ref, of.gathering.held_on)
    return {"open": of, "about": of.ref, "gathering": of.gathering, "counts": counted}


def table(request) -> Iterator[list]:
    """Return what the list shows under the same filters and in the same order, all pages of it."""
    try:
        about = Ref.parse(request.GET.get("cua", ""))
    except ValueError:
        raise absent() from None
    of = opened(request, about.kind, about.id)
    form = _asked(request, of)
    return _rows(queries.listed(of.ref, of.gathering.held_on, form.wanted(), form.sort()), of.gathering.held_on)


def _rows(found, held_on) -> Iterator[list]:
    yield [
        _("Số"), _("Họ tên"), _("Cơ quan"), _("Điện thoại"), _("Thư điện tử"), _("Mã giấy mời"), _("Trả lời"),
        _("Có mặt"), _("Ai đến thay"), _("Đến không có giấy mời"),
    ]  # fmt: skip
    for one in found.iterator(chunk_size=1000):
        content = getattr(one, "content", None)
        said = [getattr(content, name, "") for name in ("name", "office", "phone", "email")]
        yield [
            one.number, *said, show_code(one.code), reply_words(one, held_on), _("có") if one.present else "",
            getattr(content, "delegate", ""), _("có") if one.walked_in else "",
        ]  # fmt: skip


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def invite_one(request, kind: str, about_id: UUID):
    of = opened(request, kind, about_id, "invitations.invite")
    return _inviting(request, of, forms.PersonForm(request.POST or None), _("Mời thêm một người"))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def invite_list(request, kind: str, about_id: UUID):
    of = opened(request, kind, about_id, "invitations.invite")
    return _inviting(request, of, forms.ListForm(request.POST or None), _("Mời theo danh sách"))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def invite_units(request, kind: str, about_id: UUID):
    of = opened(request, kind, about_id, "invitations.invite")
    near = {"unit_id": of.gathering.unit_id, "practice": of.gathering.practice}
    form = forms.UnitsForm(request.POST or None, **near)
    return _inviting(request, of, form, _("Mời đơn vị trong hệ thống"))


def _inviting(request, of: Opened, form, title: str):
    if request.method == "POST" and carry_out(form, actions.invite, about=of.ref, **moment(request)):
        _tell(request, form.result)
        return redirect("invitations:list", of.ref.kind, of.ref.id)
    return _form_page(request, of, form, title)


def _tell(request, came: actions.Invited) -> None:
    """Say how many are invited, and who was on the list already."""
    new, again = len(came.new), len(came.again)
    if new:
        messages.success(request, ngettext("Đã mời %(n)s người.", "Đã mời %(n)s người.", new) % {"n": new})
    if again:
        said = ngettext(
            "%(n)s người đã có trong danh sách nên không mời lần nữa.",
            "%(n)s người đã có trong danh sách nên không mời lần nữa.",
            again,
        )
        messages.warning(request, f"{said % {'n': again}} {_who_again(came.again)}")


def _who_again(people: list[Person]) -> str:
    named = [", ".join(filter(None, (one.name, one.office)))[:60] for one in people[:NAMED]]
    names = "; ".join(named) + ("…" if len(people) > NAMED else "")
    return (
        _(
            "Gồm: %s. Nếu là người khác cùng tên thì ghi rõ thêm cơ quan, thôn rồi mời lại. Số điện thoại, thư điện tử "
            "ghi lần này không thay số cũ; muốn đổi thì mở tên họ trong danh sách rồi bấm Sửa thông tin."
        )
        % names
    )


def _form_page(request, of: Opened, form, title: str, back: str = ""):
    page = _known(of) | {"form": form, "title": title, "back": back}
    return render(request, "invitations/form.html", page, status=422 if form.is_bound else 200)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def bring(request, kind: str, about_id: UUID):
    of = opened(request, kind, about_id, "invitations.invite")
    begun = {"bring": queries.roster_of(of.ref).bring}
    form = forms.BringForm(request.POST if request.method == "POST" else None, initial=begun)
    if request.method == "POST" and carry_out(form, actions.describe, about=of.ref, **moment(request)):
        return redirect("invitations:list", kind, about_id)
    return _form_page(request, of, form, _("Dặn người được mời"))


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def add(request, kind: str, about_id: UUID):
    """Write down one who came without an invitation."""
    of = opened(request, kind, about_id, "invitations.admit")
    form = forms.AddForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and carry_out(form, actions.add, about=of.ref, **moment(request)):
        messages.success(request, _("Đã ghi và điểm danh, số %d.") % form.result.number)
        return redirect("invitations:list", kind, about_id)
    return _form_page(request, of, form, _("Ghi người đến không có giấy mời"))


@login_required
@never_cache
@require_GET
def one(request, kind: str, about_id: UUID, invitation_id: UUID):
    """One invitation: who, what was replied, and the one press that ticks it. A scanned code leads here."""
    of = opened(request, kind, about_id)
    return _one_page(request, of, invitation_id)


def _one_page(request, of: Opened, invitation_id: UUID, trouble: DomainError | None = None, **bound):
    found = invitation_of(request, of.ref, invitation_id)
    wrong = [error for form in bound.values() for error in form.non_field_errors()]
    shown = _known(of) | {
        "one": found,
        "content": getattr(found, "content", None),
        "code": show_code(found.code),
        "reply": reply_words(found, of.gathering.held_on),
        "trouble": trouble.sentence if trouble else " ".join(wrong),
        "delegate_form": forms.DelegateForm(),
        "reply_form": forms.ReplyForm(),
    }
    status = trouble.status if trouble else 422 if bound else 200
    return render(request, "invitations/one.html", shown | bound, status=status)


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def correct(request, kind: str, about_id: UUID, invitation_id: UUID):
    """Put right who is invited, and how they are reached."""
    of = opened(request, kind, about_id, "invitations.invite")
    found = invitation_of(request, of.ref, invitation_id)
    content = getattr(found, "content", None)
    begun = {name: getattr(content, name, "") for name in ("name", "office", "phone", "email")}
    data = request.POST if request.method == "POST" else None
    form = forms.CorrectForm(data, initial=begun, walked_in=found.walked_in)
    given = {"about": of.ref, "invitation_id": found.pk}
    if data is not None and carry_out(form, actions.correct, **given, **moment(request)):
        messages.success(request, _("Đã sửa số %d.") % found.number)
        return redirect("invitations:one", kind, about_id, found.pk)
    return _form_page(request, of, form, _("Sửa thông tin người được mời"))


STEPS = {"diem-danh": actions.admit, "bo-diem-danh": actions.undo, "thoi-moi": actions.withdraw}
PERMISSIONS = {"thoi-moi": "invitations.invite", "tra-loi": "invitations.invite"}


@login_required
@never_cache
@require_http_methods(["POST"])
def step(request, kind: str, about_id: UUID, invitation_id: UUID, slug: str):
    """Do one thing to an invitation, and go back to the list at the same place; what is in the way is said."""
    if slug not in (*STEPS, "thay", "tra-loi"):
        raise absent()
    of = opened(request, kind, about_id, PERMISSIONS.get(slug, "invitations.admit"))
    found = invitation_of(request, of.ref, invitation_id)
    try:
        if slug == "thay":
            form = forms.DelegateForm(request.POST)
            given = {"about": of.ref, "invitation_id": found.pk}
            if not carry_out(form, actions.admit, **given, **moment(request)):
                return _one_page(request, of, found.pk, delegate_form=form)
        elif slug == "tra-loi":
            form = forms.ReplyForm(request.POST)
            given = {"about": of.ref, "code": found.code}
            if not carry_out(form, actions.reply, **given, **moment(request)):
                return _one_page(request, of, found.pk, reply_form=form)
        else:
            STEPS[slug](about=of.ref, invitation_id=found.pk, **moment(request))
    except DomainError as trouble:
        return _one_page(request, of, found.pk, trouble)
    messages.success(request, _done(slug) % found.number)
    return redirect(_back(of, request.GET))


def _done(slug: str) -> str:
    return {
        "diem-danh": _("Đã điểm danh số %d."),
        "thay": _("Đã điểm danh người đến thay, số %d."),
        "bo-diem-danh": _("Đã bỏ điểm danh số %d."),
        "thoi-moi": _("Đã thôi mời số %d."),
        "tra-loi": _("Đã ghi trả lời của số %d."),
    }[slug]
