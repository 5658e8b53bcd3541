"""What every page knows: the installation, the menu of the public side, and the rail of the desk."""

import structlog
from django.conf import settings
from django.core.cache import caches
from django.db import DatabaseError
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from thongsuot.cases.queries.counts import desk_counts
from thongsuot.changes.queries.unplaced import is_any, placeable_by
from thongsuot.core.clock import today
from thongsuot.denunciations.queries.rail import waiting_for
from thongsuot.duties.queries import rail_count
from thongsuot.notices.queries import unread_count
from thongsuot.units.models import Unit
from thongsuot.units.queries import installation
from thongsuot.web.type_size import size_of

log = structlog.get_logger(__name__)
UNPLACED, LOOK_AGAIN = "web.unplaced", 60  # seconds in which the rail does not look whether anything waits
UNREACHED, ASK_AGAIN = "web.sealed_unreached", 30  # seconds in which no page waits for it once more
PUBLIC_NAV = (
    ("/gui", lambda: _("Gửi")),
    ("/tra-cuu", lambda: _("Tra cứu")),
    ("/vu-viec/", lambda: _("Vụ việc công khai")),
    ("/cam-ket/", lambda: _("Lời hứa")),
    ("/doi-thoai/", lambda: _("Đối thoại")),
    ("/lich-tiep-dan/", lambda: _("Lịch tiếp dân")),
    ("/so-lieu/", lambda: _("Số liệu")),
    ("/tinh-thoi-han/", lambda: _("Tính thời hạn")),
)
# url, icon, label, roles that see it (empty: every officer)
DESK_NAV = (
    ("/ban-lam-viec/", "list", lambda: _("Việc tôi phải làm"), ()),
    ("/ban-lam-viec/tiep-nhan/", "inbox", lambda: _("Tiếp nhận"), ("receptionist", "head")),
    ("/ban-lam-viec/vu-viec/", "file", lambda: _("Vụ việc"), ()),
    ("/ban-lam-viec/cam-ket/", "clock", lambda: _("Lời hứa"), ()),
    ("/ban-lam-viec/doi-thoai/", "people", lambda: _("Đối thoại với dân"), ()),
    ("/ban-lam-viec/hoi-nghi/", "people", lambda: _("Hội nghị"), ()),
    ("/ban-lam-viec/tiep-cong-dan/", "people", lambda: _("Tiếp công dân"), ("receptionist", "handler", "head")),
    ("/ban-lam-viec/tim/", "find", lambda: _("Tìm"), ()),
    ("/ban-lam-viec/duyet/", "done", lambda: _("Duyệt và công khai"), ("head", "publisher")),
    ("/ban-lam-viec/van-ban-chi-dao/", "book", lambda: _("Văn bản chỉ đạo"), ("handler", "head", "supervisor")),
    ("/ban-lam-viec/nhiem-vu/", "done", lambda: _("Nhiệm vụ"), ("handler", "head", "supervisor")),
    ("/ban-lam-viec/toan-don-vi/", "people", lambda: _("Toàn đơn vị"), ("head", "supervisor", "auditor")),
    ("/ban-lam-viec/thong-bao/", "info", lambda: _("Thông báo"), ()),
    ("/ban-lam-viec/thu-in/", "print", lambda: _("Thư cần in"), ("receptionist", "handler", "publisher")),
    ("/ban-lam-viec/so-van-ban/", "write", lambda: _("Sổ văn bản"), ("receptionist", "handler", "head", "auditor")),
    ("/ban-lam-viec/du-lieu-ca-nhan/", "lock", lambda: _("Dữ liệu cá nhân"), ("head", "administrator")),
    ("/ban-lam-viec/quan-tri/", "grid", lambda: _("Quản trị"), ("administrator",)),
)
# After G on the keyboard: the letter of a page of the rail.
GO = {
    "/ban-lam-viec/": "v",
    "/ban-lam-viec/tiep-nhan/": "t",
    "/ban-lam-viec/vu-viec/": "u",
    "/ban-lam-viec/tim/": "m",
    "/ban-lam-viec/duyet/": "d",
    "/ban-lam-viec/toan-don-vi/": "o",
    "/ban-lam-viec/thong-bao/": "b",
    "/ban-lam-viec/thu-in/": "i",
    "/ban-lam-viec/so-van-ban/": "s",
    "/ban-lam-viec/quan-tri/": "q",
}

