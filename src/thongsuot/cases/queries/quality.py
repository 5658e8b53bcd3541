"""How good the suggestions are: versions and what was measured of them; how often officers took which suggestion.

Counted by topic or kind alone: never by officer, unit or person.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta

from django.db.models import Count as Counted
from django.db.models import F, Q
from django.db.models.fields.json import KeyTextTransform as Text

from thongsuot.cases.models import Act, SuggestionModel
from thongsuot.cases.queries.learned import in_use
from thongsuot.language.learning import measured_of_shipped
from thongsuot.language.quality import Count, Quality

NAMES = ("topic", "kind")
SINCE = timedelta(days=90)
WEAK, FEWEST = 0.6, 5  # a label of at least five texts of which fewer are right at once is told as uncertain


@dataclass
class Taken:
    """Of `number` decisions for one label, how many took the first, second or third suggestion, or `other`."""

    label: str
    number: int = 0
    first: int = 0
    second: int = 0
    third: int = 0
    other: int = 0


@dataclass(frozen=True)
class Version:
    """A model that was made; `held`: it guesses now; `back`: it can be put back. `report`, `decided`: (new, before)."""

    model: SuggestionModel
    held: bool
    back: bool
    report: tuple[Quality, Quality]
    decided: tuple[Quality, Quality]


@dataclass(frozen=True)
class Page:
    """All that the page says of one model. `held`: None while the one that ships guesses."""

    name: str
    held: SuggestionModel | None
    versions: list[Version]
    quality: Quality
    labels: list[tuple[str, Count]] = field(default_factory=list)
    weak: list[str] = field(default_factory=list)
    taken: list[Taken] = field(default_factory=list)

    @property
    def sum(self) -> Taken:
        """Return all decisions together."""
        return _summed(self.taken)


def as_json(quality: Quality) -> dict:
    """Return what was measured, as it is kept."""
    return asdict(quality)


def page_of(name: str, today: date, *, counts: bool) -> Page:
    """Return what can be said of the suggestions of `name`, topic or kind; `counts`: also which ones officers took."""
    use = in_use(name)
    held = use.model if use else None
    rows = SuggestionModel.objects.filter(name=name).select_related("file").order_by("-number")[:20]
    versions = [_version(row, held) for row in rows]
    quality = quality_of(held, "report") if held else measured_of_shipped(name)
    labels = sorted(quality.by_label.items())
    weak = [label for label, count in labels if count.number >= FEWEST and count.first / count.number < WEAK]
    return Page(name, held, versions, quality, labels, weak, told(taken(name, today - SINCE)) if counts else [])


def told(rows: list[Taken]) -> list[Taken]:
    """Return the counts as they may be told: labels of fewer than five decisions together, without their names.

    Of a rare label a few decisions would say which matter it was. Where even all of them are fewer than five, the
    smallest of the others goes along.
    """
    rows = sorted(rows, key=lambda each: (-each.number, each.label))
    large = [each for each in rows if each.number >= FEWEST]
    small = [each for each in rows if each.number < FEWEST]
    if sum(each.number for each in small) in range(1, FEWEST) and large:
        small.append(large.pop())
    return [*large, _summed(small)] if small else large


def _summed(rows: Iterable[Taken]) -> Taken:
    whole = Taken("")
    for each in rows:
        for name in ("number", "first", "second", "third", "other"):
            setattr(whole, name, getattr(whole, name) + getattr(each, name))
    return whole


def _version(row: SuggestionModel, held: SuggestionModel | None) -> Version:
    pairs = [(quality_of(row, what), quality_of(row, what, "before")) for what in ("report", "decided")]
    return Version(row, row == held, row != held and hasattr(row, "file"), *pairs)


def quality_of(row: SuggestionModel, what: str, which: str = "new") -> Quality:
    """Return what was measured of a model: `what`, report or decided; `which`, new or before."""
    kept = row.quality[what][which]
    by_label = {label: Count(**count) for label, count in kept["by_label"].items()}
    return Quality(kept["number"], kept["first"], kept["three"], by_label)


def taken(name: str, since: date) -> list[Taken]:
    """Return for each label that officers decided on since a day how often which suggestion was it."""
    guessed = Text(name, "details__suggested")
    acts = Act.objects.filter(verb="screen", on__gte=since, case__practice=False, details__has_key="suggested")
    rows = acts.annotate(label=Text(name, "details"), one=Text("0", guessed), two=Text("1", guessed),
                         three=Text("2", guessed))  # fmt: skip
    counts = rows.values("label").annotate(
        number=Counted("pk"),
        first=Counted("pk", filter=Q(label=F("one"))),
        second=Counted("pk", filter=Q(label=F("two"))),
        third=Counted("pk", filter=Q(label=F("three"))),
    )
    found = [Taken(**row, other=row["number"] - row["first"] - row["second"] - row["third"]) for row in counts]
    return sorted(found, key=lambda each: (-each.number, each.label))
