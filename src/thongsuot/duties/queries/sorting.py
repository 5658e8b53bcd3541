"""What an officer owes by one of the usual columns instead of by lateness: any page by its number."""

from django.db.models import Case, F, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce

from thongsuot.duties.models import Duty
from thongsuot.duties.rules import TASKS
from thongsuot.language.ordering import sort_key
from thongsuot.ledger.planning import planned_anew

# Name in addresses: what it sorts by. A duty without due day comes last, whichever way.
COLUMNS = {
    "han": Coalesce("due_on", "until_on"),
    "loai": Case(
        *(When(task=task, then=Value(sort_key(names[0]))) for task, names in TASKS.items()),
        default=F("task"),
        output_field=TextField(),
    ),
    "don-vi": F("holder_unit__sort_key"),
    "mo": F("opened_at"),
}
SORTS = (*COLUMNS, *(f"-{name}" for name in COLUMNS))


def in_order(duties: QuerySet[Duty], sort: str) -> QuerySet[Duty]:
    """Return `duties` by a column of SORTS; what is alike lies as it was opened."""
    back, by = sort.startswith("-"), COLUMNS[sort.lstrip("-")]
    way = (by.desc if back else by.asc)(nulls_last=True)
    return duties.order_by(way, "-pk" if back else "pk")


class Sorted:
    """The duties in order as a paginator asks for them: counted once, a page gathered by its keys and then joined."""

    def __init__(self, duties: QuerySet[Duty], sort: str):
        self.duties, self.sort = duties, sort

    @planned_anew()
    def count(self) -> int:
        return self.duties.order_by().count()

    @planned_anew()
    def __getitem__(self, cut: slice) -> list[Duty]:
        ids = list(in_order(self.duties, self.sort).values_list("pk", flat=True)[cut])
        known = Duty.objects.select_related("holder_unit", "holder_officer").in_bulk(ids)
        return [known[pk] for pk in ids]