SEALED = "/ban-lam-viec/to-cao/"


def _is_current(request, url: str) -> bool:
    return request.path == url if url in ("/ban-lam-viec/",) else request.path.startswith(url)


def _site(request) -> dict:
    place = installation()
    english = getattr(request, "LANGUAGE_CODE", "vi") == "en"
    return {
        "name": place.name_en if english else place.name_vi,
        "phone": place.phone,
        "phone_digits": "".join(character for character in place.phone if character.isdigit()),
        "hours": place.hours,
        "nav": [
            {"url": url, "label": label(), "lang": _tongue(label), "current": _is_current(request, url)}
            for url, label in PUBLIC_NAV
        ],
    }


def _tongue(label) -> str:
    """Return "vi" for a word that a partial language left as it is, else nothing: the word is in the page's own."""
    if get_language() in settings.WHOLE_LANGUAGES:
        return ""
    said = label()
    with override(settings.LANGUAGE_CODE):
        return settings.LANGUAGE_CODE if label() == said else ""


def _desk(request) -> dict:
    actor = request.actor
    roles = {post.role for post in actor.posts if post.acting}
    unit = Unit.objects.filter(pk__in=actor.seats).order_by("sort_key").first()
    counts = {"/ban-lam-viec/": rail_count(actor, on=today()), "/ban-lam-viec/thong-bao/": unread_count(actor)}
    counts |= desk_counts(actor)
    nav = [
        {
            "url": url,
            "icon": icon,
            "label": label(),
            "current": _is_current(request, url),
            "count": counts.get(url),
            "go": GO.get(url, ""),
        }
        for url, icon, label, wanted in DESK_NAV
        if not wanted or roles & set(wanted)
    ]
    return {"unit_name": unit.name if unit else "", "nav": nav + _unplaced(request) + _sealed(request)}


def _waiting(actor) -> int | None:
    """Return what waits in the sealed room, None where its connection does not answer: the rest of the desk goes on."""
    kept = caches["here"]
    if kept.get(UNREACHED):
        return None
    try:
        return waiting_for(actor)
    except DatabaseError as trouble:
        kept.set(UNREACHED, True, ASK_AGAIN)
        log.error("sealed connection does not answer", trouble=type(trouble).__name__)
        return None


def _sealed(request) -> list[dict]:
    """Return the way into the sealed room, for who holds a key of it alone."""
    waiting = _waiting(request.actor)
    if waiting is None:
        return []
    current = _is_current(request, SEALED)
    return [{"url": SEALED, "icon": "lock", "label": _("Đơn tố cáo"), "current": current, "count": waiting}]


def _unplaced(request) -> list[dict]:
    """Return the way to what a split unit left, for who may place some of it; nobody looks while there is none."""
    any_left = caches["here"].get_or_set(UNPLACED, is_any, LOOK_AGAIN)
    waiting = placeable_by(request.actor).count() if any_left else 0
    url = reverse("changes:place_queue")
    here = {"url": url, "icon": "inbox", "label": _("Việc chờ phân"), "current": _is_current(request, url)}
    return [here | {"count": waiting}] if waiting else []


def site(request) -> dict:
    """Return the context of every page; each part is worked out only where a template uses it."""
    return {
        "here": SimpleLazyObject(lambda: _site(request)),
        "desk": SimpleLazyObject(lambda: _desk(request)),
        "home_url": reverse("web:home"),
        "type_size": size_of(request),
    }
