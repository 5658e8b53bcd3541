"""What `thongsuot doctor` asks of the offices: is their tree of units sound, and what have they not set up yet."""

from collections.abc import Iterable

from django.db import connection
from django.utils import translation

from thongsuot.config.demo import kept
from thongsuot.config.findings import Finding
from thongsuot.config.words import _, terminal_language
from thongsuot.core.clock import now, today

SHOWN = 3
TREE, TO_SET_UP = "/ban-lam-viec/quan-tri/cay/", "/ban-lam-viec/quan-tri/can-thiet-lap/"


def unit_tree() -> Finding:
    """Whether something in the tree lets a matter lie where nobody sees it; what is only better so is advice."""
    from thongsuot.offices.queries import tree  # noqa: PLC0415  after Django's set-up
    from thongsuot.offices.rules.tree import GRAVE  # noqa: PLC0415
    from thongsuot.offices.words import TITLES  # noqa: PLC0415

    if not _is_set_up():
        return Finding("unit-tree", True, _("chưa dựng đơn vị nào"))
    with translation.override(terminal_language()):
        counted = tree.counts(tree.findings(None, today()))
        said = [f"{TITLES[kind]}: {number}" for kind, number in counted.items()]
    what = "; ".join(said) or _("không có gì lạ")
    remedy = _("Hãy mở trang {page}.").format(page=TREE) if counted else ""
    return Finding("unit-tree", not set(counted) & set(GRAVE), what, remedy)


def to_set_up() -> Finding:
    """What the offices have not set up yet, first things first; a demonstration need not be set up further."""
    from thongsuot.offices.items import title  # noqa: PLC0415  after Django's set-up
    from thongsuot.offices.queries.setting_up import to_set_up as items  # noqa: PLC0415

    if not _is_set_up():
        return Finding("to-set-up", True, _("chưa dựng đơn vị nào"))
    with translation.override(terminal_language()):
        left = [item for item in items(None, now()) if not item.done]
        names = _first([title(item) for item in sorted(left, key=lambda item: not item.needed)])
    if not left:
        return Finding("to-set-up", True, _("đã thiết lập đủ"))
    well = kept.path().exists() or not any(item.needed for item in left)
    what = _("còn {count} việc: {names}").format(count=len(left), names=names)
    return Finding("to-set-up", well, what, _("Hãy mở trang {page}.").format(page=TO_SET_UP))


def _first(names: Iterable[str]) -> str:
    names = list(names)
    more = _("; và {count} việc nữa").format(count=len(names) - SHOWN) if len(names) > SHOWN else ""
    return "; ".join(names[:SHOWN]) + more


def _is_set_up() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT 1 FROM units_installation WHERE root_unit_id IS NOT NULL)")
        return cursor.fetchone()[0]
