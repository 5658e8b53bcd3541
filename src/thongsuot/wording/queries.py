"""Reading the office's own words: those that hold, now or at an instant; every version of one thing, by whom."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from thongsuot.people.models import Officer
from thongsuot.wording.kinds import Worded, things
from thongsuot.wording.models import Wording
from thongsuot.wording.rules import Row, beside

Versions = dict[tuple[str, str], list[Wording]]


def versions(kind: str, codes: Collection[str] | None = None) -> Versions:
    """Return the versions of a kind by (code, language), oldest first: one statement for any number of things."""
    rows = Wording.objects.filter(kind=kind, **({} if codes is None else {"code__in": codes}))
    found: Versions = defaultdict(list)
    for row in rows.order_by("code", "language", "number"):
        found[row.code, row.language].append(row)
    return found


def holding(found: Iterable[Wording], at: datetime | None = None) -> Wording | None:
    """Return the version that held at an instant, now where none is given; None before the first."""
    return next((one for one in reversed(list(found)) if at is None or one.at <= at), None)


def current(thing: Worded) -> Wording | None:
    """Return the version that holds of one thing; None while its words were never changed."""
    rows = Wording.objects.filter(kind=thing.kind, code=thing.code, language=thing.language)
    return rows.order_by("-number").first()


def words_of(thing: Worded, version: Wording | None) -> dict[str, str]:
    """Return the words of a version, those that ship where it has none."""
    return thing.shipped | (version.texts if version else {})


def is_outdated(thing: Worded, version: Wording | None) -> bool:
    """Return whether the words that ship were changed by an upgrade after the office wrote its own."""
    return bool(version and version.texts) and version.shipped != thing.shipped


def own_words() -> int:
    """Return of how many things the office's own words hold."""
    rows = Wording.objects.order_by("kind", "code", "language", "-number").distinct("kind", "code", "language")
    return sum(bool(texts) for texts in rows.values_list("texts", flat=True))


@dataclass(frozen=True)
class Listed:
    """One thing in the list: the version that holds (None: never changed), who wrote it, what there is to notice."""

    thing: Worded
    version: Wording | None
    by: str

    @property
    def own(self) -> bool:
        return bool(self.version and self.version.texts)

    @property
    def outdated(self) -> bool:
        return is_outdated(self.thing, self.version)


def listed(of: list[Worded]) -> list[Listed]:
    """Return things with what was changed, when and by whom: two statements a kind."""
    kinds = {thing.kind for thing in of}
    found = {kind: versions(kind) for kind in kinds}
    last = [(thing, holding(found[thing.kind].get(thing.key, ()))) for thing in of]
    names = names_of(version for _thing, version in last if version)
    return [Listed(thing, version, names.get(version.pk, "") if version else "") for thing, version in last]


def names_of(found: Iterable[Wording]) -> dict:
    """Return who wrote each of these versions, by the version's id."""
    rows = {row.pk: row.entry_id for row in found}
    by = dict(Wording.objects.filter(pk__in=rows).values_list("pk", "entry__actor_ref"))
    ids = {ref.partition(":")[2] for ref in by.values() if ref.startswith("officer:")}
    names = {f"officer:{pk}": name for pk, name in Officer.objects.filter(pk__in=ids).values_list("pk", "full_name")}
    return {pk: names.get(ref, "") for pk, ref in by.items()}


def outdated_words() -> int:
    """Return how many own words there are whose shipped ones an upgrade has changed since."""
    return sum(one.outdated for one in listed(things()))


@dataclass(frozen=True)
class Step:
    """One version beside the one before it: for each part that changed its label and its lines."""

    version: Wording
    by: str
    parts: list[tuple[str, list[Row]]]
    last: bool

    @property
    def before(self) -> int:
        """The number of the version before; 0: the words that ship."""
        return self.version.number - 1


def history(thing: Worded) -> list[Step]:
    """Return every version of a thing, newest first, each beside the words that held before it."""
    found = list(Wording.objects.filter(kind=thing.kind, code=thing.code, language=thing.language).order_by("number"))
    by, steps, before = names_of(found), [], found[0].shipped if found else {}
    for version in found:
        now = version.shipped | version.texts
        steps.append(Step(version, by[version.pk], differing(thing, before, now), version is found[-1]))
        before = now
    return steps[::-1]


def differing(thing: Worded, before: dict, after: dict) -> list[tuple[str, list[Row]]]:
    """Return the parts of a thing that differ, each with its lines beside each other."""
    parts = [part for part in thing.parts if before.get(part.name, "") != after.get(part.name, "")]
    return [(part.label, beside(before.get(part.name, ""), after.get(part.name, ""))) for part in parts]
