"""Old and new values beside the entry of an act of administration, for the page that tells who changed what."""

from datetime import date

from thongsuot.ledger.models import Entry
from thongsuot.units.models import Alteration


def keep_values(entry: Entry, *, before: dict | None = None, after: dict) -> None:
    """Keep what differs between `before` and `after`, by field; call within the act, after its entry.

    Only what the page of administration itself shows: of a secret, that it changed (True), never the secret.
    """
    was = {name: _plain(value) for name, value in (before or {}).items()}
    now = {name: _plain(value) for name, value in after.items()}
    names = [*now, *(name for name in was if name not in now)]
    lines = [[name, was.get(name), now.get(name)] for name in names if was.get(name) != now.get(name)]
    if lines:
        Alteration.objects.create(entry=entry, lines=lines)


def _plain(value):
    """Return a value as JSON has it; what is empty is None."""
    if value is None or isinstance(value, bool):
        return value
    return (value.isoformat() if isinstance(value, date) else str(value)) or None
