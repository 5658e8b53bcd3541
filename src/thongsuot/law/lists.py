"""The closed lists that ship: TOML in `law/data/lists/`, read and checked once; no Django, no database."""

from datetime import date
from functools import lru_cache
from types import MappingProxyType

from thongsuot.law.rules.errors import gettext_noop
from thongsuot.law.rules.lists import ClosedList, Item, ListUnknown
from thongsuot.law.rules.terms import Source
from thongsuot.law.shipped import documents

_OF_LIST = ("code", "title", "title_en", "item")


@lru_cache(maxsize=1)
def lists() -> MappingProxyType[str, ClosedList]:
    """Return every list by its code. Raises ValueError, naming list and row, where the data are inconsistent."""
    found: dict[str, ClosedList] = {}
    for _, book in documents("lists"):
        for rows in book["list"]:
            if rows["code"] in found:
                raise ValueError(f"{rows['code']}: a list is named twice")
            found[rows["code"]] = _list(rows, book["instruments"])
    return MappingProxyType(found)


def list_of(code: str, on: date, known_on: date | None = None) -> tuple[Item, ...]:
    """Return the rows of the list `code` in force on `on`, in the order of the law; empty: not law on that day.

    `on` is the day of the event that decides the regime (receipt, acceptance, the session…); `known_on`: only what was
    known on that day. Raises: ListUnknown.
    """
    if code not in lists():
        raise ListUnknown(gettext_noop('Không có danh mục mã "%(code)s".'), field="list", code=code[:80])
    return lists()[code].on(on, known_on)


def item_of(code: str, item: str, on: date) -> Item:
    """Return the row `item` of the list `code` in force on `on`. Raises: ListUnknown, naming list, row and day."""
    for row in list_of(code, on):
        if row.code == item:
            return row
    sentence = gettext_noop('Danh mục %(code)s không có mục "%(item)s" vào ngày %(on)s. Chọn một mục trong danh mục.')
    raise ListUnknown(sentence, field="item", code=code, item=item[:80], on=on.isoformat())


def _list(rows: dict, instruments: dict) -> ClosedList:
    """Read one list; what stands on the list holds for each of its items that does not say otherwise."""
    shared = {name: value for name, value in rows.items() if name not in _OF_LIST}
    items = tuple(_item(shared | row, instruments, rows["code"]) for row in rows["item"])
    return ClosedList(rows["code"], rows["title"], rows["title_en"], items)


def _item(row: dict, instruments: dict, where: str) -> Item:
    try:
        instrument = instruments[row.pop("instrument")]
        source = Source(instrument=instrument["name"], instrument_en=instrument["name_en"], **_article(row))
        row["values"] = MappingProxyType(row.get("values", {}))
        row.setdefault("known_since", row["in_force_from"])
        return Item(source=source, **row)
    except (KeyError, TypeError, ValueError) as wrong:
        raise ValueError(f"{where}: {row.get('code')}: {wrong}") from wrong


def _article(row: dict) -> dict[str, str]:
    """Return the article with its clause and point, as each language writes it."""
    article, article_en = row.pop("article"), row.pop("article_en")
    clause, point = row.pop("clause", None), row.pop("point", None)
    if clause:
        article, article_en = f"{article} khoản {clause}", f"{article_en}, clause {clause}"
    if point:
        article, article_en = f"{article} điểm {point}", f"{article_en}, point {point}"
    return {"article": article, "article_en": article_en}
