"""Lời văn: the words of messages and papers listed, changed, looked at with invented values, put back."""

from collections.abc import Iterator

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from thongsuot.core import clock
from thongsuot.core.access import require
from thongsuot.core.errors import Invalid, NotAllowedNow, NotFound, Stale
from thongsuot.wording import actions, queries
from thongsuot.wording.forms import BackForm, WordsForm
from thongsuot.wording.kinds import Worded, kind_of, thing_of, things
from thongsuot.wording.queries import Listed

CHANGED = "da-doi"


def _asked(request: HttpRequest) -> tuple[list[Listed], list[Listed], str]:
    """Return all things, those that `?nhom=` asks for, and which group that is."""
    require(request.actor, "wording.change", None)
    found, group = queries.listed(things()), request.GET.get("nhom", "")
    if group == CHANGED:
        return found, [one for one in found if one.version], group
    groups = list(_groups(found))
    at = int(group) if group in {str(each) for each in range(len(groups))} else 0
    return found, [one for one in found if str(one.thing.group) == groups[at]], str(at)


def _groups(found: list[Listed]) -> dict[str, int]:
    """Return how many things each group has, in their order."""
    numbers: dict[str, int] = {}
    for one in found:
        numbers[str(one.thing.group)] = numbers.get(str(one.thing.group), 0) + 1
    return numbers


@login_required
@never_cache
@require_GET
def listing(request: HttpRequest) -> HttpResponse:
    found, shown, group = _asked(request)
    tabs = [
        {"label": name, "href": f"?nhom={at}", "current": group == str(at), "count": number}
        for at, (name, number) in enumerate(_groups(found).items())
    ]
    changed = sum(bool(one.version) for one in found)
    tabs.append({"label": _("Đã sửa"), "href": f"?nhom={CHANGED}", "current": group == CHANGED, "count": changed})
    outdated = [one for one in found if one.outdated]
    return render(request, "wording/list.html", {"rows": shown, "tabs": tabs, "outdated": outdated})


def table(request: HttpRequest) -> Iterator[list]:
    """Return the rows the page shows, for a spreadsheet, with the words that hold."""
    return _as_table(_asked(request)[1])


def _as_table(found: list[Listed]) -> Iterator[list]:
    yield [_("Nhóm"), _("Tên"), _("Tiếng"), _("Lời đang dùng"), _("Sửa lúc"), _("Người sửa"), _("Lời")]
    for one in found:
        words = queries.words_of(one.thing, one.version)
        text = "\n".join(words[part.name] for part in one.thing.parts if words[part.name])
        at = f"{localtime(one.version.at):%d/%m/%Y %H:%M}" if one.version else ""
        yield [one.thing.group, one.thing.name, one.thing.language, _state(one), at, one.by, text]


def _state(one: Listed) -> str:
    if one.outdated:
        return _("lời riêng; bản gốc đã đổi")
    return _("lời riêng") if one.own else _("bản gốc")


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, kind: str, code: str, language: str) -> HttpResponse:
    """The words of one thing beside those that ship; POST looks at what was typed (`xem`) or saves it."""
    require(request.actor, "wording.change", None)
    thing = thing_of(kind, code, language)
    version = queries.current(thing)
    held = queries.words_of(thing, version)
    initial = held | {"seen": version.number if version else 0, "compared": bool(version and version.compared)}
    form = WordsForm(request.POST if request.method == "POST" else None, thing=thing, initial=initial)
    if form.is_bound and form.is_valid() and "xem" not in request.POST and _saved(request, form):
        messages.success(request, _("Đã lưu lời. Tin và văn bản viết từ nay dùng lời này."))
        return redirect("wording:one", kind, code, language)
    looked = form.texts() if form.is_bound and not form.errors else held
    shown = {"thing": thing, "form": form, "version": version, "looking": "xem" in request.POST and not form.errors}
    shown |= {"preview": kind_of(kind).preview(thing, looked), "steps": queries.history(thing)}
    shown |= {"outdated": _outdated(thing, version), "draws": thing.draws}
    return render(request, "wording/one.html", shown, status=422 if form.errors else 200)


def _outdated(thing: Worded, version) -> list:
    """Return what an upgrade changed in the words that ship since the office wrote its own."""
    return queries.differing(thing, version.shipped, thing.shipped) if queries.is_outdated(thing, version) else []


def _saved(request: HttpRequest, form: WordsForm) -> bool:
    more = {"compared": form.cleaned_data.get("compared", False), "seen": form.cleaned_data["seen"]}
    try:
        actions.change(thing=form.thing, texts=form.texts(), actor=request.actor, at=clock.now(), **more)
    except (Invalid, NotAllowedNow, Stale) as trouble:
        form.add_error(trouble.field if trouble.field in form.fields else None, trouble.sentence)
        if isinstance(trouble, Stale):
            form.has_seen(queries.current(form.thing))
        return False
    return True


@login_required
@never_cache
@require_POST
def drawn(request: HttpRequest, kind: str, code: str, language: str) -> HttpResponse:
    """Give what was typed as a file with invented values; nothing is saved."""
    require(request.actor, "wording.change", None)
    thing = thing_of(kind, code, language)
    form = WordsForm(request.POST, thing=thing)
    return kind_of(kind).file(thing, form.texts()) if form.is_valid() else one(request, kind, code, language)


@login_required
@never_cache
@require_POST
def back(request: HttpRequest, kind: str, code: str, language: str) -> HttpResponse:
    """Let a former version hold again, or the words that ship."""
    require(request.actor, "wording.change", None)
    thing, form = thing_of(kind, code, language), BackForm(request.POST)
    if not form.is_valid():
        raise NotFound(_("Không tìm thấy, hoặc bà con không được xem."))
    try:
        actions.go_back(thing=thing, actor=request.actor, at=clock.now(), **form.cleaned_data)
        messages.success(request, _("Đã trở lại bản anh/chị chọn. Bản vừa rồi vẫn còn trong lịch sử."))
    except (Invalid, NotAllowedNow, Stale) as trouble:
        messages.error(request, trouble.sentence)
    return redirect("wording:one", kind, code, language)
