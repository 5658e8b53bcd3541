"""The one verb on places: load the committed tables of provinces, districts and communes, present and former."""

from datetime import date, datetime

from django.db import transaction

from thongsuot.core.access import require
from thongsuot.core.actors import Actor
from thongsuot.language.places import tables
from thongsuot.ledger import actions as ledger
from thongsuot.units import rules
from thongsuot.units.actions.installation import SUBJECT
from thongsuot.units.models import Place, PlaceSuccession

BATCH = 2000


@transaction.atomic
def load_places(*, actor: Actor, at: datetime) -> int:
    """Load what of the tables is not there yet and return how many places came; a second run changes nothing.

    A place is known again by its level, code and first day. Raises: Refused (units.set_up).
    """
    require(actor, "units.set_up", None)
    rows = tables.places()
    known = {(level, code, since): pk for pk, level, code, since in _loaded()}
    if all(_key(row) in known for row in rows):
        return 0
    new = _new_places(rows, known)
    Place.objects.bulk_create(new, batch_size=BATCH)
    ids = {row["id"]: known[_key(row)] for row in rows}
    _link(ids)
    act = {"places": len(new), "package": tables.manifest()["package"]}
    ledger.record(actor=actor, verb="units.load_places", subject=SUBJECT, act=act, at=at)
    return len(new)


def _loaded():
    return Place.objects.exclude(level="hamlet").values_list("pk", "level", "code", "valid_from")


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _key(row: dict) -> tuple:
    return row["level"], row["code"], _day(row["valid_from"])


def _new_places(rows: list[dict], known: dict) -> list[Place]:
    """Return the missing places, parents before children, and add their ids to `known`."""
    by_file_id = {row["id"]: row for row in rows}
    new = []
    for row in sorted(rows, key=lambda row: ("province", "district", "commune").index(row["level"])):
        if _key(row) in known:
            continue
        above = _line(row, by_file_id)
        place = Place(
            level=row["level"],
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent_id=known[_key(above[0])] if above else None,
            valid_from=_day(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            search_key=rules.search_text(
                row["name"], row["kind"], *(f"{up['kind']} {up['name']}" for up in above), limit=200
            ),
            sort_key=rules.order_bytes(row["name"]),
        )
        known[_key(row)] = place.pk
        new.append(place)
    return new


def _line(row: dict, by_file_id: dict) -> list[dict]:
    line = []
    while row["parent"]:
        row = by_file_id[row["parent"]]
        line.append(row)
    return line


def _link(ids: dict) -> None:
    on = tables.manifest()["reform"]
    links = [
        PlaceSuccession(
            former_id=ids[row["former"]], successor_id=ids[row["successor"]], on=on, whole=row["whole"] == "1"
        )
        for row in tables.successions()
    ]
    PlaceSuccession.objects.bulk_create(links, batch_size=BATCH, ignore_conflicts=True)
